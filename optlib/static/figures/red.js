// Una red que aprende a leer: se dibuja una cifra, se entrena la red con la regla escrita y se ve lo que lee.
import { PARAMS } from "../data.js";
import { network, unpack } from "../digits.js";
import { html, saidIn, say } from "../dom.js";
import { seen } from "../ink.js";
import { significant } from "../numbers.js";
import { valued } from "../roles.js";
import { compile } from "../rule.js";
import { doubts } from "../rule-errors.js";
import { slider, text, toLink } from "./params.js";
import { Film } from "./red-film.js";
import { Pad, read } from "./red-pad.js";
import { COUNT, Wall } from "./red-wall.js";
import { RuleEditor } from "./rule-editor.js";
import { move, settingSliders } from "./rule-knobs.js";
import { givenPath } from "./words.js";
import { range } from "./values.js";

const P = PARAMS.red;
const LOST = 20; // con menos, de las cien, no ha aprendido
const SMALLEST = 20; // lo que mide de lado un dibujo, como poco

const size = (x) => Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
const percent = (part) => `${Math.round(100 * part)}\u00a0%`;

// La red de la semilla que haya, sin entrenar; las imágenes llegan la primera vez que se toca algo.
function source(fig) {
  let [data, asked, made] = [null, null, {}];
  const arrive = (packed) => {
    data = unpack(packed);
    fig.refresh();
  };
  const wake = () => {
    asked ??= fig.host.digits().then(arrive, saidIn([fig.root]));
    return asked;
  };
  for (const kind of ["pointerdown", "focusin"]) fig.live.addEventListener(kind, wake);
  return {
    wake,
    get net() {
      const { seed } = fig.state;
      if (data && made.seed !== seed) made = { seed, net: network(data, seed) };
      return made.net;
    },
  };
}

// Cuáles de las cien imágenes de validación lee con esos pesos.
function reading({ valid }, x) {
  const right = valid.predict(x, valid.X.subarray(0, 64 * COUNT)).map((digit, k) => digit === valid.y[k]);
  return { right, many: right.filter(Boolean).length };
}

// Lo que la red ve: del dibujo o de una de sus imágenes; nada, de un dibujo tan pequeño que es un punto.
function cellsOf(net, { strokes, image }) {
  if (image !== undefined) return [...net.valid.X.subarray(64 * image, 64 * (image + 1))];
  const reach = (axis) => {
    const values = strokes.flat().map((point) => point[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  return Math.max(reach(0), reach(1)) < SMALLEST ? null : seen(strokes);
}

// Lo que dice de unas casillas: la probabilidad de cada cifra; null, si no son números o no hay nada.
function saidOf(net, x, cells) {
  const parts = cells && [...net.probabilities(x, Float64Array.from(cells), 1)];
  if (!parts?.every(Number.isFinite)) return null;
  const part = Math.max(...parts);
  return { parts, part, digit: parts.indexOf(part) };
}

// Por qué no ha aprendido, si no lo ha hecho.
function lostWhy(x, many, start) {
  if (!x.every(Number.isFinite)) return "Sus pesos ya no son números. Prueba con una tasa diez veces menor.";
  if (x.every((value, k) => value === start[k])) return "La red no ha cambiado: tu regla no mueve x.";
  if (many >= LOST) return "";
  const [now, before] = [size(x), size(start)];
  const how = now > 3 * before ? "menor" : "mayor";
  return `No ha aprendido: lee ${many} de ${COUNT}. Sus pesos miden ${significant(now, 2)}, y al empezar, ${significant(before, 2)}. Prueba con una tasa diez veces ${how}.`;
}

function describe(net, { k, x, many }, said, playing) {
  if (!k) {
    const guess = said ? `Dice que es un ${said.digit}, con un ${percent(said.part)}. ` : "";
    return `${guess}No sabe leer: sus ${net.dim} números están puestos al azar.`;
  }
  if (playing) return `Paso ${k}: lee ${many} de ${COUNT}.`;
  const lost = lostWhy(x, many, net.start);
  if (lost) return lost;
  if (!said) return `De cien imágenes que no ha visto lee ${many}. Dibuja una cifra.`;
  return `Ahora dice ${said.digit}, con un ${percent(said.part)}. De cien imágenes que no ha visto lee ${many}; de los dedos, menos: son otros datos.`;
}

// La regla: en un renglón, que se abre para cambiarla. Devuelve sync(texto), que da la última que vale.
function ruleOf(fig) {
  let now = { text: null };
  const link = () => new URL(toLink(fig.host.key, red.params, fig.state, fig.initial), location.href).href;
  const editor = new RuleEditor((rule) => fig.set({ rule }), link);
  const settings = settingSliders(fig, (name, value) => move(fig, name, value));
  const line = html("code");
  const summary = html("summary", {}, line, html("span", {}, "Cámbiala"));
  const inside = html("div", { keydown: (event) => editor.keys(event) }, editor.node, settings.box);
  fig.desk.more.before(html("details", { class: "red-rule" }, summary, inside));
  return (written) => {
    if (now.text !== written) now = { text: written, ...compile(written) };
    if (!now.errors.length) fig.valid = now;
    fig.valid ??= { text: fig.initial.rule, ...compile(fig.initial.rule) };
    settings.sync(fig.valid, valued(fig.valid.settings, {}), now.errors.length > 0);
    editor.show(written, now.errors, doubts(fig.valid));
    say(line, fig.valid.text.trimEnd().split("\n").at(-1));
    return fig.valid;
  };
}

// El cuadro: lo que se dibuja en él es un ajuste; sin dedo, trae una imagen de la cifra que se pida, o de una al azar.
function padOf(fig, from) {
  const pick = async (digit) => {
    await from.wake();
    const { y } = from.net.valid;
    const wanted = digit ?? Math.floor(10 * Math.random());
    const found = range(y.length).filter((k) => k >= COUNT && y[k] === wanted);
    const after = found.find((k) => k > (read(fig.state.drawing).image ?? 0)) ?? found[0];
    fig.set({ drawing: `i${after}` });
  };
  return new Pad((drawing) => fig.set({ drawing }), pick);
}

export const red = {
  id: "red",
  params: {
    rule: text(P.rule.value),
    steps: slider("Pasos", P.steps),
    seed: slider("Semilla", P.seed),
    drawing: text(P.drawing.value),
  },
  create(fig) {
    const [from, wall] = [source(fig), new Wall()];
    const pad = padOf(fig, from);
    fig.view.append(pad.node);
    const begin = async () => {
      await from.wake();
      const { valid: rule, state } = fig;
      return { net: from.net, rule, given: valued(rule.settings, {}), steps: state.steps };
    };
    const film = new Film(fig, begin, reading);
    const rule = ruleOf(fig);
    fig.live.append(wall.node);
    fig.control([], ["steps", "seed"]);
    let ran = "";

    return (state) => {
      const key = [rule(state.rule).text, state.steps, state.seed].join();
      if (key !== ran) film.forget();
      ran = key;
      const { net } = from;
      const drawn = read(state.drawing);
      if (!net) {
        pad.show(state.drawing, null);
        pad.say(null);
        return { text: "Dibuja una cifra: la red todavía no sabe leer." };
      }
      const given = fig.paths[""];
      const last = given && { k: given.k.at(-1), x: given.x.at(-1), ...reading(net, given.x.at(-1)) };
      const frame = last ?? film.frame ?? { k: 0, x: net.start, ...reading(net, net.start) };
      const cells = cellsOf(net, drawn);
      const said = saidOf(net, frame.x, cells);
      pad.show(state.drawing, cells, drawn.image !== undefined);
      pad.say(said?.parts);
      wall.show(net.valid, frame.right, frame.x);
      const told = describe(net, frame, said, film.motion !== null);
      return { text: last ? `${givenPath(fig)}. ${told}` : told };
    };
  },
};
