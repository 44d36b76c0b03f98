// Adam por dentro: el gradiente que llega, sus dos momentos, su corrección y el paso que sale.
import { PARAMS } from "../data.js";
import { Adam, minimize } from "../optimizers.js";
import { mulberry32 } from "../random.js";
import { significant } from "../numbers.js";
import { html, put, say, range, normal } from "./dom.js";
import { choice, flag, slider } from "./params.js";

const P = PARAMS["adam-por-dentro"];
const SIGNALS = {
  constant: "constante",
  noisy: "con ruido",
  alternating: "alterno",
  sparse: "disperso",
  jump: "con un salto",
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
function describe(state, t, steps, g, step, corrected, given) {
  const at = `En t = ${t} de ${steps}`;
  if (!Number.isFinite(step))
    return `${at} el paso no tiene valor: con ε = 0 y gradientes nulos se divide cero entre cero.`;
  const size = `mide ${significant(Math.abs(step))}, el ${percent(Math.abs(step) / state.lr)} de α.`;
  const comes = `llega g = ${significant(g)} y el paso`;
  if (given) return `Recorrido puesto desde Python. ${at} ${comes} ${size}`;
  if (!state.correction)
    return `${at} ${comes} α·m/(√v + ε), sin corregir, ${size} Con corrección mediría ${significant(Math.abs(corrected))}.`;
  const [one, two] = [state.beta1, state.beta2].map((beta) => significant(1 - beta ** t));
  return `${at} ${comes} α·m̂/(√v̂ + ε) ${size} La corrección divide m entre ${one} y v entre ${two}.`;
}

export const adamPorDentro = {
  id: "adam-por-dentro",
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
  create(fig) {
    fig.view.classList.add("fig-stack");
    const strip = (label, yLabel) => fig.panel({ label, yLabel, x: [0, 60], y: [0, 1], boxHeight: () => 150 });
    const first = strip(
      "Gradiente g en barras, m a trazos y m corregido en línea continua, en cada paso",
      "g (barras), m (a trazos), m̂ (continua)",
    );
    const bars = first.path("fig-bars");
    const m = first.path("fig-blue fig-dashed");
    const mHat = first.path("fig-blue");
    const second = strip("v a trazos y v corregido en línea continua, en cada paso", "v (a trazos), v̂ (continua)");
    const v = second.path("fig-orange fig-dashed");
    const vHat = second.path("fig-orange");
    const third = strip(
      "Paso que da Adam, y el que daría al cambiar la corrección de sesgo, a trazos",
      "paso que se resta a x; a trazos, al cambiar la corrección; líneas finas, ±α",
    );
    third.xLabel = "t";
    const bound = third.path("fig-bound");
    const other = third.path("fig-pink fig-dashed");
    const move = third.path("fig-pink");
    const reading = [first, second, third].map((panel) => panel.path("fig-reading"));
    const cells = {};
    const columns = ["t", "g", "m", "v", "m̂", "v̂", "paso"];
    const row = columns.map((name) => (cells[name] = html("td")));
    const head = columns.map((name) => html("th", { scope: "col" }, name));
    fig.view.append(
      html(
        "div",
        { class: "fig-scroll" },
        html(
          "table",
          { class: "fig-table" },
          html("caption", {}, "Números del paso que se lee"),
          html("thead", {}, html("tr", {}, ...head)),
          html("tbody", {}, html("tr", {}, ...row)),
        ),
      ),
    );
    fig.control("signal", "correction", "t", "beta1", "beta2", "eps", "lr", "noise", "steps", "seed");

    return (state) => {
      const { lr, eps } = state;
      const steps = fig.last(state);
      const given = fig.given({ f: () => 0 });
      const g = given?.grad ?? gradients(state);
      const run = given ?? minimize({ f: () => 0, grad: (x, k) => g[k] }, 0, new Adam(state), steps);
      const size = (a, b) => a.map((value, k) => (lr * value) / (Math.sqrt(b[k]) + eps));
      const corrected = size(run.m_hat, run.v_hat);
      const raw = size(run.m, run.v);
      const taken = given?.x.slice(1).map((x, k) => given.x[k] - x);
      const [shown, hidden] = given ? [taken, raw] : state.correction ? [corrected, raw] : [raw, corrected];
      const ts = range(steps).map((k) => k + 1);
      const time = [0.3, steps + 0.7];
      first.domain(time, around(g, run.m, run.m_hat));
      second.domain(time, around(run.v, run.v_hat));
      third.domain(time, around(shown, hidden, [lr, -lr]));
      const zero = first.sy(0);
      put(
        bars,
        "d",
        ts.map((t, k) => `M${first.sx(t).toFixed(1)} ${zero.toFixed(1)}V${first.sy(g[k]).toFixed(1)}`).join(""),
      );
      bars.style.strokeWidth = Math.max(1.5, (0.6 * first.w) / steps);
      for (const [node, panel, values] of [
        [m, first, run.m],
        [mHat, first, run.m_hat],
        [v, second, run.v],
        [vHat, second, run.v_hat],
        [move, third, shown],
        [other, third, hidden],
      ]) {
        put(node, "d", panel.line(ts, values));
      }
      put(bound, "d", third.line(time, [lr, lr]) + third.line(time, [-lr, -lr]));
      const t = Math.min(state.t, steps);
      [first, second, third].forEach((panel, i) => put(reading[i], "d", panel.line([t, t], panel.y)));
      const k = t - 1;
      const values = [t, g[k], run.m[k], run.v[k], run.m_hat[k], run.v_hat[k], shown[k]];
      columns.forEach((name, i) => say(cells[name], significant(values[i], 4)));
      const text = describe(state, t, steps, g[k], shown[k], corrected[k], given);
      const memory = (beta) => (beta ? `recuerda unos ${significant(1 / (1 - beta), 2)} pasos` : "sin memoria");
      fig.controls.noise[0].input.disabled = fig.controls.seed[0].input.disabled = state.signal !== "noisy";
      return {
        text,
        hints: {
          beta1: memory(state.beta1),
          beta2: memory(state.beta2),
          noise: state.signal === "noisy" ? "" : "solo con ruido",
          seed: state.signal === "noisy" ? "" : "solo con ruido",
        },
      };
    };
  },
};
