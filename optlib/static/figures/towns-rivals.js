// Lo que aprenden varias reglas con los mismos nombres y los mismos pasos: sus curvas, y una tabla con pasos y segundos.
import { html } from "../dom.js";
import { significant } from "../numbers.js";
import { RIVALS } from "./data/pueblos.js";
import { table } from "./kit.js";
import { lookOf, OWN, swatch, track } from "./looks.js";
import { toLink } from "./params.js";
import { editorIn } from "./rule-fold.js";

const LINE = 2; // el coste del que se dice cuándo se baja
const NAMES = [...Object.keys(RIVALS), OWN];
const nameOf = (rule) => NAMES.find((name) => RIVALS[name] === rule) ?? OWN;
const seconds = (spent) => `${significant(spent / 1000, 2)}\u00a0s`;

// El paso en que un entrenamiento baja de LINE y el tiempo que llevaba, entre los que se han mirado; null si no baja.
export function arrival(frames) {
  const k = frames.findIndex(({ cost }) => cost < LINE);
  if (k < 1) return null;
  const [before, after] = [frames[k - 1], frames[k]];
  const part = (before.cost - LINE) / (before.cost - after.cost);
  const at = (name) => before[name] + part * (after[name] - before[name]);
  return { k: Math.ceil(at("k")), spent: at("spent") };
}

export class Rivals {
  runs = {};
  about = "";

  constructor(fig, { fold, costs, panel }) {
    const link = () => new URL(toLink(fig.host.key, fig.spec.params, fig.state, fig.initial), location.href).href;
    this.showRule = editorIn(fig, { fold }, RIVALS, link);
    this.tracks = Object.fromEntries(NAMES.map((name) => [name, track(panel, { dots: "towns-none" })]));
    this.costs = costs;
    this.written = "";
  }

  // about dice con qué nombres, semilla y pasos: con otros, lo de antes no vale. frames es lo que se ve de rule.
  show(about, rule, frames, steps) {
    if (about !== this.about) this.runs = {};
    this.about = about;
    const now = nameOf(rule);
    if (frames.length > 1) this.runs[now] = frames;
    for (const [name, run] of Object.entries(this.runs))
      if (name !== now && run.at(-1).k < steps && !run.at(-1).lost) delete this.runs[name]; // se dejó a medias
    for (const name of NAMES) {
      const run = this.runs[name] ?? [];
      this.tracks[name](name, ...["k", "cost"].map((key) => run.map((frame) => frame[key])));
    }
    const rows = NAMES.filter((name) => this.runs[name]).map((name) => this.row(name, this.runs[name], steps));
    const written = rows.join();
    if (written === this.written) return;
    this.written = written;
    this.table?.remove();
    const heading = (name) => html("th", { scope: "row" }, swatch(name), ` ${lookOf(name).name}`);
    const cells = rows.map(([name, ...rest]) => [heading(name), ...rest.map((text) => html("td", {}, text))]);
    this.table = table("Con los mismos pasos", ["regla", `baja de ${LINE.toFixed(2)}`, "acaba"], cells);
    if (rows.length) this.costs.after(this.table);
  }

  row(name, frames, steps) {
    const [found, end] = [arrival(frames), frames.at(-1)];
    const first = found ? `paso ${found.k}, ${seconds(found.spent)}` : "";
    if (end.lost) return [name, first, "se pierde"];
    if (end.k < steps) return [name, first, "…"];
    return [name, first || "no baja", `${end.cost.toFixed(2)}, ${seconds(end.spent)}`];
  }
}
