// Lo que miran ocho neuronas de la red: de cada casilla, su peso.
import { html } from "../dom.js";
import { range } from "../lists.js";
import { ink } from "./red-wall.js";

const [MANY, ACROSS, TILE, SCALE] = [8, 4, 10, 0.5]; // SCALE: el peso que ya se pinta entero

export class Neurons {
  constructor(caption) {
    const size = { width: ACROSS * TILE, height: (MANY / ACROSS) * TILE };
    this.canvas = html("canvas", {
      class: "red-neurons",
      ...size,
      role: "img",
      "aria-label": "Los pesos de ocho neuronas",
    });
    this.node = caption ? html("div", {}, html("p", { class: "red-title" }, caption), this.canvas) : this.canvas;
  }

  // x son los pesos de toda la red.
  show(x) {
    const pen = this.canvas.getContext("2d");
    const style = getComputedStyle(this.canvas);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const neuron of range(MANY)) {
      const corner = [(neuron % ACROSS) * TILE + 1, Math.floor(neuron / ACROSS) * TILE + 1];
      const weights = (scale) => range(64).map((pixel) => Math.min(1, x[32 * pixel + neuron] / scale));
      ink(pen, weights(SCALE), ...corner, style.color);
      ink(pen, weights(-SCALE), ...corner, style.outlineColor);
    }
  }
}
