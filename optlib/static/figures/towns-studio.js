// Lo que hace «pueblos» desde que se toca: pide los nombres, manda entrenar la red y enseña lo que escribe.
import { html, saidIn, say } from "../dom.js";
import { significant } from "../numbers.js";
import { compile } from "../rule.js";
import { explain } from "../rule-errors.js";
import { among } from "./towns-costs.js";
import { Film, marksOf } from "./towns-film.js";
import { listBox } from "./towns-list.js";
import { Writer } from "./towns-writer.js";

// Lo que dice un coste; peor que nada es el de quien da todas las letras por iguales.
function costOf(cost, worst) {
  const said = `el coste es ${cost < 100 ? cost.toFixed(2) : significant(cost)}`;
  if (cost > worst + 0.01) return `${said}, más que sin entrenar. Prueba con una tasa menor.`;
  return `${said}: duda entre ${among(cost)} letras.`;
}

export class Studio {
  own = null; // la lista del lector, si es la que se lee, y cuál es de las que ha pegado
  turn = 0; // el entrenamiento que se ve
  key = ""; // con qué es

  constructor(fig, play, place) {
    this.fig = fig;
    this.film = new Film(fig, play);
    this.writer = new Writer((message) => this.send(message));
    this.memory = html("p");
    let count = 0;
    const use = (names) => {
      this.own = { names, source: `lista ${++count}` };
      this.run();
    };
    place.costs.append(this.memory);
    place.write.append(this.writer.node, listBox(use));
    this.place = place;
    fig.stop = () => Object.assign(this, { own: null, key: "" });
  }

  async open() {
    const { hired } = await import("./towns-run.js");
    this.send = hired((answer) => this.hear(answer));
    if (!this.place.fold) return this;
    const { Rivals } = await import("./towns-rivals.js");
    this.rivals = new Rivals(this.fig, this.place);
    return this;
  }

  // La regla que se entrena: la escrita o, si hay dónde escribirla, la última que vale.
  get rule() {
    const { valid, state } = this.fig;
    return valid?.text ?? state.rule;
  }

  // Con qué se entrena, sin contar la regla.
  get about() {
    const { country, seed, steps } = this.fig.state;
    return [this.own?.source ?? country, seed, steps].join("\n");
  }

  get wanted() {
    return [this.about, this.rule].join("\n");
  }

  toggle() {
    if (!this.fig.tick) return this.run();
    this.send({ stop: true });
    this.film.stop();
  }

  async run() {
    if (await this.start(this.fig.state.steps)) this.film.play();
  }

  // Manda entrenar tantos pasos, y dice si lo ha hecho; con ninguno, solo se ve la partida.
  async start(steps) {
    const { fig, film, own, rule } = this;
    const { country, seed } = fig.state;
    const id = ++this.turn;
    this.key = this.wanted;
    film.clear(marksOf(steps));
    [this.wrong] = compile(rule).errors;
    if (this.wrong) return false;
    const given = own ?? { source: country, folded: await fig.host.towns(country).catch(saidIn([fig.root])) };
    if (id !== this.turn) return false; // mientras llegaban, se ha pedido otro
    this.send({ id, seed, rule, steps, shown: film.marks, ...given });
    return true;
  }

  hear(answer) {
    if (answer.ask) return this.writer.hear(answer);
    if (answer.id !== this.turn) return; // de otro entrenamiento
    this.facts = answer.about;
    this.film.frames.push(answer.frame);
    this.fig.refresh();
  }

  describe({ k, cost, lost, still }, steps) {
    if (lost) return "Sus pesos ya no son números: o la tasa es grande, o alguna cuenta no da un número.";
    if (still) return "La red no ha cambiado: su regla no mueve x.";
    if (!k) return `Sin entrenar, duda entre ${among(cost)} letras. Le esperan ${steps} pasos.`;
    const said = costOf(cost, this.facts.floors[0]);
    if (this.fig.tick) return `Paso ${k}: ${said}`;
    return k === steps ? `Tras ${steps} pasos, ${said}` : `Parada en el paso ${k} de ${steps}, ${said}`;
  }

  // Al día con los mandos: si han cambiado, lo entrenado ya no vale.
  update(sign, draw, { steps }) {
    this.rivals?.showRule();
    if (this.key !== this.wanted) this.start(0);
    const { fig, film, facts, wrong, writer } = this;
    const { now } = film;
    writer.node.hidden = !now || now.lost;
    if (wrong) return { text: `La regla no se entiende: ${explain(wrong)}` };
    if (!now) return { text: "Los nombres están llegando…" };
    sign(now.names, `paso ${now.k} de ${steps}`);
    const seen = film.frames.slice(0, film.shown + 1);
    draw(seen, facts.floors, steps);
    this.rivals?.show(this.about, this.rule, seen, steps);
    const memory = `Con ${facts.many} nombres se los aprende de memoria: mira cómo se separan las dos líneas.`;
    say(this.memory, facts.few ? memory : "");
    if (!fig.tick && !now.lost && writer.x !== now.x) writer.show(facts, now.x);
    const ended = now.k === steps && !this.own && !fig.tick;
    return { text: this.describe(now, steps), score: ended ? { cost: now.cost } : {} };
  }
}
