// Donde se dibuja una cifra, lo que la red ve de ella y lo que dice: una barra por cifra.
import { percent } from "../numbers.js";
import { button, html, put, say, uniqueId } from "../dom.js";
import { Grid } from "./red-grid.js";
import { ink } from "./red-wall.js";
import { range } from "../lists.js";

const SIDE = 300; // lo que mide el cuadro, en las unidades de los trazos
const PEN = 22;
const NEAR = 4; // puntos más juntos no se distinguen
const MOST = 1500; // letras de un dibujo, que va en la dirección
const HINT = "M100 90C118 42 202 46 200 100S165 146 140 146C170 146 212 152 212 198S125 268 92 214";

// Un dibujo, en letras: cada trazo, sus números de dos letras. O «i» y cuál de las imágenes de validación es.
const strokes = (text) =>
  text.split("-").map((stroke) => {
    const numbers = (stroke.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 36));
    return range(numbers.length >> 1).map((k) => [numbers[2 * k], numbers[2 * k + 1]]);
  });
const pair = (value) => value.toString(36).padStart(2, "0");
const written = (drawn) => drawn.map((stroke) => stroke.flat().map(pair).join("")).join("-");
// La mitad de los puntos.
const thin = (stroke) => stroke.filter((_, k) => k % 2 === 0 || k === stroke.length - 1);

export function read(text) {
  if (/^i[12]?\d{1,2}$/.test(text)) return { image: Number(text.slice(1)) };
  return { strokes: /^[\da-z-]+$/.test(text) ? strokes(text).filter(({ length }) => length) : [] };
}

export class Pad {
  text = "";
  cells = null;
  image = null;
  now = null; // el trazo que se está haciendo
  grid = null;

  // change(texto) se llama con cada trazo; pick(cifra), al pedir una imagen: con una tecla o, sin cifra, con el botón;
  // touch(), cuando es otro lo que la red ve.
  constructor(change, pick, touch) {
    this.change = change;
    this.pick = pick;
    this.touch = touch;
    const keys = uniqueId();
    this.canvas = html("canvas", {
      ...{ class: "red-canvas", role: "application", tabindex: 0, width: SIDE, height: SIDE },
      "aria-describedby": keys,
      pointerdown: (event) => this.begin(event),
      pointermove: (event) => this.move(event),
      pointerup: (event) => this.end(event),
      pointercancel: (event) => this.end(event),
      keydown: (event) => this.key(event),
    });
    this.small = html("canvas", { class: "red-seen", width: 8, height: 8, "aria-hidden": "true" });
    this.erase = button("Borrar", () => change(""));
    const give = button("Dame una", () => pick());
    const buttons = html("div", { class: "fig-buttons" }, this.erase, give);
    this.does = html("u");
    const fool = () => this.fool();
    const words = html("span", {}, "Así la ve la red. ", this.does);
    this.note = html("button", { type: "button", class: "red-note", click: fool }, this.small, words);
    this.own = html("div", { class: "red-own" }); // la llena red-own.js
    const meter = (digit) => html("meter", { class: "fig-hidden", min: 0, max: 1, value: 0, "aria-label": digit });
    this.bars = range(10).map(meter);
    const row = (bar, digit) => html("li", {}, html("span", { "aria-hidden": "true" }, digit), html("i"), bar);
    const rows = this.bars.map(row);
    const tools = html("div", { class: "red-tools" }, buttons, this.note);
    const told = html("p", { id: keys, class: "red-keys" }, "Las teclas del 0 al 9 traen una cifra.");
    this.board = html("div", { class: "red-board" }, this.canvas, told, tools);
    const said = html("div", { class: "red-said" }, html("ol", { class: "red-bars" }, ...rows), this.own);
    this.node = html("div", { class: "red-pad" }, this.board, said);
  }

  // Lo que la red ve pasa al cuadro, para cambiarlo, o deja de estarlo.
  fool() {
    this.grid = this.grid ? null : new Grid(this.cells);
    this.canvas.focus({ preventScroll: true });
    this.touch();
  }

  // Lo que se ha cambiado de lo que la red ve de ese dibujo, si se ha hecho; de otro, ya no.
  gridOf(text) {
    if (text !== this.text) this.grid = null;
    return this.grid;
  }

  // Una tecla con una cifra trae una imagen suya; Supr borra.
  key(event) {
    const { key } = event;
    if (this.grid?.key(key)) {
      event.preventDefault();
      this.touch();
    } else if (/^\d$/.test(key)) this.pick(Number(key));
    else if (key === "Backspace" || key === "Delete") this.change("");
  }

  at(event) {
    const { left, top, width } = this.canvas.getBoundingClientRect();
    const place = (value) => Math.round(Math.min(SIDE - 1, Math.max(0, (value * SIDE) / width)));
    return [place(event.clientX - left), place(event.clientY - top)];
  }

  begin(event) {
    if (event.button || this.now) return;
    event.preventDefault();
    if (this.grid) {
      const [x, y] = this.at(event).map((value) => Math.floor((value * 8) / SIDE));
      this.grid.flip(8 * y + x);
      return this.touch();
    }
    this.pointer = event.pointerId; // el de otro dedo no dibuja
    this.canvas.setPointerCapture(event.pointerId);
    this.canvas.focus({ preventScroll: true });
    this.now = [this.at(event)];
    this.draw();
  }

  move(event) {
    if (!this.now || event.pointerId !== this.pointer) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) {
      const point = this.at(each);
      const last = this.now.at(-1);
      if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= NEAR) this.now.push(point);
    }
    this.draw();
  }

  end({ pointerId }) {
    if (!this.now || pointerId !== this.pointer) return;
    let drawn = [...(read(this.text).strokes ?? []), this.now];
    for (let k = 0; k < 5 && written(drawn).length > MOST; k++) drawn = drawn.map(thin);
    this.now = null;
    this.change(written(drawn));
  }

  // Pone el dibujo; cells es lo que la red ve de él, o null, y image, si lo que hay es una de sus imágenes.
  show(text, cells, image) {
    this.text = text;
    this.cells = cells;
    this.image = image && cells;
    this.draw();
    this.erase.disabled = !text;
    this.note.classList.toggle("fig-hidden", !cells);
    this.note.disabled = !cells;
    say(this.does, this.grid ? "Déjala" : "Engáñala");
    put(this.canvas, "aria-label", this.grid ? "Lo que ve la red: con las flechas y espacio" : "Dibuja una cifra");
    const pen = this.small.getContext("2d");
    pen.clearRect(0, 0, 8, 8);
    if (cells) ink(pen, cells, 0, 0, getComputedStyle(this.small).color);
  }

  draw() {
    const pen = this.canvas.getContext("2d");
    const { color, outlineColor } = getComputedStyle(this.canvas);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, SIDE, SIDE);
    Object.assign(pen, { lineCap: "round", lineJoin: "round", lineWidth: PEN, strokeStyle: color, globalAlpha: 1 });
    pen.setLineDash([]);
    if (this.image || this.grid) {
      pen.scale(SIDE / 8, SIDE / 8);
      return this.grid ? this.grid.draw(pen, color, outlineColor) : ink(pen, this.image, 0, 0, color);
    }
    const drawn = [...(read(this.text).strokes ?? []), ...(this.now ? [this.now] : [])];
    if (!drawn.length) {
      Object.assign(pen, { lineWidth: 4, globalAlpha: 0.4 });
      pen.setLineDash([2, 10]);
      pen.stroke(new Path2D(HINT));
    }
    for (const [first, ...rest] of drawn) {
      pen.beginPath();
      pen.moveTo(...first);
      for (const point of rest.length ? rest : [first]) pen.lineTo(...point);
      pen.stroke();
    }
  }

  // Lo que dice de cada cifra; null, nada.
  say(probabilities) {
    this.bars.forEach((bar, digit) => {
      const part = probabilities?.[digit] ?? 0;
      put(bar, "value", part.toFixed(3));
      put(bar, "aria-valuetext", percent(part));
      bar.parentNode.style.setProperty("--part", part);
      bar.parentNode.classList.toggle("red-most", part > 0 && part === Math.max(...probabilities));
    });
  }
}
