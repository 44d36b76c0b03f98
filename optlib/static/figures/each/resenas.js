// Reseñas que caen como cartas: cada una empuja el peso de las palabras que lleva, y no los demás.
import { REVIEWS, PARAMS as P } from "../data/resenas.js";
import { OPTIMIZERS, minimize } from "../../optimizers.js";
import { significant } from "../../numbers.js";
import { put, svg } from "../../dom.js";
import { calm, playback } from "../kit.js";
import { colour, serial, write } from "../looks.js";
import { flag, slider } from "../params.js";
import { range } from "../../lists.js";

const NAMES = Object.keys(REVIEWS.words);
const RIGHT = Object.values(REVIEWS.words);
const LEGIBLE = 50; // de ancho, en píxeles, la carta en que cabe «sublime»
const [NAME, TICK] = [40, 30]; // de alto, lo que se escribe bajo una aguja y sobre ella

const RAREST = P.rare.stops.at(-1);
const FALL = 600; // milisegundos en que caen todas; la última acaba algo después
const last = () => P.steps.high;
const ruleOf = ({ adagrad }) => (adagrad ? "Adagrad" : "GradientDescent");

// Un minilote de rare reseñas: todas dicen «buena»; la última, también «sublime».
function reviews(rare) {
  const wrong = ([good, sublime]) => [good - RIGHT[0], good + sublime - RIGHT[0] - RIGHT[1]];
  const mean = (one, last) => ((rare - 1) * one + last) / rare;
  const f = (x) => mean(...wrong(x).map((error) => error ** 2 / 2));
  const grad = (x) => [mean(...wrong(x)), wrong(x)[1] / rare];
  return { f, grad };
}

export const trained = (state) =>
  minimize(reviews(state.rare), [0, 0], new OPTIMIZERS[ruleOf(state)]({ lr: REVIEWS.lr }), state.steps);

// Cuántas cartas van en cada fila para que sean lo más grandes que quepan, y su ancho.
function deal(many, width, height) {
  const sized = range(many).map((k) => [k + 1, Math.min(width / (k + 1), (1.7 * height) / Math.ceil(many / (k + 1)))]);
  return sized.reduce((best, each) => (each[1] > best[1] ? each : best));
}

// Una carta, con sus palabras o, si no caben, un trazo por cada una. La que dice «sublime» se ve entre doscientas.
function card(width, said) {
  const height = width / 1.7;
  const shape = { x: -0.46 * width, y: -0.45 * height, width: 0.92 * width, height: 0.9 * height };
  const face = svg("rect", { class: "fig-node", ...shape, rx: Math.min(4, width / 8) });
  if (said > 1) face.style.stroke = serial(1);
  const word = (k) => {
    const y = (k ? 0.2 : -0.16) * height;
    const line = { d: `M${-0.28 * width} ${y}H${0.28 * width}`, "stroke-width": 0.2 * height };
    const node = width < LEGIBLE ? svg("path", line) : svg("text", { y: y + 4, "text-anchor": "middle" }, NAMES[k]);
    node.style[width < LEGIBLE ? "stroke" : "fill"] = serial(k);
    return node;
  };
  return svg("g", {}, face, svg("g", {}, ...range(said).map(word)));
}

// Las cartas del minilote, que caen una tras otra cuando es otro.
function cards(panel) {
  const group = panel.add(svg("g"));
  let [shown, scales] = ["", 0];
  return ({ rare, steps }, height) => {
    const now = String([rare, steps]);
    if (now === shown && scales === panel.scales) return;
    // Otro tamaño, o el papel, solo las coloca.
    const falls = now !== shown && !calm();
    [shown, scales] = [now, panel.scales];
    const [across, width] = deal(rare, panel.w, height);
    const left = (panel.w - across * width) / 2;
    const place = (k) => {
      const one = card(width, k === rare - 1 ? 2 : 1);
      const from = { translate: "0 -60px", opacity: 0 };
      if (falls) one.animate([from, {}], { duration: 250, delay: (FALL * k) / rare, fill: "backwards" });
      const [x, y] = [left + ((k % across) + 0.5) * width, ((Math.floor(k / across) + 0.5) * width) / 1.7];
      return svg("g", { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` }, one);
    };
    group.replaceChildren(...range(rare).map(place));
  };
}

// La aguja de una palabra: a la izquierda, el peso vale 0; derecha, acierta. El arco es el último paso.
function needle(panel, k) {
  const text = () => svg("text", { class: "fig-note", "text-anchor": "middle" });
  const [dial, mark, step] = ["fig-bound", "fig-curve", "fig-joint"].map((look) => svg("path", { class: look }));
  const [hand, zero, right, name] = [svg("path", { "stroke-width": 4 }), text(), text(), text()];
  hand.style.stroke = serial(k);
  put(step, "stroke-width", 8);
  put(step, "opacity", 0.6);
  // La aguja de lo frecuente va con todas las cartas, y la de lo raro, con la última.
  if (!calm()) hand.style.transition = k ? `transform 250ms ${FALL}ms` : `transform ${FALL}ms linear`;
  const group = panel.add(svg("g", {}, dial, mark, step, hand, zero, right, name));
  const turned = (value) => Math.min(190, Math.max(-10, (90 * value) / RIGHT[k]));
  const at = (value, radius) => {
    const angle = (turned(value) * Math.PI) / 180;
    return `${(-radius * Math.cos(angle)).toFixed(1)} ${(-radius * Math.sin(angle)).toFixed(1)}`;
  };
  const arc = (radius, from, to) =>
    `M${at(from, radius)}A${radius} ${radius} 0 0 ${to < from ? 0 : 1} ${at(to, radius)}`;
  return (rule, radius, was, now) => {
    put(group, "transform", `translate(${(panel.w * (1 + 2 * k)) / 4} ${panel.h - NAME})`);
    put(dial, "d", arc(radius, 0, 2 * RIGHT[k]));
    put(mark, "d", `M0 ${-radius - 6}V${8 - radius}`);
    put(step, "d", arc(radius, was, now));
    step.style.stroke = colour(rule);
    put(hand, "d", `M0 0H${8 - radius}`);
    hand.style.transform = `rotate(${turned(now).toFixed(2)}deg)`;
    write(zero, -radius, 15, "0");
    write(right, 0, -radius - 10, String(RIGHT[k]));
    write(name, 0, 30, `«${NAMES[k]}»: ${now.toFixed(2)}`);
  };
}

function describe({ steps, adagrad }, run) {
  const [good, sublime] = run.x.at(-1).map((value) => value.toFixed(2));
  const own = adagrad ? run.G.at(-1).map((sum) => significant(REVIEWS.lr / Math.sqrt(sum), 2)) : [];
  const rates = adagrad ? `Su tasa propia es ya ${own[1]}; la de «buena», ${own[0]}.` : "La tasa de las dos es 1.";
  return `Minilote ${steps}: «buena» va en ${good}, y lo justo es 2; «sublime», en ${sublime}, y lo justo es 1. ${rates}`;
}

const code = ({ loop, number }) => ({
  write: ({ state }) => `\
import numpy as np

words = np.ones((${state.rare}, 2))  # «buena», «sublime»
words[:-1, 1] = 0
score = words @ [${RIGHT.map(number).join(", ")}]
lr, steps = ${number(REVIEWS.lr)}, ${state.steps}
${loop(ruleOf(state), {}, "x = np.zeros(2)", (x) => `words.T @ (words @ ${x} - score) / len(score)`)}
print(f"Tras {steps} minilotes, los pesos son {x.round(2)}")
`,
});

export const figure = {
  params: {
    steps: slider("Minilotes", P.steps),
    rare: slider("«Sublime» sale en una de cada", P.rare),
    adagrad: flag("Adagrad", P.adagrad),
  },
  sizes: { fill: "420px" },
  create(fig) {
    const panel = fig.panel({
      label: "Un minilote de reseñas y dos agujas: lo que vale el peso de «buena» y el de «sublime»",
      bare: true,
      ratio: 0.85,
      margin: { left: 4, right: 4, top: 4, bottom: 4 },
    });
    const fall = cards(panel);
    const needles = range(2).map((k) => needle(panel, k));
    playback(fig, "steps", last, () => 1.15);
    fig.control(["rare", "adagrad"], ["steps"]);

    return (state) => {
      const run = trained(state);
      const radius = Math.min(panel.w / 4 - 14, panel.h / 2 - NAME);
      fall(state, panel.h - radius - NAME - TICK);
      const [was, now] = run.x.slice(-2);
      for (const [k, point] of needles.entries()) point(ruleOf(state), radius, was[k], now[k]);
      const whole = state.rare === RAREST && state.steps === last();
      const rarest = whole ? Math.abs(now[1] - RIGHT[1]) : Infinity;
      return { text: describe(state, run), score: { rarest } };
    };
  },
  code,
};
