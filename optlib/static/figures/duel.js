// Las dos redes de «dos-redes»: se entrenan a la vez, desde el mismo sitio y con los mismos minilotes, y dicen lo que leen.
import { network, unpack } from "../digits.js";
import { seen } from "../ink.js";
import { memo, range } from "../lists.js";
import { compile } from "../rule.js";
import { RULES } from "../rules.js";
import { STYLES } from "../data.js";
import { train } from "../training.js";
import { DUEL } from "./data/dos-redes.js";
import { read } from "./red-pad.js";

const { methods, seed, steps } = DUEL;
const EVERY = 10; // pasos entre un dibujo y otro

// La regla de una red, con sus ajustes.
export function ruleOf(name) {
  const valid = compile(RULES[methods[name]].text);
  return { valid, settings: { ...valid.settings, lr: STYLES[methods[name]].reading } };
}

// La mancha: tinta en toda la columna de la izquierda.
const smudge = (X) => X.map((value, k) => (k % 8 ? value : 1));

export class Duel {
  kept = memo(2); // lo que lee cada una

  // change() se llama según aprenden.
  constructor(packed, change) {
    this.net = network(unpack(packed), seed);
    this.now = Object.fromEntries(Object.keys(methods).map((name) => [name, { k: 0, x: this.net.start }]));
    for (const name of Object.keys(methods)) {
      const { valid, settings } = ruleOf(name);
      train(this.net, valid, settings, steps, (k, x) => {
        this.now[name] = { k, x };
        if (k % EVERY === 0) change();
      });
    }
  }

  // Por qué paso van.
  get k() {
    return Math.min(...Object.values(this.now).map(({ k }) => k));
  }

  // Las casillas de un dibujo, de sus trazos o de una de sus imágenes, con la mancha o sin ella.
  cells({ strokes, image }, smudged = false) {
    const clean = image === undefined ? seen(strokes) : [...this.net.valid.X.subarray(64 * image, 64 * (image + 1))];
    return smudged && clean ? smudge(clean) : clean;
  }

  // Lo que una red dice de unas casillas.
  said(name, cells) {
    const parts = [...this.net.probabilities(this.now[name].x, Float64Array.from(cells))];
    const part = Math.max(...parts);
    return { digit: parts.indexOf(part), part };
  }

  // Cuántas de cada cien lee con la mancha una red ya entrenada.
  reads(name) {
    const { X, y } = this.net.valid;
    const many = () => this.net.predict(this.now[name].x, smudge(X)).filter((digit, k) => digit === y[k]).length;
    return this.kept(name, () => Math.round((100 * many()) / y.length));
  }

  // Otra imagen de esa cifra o, sin ella, de una al azar, en letras de un dibujo.
  pick(drawing, digit = Math.floor(10 * Math.random())) {
    const { y } = this.net.valid;
    const found = range(y.length).filter((k) => y[k] === digit);
    const { image = -1 } = read(drawing);
    return `i${found.find((k) => k > image) ?? found[0]}`;
  }
}
