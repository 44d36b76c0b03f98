// La tabla de la prueba justa: la regla del lector y los métodos del curso, que se prueban una vez por visita.
import { VALLEYS } from "../data.js";
import { OPTIMIZERS } from "../optimizers.js";
import { html, say } from "../dom.js";
import { formatNumber } from "../numbers.js";
import { inTurns } from "../turns.js";
import { ownTrial, STARTS, STEPS, signature, TRIED, trial } from "./fair-trial.js";
import { roleOf } from "../roles.js";
import { table } from "./kit.js";
import { lookOf, OWN } from "./looks.js";
import { NAMES, ordinal } from "./race.js";

const CAPTION =
  `Llega quien, en ${STEPS} pasos como mucho, acaba a menos de un 1 % del mapa de un mínimo; ` +
  `todos desde los mismos ${STARTS} puntos y, en cada valle, con la tasa con la que cada uno llega más veces. ` +
  "AdamW no está: va al origen, que es el mínimo de la mitad de los valles.";
const COURSE = NAMES.filter((name) => name !== "AdamW");
const SPAN = 14; // milisegundos de cada rato: se ha pedido y se espera
const WHOLE = STARTS * TRIED.length;

// Una fórmula no se parte entre dos líneas.
const heading = (problem) => VALLEYS[problem].name.replaceAll(" ", "\u00a0");

const known = new Map();

const first = (a, b) => b.count - a.count || (a.steps ?? Infinity) - (b.steps ?? Infinity);
const keyOf = ({ rule, given }) => signature(rule, given);

export class FairTable {
  // La tabla va en box; button la pide y la para.
  constructor(box, button) {
    Object.assign(this, { button, running: null, own: null, old: false });
    this.status = html("p", { class: "rule-trial-said", role: "status" });
    const scroll = { class: "table-scroll", tabindex: 0, role: "group", "aria-label": "Resultados de la prueba justa" };
    this.place = html("div", { ...scroll, hidden: true });
    box.append(this.status, this.place);
  }

  // Empieza, o para. contender es la regla: { rule, given, make(ajustes) }.
  async press(contender) {
    if (contender.rule.errors.length && !this.running)
      return say(this.status, "Corrige antes la regla: debajo de ella dice qué.");
    const mine = this.running ? null : {};
    this.running = mine;
    if (mine) {
      say(this.button, "Parar");
      await inTurns(this.parts(contender, mine), (part) => part(), SPAN);
      if (this.running !== mine) return;
    }
    this.running = null;
    this.rest();
  }

  // Los trozos de la prueba, hasta que se para.
  *parts(contender, mine) {
    const lacking = COURSE.filter((name) => !known.has(name));
    const course = lacking.map((name) => [name, trial((lr) => new OPTIMIZERS[name]({ lr }))]);
    const entrants = [[OWN, ownTrial(contender)], ...course];
    for (const [k, [name, { parts, result }]] of entrants.entries()) {
      say(this.status, `Se prueba ${lookOf(name).name} (${k + 1} de ${entrants.length})…`);
      for (const part of parts) {
        if (this.running !== mine) return;
        yield part;
      }
      if (name === OWN) this.own = { ...result(), key: keyOf(contender) };
      else known.set(name, result());
      this.mark(this.now ?? contender);
      this.draw();
    }
  }

  // La regla que hay ahora: si no es la probada, se dice.
  sync(contender) {
    this.now = contender;
    const before = this.old;
    this.mark(contender);
    if (this.old === before) return;
    this.draw();
    if (!this.running) this.rest();
  }

  mark(contender) {
    this.old = this.own !== null && this.own.key !== keyOf(contender);
  }

  // Sin nada en marcha: qué ha salido.
  rest() {
    const lacking = !this.own || known.size < COURSE.length;
    say(this.button, lacking ? "Seguir con la prueba" : "Repetir la prueba");
    if (lacking) return say(this.status, "Prueba parada.");
    const place = [...known.values()].filter((other) => first(other, this.own) < 0).length;
    const said = `Tu regla llega ${this.own.count} de ${WHOLE} veces: ${ordinal(place)} de ${COURSE.length + 1}.`;
    say(this.status, this.old ? `${said} Es de la regla anterior: la de ahora está sin probar.` : said);
  }

  draw() {
    const course = [...known].sort(([, a], [, b]) => first(a, b)).map(([name, found]) => this.row(name, found));
    const heads = ["Método", "Llega", "Pasos (mediana)", ...TRIED.map(heading)];
    const rows = this.own ? [this.row(OWN, this.own), ...course] : course;
    this.place.replaceChildren(table(CAPTION, heads, rows));
    this.place.hidden = false;
  }

  row(name, { count, steps, problems, rate }) {
    const cells = [
      `${count} de ${WHOLE}`,
      steps === null ? "—" : formatNumber(steps, 1),
      ...TRIED.map((problem) => `${problems[problem].count} de ${STARTS}`),
    ];
    const label = html("span", { class: `opt-${name}` }, lookOf(name).name);
    const notes = name === OWN ? this.notes(rate).map((text) => html("small", {}, text)) : [];
    return [html("th", { scope: "row" }, label, ...notes), ...cells.map((text) => html("td", {}, text))];
  }

  // Lo que hay que saber de la fila del lector.
  notes(rate) {
    const tuned = rate === null ? "sin tasa que ajustar" : roleOf(rate).role === "rate" ? "" : `tasa ajustada: ${rate}`;
    return [tuned, this.old ? "de la regla anterior" : ""].filter(Boolean);
  }
}
