// Lo que la red ve, en grande: cada casilla pasa de papel a tinta, o al revés, con un toque o con las flechas y espacio.
import { percent } from "../numbers.js";
import { ink } from "./red-wall.js";

const ACROSS = 8;
const MOVES = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -ACROSS, ArrowDown: ACROSS };
const [MIDDLE, COUNT] = [27, 64];
const corner = (k) => [k % ACROSS, Math.floor(k / ACROSS)];

export class Grid {
  place = null; // la casilla a la que se ha llegado con las flechas

  constructor(cells) {
    this.first = cells;
    this.cells = [...cells];
  }

  // Otra vez, y vuelve a lo que era.
  flip(k) {
    const { cells, first } = this;
    cells[k] = cells[k] === first[k] ? Number(first[k] < 0.5) : first[k];
  }

  // Si la tecla es suya.
  key(key) {
    const { place } = this;
    if (MOVES[key]) this.place = place === null ? MIDDLE : (place + MOVES[key] + COUNT) % COUNT;
    else if (key === " " && place !== null) this.flip(place);
    else return false;
    return true;
  }

  // Dónde se está, si se ha llegado con las flechas, y de qué color es.
  get here() {
    if (this.place === null) return "";
    const [x, y] = corner(this.place);
    return `Fila ${y + 1}, columna ${x + 1}: ${this.cells[this.place] < 0.5 ? "papel" : "tinta"}. `;
  }

  // Lo que se dice de ella, con lo que dice la red y lo que decía.
  words({ digit, part }, before) {
    const many = this.cells.filter((value, k) => value !== this.first[k]).length;
    const now = `dice ${digit}, con un ${percent(part)}`;
    if (!many) return `${this.here}Cambia una casilla: a veces basta una. Ahora ${now}`;
    const cells = many > 1 ? `${many} casillas` : "una casilla";
    if (digit !== before.digit) return `${this.here}La engañas con ${cells}: ${now}, y decía ${before.digit}`;
    return `${this.here}Con ${cells} de otro color aún ${now}`;
  }

  // Cada casilla mide una unidad.
  draw(pen, colour, accent) {
    ink(pen, this.cells, 0, 0, colour);
    Object.assign(pen, { lineWidth: 0.02, strokeStyle: colour, globalAlpha: 0.25 });
    for (let k = 0; k < COUNT; k++) pen.strokeRect(...corner(k), 1, 1);
    Object.assign(pen, { lineWidth: 0.12, strokeStyle: accent, globalAlpha: 1 });
    if (this.place !== null) pen.strokeRect(...corner(this.place), 1, 1);
  }
}
