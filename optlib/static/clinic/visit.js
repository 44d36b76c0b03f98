// La visita a un paciente: lo que se ve, lo que se pide, lo que se dice que tiene y la cura.
import { unpack } from "../digits.js";
import { digits, html, say, uniqueId } from "../dom.js";
import { COUNT, themed, Wall } from "../figures/red-wall.js";
import { memo } from "../lists.js";
import { significant } from "../numbers.js";
import { Case } from "./case.js";
import { Cure } from "./cure.js";
import { Curves, film, Run } from "./curves.js";
import { PATIENTS, PROBES, SIGNS } from "./data.js";
import { refuted } from "./judge.js";
import { Probes } from "./probes.js";
import { trainingOf } from "./training.js";
import { idOf, known, probesOf } from "./visits.js";
import { trainingSeed, who } from "./who.js";
import { MEASURES, NAMES } from "./words.js";

const HALF = "Es verdad a medias: son iguales porque todos valen 0.";
const named = Object.entries(PATIENTS).sort(([, a], [, b]) => a.name.localeCompare(b.name, "es"));

// El coste inicial se compara con ln 10.
const shown = (name, value) => significant(value, name === "cost0" ? 4 : 3);

// Las imágenes, y las sanas de cada semilla, que comparten sus pacientes.
let images;
const healthy = memo(2);
const healthyOf = (data, seed) => healthy(seed, () => new Run(new Case(data, trainingOf({}), seed)));

export class Visit {
  // Las curvas van en shelf; lo demás, en root.
  constructor(root, host, shelf = root) {
    this.host = host;
    this.card = new Curves("El coste de entrenamiento y el de validación, del principio al final");
    this.wall = new Wall();
    this.probes = new Probes((probe) => this.ask(probe));
    const option = ([value, { name }]) => html("option", { value }, name);
    const id = uniqueId();
    this.select = html("select", { id }, html("option", { value: "" }, "Elige"), ...named.map(option));
    const submit = (event) => {
      event.preventDefault();
      this.diagnose(this.select.value);
    };
    const says = [html("label", { for: id }, "¿Qué tiene?"), this.select, html("button", {}, "Diagnostica")];
    this.status = html("p", { role: "status", class: "clinic-status" });
    this.cure = new Cure(
      (...given) => this.reply(...given),
      (now) => this.save(now),
    );
    const wall = html(
      "figure",
      {},
      this.wall.canvas,
      html("figcaption", {}, "Cien que no ha visto; resaltadas, las que lee"),
    );
    shelf.append(this.card.node);
    const seen = html("div", { class: "clinic-seen" }, wall, this.probes.node);
    root.append(seen, html("form", { class: "clinic-says", submit }, ...says), this.status, this.cure.node);
    themed(() => this.repaint());
  }

  // Si ya se atendió, sigue por donde iba. Las curvas de together se ven a la vez.
  async open({ label, seed, word, together = [] }) {
    const id = idOf({ label, seed });
    const begun = { probes: [], said: [], right: false, cured: null };
    const before = Object.fromEntries(known(this.host.progress.visits()))[id];
    const now = { ...structuredClone(before ?? begun), label, seed, word, id };
    this.now = now;
    this.select.value = "";
    this.probes.clear();
    this.cure.clear();
    say(this.status, "Se está entrenando…");
    const gone = () => this.now !== now;
    images ??= digits().then(unpack);
    const data = await images;
    now.train = (changes) => new Run(new Case(data, trainingOf(changes), trainingSeed(seed)), gone);
    now.healthy = healthyOf(data, trainingSeed(seed));
    now.run = now.train(PATIENTS[who(label, seed)].wrong);
    together.push(now.run, now.healthy);
    now.ready = film(together, (k) => this.show(k), gone);
    await now.ready;
    for (const probe of before?.probes ?? []) {
      if (gone()) return;
      await this.answer(now, probe);
    }
    const first = now.probes.length ? `${probesOf(now.probes)}.` : "Pide una prueba.";
    if (!now.turn) this.tell(now, now.right ? `${probesOf(now.probes)}. Ya lo has dicho.` : first);
    if (now.right && !gone()) this.cure.open(now, who(label, seed));
  }

  show(k) {
    const { run, healthy } = this.now;
    this.k = k;
    this.card.show({ sick: run, healthy }, k);
    this.repaint();
  }

  repaint() {
    const { run, healthy } = this.now ?? {};
    const frame = run?.frames[this.k];
    if (!frame) return;
    // Las imágenes, como son: lo que les hayan hecho se ve en el minilote.
    const { valid } = healthy.own.net;
    const read = frame.said.map((digit, k) => digit === valid.y[k]);
    this.wall.show(valid.X, read.slice(0, COUNT));
    this.probes.repaint();
  }

  tell(now, text, more = "") {
    if (now !== this.now) return;
    this.status.replaceChildren(text, html("span", { class: "visually-hidden" }, more));
  }

  // Contesta a lo último que se ha pedido: a lo de antes, si acaba después, ya no.
  async reply(now, waiting, work) {
    const turn = {};
    now.turn = turn;
    this.tell(now, waiting);
    const said = await work();
    if (turn === now.turn) this.tell(now, ...said);
  }

  save({ id, probes, said, right, cured, word }) {
    this.host.progress.recordVisit(id, { day: this.host.today(), probes, said, right, cured, word });
  }

  async ask(probe) {
    const { now } = this;
    if (probe in this.probes.given) return this.probes.reveal(probe);
    if (!now.right) {
      now.probes.push(probe);
      this.save(now);
    }
    const many = probesOf(now.probes);
    await this.reply(now, `${many}. Se está mirando…`, async () => {
      const rows = await this.answer(now, probe);
      const told = rows.map(([name, mine, theirs]) => `${MEASURES[name]}: ${mine}; una sana, ${theirs}.`);
      return [`${many}.`, told.join(" ")];
    });
  }

  // Lo que se mide en esa prueba, puesto en su sitio: [medida, aquí, en la sana].
  async answer(now, probe) {
    const fill = this.probes.place(probe);
    await now.ready;
    const [own, sound] = [now.run.own, now.healthy.own];
    const rows = [];
    for (const name of PROBES[probe])
      rows.push([name, shown(name, await own.measure(name)), shown(name, await sound.measure(name))]);
    fill(rows, own, sound);
    return rows;
  }

  async diagnose(said) {
    const { now } = this;
    if (!said) return this.tell(now, "Elige qué tiene.");
    if (now.right) return this.tell(now, "Ya lo has dicho.");
    const key = who(now.label, now.seed);
    if (!now.said.includes(said)) now.said.push(said);
    now.right = said === key;
    this.save(now);
    await this.reply(now, "Se está mirando…", async () => {
      await now.ready;
      return [said === key ? await this.proof(now, key) : await this.refusal(now, said, key)];
    });
    if (now.right && now === this.now) this.cure.open(now, key);
  }

  async refusal(now, said, key) {
    if (said === "iguales" && key === "pesos-a-cero") return HALF;
    const found = await refuted(said, now.run.own);
    return found?.text ?? "También podría ser: pide otra prueba.";
  }

  // Lo dice el número de su señal o, si no se ha pedido, dónde se vería.
  async proof({ run, healthy, probes }, key) {
    const [[name]] = SIGNS[key];
    const shows = Object.keys(PROBES).find((probe) => PROBES[probe].includes(name));
    if (shows !== "seen" && !probes.includes(shows)) return `Aciertas. Donde se ve es en «${NAMES[shows]}».`;
    const values = await Promise.all([run.own.measure(name), healthy.own.measure(name)]);
    const [mine, theirs] = values.map((value) => shown(name, value));
    return `Eso es. ${MEASURES[name]}: ${mine}; una sana, ${theirs}.`;
  }
}
