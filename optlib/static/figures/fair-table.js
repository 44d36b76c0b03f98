// La tabla de la prueba justa: la regla del lector y los métodos del curso, que se prueban una vez por sorteo.
import { VALLEYS } from "../data.js";
import { OPTIMIZERS } from "../optimizers.js";
import { button, html, say } from "../dom.js";
import { formatNumber } from "../numbers.js";
import { drawSeed } from "../prng.js";
import { against, ownTrial, STARTS, STEPS, signature, summed, TRIED, trial } from "./fair-trial.js";
import { table } from "./kit.js";
import { lookOf, OWN } from "./looks.js";
import { NAMES, RATES } from "./race.js";
import { inTurns, listed } from "../lists.js";

const CAPTION = {
  chosen:
    `Llega quien, en ${STEPS} pasos como mucho, acaba a menos de un 1 % del mapa de un mínimo. Los valles están ` +
    `girados y movidos al azar; todos salen de los mismos ${STARTS} puntos de cada uno, y en él, con la tasa con que ` +
    "más veces llegan, de la misma lista y la suya. Debajo, la mediana de los pasos; «antes» y «después», desde " +
    "cuántas salidas llega antes, o después, que tu regla.",
  exam: `Examen: con las tasas ya elegidas, desde otros ${STARTS} puntos de cada valle, girado y movido otra vez.`,
};
const SPAN = 14; // milisegundos de cada rato: se ha pedido y se espera
const WHOLE = STARTS * TRIED.length;

const EXAM = drawSeed(); // no va en ningún enlace

export class FairTable {
  running = null;
  own = null;
  told = false;
  half = "chosen"; // lo que se ve: con qué tasas se ha elegido, o el examen
  seed = NaN; // el sorteo de lo que se conoce
  known = new Map();

  // La tabla va en box; el botón starts la pide y la para; contender() es la regla que hay: { rule, given, make(ajustes) }.
  constructor(box, starts, contender) {
    this.button = starts;
    this.contender = contender;
    this.status = html("p", { class: "rule-trial-said", role: "status" });
    const scroll = { class: "table-scroll", tabindex: 0, role: "group", "aria-label": "Resultados de la prueba justa" };
    this.place = html("div", { ...scroll, hidden: true });
    // Lo del examen ya está hecho; se abre cuando se pide.
    const open = () => {
      this.half = this.half === "exam" ? "chosen" : "exam";
      this.draw();
      this.rest();
    };
    this.examine = button("Examen", open, { hidden: true });
    box.append(" ", this.examine, this.status, this.place);
  }

  // Empieza, o para.
  async press() {
    if (this.contender().rule.errors.length && !this.running)
      return say(this.status, "Corrige antes la regla: junto a ella dice qué.");
    const mine = this.running ? null : {};
    this.running = mine;
    if (mine) {
      say(this.button, "Parar");
      this.half = "chosen";
      this.examine.hidden = true;
      await inTurns(this.parts(mine), (part) => part(), SPAN);
      if (this.running !== mine) return;
    }
    this.running = null;
    this.rest();
  }

  // Los trozos de la prueba, hasta que se para.
  *parts(mine) {
    const contender = this.contender();
    const { draw: seed } = contender;
    const seeds = { chosen: seed, exam: EXAM };
    if (this.seed !== seed) {
      this.seed = seed;
      this.known = new Map();
      this.own = null;
    }
    const { known } = this;
    const lacking = NAMES.filter((name) => !known.has(name));
    const others = lacking.map((name) => [name, trial((lr) => new OPTIMIZERS[name]({ lr }), RATES[name], seeds)]);
    const entrants = [[OWN, ownTrial(contender, seeds)], ...others];
    for (const [k, [name, { parts, result }]] of entrants.entries()) {
      say(this.status, `Se prueba ${lookOf(name).name} (${k + 1} de ${entrants.length})…`);
      for (const part of parts) {
        if (this.running !== mine) return;
        yield part;
      }
      if (name === OWN) this.own = { ...result(), key: signature(contender) };
      else known.set(name, { problems: result() });
      this.draw();
    }
  }

  // Si la regla probada no es la que hay ahora, se dice.
  get old() {
    return this.own !== null && this.own.key !== signature(this.contender());
  }

  sync() {
    if (this.old === this.told) return;
    this.draw();
    if (!this.running) this.rest();
  }

  // Todos los recorridos de uno, en lo que se enseña.
  runs({ problems }) {
    return TRIED.flatMap((problem) => problems[problem][this.half]);
  }

  // La regla del lector, frente a uno del curso.
  against(name) {
    return against(this.runs(this.own), this.runs(this.known.get(name)));
  }

  // Sin nada en marcha: qué ha salido.
  rest() {
    const lacking = !this.own || this.known.size < NAMES.length;
    this.examine.hidden = lacking;
    say(this.examine, this.half === "exam" ? "Ver la prueba" : "Examen");
    say(this.button, lacking ? "Seguir con la prueba" : "Repetir la prueba");
    if (lacking) return say(this.status, "Prueba parada.");
    const { count, ended } = summed(this.runs(this.own));
    const told = NAMES.map((name) => ({ name, ...this.against(name) })).filter(({ apart }) => apart);
    const beside = (sign) => told.filter(({ lead }) => lead * sign > 0).map(({ name }) => name);
    const [above, below] = [beside(-1), beside(1)];
    const named = (names) => (names.length < NAMES.length ? listed(names.map((name) => lookOf(name).name)) : "todos");
    const others = NAMES.length - above.length - below.length;
    const said = [
      `Tu regla llega ${count} de ${WHOLE} veces${ended ? `, y deja de dar números en ${ended} de ${WHOLE}` : ""}.`,
      above.length ? `Antes, o más veces: ${named(above)}.` : "",
      below.length ? `Después, o menos: ${named(below)}.` : "",
      others
        ? `De ${above.length + below.length ? "los demás" : "ninguno"} no se distingue: la diferencia cabe en el azar.`
        : "",
      this.old ? "Es de la regla anterior: la de ahora está sin probar." : "",
    ];
    say(this.status, said.filter(Boolean).join(" "));
  }

  draw() {
    this.told = this.old;
    // Antes de la regla del lector, quien llega antes que ella.
    const lead = (name) => (name === OWN || !this.own ? 0 : this.against(name).lead);
    const all = [...(this.own ? [[OWN, this.own]] : []), ...this.known];
    const placed = all.map(([name, found]) => ({ name, found, lead: lead(name), ...summed(this.runs(found)) }));
    const rows = placed.sort((a, b) => a.lead - b.lead || b.count - a.count).map((each) => this.row(each));
    const named = TRIED.map((problem) => VALLEYS[problem].name.replaceAll(" ", "\u00a0")); // una fórmula no se parte
    const heads = ["Método", "Llega", ...named];
    this.place.replaceChildren(table(CAPTION[this.half], heads, rows));
    this.place.hidden = false;
  }

  row({ name, found, count: arrived }) {
    const cells = TRIED.map((problem) => {
      const { count, steps } = summed(found.problems[problem][this.half]);
      return [`${count} de ${STARTS}`, html("small", {}, steps === null ? "—" : `${formatNumber(steps, 1)} pasos`)];
    });
    const label = html("span", { class: `opt-${name}` }, lookOf(name).name);
    const notes = name === OWN ? this.notes(found) : this.own ? this.sides(name) : [];
    return [
      html("th", { scope: "row" }, label, ...notes.map((text) => html("small", {}, text))),
      html("td", {}, `${arrived} de ${WHOLE}`),
      ...cells.map((each) => html("td", {}, ...each)),
    ];
  }

  // Lo que hay que saber de la fila del lector.
  notes({ rate, kept }) {
    const tuned = rate === null ? "sin tasa que ajustar" : `ajustado: ${rate}`;
    const rest = kept.length ? `como están: ${listed(kept)}` : "";
    return [tuned, rest, this.old ? "de la regla anterior" : ""].filter(Boolean);
  }

  // Y de la de otro, frente a la suya.
  sides(name) {
    const { won, lost, apart } = this.against(name);
    const sides = won + lost ? [`antes ${lost}, después ${won}`] : [];
    return apart ? sides : [...sides, "no se distingue"];
  }
}
