// La película de un entrenamiento: dura lo mismo, tarde lo que tarde.
import { put, say } from "../dom.js";
import { calm } from "./kit.js";

const LASTS = 3; // segundos
const FEW = [0.05, 0.2]; // sin movimiento, las partes que se enseñan, además del principio y del final

// Los pasos que se enseñan: los primeros uno a uno, y cada vez más separados, hasta una parte de todos.
export function marksOf(steps) {
  if (calm()) return [...new Set([0, ...FEW.map((part) => Math.round(part * steps)), steps])];
  const marks = new Set([0]);
  for (let k = 1; k < steps; k += Math.ceil(Math.min(k / 4, steps / 20))) marks.add(k);
  return [...marks.add(steps)];
}

export class Film {
  constructor(fig, button) {
    Object.assign(this, { fig, button });
    this.clear([0]);
  }

  // Lo que se ve.
  get now() {
    return this.frames[this.shown];
  }

  // Otra: lo que había ya no vale.
  clear(marks) {
    Object.assign(this, { frames: [], shown: 0, marks });
    this.stop();
  }

  stop() {
    this.fig.animate(null);
    put(this.fig.summary, "aria-live", "polite");
    say(this.button, "Entrénala");
    this.fig.refresh();
  }

  play() {
    let at = 0;
    put(this.fig.summary, "aria-live", "off");
    say(this.button, "Parar");
    this.fig.animate((seconds) => {
      at += seconds;
      const reached = Math.floor((at / LASTS) * this.marks.length);
      const shown = Math.max(0, Math.min(reached, this.frames.length - 1));
      if (shown !== this.shown) this.fig.refresh();
      this.shown = shown;
      if (this.now?.lost || shown === this.marks.length - 1) this.stop();
    });
  }
}
