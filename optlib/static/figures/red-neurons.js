// Lo que miran ocho neuronas de la red: lo que pesa a favor en cada casilla, de un color, y lo que pesa en contra, de
// otro. La escala es siempre la misma: dos redes, una al lado de otra, se comparan.
import { html } from "../dom.js";
import { range } from "../lists.js";
import { ink, TILE } from "./red-wall.js";

const [ACROSS, DOWN] = [4, 2];
const HIDDEN = 32; // las que tiene la red
const SCALE = 0.5; // el peso que ya se pinta entero

export class Neurons {
  constructor(caption = "Lo que miran ocho de sus neuronas") {
    const size = { width: ACROSS * TILE, height: DOWN * TILE };
    this.canvas = html("canvas", { class: "red-neurons", ...size, role: "img", "aria-label": caption });
    this.node = html("div", {}, html("p", { class: "red-title", "aria-hidden": "true" }, caption), this.canvas);
  }

  show(x) {
    const pen = this.canvas.getContext("2d");
    const { color, outlineColor } = getComputedStyle(this.canvas);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const neuron of range(ACROSS * DOWN)) {
      const corner = [(neuron % ACROSS) * TILE + 1, Math.floor(neuron / ACROSS) * TILE + 1];
      const weights = (scale) => range(64).map((pixel) => Math.min(1, x[HIDDEN * pixel + neuron] / scale));
      ink(pen, weights(SCALE), ...corner, color);
      ink(pen, weights(-SCALE), ...corner, outlineColor);
    }
  }
}
