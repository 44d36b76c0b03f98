// Lo que hace «pueblos» desde que se toca: pide los nombres, manda entrenar la red y enseña lo que escribe.
import { button, html, put, saidIn, say } from "../dom.js";
import { significant } from "../numbers.js";
import { compile } from "../rule.js";
import { explain } from "../rule-errors.js";
import { among } from "./towns-costs.js";
import { Film, marksOf } from "./towns-film.js";
import { listBox } from "./towns-list.js";
import { hired } from "./towns-worker.js";
import { Writer } from "./towns-writer.js";

// Lo que dice un coste; peor que nada es el de quien da todas las letras por iguales.
function costOf(cost, worst) {
  const said = `el coste es ${cost < 100 ? cost.toFixed(2) : significant(cost)}`;
  return cost > worst + 0.01 ? `${said}, más que sin entrenar.` : `${said}: duda entre ${among(cost)} letras.`;
}

export class Studio {
  own = null; // la lista del lector, cuál es de las que ha pegado y si es la que se lee
  turn = 0; // el entrenamiento que se ve
  key = ""; // con qué es

  constructor(fig, play, place) {
    this.fig = fig;
    this.film = new Film(fig, play);
    this.writer = new Writer((message) => this.send(message));
    this.mine = button("Tu lista", () => this.choose(true));
    const use = (names) => {
      this.own = { names, count: (this.own?.count ?? 0) + 1, read: true };
      this.run();
    };
    this.memory = html("p");
    place.countries.append(this.mine);
    place.costs.append(this.memory);
    place.write.append(this.writer.node, listBox(use));
    fig.stop = () => {
      this.choose(false);
      this.halt();
      this.key = "";
    };
  }

  async open() {
    this.send = await hired((answer) => this.hear(answer));
    return this;
  }

  // Si se lee la lista del lector o la del país.
  choose(read) {
    if (this.own) this.own.read = read;
    this.fig.refresh();
  }

  get source() {
    return this.own?.read ? `lista ${this.own.count}` : this.fig.state.country;
  }

  get wanted() {
    const { rule, seed, steps } = this.fig.state;
    return [this.source, rule, seed, steps].join("\n");
  }

  halt() {
    this.send({ stop: true });
    this.film.stop();
  }

  toggle() {
    if (this.film.playing) this.halt();
    else this.run();
  }

  run() {
    this.film.play();
    this.start(this.fig.state.steps);
  }

  // Manda entrenar tantos pasos; con ninguno, solo se ve la partida.
  async start(steps) {
    const { fig, film, source, own } = this;
    const { country, rule, seed } = fig.state;
    const id = ++this.turn;
    this.key = this.wanted;
    film.clear(marksOf(steps));
    [this.wrong] = compile(rule).errors;
    if (this.wrong) return film.stop();
    const given = own?.read ? { names: own.names } : { folded: await this.folded(country) };
    if (id === this.turn) this.send({ id, source, seed, rule, steps, shown: film.marks, ...given });
  }

  folded(country) {
    const { fig, film } = this;
    return fig.host.towns(country).catch((error) => {
      film.stop();
      saidIn([fig.root])(error);
    });
  }

  hear(answer) {
    if (answer.ask) return this.writer.hear(answer);
    if (answer.id !== this.turn) return; // de otro entrenamiento
    this.about = answer.about;
    this.film.frames.push(answer.frame);
    this.fig.refresh();
  }

  // Al día con los mandos: si han cambiado, lo entrenado ya no vale.
  sync() {
    if (this.key === this.wanted) return;
    if (this.film.playing) this.halt();
    this.start(0);
  }

  describe({ k, cost, lost, still }, steps) {
    const { about, film } = this;
    if (lost) return "Sus pesos ya no son números. Prueba con una tasa diez veces menor.";
    if (still) return "La red no ha cambiado: su regla no mueve x.";
    if (!k) return `Sin entrenar, duda entre ${among(cost)} letras. Le esperan ${steps} pasos.`;
    const said = costOf(cost, about.floors[0]);
    if (film.playing) return `Paso ${k}: ${said}`;
    return k === steps ? `Tras ${steps} pasos, ${said}` : `Parada en el paso ${k} de ${steps}, ${said}`;
  }

  update(sign, draw, { steps }) {
    this.sync();
    const { film, about, own, wrong, writer } = this;
    const { now } = film;
    put(this.mine, "aria-pressed", Boolean(own?.read));
    this.mine.hidden = !own;
    writer.node.hidden = !now || now.lost;
    if (wrong) return { text: `La regla no se entiende: ${explain(wrong)}` };
    if (!now) return { text: "Los nombres están llegando…" };
    sign(now.names, `paso ${now.k} de ${steps}`);
    draw(film.frames.slice(0, film.shown + 1), about.floors, steps);
    const memory = `Con ${about.many} nombres se los aprende de memoria: mira cómo se separan las dos líneas.`;
    say(this.memory, about.few ? memory : "");
    if (!film.playing && !now.lost && writer.x !== now.x) writer.show(about, now.x);
    const ended = now.k === steps && !own?.read && !film.playing;
    return { text: this.describe(now, steps), score: ended ? { cost: now.cost } : {} };
  }
}
