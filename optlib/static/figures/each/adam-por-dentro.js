// Adam por dentro: el gradiente que llega, sus dos momentos, su corrección y el paso que sale.
import { PARAMS } from "../../data.js";
import { OPTIMIZERS, minimize } from "../../optimizers.js";
import { mulberry32, normal } from "../../prng.js";
import { significant } from "../../numbers.js";
import { html, put, say, svg } from "../../dom.js";
import { asSeries, colour, write } from "../looks.js";
import { choice, flag, slider } from "../params.js";
import { range } from "../../lists.js";
import { RULES } from "../../rules.js";

const P = PARAMS["adam-por-dentro"];
const SIGNALS = {
  constant: "constante",
  noisy: "con ruido",
  alternating: "alterno",
  sparse: "disperso",
  jump: "con un salto",
  cycle: "en ciclos 3, −1, −1",
};
const SPARSE = 10;

export function gradients({ signal, noise, steps, seed }) {
  const random = mulberry32(seed);
  const shapes = {
    constant: () => 1,
    noisy: () => 1 + noise * normal(random),
    alternating: (k) => (k % 2 ? -1 : 1),
    sparse: (k) => (k % SPARSE ? 0 : 1),
    jump: (k) => (k < steps / 2 ? 0.1 : 1),
    cycle: (k) => (k % 3 ? -1 : 3),
  };
  return range(steps).map(shapes[signal]);
}

// Sin dejar sitio de más: el dominio que abarca los valores y el cero.
function around(...series) {
  const values = series.flat().filter((v) => Math.abs(v) < 1e6);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const pad = (high - low || 1) * 0.08;
  return [low < 0 ? low - pad : low, high + pad];
}

const percent = (part) => `${significant(100 * part, 3)} %`;

// Resumen del paso t, de tamaño `step`; `corrected` es el que daría con corrección de sesgo.
function describe(state, t, { steps, g, step, corrected }) {
  const at = `En t = ${t} de ${steps}`;
  if (!Number.isFinite(step))
    return `${at} el paso no tiene valor: con ε = 0 y gradientes nulos se divide cero entre cero.`;
  const size = `mide ${significant(Math.abs(step))}, el ${percent(Math.abs(step) / state.lr)} de α.`;
  const comes = `llega g = ${significant(g)} y el paso`;
  if (!state.correction) {
    const other = `Con corrección mediría ${significant(Math.abs(corrected))}.`;
    return `${at} ${comes} α·m/(√v + ε), sin corregir, ${size} ${other}`;
  }
  if (state.signal === "cycle") return `${at} ${comes} ${size}`;
  const [one, two] = [state.beta1, state.beta2].map((beta) => significant(1 - beta ** t));
  return `${at} ${comes} α·m̂/(√v̂ + ε) ${size} La corrección divide m entre ${one} y v entre ${two}.`;
}

// Adónde va x en todo el recorrido, si lo que llega es el ciclo del ejemplo de Reddi, Kale y Kumar.
function travel({ signal }, steps, moved) {
  if (signal !== "cycle") return "";
  const size = significant(Math.abs(moved));
  const where = moved > 0 ? `baja ${size}, hacia el` : `sube ${size}: se aleja del`;
  return `En los ${steps} pasos, x ${where} mejor punto. `;
}

// x a cada paso, desde el 0.
function walk(moves) {
  const xs = [0];
  for (const move of moves) xs.push(xs.at(-1) - move);
  return xs;
}

// Maneras de dibujar una serie en el tiempo: línea, barras desde el cero, y de lado a lado a la altura de cada valor.
const line = (panel, ts, values) => panel.line(ts, values);
const bars = (panel, ts, values) => {
  const zero = panel.sy(0).toFixed(1);
  const bar = (t, value) => `M${panel.sx(t).toFixed(1)} ${zero}V${panel.sy(value).toFixed(1)}`;
  return ts.map((t, k) => (Number.isNaN(values[k]) ? "" : bar(t, values[k]))).join("");
};
const bounds = (panel, _ts, values) => values.map((value) => panel.line(panel.x, [value, value])).join("");
// Lo que hay antes del primer paso y después de cada uno.
const fromStart = (panel, ts, values) => panel.line([0, ...ts], values);
const start = (panel, _ts, values) => panel.dots([0], values.slice(0, 1));

// Una tira con sus series, [aspecto, manera, color], y el paso que se lee. El color es el número de una serie o el de
// un método, con su nombre.
function strip(fig, labels, series, notes) {
  // El eje de abajo, el de la última, es el de todas.
  const margin = { right: EDGE, ...(labels.xLabel ? {} : { bottom: 8 }) };
  const panel = fig.panel({ boxHeight: () => (labels.xLabel ? 150 : 124), margin, ...labels });
  const nodes = series.map(([look, , tint]) => {
    const node = panel.path(look);
    if (typeof tint === "string") node.style.stroke = colour(tint);
    return typeof tint === "number" ? asSeries(node, tint) : node;
  });
  const reading = panel.path("fig-reading");
  const names = notes ? notes(panel) : () => {};

  return (steps, t, values, other) => {
    const ts = range(steps).map((k) => k + 1);
    panel.domain([labels.from ?? 0.3, steps + 0.7], around(...values, labels.room ?? []));
    for (const [i, [, draw]] of series.entries()) {
      put(nodes[i], "d", draw(panel, ts, values[i]));
      if (draw === bars) nodes[i].style.strokeWidth = Math.max(1.5, (0.6 * panel.w) / steps);
    }
    put(reading, "d", panel.line([t, t], panel.y));
    names(ts, values, other);
  };
}

function note(parent, anchor) {
  const node = svg("text", { class: "fig-note", "text-anchor": anchor });
  parent.append(node);
  return node;
}

const NOTE = 100; // píxeles que ocupa el nombre de una línea, en el extremo derecho
const EDGE = 26; // y a la derecha del dibujo, los de α y −α

// Los nombres de las líneas del paso: ±α a su derecha, y sobre la de trazos, o debajo si no cabe, cuál es.
function stepNames(panel) {
  const edges = [note(panel.over, "start"), note(panel.over, "start")];
  const name = note(panel.plot, "end");

  return (ts, [[high, low], dashed, shown], other) => {
    const apart = panel.sy(low) - panel.sy(high) >= 13;
    write(edges[0], panel.w + 4, panel.sy(apart ? high : 0) + 4, apart ? "α" : "±α");
    write(edges[1], panel.w + 4, panel.sy(low) + 4, apart ? "−α" : "");
    const last = range(ts.length).filter((k) => panel.sx(ts[k]) > panel.w - NOTE && Number.isFinite(dashed[k]));
    const differs = last.some((k) => !(Math.abs(panel.sy(dashed[k]) - panel.sy(shown[k])) < 2));
    const under = last.map((k) => dashed[k]);
    const top = panel.sy(Math.max(...under)) - 6;
    write(name, panel.w - 2, top > 10 ? top : panel.sy(Math.min(...under)) + 14, differs ? other : "");
  };
}

const BEST = -1; // el mejor punto del ejemplo de Reddi, Kale y Kumar
const BEFORE = -0.7; // a la izquierda del paso 1, sitio para la partida

const ABOVE = 0.4; // y por encima del 0, para su nombre

// Los nombres del recorrido de x, donde él no pasa: su partida, al otro lado de adonde va, y el mejor punto.
function walkNames(panel) {
  const [from, best] = [note(panel.plot, "start"), note(panel.plot, "start")];
  return (_ts, [[goal], xs]) => {
    const rises = xs.at(-1) > 0;
    write(from, panel.sx(0) + 6, panel.sy(0) + (rises ? 16 : -7), "partida, x = 0");
    write(best, rises ? panel.w - 2 : panel.sx(0) + 12, panel.sy(goal) - 5, "mejor punto, x = −1");
    put(best, "text-anchor", rises ? "end" : "start");
  };
}

const SERIES = {
  g: [
    ["fig-bars", bars],
    ["fig-dashed", line, 0],
    ["fig-plain", line, 0],
  ],
  x: [
    ["fig-bound", bounds],
    ["fig-plain", fromStart, "Adam"],
    ["fig-dots", start, "Adam"],
  ],
  v: [
    ["fig-dashed", line, 2],
    ["fig-plain", line, 2],
  ],
  step: [
    ["fig-bound", bounds],
    ["fig-dashed", line, "Adam"],
    ["fig-plain", line, "Adam"],
  ],
};

// Las tiras, una debajo de otra: g y m, o en su lugar x, v y el paso.
function strips(fig, { brief, walks, compares }) {
  const from = walks ? BEFORE : undefined;
  const g = {
    label: "Gradiente g en barras, m a trazos y m corregido en línea continua, en cada paso",
    yLabel: "g (barras), m (a trazos), m̂ (continua)",
  };
  const x = {
    label: "x, desde su partida, 0, tras cada paso; el mejor punto, −1, en una línea fina",
    yLabel: "x",
    from,
    room: [ABOVE],
  };
  const v = {
    label: "v a trazos y v corregido en línea continua, en cada paso",
    yLabel: "v (a trazos), v̂ (continua)",
  };
  const other = compares ? ", y el que daría al cambiar la corrección de sesgo, a trazos" : "";
  const step = {
    label: `Paso que da Adam${other}; α y −α, en líneas finas`,
    yLabel: "paso que se resta a x",
    xLabel: "t",
    from,
  };
  return {
    first: walks ? strip(fig, x, SERIES.x, walkNames) : strip(fig, g, SERIES.g),
    second: brief ? null : strip(fig, v, SERIES.v),
    third: strip(fig, step, SERIES.step, stepNames),
  };
}

// Lo que se resta a x en cada paso, con corrección de sesgo y sin ella, cuál de los dos se da y qué es el otro.
function moves({ lr, eps, correction }, run) {
  const size = (m, v) => m.map((value, k) => (lr * value) / (Math.sqrt(v[k]) + eps));
  const corrected = size(run.m_hat, run.v_hat);
  const raw = size(run.m, run.v);
  return correction
    ? { corrected, shown: corrected, hidden: raw, other: "sin corrección" }
    : { corrected, shown: raw, hidden: corrected, other: "con corrección" };
}

// Lo que puede pedir una meta: sin corrección, lo que se aparta de α el primer paso; lo que sube x en total, y con
// gradientes alternos, lo que miden los diez últimos pasos respecto de α.
function score({ lr, correction, signal }, shown, moved) {
  const sizes = shown.map((step) => Math.abs(step) / lr);
  return {
    uncorrected: correction ? Infinity : Math.abs(sizes[0] - 1),
    upward: -moved,
    alternating: signal === "alternating" ? Math.max(...sizes.slice(-10)) : Infinity,
  };
}

function hints({ signal, beta1, beta2 }) {
  const memory = (beta) => (beta ? `recuerda unos ${significant(1 / (1 - beta), 2)} pasos` : "sin memoria");
  const noise = signal === "noisy" ? "" : "solo con ruido";
  return { beta1: memory(beta1), beta2: memory(beta2), noise, seed: noise };
}

// Cómo se escriben los gradientes que llegan.
const WRITTEN = {
  constant: () => "gradients = np.ones(steps)",
  noisy: ({ noise, seed }, number) => `\
noise, seed = ${number(noise)}, ${seed}
draw = mulberry32(seed)

def normal():  # de Box y Muller
    size = np.sqrt(-2 * np.log(1 - draw()))
    return size * np.cos(2 * np.pi * draw())

gradients = np.array([1 + noise * normal() for k in range(steps)])`,
  alternating: () => "gradients = (-1.0) ** np.arange(steps)",
  sparse: () => "gradients = np.where(np.arange(steps) % 10, 0.0, 1.0)",
  jump: () => "gradients = np.where(np.arange(steps) < steps / 2, 0.1, 1.0)",
  cycle: () => "gradients = np.where(np.arange(steps) % 3, -1.0, 3.0)",
};

// La regla de Adam, con lo que resta a x aparte; sin corregir es lo mismo con m y v.
const MOMENTS = RULES.Adam.step.slice(1, -1);
const STEP = RULES.Adam.step.at(-1).replace("x = x - ", "");
const RAW = `${STEP.replaceAll("_hat", "")}  # sin corregir`;

const code = ({ assign, number }) => ({
  write: ({ state }) => `\
import numpy as np
${state.signal === "noisy" ? "from optlib.prng import mulberry32\n" : ""}
lr, steps = ${number(state.lr)}, ${state.steps}
${assign({ beta1: state.beta1, beta2: state.beta2, eps: state.eps })}${WRITTEN[state.signal](state, number)}

m = v = 0
path = []  # una fila por paso
for t, g in enumerate(gradients, start=1):
${MOMENTS.map((line) => `    ${line}\n`).join("")}    step = ${state.correction ? STEP : RAW}
    path.append([g, m, v, m_hat, v_hat, step])

print(f"El paso {t} mide {abs(step):.4g}:")
print(f"el {100 * abs(step) / lr:.1f} % de α")
`,
});

export const figure = {
  params: {
    signal: choice("Gradientes que llegan", SIGNALS, P.signal),
    noise: slider("Ruido", P.noise),
    lr: slider("Tasa de aprendizaje α", P.lr),
    beta1: slider("β₁ (media de g)", P.beta1),
    beta2: slider("β₂ (media de g²)", P.beta2, { format: (v) => significant(v, 4) }),
    eps: slider("ε", P.eps),
    correction: flag("Corrección de sesgo", P.correction),
    steps: slider("Pasos", P.steps),
    t: slider("Paso que se lee, t", P.t),
    seed: slider("Semilla del ruido", P.seed),
  },
  sizes: { fill: "620px" },
  create(fig) {
    fig.view.classList.add("fig-stack");
    // La breve no lleva la tira de v ni, si su mando no está, la otra corrección; con el ciclo, x en lugar de g.
    const chosen = fig.root.dataset.controls?.split(" ");
    const brief = Boolean(chosen);
    const walks = brief && fig.initial.signal === "cycle";
    const compares = !brief || chosen.includes("correction");
    const { first, second, third } = strips(fig, { brief, walks, compares });
    const names = ["t", "g", "m", "v", "m̂", "v̂", "paso"];
    const cells = names.map(() => html("dd", { class: "fig-num" }));
    const pairs = names.map((name, i) => html("div", {}, html("dt", {}, name), cells[i]));
    const reading = html("dl", { class: "fig-numbers" }, ...pairs);
    if (!brief)
      fig.desk.node.append(html("div", { role: "group", "aria-label": "Números del paso que se lee" }, reading));
    fig.control(["t", "signal", "correction"], ["beta1", "beta2", "eps", "lr", "noise", "steps", "seed"]);

    return (state) => {
      const { steps } = state;
      const g = gradients(state);
      const run = minimize({ f: () => 0, grad: (_, k) => g[k] }, 0, new OPTIMIZERS.Adam(state), steps);
      const { corrected, shown, hidden, other } = moves(state, run);
      const t = Math.min(state.t, steps);
      const xs = walk(shown);
      first(steps, t, walks ? [[BEST], xs, xs] : [g, run.m, run.m_hat]);
      second?.(steps, t, [run.v, run.v_hat]);
      third(steps, t, [[state.lr, -state.lr], compares ? hidden : [], shown], other);
      const k = t - 1;
      const values = [t, ...[g, run.m, run.v, run.m_hat, run.v_hat, shown].map((series) => series[k])];
      for (const [i, cell] of cells.entries()) say(cell, significant(values[i], 4));
      const noisy = state.signal === "noisy";
      for (const name of ["noise", "seed"]) fig.controls[name][0].input.disabled = !noisy;
      const moved = shown.reduce((sum, step) => sum + step, 0);
      const told = describe(state, t, { steps, g: g[k], step: shown[k], corrected: corrected[k] });
      return {
        text: travel(state, steps, moved) + told,
        hints: hints(state),
        score: score(state, shown, moved),
      };
    };
  },
  code,
};
