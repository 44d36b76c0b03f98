// Lo que lee la red y lo que miran sus neuronas; si otra se entrena con ella, las dos. Una tira de veinte cifras va
// aparte de las demás: en un teléfono se ven encenderse las de las dos.
import { html, say } from "../dom.js";
import { capital } from "../lists.js";
import { Neurons } from "./red-neurons.js";
import { COUNT, Wall } from "./red-wall.js";

const STRIP = 20;

class Side {
  constructor() {
    this.walls = [new Wall(0, STRIP), new Wall(STRIP)];
    this.neurons = new Neurons();
    this.title = html("p", { class: "red-title" });
    this.count = html("p", { class: "red-count" });
    const head = html("div", { class: "red-head" }, this.title, this.count);
    const [strip, rest] = this.walls.map(({ canvas }) => canvas);
    this.node = html("div", { class: "red-side" }, html("div", {}, head, strip), rest, this.neurons.node);
  }

  show(X, { name, right, many, x }) {
    say(this.title, capital(name));
    say(this.count, x ? `${many} de ${COUNT}` : "");
    for (const wall of this.walls) wall.show(X, right);
    if (x) this.neurons.show(x);
  }
}

export class Walls {
  sides = [new Side(), new Side()];

  constructor() {
    this.node = html("div", { class: "red-walls" }, ...this.sides.map(({ node }) => node));
  }

  // Las imágenes y, de cada red, cómo se llama, cuáles lee, cuántas y sus pesos, si se saben.
  show(X, nets) {
    this.node.classList.toggle("red-pair", nets.length > 1);
    for (const [k, side] of this.sides.entries()) {
      side.node.hidden = !nets[k];
      if (nets[k]) side.show(X, nets[k]);
    }
  }
}

// Quién encendió antes noventa cifras: en qué paso la del lector y en cuál la otra, si llegaron.
export function whoFirst(name, mine, other) {
  if (mine === other)
    return mine === undefined
      ? `Ni tu línea ni ${name} encendieron noventa.`
      : `Tu línea y ${name} encendieron noventa en el mismo paso, el ${mine}.`;
  const both = [["tu línea", mine], [name, other]]; // biome-ignore format: dos parejas
  const [[first, k], [second, later]] = both.sort(([, a = 1e9], [, b = 1e9]) => a - b);
  const rest = later === undefined ? "no llegó a noventa" : `las encendió en el ${later}`;
  return `${capital(first)} encendió noventa en el paso ${k}. ${capital(second)} ${rest}.`;
}

export const ALONE = "Cien cifras que no ha visto";

// Las cien imágenes con menos grises, que no esperan a las de verdad.
export async function greyed() {
  const { GREY } = await import("./data/red.js");
  return Float64Array.from(GREY, (letter) => (letter.charCodeAt(0) - 97) / 4);
}

// Hasta que llega reader(), las mismas imágenes con menos grises.
export async function wait(walls, reader) {
  const X = await greyed();
  if (!reader()) walls.show(X, [{ name: ALONE, right: [] }]);
}
