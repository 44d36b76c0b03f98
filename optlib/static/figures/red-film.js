// Entrenar la red a la vista: se calcula a ratos y se enseña en tres segundos, en pasos cada vez más separados.
import { SNAPSHOTS } from "./data/red.js";
import { put, say } from "../dom.js";
import { train } from "../training.js";
import { calm } from "./kit.js";

const LASTS = 3; // segundos
const MOST = 90; // las cifras encendidas que gana quien antes las enciende
const FEW = [0, 5, 19, 95]; // sin movimiento, los pasos que se enseñan, y el último

const marksOf = (steps) => [...(calm() ? FEW : SNAPSHOTS).filter((k) => k < steps), steps];

export class Film {
  run = null;
  frames = [];
  shown = 0;

  // button es el que lo pone en marcha; begin() prepara lo que se entrena, { net, rule, given, steps }, la que se ve y
  // quizá otra al lado; look(net, x) es lo que se apunta de unos pesos: cuántas lee, entre otras cosas.
  constructor(fig, button, begin, look) {
    this.fig = fig;
    this.button = button;
    this.begin = begin;
    this.look = look;
    fig.stop = () => this.forget(); // al reiniciar
    this.forget();
  }

  // Lo entrenado ya no vale: otra regla, otra semilla u otros pasos.
  forget() {
    this.run = null;
    this.stop();
    this.frames = [];
    this.shown = 0;
  }

  stop() {
    this.fig.animate(null);
    put(this.fig.summary, "aria-live", "polite");
    say(this.button, "Entrénala");
  }

  // Lo que hay a la vista: de la que se ve y, si la hay, de la de al lado.
  get now() {
    return this.frames.map((frames) => frames[this.shown]);
  }

  play(lasts = LASTS) {
    const run = {};
    const trained = this.begin();
    this.forget();
    this.run = run;
    const marks = marksOf(trained[0].steps);
    this.frames = trained.map(({ net, rule, given, steps }) => {
      const frames = [];
      let sound; // los últimos pesos que son números
      let lit; // el primer paso en que lee noventa; se busca en todos si hay con quién compararlo
      const visit = (k, x) => {
        if (x.every(Number.isFinite)) sound = x;
        const [marked, races] = [marks.includes(k), lit === undefined && trained.length > 1];
        if (!marked && !races) return;
        const seen = this.look(net, x);
        if (races && seen.many >= MOST) lit = k;
        if (marked) frames.push({ k, x, sound, lit, ...seen });
      };
      train(net, rule, given, steps, visit, () => this.run !== run);
      return frames;
    });
    put(this.fig.summary, "aria-live", "off");
    say(this.button, "Entrenando…");
    this.fig.refresh();
    let at = 0;
    this.fig.animate((seconds) => {
      at += seconds;
      const reached = Math.min(marks.length - 1, Math.floor((at / lasts) * marks.length));
      const shown = Math.max(0, Math.min(reached, ...this.frames.map(({ length }) => length - 1)));
      if (shown === this.shown) return;
      this.shown = shown;
      this.fig.refresh();
      if (this.shown === marks.length - 1) this.stop();
    });
  }
}
