// La película de un entrenamiento: dura lo mismo, tarde lo que tarde.
import { put, say } from "../dom.js";
import { calm } from "./kit.js";

const LASTS = 3; // segundos
const STILL = [0, 0.05, 0.2]; // sin movimiento, las partes que se enseñan, y el final

// Los pasos que se enseñan: cada vez más separados, y los primeros uno a uno.
export function marksOf(steps) {
  if (!steps) return [0];
  if (calm()) return [...STILL.map((part) => Math.round(part * steps)), steps];
  const marks = new Set([0, steps]);
  for (let k = 1; k < steps; k = Math.max(k + 1, Math.round(k * 1.25))) marks.add(k);
  return [...marks].sort((a, b) => a - b);
}

export class Film {
  frames = [];
  shown = 0;
  marks = [0];

  constructor(fig, button) {
    Object.assign(this, { fig, button });
  }

  get now() {
    return this.frames[this.shown];
  }

  get playing() {
    return Boolean(this.fig.tick);
  }

  // Otra: lo que había ya no vale.
  clear(marks) {
    Object.assign(this, { frames: [], shown: 0, marks });
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
      const ended = this.frames[shown]?.lost || shown === this.marks.length - 1;
      if (shown !== this.shown || ended) this.fig.refresh();
      this.shown = shown;
      if (ended) this.stop();
    });
  }
}
