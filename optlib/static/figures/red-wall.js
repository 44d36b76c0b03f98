// Cien cifras que la red no ha visto, encendidas las que lee.
import { html, put, say } from "../dom.js";
import { range } from "../lists.js";

export const TILE = 10; // de una imagen de 8 × 8, con su margen
const DIM = 0.13;
export const COUNT = 100;
// Un signo de interrogación.
const UNKNOWN = [..."0000000000111000010001000000010000001000000100000000000000010000"].map(Number);

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
    this.count = html("p", { class: "red-count" });
    this.wait();
    const title = html("p", { class: "red-title" }, "Cien cifras que no ha visto; resaltadas, las que lee");
    this.node = html("div", {}, title, this.canvas, this.count);
  }

  // Hasta que llegan las imágenes, sus sitios, que no se sabe qué tienen.
  wait() {
    const pen = this.canvas.getContext("2d");
    for (const k of range(COUNT)) ink(pen, UNKNOWN, (k % 10) * TILE + 1, Math.floor(k / 10) * TILE + 1, "gray", 0.4);
  }

  // Las imágenes, y cuáles lee; beside es lo que se dice de la que va al lado.
  show({ X }, read, beside) {
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
  }
}
