// Lo que hace la red de «red»: lee lo dibujado, se entrena con la regla escrita y dice lo que ha aprendido.
import { network, unpack } from "../digits.js";
import { saidIn } from "../dom.js";
import { percent, significant } from "../numbers.js";
import { rateOf, valued } from "../roles.js";
import { toLink } from "./params.js";
import { compiled, Dare, standard, textOf } from "./red-dare.js";
import { Film } from "./red-film.js";
import { Own } from "./red-own.js";
import { read } from "./red-pad.js";
import { another, cellsOf, reading, saidOf } from "./red-reading.js";
import { called, RIVALS, Trials } from "./red-trials.js";
import { COUNT } from "./red-wall.js";
import { ALONE, whoFirst } from "./red-walls.js";
import { adjust, editorIn } from "./rule-fold.js";

const LOST = 20; // con menos, de las cien, no ha aprendido
const QUICK = 0.6; // segundos de la película, al tocar una tasa
const HUGE = 1000; // por cuánto crecen los pesos antes de que una tasa los deje sin números
const FIXED = "fijo en un reto";

const size = (x) => Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
const NONE = [];

// Por qué sus pesos ya no son números: con una tasa grande, antes han crecido; con una división entre cero, no.
function brokenWhy(sound, start, rule) {
  const broken = "Sus pesos ya no son números";
  if (size(sound) > HUGE * size(start)) return `${broken}. Prueba con una tasa diez veces menor.`;
  if (!/\/|\*\* *-/.test(rule)) return `${broken}, y no por grandes: alguna de tus cuentas no da un número.`;
  return `${broken}. ¿Divides entre cero? Donde nunca hay tinta, el gradiente es 0.`;
}

// Por qué no ha aprendido, si no lo ha hecho; sound son sus últimos pesos que eran números.
function lostWhy({ x, sound = x, many }, start, rule) {
  if (!x.every(Number.isFinite)) return brokenWhy(sound, start, rule);
  if (x.every((value, k) => value === start[k])) return "La red no ha cambiado: tu regla no mueve x.";
  if (many >= LOST) return "";
  const [now, before] = [size(x), size(start)];
  const how = now > 3 * before ? "menor, y mira el signo" : "mayor";
  return `No ha aprendido: lee ${many} de ${COUNT}. Sus pesos miden ${significant(now, 2)}, y al empezar, ${significant(before, 2)}. Prueba con una tasa diez veces ${how}.`;
}

// beside es lo que se dice de la que va al lado, y dare, si se ha recibido un reto.
function describe(net, frame, said, { playing, beside, dare, rule }) {
  const { k, many } = frame;
  if (!k) {
    const guess = said ? `Dice que es un ${said.digit}, con un ${percent(said.part)}. ` : "";
    return `${guess}${dare ? "" : `No sabe leer: sus ${net.dim} números están puestos al azar.`}`;
  }
  if (playing) return `Paso ${k}: lee ${many} de ${COUNT}${beside}.`;
  const lost = lostWhy(frame, net.start, rule);
  if (lost) return lost;
  if (!said) return `De cien imágenes que no ha visto lee ${many}${beside}. Dibuja una cifra.`;
  return `${said.words}. De cien imágenes que no ha visto lee ${many}${beside}.`;
}

export class Reader {
  made = {}; // la red que hay hecha, con su semilla y sus ejemplos
  ran = ""; // con qué se ha entrenado

  // En la portada no hay fold ni trials; against es el botón que la pone contra Adam.
  constructor(fig, packed, { pad, walls, play, against, trials, ...written }) {
    const { fold } = written;
    Object.assign(this, { fig, pad, walls, against, brief: !fold });
    this.data = unpack(packed);
    this.showRule = editorIn(fig, written, RIVALS, () => this.link);
    this.dare = new Dare(fig, trials);
    this.film = new Film(fig, play, () => this.racers, reading);
    this.trials = fold && this.measured(trials);
    this.own = new Own(pad.own, fig.host.progress, () => fig.refresh());
    fig.taking.push(() => this.sync());
    this.sync();
  }

  measured(box) {
    const { fig } = this;
    return new Trials(box, {
      touch: (rate) => {
        adjust(fig, this.rate, rate);
        this.play(QUICK);
      },
      choose: (rival) => {
        fig.set({ rival });
        this.play();
      },
      racers: () => this.racers,
      exam: () => this.net.test.right(this.frame.x),
      data: this.data,
    });
  }

  // Prepara lo que se manda a quien se reta, debajo de ese botón.
  async send({ parentNode }) {
    const { Send } = await import("./red-send.js").catch(saidIn([this.fig.root]));
    if (!this.reads) return; // mientras llegaba, se ha cambiado
    this.sent ??= new Send(
      () => this.what,
      () => this.link,
    );
    parentNode.after(this.sent.node);
    this.sent.show();
  }

  // Si ya lee, se propone ponerla contra Adam o retar a alguien. Lo que se iba a mandar era de lo de antes.
  propose(reads, alone) {
    this.fig.root.classList.toggle("red-reads", reads);
    if (this.against) this.against.hidden = !alone;
    if (!reads) this.sent?.node.remove();
  }

  // Lo que va en la imagen que se manda: lo dibujado, lo leído y, de las dos redes, la regla y las cifras que lee.
  get what() {
    const { fig, net, film, pad, read: now } = this;
    const { rival } = fig.state;
    const drawing = pad.grid ? "" : fig.state.drawing; // cambiado, lo que cuenta es lo que ve
    const [mine, other] = film.now.map(({ right, many }) => ({ right, many }));
    return {
      ...{ drawing, ...now, images: net.valid.X },
      mine: { rule: fig.valid.text, ...mine },
      other: other ? { name: called(rival), rule: textOf(rival), ...other } : null,
    };
  }

  // La dirección que lleva la regla y lo que lee, si no es con dibujos propios: en otro navegador no se puede comprobar.
  get link() {
    const { fig, own, reads } = this;
    const { host, spec, initial } = fig;
    const score = (standard(fig) && !own.taught && reads?.many) || 0;
    const fragment = toLink(host.key, spec.params, { ...fig.state, rule: fig.valid.text, rival: "", score }, initial);
    return new URL(fragment, location.href).href;
  }

  // Los ejemplos del lector; a quien le retan, ninguno: se aprende de lo mismo.
  get extra() {
    return this.fig.state.score ? NONE : this.own.examples;
  }

  // La red de la semilla y de los ejemplos que haya, sin entrenar.
  get net() {
    const [{ seed }, extra] = [this.fig.state, this.extra];
    if (this.made.seed !== seed || this.made.extra !== extra)
      this.made = { seed, extra, net: network(this.data, seed, extra) };
    return this.made.net;
  }

  // Lo que se entrena: la regla escrita y, si la hay, la de al lado.
  get racers() {
    const { net, other } = this;
    const { steps } = this.fig.state;
    const rules = [this.fig.valid, ...(other.errors.length ? [] : [other])];
    return rules.map((rule) => ({ net, rule, steps, given: valued(rule.settings, {}) }));
  }

  // Al día con lo escrito: otra regla, otra semilla, otros pasos u otra al lado, y lo entrenado ya no vale.
  sync() {
    const { fig } = this;
    this.dare.sync();
    const { steps, seed, rival } = fig.state;
    const key = [fig.valid.text, steps, seed, rival].join();
    if (key === this.ran) return;
    this.film.forget();
    this.ran = key;
    this.given = valued(fig.valid.settings, {});
    this.rate = rateOf(fig.valid, this.given);
    this.other = compiled(rival);
  }

  play(lasts) {
    this.film.play(lasts);
    this.own.teach(this.extra.length);
  }

  // Pone en el cuadro una imagen de esa cifra, o de una al azar: la siguiente a la que haya.
  pick(digit) {
    this.fig.set({ drawing: another(this.net, COUNT, this.fig.state.drawing, digit) });
  }

  // Lo que se ve: los pesos de ahora o los de la partida.
  get frame() {
    const { net, film } = this;
    return film.now[0] ?? { k: 0, x: net.start, ...reading(net, net.start) };
  }

  // Cuántas de las cien lee la regla escrita, ya entrenada, y su coste de validación; si no, null.
  get reads() {
    const [frame] = this.film.now;
    if (frame?.k !== this.fig.state.steps) return null;
    return { many: frame.many, cost: this.net.valid.f(frame.x) };
  }

  // Los puntos son de una regla, diga lo que diga su tasa; las cinco semillas, de dos, con las suyas.
  measure() {
    if (!this.trials) return;
    const { fig, rate, reads, dare } = this;
    const { rule, steps, seed, rival } = fig.state;
    const at = fig.valid.places[rate];
    const lines = fig.valid.text.split("\n").filter((_, k) => k !== at?.line);
    const free = rate !== null && rule === fig.valid.text;
    const about = [...lines, steps, seed].join("\n");
    const pair = !this.other.errors.length;
    this.trials.show({ about, against: this.ran, rate: this.given[rate] ?? null, read: reads, rival, free, pair });
    this.trials.rival.disabled = dare.on;
  }

  // De cada red que se entrena, o se va a entrenar, lo que se ve.
  seen(frame) {
    if (this.other.errors.length) return [{ ...frame, name: ALONE }];
    const other = this.film.now[1] ?? frame;
    return [
      { ...frame, name: "tu línea" },
      { ...other, name: called(this.fig.state.rival) },
    ];
  }

  update({ drawing }) {
    this.showRule();
    const { fig, film, pad, walls, net, dare } = this;
    const { rival, steps } = fig.state;
    const [drawn, { frame }] = [read(drawing), this];
    const grid = pad.gridOf(drawing);
    const cells = grid?.cells ?? cellsOf(net, drawn);
    const said = saidOf(net, frame.x, cells);
    this.read = { cells, said: said && { digit: said.digit, part: said.part } };
    const ready = said && frame.k && !fig.tick && !grid && !fig.state.score && drawn.strokes;
    this.own.show(ready ? { drawing, said } : null);
    if (said) said.words = grid?.words(said, saidOf(net, frame.x, grid.first)) ?? this.own.words(drawing, said);
    const other = film.now[1];
    const beside = other ? `, y ${called(rival)} lee ${other.many}` : "";
    pad.show(drawing, cells, drawn.image !== undefined);
    pad.say(said?.parts);
    walls.show(net.valid.X, this.seen(frame));
    this.measure();
    const [{ tick: playing, valid }, { reads }] = [fig, this];
    fig.root.classList.toggle("red-waiting", !frame.k);
    this.propose(!playing && reads?.many >= COUNT / 2, !other);
    const told = [describe(net, frame, said, { playing, beside, dare: dare.on, rule: valid.text })];
    if (dare.on && other?.k === steps) dare.met = other.many;
    if (dare.on && !playing) told.push(dare.says(valid.text, reads?.many));
    if (!dare.on && reads && other && !playing) told.push(whoFirst(called(rival), frame.lit, other.lit));
    const hints = dare.on ? { steps: FIXED, seed: FIXED } : {};
    if (frame.k && !playing && this.rate === null && !this.brief)
      told.push("Tu regla no tiene una tasa que bajar: ha ido igual hasta el final.");
    if (!fig.goal || !reads) return { text: told.join(" "), hints };
    // Hay una meta, y es el coste al que se llega sin memoria o con una.
    const memories = Object.keys(valid.states).length;
    told.push(`Coste de validación: ${significant(reads.cost, 3)}.`);
    return { text: told.join(" "), hints, score: { [memories]: reads.cost } };
  }
}
