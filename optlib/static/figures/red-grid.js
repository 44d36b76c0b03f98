// Lo que la red ve, en grande: cada casilla pasa de papel a tinta, o al revés, con un toque o con las flechas y espacio.
import { ink } from "./red-wall.js";

const ACROSS = 8;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const inside = (value) => Math.min(ACROSS - 1, Math.max(0, value));

export class Grid {
  // place es la casilla a la que se ha llegado con las flechas.
  constructor(cells) {
    Object.assign(this, { first: cells, cells: [...cells], place: null });
  }

  // Otra vez, y vuelve a lo que era.
  flip([x, y]) {
    const k = ACROSS * y + x;
    const first = this.first[k];
    this.cells[k] = this.cells[k] === first ? Number(first < 0.5) : first;
  }

  // Si la tecla es suya.
  key(key) {
    const move = MOVES[key];
    if (move) this.place = this.place?.map((value, axis) => inside(value + move[axis])) ?? [3, 3];
    else if (this.place && [" ", "Enter"].includes(key)) this.flip(this.place);
    else return false;
    return true;
  }

  // Lo que se dice de ella, con lo que dice la red y lo que decía.
  words({ digit, part }, before) {
    const many = this.cells.filter((value, k) => value !== this.first[k]).length;
    const [x, y] = this.place ?? [];
    const tone = this.place && this.cells[ACROSS * y + x] < 0.5 ? "papel" : "tinta";
    const where = this.place ? `Fila ${y + 1}, columna ${x + 1}: ${tone}. ` : "";
    const now = `dice ${digit}, con un ${Math.round(100 * part)}\u00a0%`;
    if (!many) return `${where}Cambia una casilla: a veces basta una. Ahora ${now}`;
    const cells = many > 1 ? `${many} casillas` : "una casilla";
    if (digit !== before.digit) return `${where}La engañas con ${cells}: ${now}, y decía ${before.digit}`;
    return `${where}Con ${cells} de otro color aún ${now}`;
  }

  // Cada casilla mide una unidad.
  draw(pen, colour, accent) {
    ink(pen, this.cells, 0, 0, colour);
    Object.assign(pen, { lineWidth: 0.02, strokeStyle: colour, globalAlpha: 0.4 });
    for (let k = 1; k < ACROSS; k++) {
      pen.strokeRect(k, -1, 0, ACROSS + 2);
      pen.strokeRect(-1, k, ACROSS + 2, 0);
    }
    Object.assign(pen, { lineWidth: 0.12, strokeStyle: accent, globalAlpha: 1 });
    if (this.place) pen.strokeRect(...this.place, 1, 1);
  }
}
