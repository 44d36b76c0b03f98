// Dos redes que se entrenan a la vez, desde el mismo sitio y con los mismos minilotes, y dicen lo que leen.
import { STYLES } from "../data.js";
import { network, unpack } from "../digits.js";
import { memo } from "../lists.js";
import { compile } from "../rule.js";
import { RULES } from "../rules.js";
import { train } from "../training.js";
import { another, cellsOf, saidOf } from "./red-reading.js";

const EVERY = 10; // pasos entre un dibujo y otro

// La regla de un método, con la tasa a la que aprende a leer.
export function ruleOf(method) {
  const valid = compile(RULES[method].text);
  return { valid, settings: { ...valid.settings, lr: STYLES[method].reading } };
}

// La mancha: tinta en toda la columna de la izquierda.
const smudge = (X) => X.map((value, k) => (k % 8 ? value : 1));

export class Duel {
  now = {}; // los pesos de cada una
  k = 0; // por qué paso van
  kept = memo(2);

  // methods es el de cada una, por su nombre; change() se llama según aprenden.
  constructor(packed, { methods, seed, steps }, change) {
    this.net = network(unpack(packed), seed);
    const done = {};
    for (const [name, method] of Object.entries(methods)) {
      [this.now[name], done[name]] = [this.net.start, 0];
      const { valid, settings } = ruleOf(method);
      train(this.net, valid, settings, steps, (k, x) => {
        [this.now[name], done[name]] = [x, k];
        this.k = Math.min(...Object.values(done));
        if (k % EVERY === 0) change();
      });
    }
  }

  // Las casillas de un dibujo, de sus trazos o de una de sus imágenes, con la mancha o sin ella.
  cells(drawn, smudged) {
    const clean = cellsOf(this.net, drawn);
    return smudged && clean ? smudge(clean) : clean;
  }

  said(name, cells) {
    return saidOf(this.net, this.now[name], cells);
  }

  // Cuántas de cada cien lee con la mancha una red ya entrenada.
  reads(name) {
    const { X, y } = this.net.valid;
    const many = () => this.net.predict(this.now[name], smudge(X)).filter((digit, k) => digit === y[k]).length;
    return this.kept(name, () => Math.round((100 * many()) / y.length));
  }

  pick(drawing, digit) {
    return another(this.net, 0, drawing, digit);
  }
}
