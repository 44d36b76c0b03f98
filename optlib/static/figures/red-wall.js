// Cien cifras que la red no ha visto, encendidas las que lee, y lo que miran sus neuronas.
import { html, put, say } from "../dom.js";
import { range } from "../lists.js";

export const TILE = 10; // de una imagen de 8 × 8, con su margen
const DIM = 0.13;
export const COUNT = 100;
const NEURONS = 16;
// Un signo de interrogación.
const UNKNOWN = [..."0000000000111000010001000000010000001000000100000000000000010000"].map(Number);
const [SCALE, ACROSS] = [0.5, 4]; // el peso que ya se pinta entero; neuronas por fila

// Pinta 64 casillas, de 0 a 1, con su esquina en (x, y).
export function ink(pen, cells, x, y, colour, strength = 1) {
  pen.fillStyle = colour;
  cells.forEach((value, k) => {
    if (!(value > 0)) return;
    pen.globalAlpha = value * strength;
    pen.fillRect(x + (k % 8), y + Math.floor(k / 8), 1, 1);
  });
  pen.globalAlpha = 1;
}

// Lo pintado lleva los colores del tema: si cambia, se pinta otra vez.
export function themed(repaint) {
  new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
}

const picture = (name, width, height, label) =>
  html("canvas", { class: name, width, height, role: "img", "aria-label": label });

export class Wall {
  constructor() {
    this.canvas = picture("red-wall", 10 * TILE, 10 * TILE, "Cien cifras que la red no ha visto");
    this.neurons = picture("red-neurons", ACROSS * TILE, (NEURONS / ACROSS) * TILE, "Los pesos de 16 de sus neuronas");
    this.count = html("p", { class: "red-count" });
    const part = (title, ...nodes) => html("div", {}, html("p", { class: "red-title" }, title), ...nodes);
    this.wait();
    this.node = html(
      "div",
      { class: "red-walls" },
      part("Cien cifras que no ha visto; resaltadas, las que lee", this.canvas, this.count),
      part("Lo que miran 16 de sus neuronas", this.neurons),
    );
  }

  // Hasta que llegan las imágenes, sus sitios, que no se sabe qué tienen.
  wait() {
    for (const canvas of [this.canvas, this.neurons]) {
      const [pen, across] = [canvas.getContext("2d"), canvas.width / TILE];
      for (const k of range((across * canvas.height) / TILE))
        ink(pen, UNKNOWN, (k % across) * TILE + 1, Math.floor(k / across) * TILE + 1, "gray", 0.4);
    }
  }

  // Las imágenes, y cuáles lee; x son los pesos, y beside, lo que se dice de la que va al lado.
  show({ X }, read, x, beside) {
    const pen = this.canvas.getContext("2d");
    const { color } = getComputedStyle(this.canvas);
    pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
    for (const k of range(COUNT)) {
      const corner = [(k % 10) * TILE + 1, Math.floor(k / 10) * TILE + 1];
      ink(pen, X.subarray(64 * k, 64 * (k + 1)), ...corner, color, read[k] ? 1 : DIM);
    }
    const many = read.filter(Boolean).length;
    put(this.canvas, "aria-label", `Cien cifras que la red no ha visto: lee ${many}`);
    say(this.count, `${many} de ${COUNT}${beside}`);
    this.look(x);
  }

  // De cada neurona, el peso de cada casilla: lo que pesa a favor, de un color, y en contra, de otro.
  look(x) {
    const pen = this.neurons.getContext("2d");
    const style = getComputedStyle(this.neurons);
    pen.clearRect(0, 0, this.neurons.width, this.neurons.height);
    for (const neuron of range(NEURONS)) {
      const corner = [(neuron % ACROSS) * TILE + 1, Math.floor(neuron / ACROSS) * TILE + 1];
      const weights = (scale) => range(64).map((pixel) => Math.min(1, x[32 * pixel + neuron] / scale));
      ink(pen, weights(SCALE), ...corner, style.color);
      ink(pen, weights(-SCALE), ...corner, style.outlineColor);
    }
  }
}
