// Adam por dentro: los gradientes, que se arrastran; lo que recuerda cada media, que se estira; y el paso, en su pasillo.
// Con el teclado, lo mismo con mandos que no se ven: al llegar a ellos se señala lo que mueven.
import { GRADIENTS, SIGNALS, PARAMS as P } from "../data/adam-por-dentro.js";
import { OPTIMIZERS, minimize } from "../../optimizers.js";
import { significant } from "../../numbers.js";
import { put, svg } from "../../dom.js";
import { nearest, rangeField } from "../kit.js";
import { arrow } from "../arrow.js";
import { colour, serial, write } from "../looks.js";
import { choice, flag, series, slider } from "../params.js";
import { clamp, linspace, range } from "../../lists.js";
import { RULES } from "../../rules.js";

const { count: STEPS, high: HIGHEST } = P.g;
const GIVEN = { lr: 0.1, eps: 1e-8 };
export const gradients = ({ signal, g }) => g ?? GRADIENTS[signal];

const MARGIN = { left: 58, right: 22 }; // a la izquierda, lo que hay antes del primer paso
const LONGEST = 1e4; // lo que se recuerda, si llega a su extremo
const LANE = 34; // lo alto de cada memoria
const MEANS = { beta1: ["m", "m, media de g", "β₁"], beta2: ["v", "√v, tamaño de g", "β₂"] };
// De abajo arriba, los trazos del dibujo.
const PARTS = "early now axis bars moves edges m v step alley beta1 beta2 field".split(" ");
const [ONE, TWO, ADAM] = [serial(0), serial(2), colour("Adam")];
const TINTS = { m: ONE, beta1: ONE, v: TWO, beta2: TWO, moves: ADAM, step: ADAM };
const memory = (beta) => 1 / (1 - beta);

// Hasta dónde llega atrás, desde t, una memoria; lo de antes del primer paso, en escala logarítmica.
const back = ({ sx }, t, length) =>
  length <= t ? sx(t - length) : (-MARGIN.left * Math.log(length / t)) / Math.log(LONGEST / t);

// Dónde pasa algo, en píxeles del dibujo.
const place = ({ image, left, top }, { clientX, clientY }) => {
  const box = image.getBoundingClientRect();
  return [clientX - box.left - left, clientY - box.top - top];
};

// Arrastrar un nodo llama a move(x, y, si empieza) y no desplaza la página.
function drag(panel, node, move) {
  const report = (event) => move(...place(panel, event), event.type === "pointerdown");
  node.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
    report(event);
  });
  node.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  node.addEventListener("pointermove", (event) => node.hasPointerCapture(event.pointerId) && report(event));
}

// Arrastrar por las barras las cambia, todas de un trazo: las que el dedo salta quedan entre las que toca.
function painter(fig, panel, half) {
  let [from, was] = [];
  return (px, py, fresh) => {
    const k = clamp(Math.floor(panel.sx.invert(px)), 0, STEPS - 1);
    const value = clamp(HIGHEST * (1 - py / half()), -HIGHEST, HIGHEST);
    const between = (i) => (fresh || i === k ? value : was + ((value - was) * (i - from)) / (k - from));
    const painted = (old, i) => ((i - k) * (i - (fresh ? k : from)) > 0 ? old : Math.round(10 * between(i)) / 10);
    fig.set({ t: k + 1, g: gradients(fig.state).map(painted) });
    [from, was] = [k, value];
  };
}

class Strip {
  constructor(fig, lanes) {
    const label = "Los gradientes; hasta dónde recuerda cada media; y los pasos, de α a −α";
    const size = {
      x: [0, STEPS],
      boxHeight: () => 260 + LANE * lanes.length,
      margin: { ...MARGIN, top: 6, bottom: 6 },
    };
    const panel = fig.panel({ label, bare: true, ...size });
    const over = (node) => panel.over.appendChild(node);
    Object.assign(this, { panel, lanes });
    this.parts = Object.fromEntries(PARTS.map((name) => [name, over(svg("path", { class: `adam-${name}` }))]));
    this.notes = range(6 + lanes.length).map(() => over(svg("text", { class: "fig-note" })));
    for (const [name, tint] of Object.entries(TINTS)) this.parts[name].style.stroke = tint;
    const paint = painter(fig, panel, () => this.half);
    drag(panel, this.parts.field, paint);
    const read = (event) => fig.set({ t: Math.floor(panel.sx.invert(place(panel, event)[0])) + 1 });
    this.parts.alley.addEventListener("click", read);
    this.grips = lanes.map((name) => {
      const [touch, circle] = [svg("circle", { r: 17, class: "fig-touch" }), svg("circle", { r: 7 })];
      circle.style.stroke = TINTS[name];
      const grip = over(svg("g", { class: `fig-handle adam-${name}` }, touch, circle));
      const { stops } = P[name];
      const ends = () => stops.map((beta) => -back(panel, fig.state.t, memory(beta)));
      drag(panel, grip, (px) => fig.set({ [name]: stops[nearest(ends(), -px)] }));
      return grip;
    });
  }

  // Lo alto de media tira, de las barras o de los pasos.
  get half() {
    return (this.panel.h - LANE * this.lanes.length) / 4;
  }

  // shown, lo que se resta a x en cada paso, entre α; levels, lo que vale cada media en el que se lee.
  show(state, shown, levels) {
    const { half, panel } = this;
    const { sx, w, h } = panel;
    const most = clamp(Math.max(...shown.map(Math.abs)), 1.15, 9);
    const barY = (g) => half * (1 - g / HIGHEST);
    const stepY = (size) => h - half + 8 + ((half - 8) * clamp(size, -9, 9)) / most;
    const [end, middle, zero, up, down] = [sx(state.t), sx(state.t - 0.5), stepY(0), stepY(-1), stepY(1)];
    const box = (x, y, toX, toY) => `M${x} ${y}H${toX}V${toY}H${x}z`;
    const bars = (y, values, part) =>
      values.map((v, k) => box(sx(k + 0.5 - part / 2), y(0), sx(k + 0.5 + part / 2), y(v))).join("");
    const drawn = {
      early: box(-MARGIN.left, 0, 0, h),
      alley: box(0, up, w, down),
      now: box(sx(state.t - 1), 0, end, h),
      axis: `M0 ${barY(0)}H${w}M0 ${zero}H${w}`,
      bars: bars(barY, gradients(state), 0.7),
      moves: bars(stepY, shown, 0.4),
      edges: `M0 ${up}H${w}M0 ${down}H${w}`,
      step: arrow([middle, zero], [middle, stepY(shown[state.t - 1])]),
      field: box(0, 0, w, 2 * half),
    };
    const at = 4 - MARGIN.left;
    const words = [[at, barY(0) - 6, state.correction ? "no cuenta" : "ceros"]];
    words.push(
      [at, zero - 8, "x sube"],
      [at, zero + 16, "x baja"],
      [w + 4, barY(0) + 4, "g"],
      [w + 4, up + 4, "α"],
      [w + 4, down + 4, "−α"],
    );
    for (const [k, name] of this.lanes.entries()) {
      const [mean, means, letter] = MEANS[name];
      const reach = memory(state[name]);
      const [from, y] = [back(panel, state.t, reach), 2 * half + LANE * (k + 0.7)];
      drawn[name] = `M${from} ${y}H${end}`;
      drawn[mean] = `M${Math.max(0, from)} ${barY(levels[mean])}H${end}`;
      put(this.grips[k], "transform", `translate(${from} ${y})`);
      const said = `${means}: ${significant(reach, 2)} pasos (${letter} = ${significant(state[name], 4)})`;
      words.push([at, y - 11, said]);
    }
    for (const [name, d] of Object.entries(drawn)) put(this.parts[name], "d", d);
    for (const [k, word] of words.entries()) write(this.notes[k], ...word);
  }
}

// Resumen: con el ciclo, adónde va x en total; y el paso t.
function describe({ t, signal, g: own }, g, shown, moved) {
  const far = significant(Math.abs(moved));
  const where = moved < 0 ? `baja ${far}, hacia el` : `sube ${far}: se aleja del`;
  const whole = signal === "cycle" && !own ? `En los ${STEPS} pasos, x ${where} mejor punto. ` : "";
  const size = Math.abs(shown[t - 1]);
  const step = size ? `x ${shown[t - 1] > 0 ? "baja" : "sube"} ${significant(size)} α` : "x no se mueve";
  const out = size > 1.005 ? ": se sale del pasillo" : "";
  return `${whole}En t = ${t} llega g = ${significant(g[t - 1])} y ${step}${out}.`;
}

// Lo que puede pedir una meta: sin corrección, lo que se aparta de α el primer paso; lo que sube x en total, y con
// gradientes alternos, lo que miden los diez últimos pasos respecto de α.
const score = ({ correction, signal, g }, shown, moved) => ({
  uncorrected: correction ? Infinity : Math.abs(Math.abs(shown[0]) - 1),
  upward: moved,
  alternating: signal === "alternating" && !g ? Math.max(...shown.slice(-10).map(Math.abs)) : Infinity,
});

// La regla de Adam, con lo que resta a x aparte; sin corregir es lo mismo con m y v.
const MOMENTS = RULES.Adam.step.slice(1, -1).map((line) => `    ${line}\n`);
const STEP = RULES.Adam.step.at(-1).replace("x = x - ", "");
const code = ({ assign, array }) => ({
  write: ({ state }) => `\
import numpy as np

${assign({ ...GIVEN, beta1: state.beta1, beta2: state.beta2 })}gradients = ${array(gradients(state))}

m = v = 0
path = []  # una fila por paso
for t, g in enumerate(gradients, start=1):
${MOMENTS.join("")}    step = ${state.correction ? STEP : `${STEP.replaceAll("_hat", "")}  # sin corregir`}
    path.append([g, m, v, m_hat, v_hat, step])

size = abs(path[${state.t - 1}][-1]) / lr
print(f"El paso ${state.t} mide {size:.3g} veces α")
`,
});

// El mando de las barras, que no se ve: la que se lee sube y baja, y se pasa de una a otra.
function barKeys(fig) {
  const at = () => fig.state.t - 1;
  const read = () => ({ values: linspace(-HIGHEST, HIGHEST, 20 * HIGHEST + 1), value: gradients(fig.state)[at()] });
  const change = (v) => fig.set({ g: gradients(fig.state).map((old, k) => (k === at() ? v : old)) });
  const bar = rangeField("Gradiente, con ↑ y ↓; de barra en barra, con ← y →", read, change);
  bar.input.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    fig.set({ t: fig.state.t + by });
  });
  return bar;
}

export const figure = {
  params: {
    signal: choice("Gradientes que llegan", SIGNALS, P.signal, { resets: { g: null } }),
    g: series(P.g),
    beta1: slider("β₁ (media de g)", P.beta1),
    beta2: slider("β₂ (media de g²)", P.beta2, { format: (v) => significant(v, 4) }),
    correction: flag("Corrección de sesgo", P.correction),
    t: slider("Paso que se lee, t", P.t),
  },
  sizes: { fill: "400px" },
  create(fig) {
    fig.view.classList.add("fig-stack");
    const chosen = fig.root.dataset.controls?.split(" ");
    // La breve no lleva la memoria que empieza sin recordar nada.
    const strip = new Strip(
      fig,
      Object.keys(MEANS).filter((name) => !chosen || fig.initial[name]),
    );
    fig.control(["signal", "correction"], ["beta1", "beta2"]);
    // Cambiados a mano, ninguna está elegida: cualquiera los devuelve.
    for (const pick of fig.controls.signal ?? []) {
      const { sync } = pick;
      pick.sync = (words) => {
        sync(words);
        if (fig.state.g) pick.input.selectedIndex = -1;
      };
    }
    fig.controls.g = [barKeys(fig)];
    for (const name of ["beta2", "beta1", "g"].filter((name) => !chosen?.includes(name))) {
      const { node } = fig.controls[name][0];
      node.classList.add("fig-hidden", `to-${name}`);
      fig.view.prepend(node);
    }

    return (state) => {
      const [g, k] = [gradients(state), state.t - 1];
      const adam = new OPTIMIZERS.Adam({ ...state, ...GIVEN });
      const run = minimize({ f: () => 0, grad: (_, step) => g[step] }, 0, adam, STEPS);
      const [m, v] = state.correction ? [run.m_hat, run.v_hat] : [run.m, run.v];
      const shown = m.map((value, i) => value / (Math.sqrt(v[i]) + GIVEN.eps));
      const moved = shown.reduce((x, size) => x - GIVEN.lr * size, 0);
      strip.show(state, shown, { m: m[k], v: Math.sqrt(v[k]) });
      const hints = { g: `en t = ${state.t}`, signal: state.g ? "cambiados a mano" : "" };
      return { text: describe(state, g, shown, moved), hints, score: score(state, shown, moved) };
    };
  },
  code,
};
