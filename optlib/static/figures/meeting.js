// La meta de juntarlos a todos en cada mínimo: las letras de los mínimos y a cuál llega cada uno.
import { listed } from "../lists.js";
import { STYLES, VALLEYS } from "../data.js";
import { put, say, svg } from "../dom.js";

const LETTERS = "ABCD";
const NEAR = 0.5; // lo que queda hasta un mínimo al que ya se ha llegado
const FAR = 2; // lo que separa de todos los mínimos una salida que cuenta para juntarlos

// Lo que hay de un punto a cada mínimo.
const distances = ([u, v], minima) => minima.map(([a, b]) => Math.hypot(u - a, v - b));

// A qué mínimo ha llegado un recorrido: su número, -1 si va de camino y NaN si se ha ido.
function arrival({ x, y }, minima) {
  const away = distances([x.at(-1), y.at(-1)], minima);
  const nearest = away.indexOf(Math.min(...away));
  if (!(away[nearest] < 1e3)) return NaN;
  return away[nearest] < NEAR ? nearest : -1;
}

// Lo que hacen uno o varios métodos; que llegan, la segunda vez se entiende: «Adam llega al mínimo C; Momentum, al A».
function tell(who, n, minimum, again) {
  if (Number.isNaN(minimum)) return `${who} se pierde${n} fuera del dibujo`;
  if (minimum < 0) return `${who} sigue${n} de camino`;
  return again ? `${who}, al ${LETTERS[minimum]}` : `${who} llega${n} al mínimo ${LETTERS[minimum]}`;
}

export class Meeting {
  met = new Set(); // los mínimos en los que se han juntado

  constructor(fig, panel) {
    this.fig = fig;
    this.draw = this.letters(panel);
  }

  get minima() {
    return VALLEYS[this.fig.state.problem].minima;
  }

  // La letra de cada mínimo, a su lado, hacia fuera: donde acaban los recorridos no tapa sus marcas. Llena y con su ✓,
  // si se han juntado en él. A su alrededor, desde donde no cuenta.
  letters(panel) {
    const labels = [...LETTERS].map((letter) => {
      const zone = panel.add(svg("ellipse", { class: "fig-near" }));
      const check = svg("text", { class: "fig-note", y: 5 }, "✓");
      const disc = svg("g", {}, svg("circle", { r: 10 }), svg("text", { y: 5 }, letter), check);
      return { node: panel.add(svg("g", { class: "fig-letter" }, disc)), zone, disc, check };
    });
    return () => {
      for (const [i, { node, zone, disc, check }] of labels.entries()) {
        for (const each of [node, zone]) put(each, "display", this.minima[i] ? "inline" : "none");
        if (!this.minima[i]) continue;
        const [x, y] = this.minima[i];
        put(disc, "transform", `translate(${17 * Math.sign(x)} ${-13 * Math.sign(y)})`);
        put(check, "x", 17 * Math.sign(x));
        node.classList.toggle("fig-got", this.met.has(i));
        put(zone, "rx", panel.sx(FAR) - panel.sx(0));
        put(zone, "ry", panel.sy(0) - panel.sy(FAR));
        for (const each of [node, zone]) panel.place(each, x, y);
      }
    };
  }

  // Lo que se dice cuando han llegado, juntos los que acaban igual, y lo que falta; tras juntarse la primera vez, la
  // meta dice dónde.
  tell(racing) {
    const { fig, minima, met } = this;
    const ends = new Map();
    for (const name of fig.state.optimizers) {
      const end = arrival(racing[name], minima);
      ends.set(end, [...(ends.get(end) ?? []), STYLES[name].name]);
    }
    const [first, names] = ends.entries().next().value;
    const together = ends.size === 1 && names.length > 1;
    const far = distances(fig.value("start"), minima).every((each) => each >= FAR);
    if (together && first >= 0 && far && !fig.held) met.add(first);
    const missing = [...LETTERS].filter((_, i) => minima[i] && !met.has(i));
    const [last] = missing;
    if (met.size && last)
      say(
        fig.goal.firstChild,
        missing.length > 1 ? `Faltan, en cualquier orden: ${listed(missing)}.` : `Falta ${last}.`,
      );
    let again = false;
    const parts = [...ends].map(([end, who]) => {
      const told = tell(together ? "Todos" : listed(who), who.length > 1 ? "n" : "", end, again);
      again ||= end >= 0;
      return told;
    });
    const inside = together && first >= 0 && !far ? " Desde dentro de un óvalo no cuenta: sal más lejos." : "";
    return { text: `${parts.join("; ")}.${inside}`, score: { left: missing.length } };
  }
}
