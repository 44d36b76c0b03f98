// Lo que se mide de la regla: cuánto lee con nueve tasas, si se distingue de otra, y el examen.
import { READING, STYLES } from "../data.js";
import { network } from "../digits.js";
import { button, html, put, say } from "../dom.js";
import { significant } from "../numbers.js";
import { RULES, TYPED } from "../rules.js";
import { train } from "../training.js";
import { clamp } from "./values.js";

export const RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const SEEDS = [20, 21, 22, 23, 24]; // ninguna es de las del mando: con ellas no se ha elegido nada

// De cada semilla, los aciertos de una regla y los de otra: se distinguen si gana siempre la misma.
export function verdict(mine, other) {
  if (mine.every((part, k) => part > other[k])) return "Mejor";
  return mine.every((part, k) => part < other[k]) ? "Peor" : "No se distinguen";
}

// A qué altura va un coste, por órdenes de magnitud: arriba, el menor que se ve; abajo, el de quien dice al azar.
const [LOWEST, CHANCE] = [0.05, Math.log(10)];
const heightOf = (cost) => (cost > 0 ? clamp(Math.log(CHANCE / cost) / Math.log(CHANCE / LOWEST), 0, 1) : 0);

const percent = (part) => (100 * part).toFixed(1);
const mean = (parts) => parts.reduce((sum, part) => sum + part, 0) / parts.length;

// Las que pueden ir al lado, cada una con una tasa que aquí le va bien; otra es un texto, la que ha llegado en un enlace.
const reading = ([name, { text }]) => [name, { text: text.replace(/^lr = .*$/m, `lr = ${READING[name]}`) }];
export const RIVALS = Object.fromEntries(Object.entries({ ...RULES, ...TYPED }).map(reading));
export const called = (rival) => (Object.hasOwn(RIVALS, rival) ? (STYLES[rival]?.name ?? rival) : "la recibida");

// Los aciertos en validación de una regla, entrenada desde el principio.
async function learnt(net, { rule, given, steps }, stopped) {
  let last = net.start;
  const visit = (_, x) => {
    last = x;
  };
  await train(net, rule, given, steps, visit, stopped);
  return last.every(Number.isFinite) ? net.valid.right(last) : 0;
}

export class Trials {
  found = {};
  opened = 0; // las veces que se ha abierto el examen
  about = "";

  // touch(tasa) y choose(rival) los atiende la figura; racers() da lo que se entrena, la suya y la de al lado, y
  // exam(), los aciertos en prueba de la que hay entrenada.
  constructor(box, { touch, choose, racers, exam, data }) {
    this.racers = racers;
    this.exam = exam;
    this.data = data;
    const dot = (rate) =>
      html("button", { type: "button", click: () => touch(rate) }, html("i"), html("span", {}, String(rate)));
    this.dots = RATES.map(dot);
    const names = ["", ...Object.keys(RIVALS)].map((name) =>
      html("option", { value: name }, name ? called(name) : "nadie"),
    );
    this.received = html("option", { hidden: true }, called(""));
    const change = () => choose(this.rival.value);
    this.rival = html("select", { change }, ...names, this.received);
    this.compare = button("¿Es mejor? Cinco semillas", () => this.judge());
    this.examine = button("Examen", () => this.open());
    this.said = html("p", { role: "status" });
    box.append(
      html("p", {}, "Toca una tasa: dice cuántas de las cien lee, y sube si baja el coste de validación."),
      html("div", { class: "red-dots", role: "group", "aria-label": "Tasas" }, ...this.dots),
      html("div", { class: "fig-buttons" }, html("label", {}, "Al lado ", this.rival), this.compare, this.examine),
      this.said,
    );
  }

  // Con qué regla, sin su tasa, se midió cada punto; pair, si hay otra que entrenar al lado; rate es la escrita, o null; read, lo que lee y su coste, si ya se ha entrenado.
  show({ about, against, rate, read, rival, free, pair }) {
    this.found[about] ??= {};
    const found = this.found[about];
    if (read !== null) found[rate] = read;
    if (this.about !== against) {
      this.running = null;
      say(this.said, "");
    }
    this.about = against;
    for (const [k, dot] of this.dots.entries()) {
      const { many, cost } = found[RATES[k]] ?? {};
      const told = many === undefined ? "sin probar" : `lee ${many} de 100, con un coste de ${significant(cost, 2)}`;
      dot.disabled = !free;
      put(dot, "aria-pressed", RATES[k] === rate);
      put(dot, "aria-label", `tasa ${RATES[k]}: ${told}`);
      put(dot.firstChild, "data-many", many ?? "");
      dot.classList.toggle("red-found", many !== undefined);
      dot.style.setProperty("--part", heightOf(cost));
    }
    const known = !rival || Object.hasOwn(RIVALS, rival);
    if (!known) Object.assign(this.received, { value: rival, hidden: false });
    this.rival.value = rival;
    this.compare.disabled = !pair;
    this.examine.disabled = read === null;
  }

  async judge() {
    const run = {};
    this.running = run;
    const stopped = () => this.running !== run;
    const racers = this.racers();
    const parts = racers.map(() => []);
    for (const [k, seed] of SEEDS.entries()) {
      say(this.said, `Semilla ${k + 1} de ${SEEDS.length}…`);
      const net = network(this.data, seed);
      for (const [i, racer] of racers.entries()) parts[i].push(await learnt(net, racer, stopped));
      if (stopped()) return;
    }
    const told = verdict(...parts);
    const why = told === "No se distinguen" ? "no gana siempre la misma" : "con todas";
    say(
      this.said,
      `Con cinco semillas nuevas: ${percent(mean(parts[0]))} y ${percent(mean(parts[1]))}\u00a0%. ${told}: ${why}.`,
    );
  }

  open() {
    this.opened += 1;
    const count = this.opened > 1 ? ` Lo has abierto ${this.opened} veces: si eliges con él, ya no es un examen.` : "";
    say(this.said, `De 297 imágenes guardadas hasta ahora lee el ${percent(this.exam())}\u00a0%.${count}`);
  }
}
