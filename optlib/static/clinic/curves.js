// Las curvas de un entrenamiento, con las de una red sana detrás. Se ven en tres segundos, tarde lo que tarde.
import { html, put, say, svg } from "../dom.js";
import { calm } from "../figures/kit.js";
import { Panel } from "../figures/panel.js";
import { range } from "../lists.js";
import { significant } from "../numbers.js";

const [MARKS, LASTS] = [20, 3000]; // los puntos de una curva; milisegundos
const HIGHEST = 100;
const COSTS = ["train", "valid"];

// Un caso que se entrena, y lo que se apunta de él en cada marca.
export class Run {
  frames = [];

  constructor(own, stopped) {
    this.own = own;
    const { net, training } = own;
    const marks = new Set(range(MARKS).map((i) => Math.round((i * training.steps) / (MARKS - 1))));
    const look = (k, x) => {
      if (!marks.has(k)) return;
      const said = net.valid.predict(x);
      const right = said.filter((digit, i) => digit === net.valid.y[i]).length / said.length;
      this.frames.push({ x, said, right: 100 * right, train: net.f(x), valid: net.valid.f(x) });
    };
    own.train(look, stopped);
  }
}

// Enseña las marcas, la misma de todos a la vez; sin movimiento, la última. show(k) las dibuja; se cumple al
// acabar, y nunca si antes stopped().
export function film(runs, show, stopped) {
  const last = MARKS - 1;
  return new Promise((done) => {
    let begun;
    const frame = (now) => {
      if (stopped()) return;
      begun ??= now;
      const made = Math.min(...runs.map(({ frames }) => frames.length - 1));
      const reached = Math.floor((MARKS * (now - begun)) / LASTS);
      const shown = calm() ? (made === last ? last : -1) : Math.min(last, reached, made);
      if (shown >= 0) show(shown);
      if (shown < last) requestAnimationFrame(frame);
      else done();
    };
    requestAnimationFrame(frame);
  });
}

// Qué trazo es cada cosa.
export function legend() {
  const item = (look, text) => {
    const line = svg("path", { class: look, d: "M1 8H31" });
    return html("li", {}, svg("svg", { viewBox: "0 0 32 16", "aria-hidden": "true" }, line), text);
  };
  const names = [item("clinic-sick", "Entrenamiento"), item("clinic-sick clinic-valid", "Validación")];
  return html("ul", { class: "clinic-legend" }, ...names, item("clinic-healthy", "Una sana"));
}

export class Curves {
  constructor(label, ends = "del principio al final") {
    this.node = html("div", { class: "clinic-curves" });
    this.panel = new Panel(this.node, {
      ...{ label, logY: true, x: [0, MARKS - 1], y: [1e-3, HIGHEST], yLabel: "Coste" },
      margin: { bottom: 4, left: 40, right: 4 },
    });
    this.panel.fit(190);
    this.told = html("p", { class: "clinic-told" });
    this.node.append(html("p", { class: "clinic-ends" }, ends), this.told);
    this.lines = {};
    for (const kind of ["healthy", "before", "sick"])
      this.lines[kind] = COSTS.map((cost) => this.panel.path(`clinic-${kind} clinic-${cost}`));
    new ResizeObserver(() => requestAnimationFrame(() => this.panel.fits || this.draw())).observe(this.node);
  }

  // runs, { sick, healthy, before }: la que se mira, la sana y, si se ha tratado, como estaba; hasta la marca k.
  show(runs, k) {
    Object.assign(this, { runs, k });
    this.draw();
  }

  draw() {
    this.panel.resize();
    for (const [kind, paths] of Object.entries(this.lines)) {
      const frames = this.runs?.[kind]?.frames.slice(0, kind === "before" ? MARKS : this.k + 1) ?? [];
      for (const [i, path] of paths.entries()) {
        const ys = frames.map((frame) => (Number.isFinite(frame[COSTS[i]]) ? frame[COSTS[i]] : 1e300));
        put(path, "d", this.panel.line(range(ys.length), ys));
      }
    }
    if (this.runs) this.tell();
  }

  tell() {
    if (this.k < MARKS - 1) return say(this.told, "Se está entrenando…");
    const { sick, healthy } = this.runs;
    const right = ({ frames }) => Math.round(frames[this.k].right);
    const most = Math.max(...sick.frames.slice(0, this.k + 1).map(({ train }) => train));
    const gone = most > HIGHEST ? ` Se sale por arriba: llega a ${significant(most)}.` : "";
    const lost = Number.isNaN(most) ? " Su coste deja de ser un número." : gone;
    say(this.told, `Acierta ${right(sick)} de cada 100; una sana, ${right(healthy)}.${lost}`);
  }
}
