// Cifras que la red no ha visto, resaltadas las que lee.
import { html, put } from "../dom.js";
import { range } from "../lists.js";

export const TILE = 10; // de una imagen de 8 × 8, con su margen
const DIM = 0.22;
export const COUNT = 100;

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

export class Wall {
  painted = []; // de cada una, si está resaltada

  // Desde la primera de las cien hasta last, sin ella.
  constructor(first = 0, last = COUNT) {
    Object.assign(this, { first, last });
    const size = { width: 10 * TILE, height: (last - first) * (TILE / 10) };
    this.canvas = html("canvas", { class: "red-wall", ...size, role: "img" });
  }

  // Las imágenes, y cuáles lee: se pinta lo que cambia.
  show(X, read) {
    const pen = this.canvas.getContext("2d");
    const { color } = getComputedStyle(this.canvas);
    if (X !== this.X || color !== this.color) this.painted = [];
    Object.assign(this, { X, color });
    for (const k of range(this.last).slice(this.first)) {
      const lit = Boolean(read[k]);
      if (this.painted[k] === lit) continue;
      this.painted[k] = lit;
      const corner = [(k % 10) * TILE + 1, Math.floor((k - this.first) / 10) * TILE + 1];
      pen.clearRect(...corner, TILE, TILE);
      ink(pen, X.subarray(64 * k, 64 * (k + 1)), ...corner, color, lit ? 1 : DIM);
    }
    const [all, many] = [this.last - this.first, read.slice(this.first, this.last).filter(Boolean).length];
    put(this.canvas, "aria-label", `${all} cifras que la red no ha visto: lee ${many}`);
  }
}
