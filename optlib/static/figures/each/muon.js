// Un paso para una matriz: lo que cada iteración de Newton–Schulz hace con sus valores singulares, y los pasos que dan
// con ella el descenso, Adam al empezar y Muon.
import { LETTERS } from "../data/letras.js";
import { MATRICES, OUTPUTS, PARAMS as P } from "../data/muon.js";
import { newtonSchulz } from "../../matrices.js";
import { significant } from "../../numbers.js";
import { mulberry32 } from "../../prng.js";
import { singular } from "../../singular.js";
import { put, svg } from "../../dom.js";
import { asSeries, serial } from "../looks.js";
import { choice, flag, slider } from "../params.js";
import { parts, times, total, transposed, turn } from "../turning.js";
import { linspace, range } from "../../lists.js";

const { names, band: BAND } = MATRICES;
const FEW = 8; // letras
const TOP = 1.3; // de los ejes
const FAR = 1e3; // lo que pasa de aquí se ha escapado

// Las columnas de una matriz, por cuántos números tiene: es cuadrada, o la de 32 × 10.
const columnsOf = ({ length }) => (length === 320 ? 10 : Math.sqrt(length));

const norm = (M) => Math.sqrt(M.reduce((sum, value) => sum + value * value, 0));

// El gradiente de cada matriz; el de las letras, el primero de quien empieza creyéndolas igual de probables.
function gradient(name) {
  if (name === "diagonal") return [3, 0, 0, 0.3];
  if (name === "outputs") {
    const rows = range(32).map((i) => OUTPUTS.slice(9 * i, 9 * i + 9));
    return rows.flatMap((row) => [...row, -row.reduce((sum, value) => sum + value, 0)]);
  }
  const counts = LETTERS.counts.slice(0, FEW).map((row) => row.slice(0, FEW));
  const often = parts(counts.map(total));
  return counts.flatMap((row, k) => parts(row).map((q) => often[k] * (1 / FEW - q)));
}

// La matriz tras cada iteración, desde la dividida entre su norma.
function iterated(G, { a, b, c, steps }) {
  const m = columnsOf(G);
  const n = G.length / m;
  const r = new Float64Array(2 * n * (n + m));
  const size = norm(G);
  const found = [G.map((value) => value / size)];
  for (let k = 0; k < steps; k++) {
    r.set(found[k]);
    newtonSchulz(r, 0, n * m, 2 * n * m, n, m, [a, b, c]);
    found.push([...r.slice(n * m, 2 * n * m)]);
  }
  return found;
}

// El gradiente, lo que sale de él y, si está girado, lo que se aparta del paso sin girar el del signo y el de Muon,
// deshecho el giro, en partes de lo que miden.
export function compute(state) {
  const own = gradient(state.matrix);
  const m = columnsOf(own);
  const n = own.length / m;
  const steps = (G) => ({ sign: G.map(Math.sign), muon: iterated(G, state) });
  const plain = steps(own);
  if (!state.turned) return { m, G: own, ...plain };
  const draw = mulberry32(2);
  const [down, across] = [turn(n, draw), turn(m, draw)];
  const G = [...times(times(down, own, n), transposed(across, m), m)];
  const found = steps(G);
  const apart = (M, other) => {
    const back = times(times(transposed(down, n), M, n), across, m);
    return norm(back.map((value, k) => value - other[k])) / norm(other);
  };
  const moved = { sign: apart(found.sign, plain.sign), muon: apart(found.muon.at(-1), plain.muon.at(-1)) };
  return { m, G, ...found, moved };
}

const polynomial = ({ a, b, c }, x) => x * (a + x * x * (b + x * x * c));

// Lo más lejos de 1 que cinco iteraciones dejan lo que empieza entre 0.01 y 1.
export function spread(state) {
  const ends = range(400).map((k) => {
    let x = 100 ** (k / 399 - 1);
    for (let each = 0; each < 5; each++) x = polynomial(state, x);
    return Math.abs(x - 1);
  });
  return ends.every((end) => end < FAR) ? Math.max(...ends) : Infinity;
}

// Tres cuadrículas: en cada casilla, un cuadrado con el tamaño de su número, hasta 1, y el color de su signo.
const GAP = 12;

function pictures(fig, titles) {
  const label = "El gradiente y los pasos del signo y de Muon, con un cuadrado por número";
  const boxHeight = (width) => Math.min(230, (width - 2 * GAP) / 3) + 22;
  const panel = fig.panel({ label, bare: true, boxHeight, margin: { left: 1, right: 1, top: 20, bottom: 2 } });
  const grids = titles.map((title) => {
    const frame = panel.path("fig-bound");
    const signs = [0, 1].map((k) => {
      const node = panel.path("fig-fill");
      node.style.fill = serial(k);
      return node;
    });
    const name = svg("text", { class: "fig-axis-name", y: -6 }, title);
    panel.over.append(name);
    return { frame, signs, name };
  });

  return (matrices, m) => {
    const side = Math.min(panel.h, (panel.w - 2 * GAP) / 3);
    const n = matrices[0].length / m;
    const cell = side / Math.max(n, m);
    const width = (cell * m).toFixed(1);
    const height = (cell * n).toFixed(1);
    for (const [place, { frame, signs, name }] of grids.entries()) {
      const left = (place * (panel.w - side)) / 2;
      put(name, "x", left.toFixed(1));
      put(frame, "d", `M${left.toFixed(1)} 0h${width}v${height}h-${width}z`);
      const paths = ["", ""];
      for (const [k, value] of matrices[place].entries()) {
        const size = 0.92 * cell * Math.sqrt(Math.min(1, Math.abs(value)));
        if (!(size > 0.2)) continue;
        const [x, y] = [left + ((k % m) + 0.5) * cell, (Math.floor(k / m) + 0.5) * cell].map((v) => v - size / 2);
        const length = size.toFixed(1);
        paths[value < 0 ? 1 : 0] += `M${x.toFixed(1)} ${y.toFixed(1)}h${length}v${length}h-${length}z`;
      }
      for (const [k, d] of paths.entries()) put(signs[k], "d", d);
    }
  };
}

// La banda adonde llegan, de lado a lado del dibujo.
function shadeBand(panel) {
  const node = panel.path("fig-shade");
  return () => {
    const [low, high] = BAND.map((value) => panel.sy(value).toFixed(1));
    put(node, "d", `M0 ${low}H${panel.w}V${high}H0z`);
  };
}

function bars(fig) {
  const panel = fig.panel({
    label: "Valores singulares, de mayor a menor al empezar, y la banda de 0.68 a 1.13",
    yLabel: "valores singulares",
    boxHeight: () => 180,
    margin: { bottom: 20 },
  });
  const band = shadeBand(panel);
  const node = asSeries(panel.path("fig-joint"), 2);

  return (values) => {
    panel.domain([0.4, values.length + 0.6], [0, TOP]);
    band();
    node.style.strokeWidth = (0.5 * panel.w) / values.length;
    const bar = (value, k) => `M${panel.sx(k + 1).toFixed(1)} ${panel.h}V${panel.sy(value).toFixed(1)}`;
    put(node, "d", values.map((value, k) => (value < FAR ? bar(value, k) : "")).join(""));
  };
}

const XS = linspace(0, 1.2, 121);

function curve(fig) {
  const panel = fig.panel(
    {
      label: "Lo que una iteración hace con cada valor singular σ: aσ + bσ³ + cσ⁵",
      x: [0, 1.2],
      y: [0, TOP],
      xLabel: "σ, antes",
      yLabel: "aσ + bσ³ + cσ⁵, después",
    },
    fig.side(),
  );
  const band = shadeBand(panel);
  const same = panel.path("fig-ray");
  const line = panel.path("fig-curve");
  const dots = asSeries(panel.path("fig-dots"), 2);

  return (state, values) => {
    band();
    put(same, "d", panel.line([0, 1.2], [0, 1.2]));
    const moved = (xs) => xs.map((x) => polynomial(state, x));
    put(line, "d", panel.line(XS, moved(XS)));
    const seen = values.filter((value) => value < FAR);
    put(dots, "d", panel.dots(seen, moved(seen)));
  };
}

const after = (count) => (count === 1 ? "Tras una iteración" : `Tras ${count} iteraciones`);

function describe(count, values, moved, far) {
  const [low, high] = BAND;
  const inside = values.filter((value) => value >= low - 0.005 && value <= high + 0.005).length;
  const where = `entre ${low} y ${high} hay ${inside} de los ${values.length} valores singulares`;
  const escaped = values.some((value) => !(value < FAR));
  const zero = values.some((value) => value < 1e-9) && !escaped ? "; el que es 0 no cambia" : "";
  const now = escaped ? "los valores singulares se escapan" : where + zero;
  return `${count ? after(count) : "Sin iterar"}, ${now}. ${moved ? turning(moved) : reach(far)}`;
}

// Cuánto cambia cada paso con el giro.
function turning({ sign, muon }) {
  const part = (value) => (value < 1e-9 ? "nada" : `un ${significant(100 * value, 2)} %`);
  const other = Number.isFinite(muon) ? part(muon) : "no se sabe cuánto";
  return `Deshecho el giro, el paso del signo se aparta ${part(sign)} del que daba sin girar; el de Muon, ${other}.`;
}

function reach(far) {
  const start = "Con estos coeficientes, lo que empieza entre 0.01 y 1";
  return far < FAR
    ? `${start} acaba, en cinco iteraciones, a ${significant(far)} de 1 como mucho.`
    : `${start} no acaba cerca de 1: algo se escapa.`;
}

const GRADIENTS = {
  outputs: 'G = gradient("outputs")  # de la red que lee',
  diagonal: "G = np.array([[3.0, 0.0], [0.0, 0.3]])",
  letters: `\
problem = Pairs(letters=8)  # las más frecuentes
G = problem.grad(problem.start).reshape(8, 8)`,
};
const IMPORTED = {
  outputs: "from optlib.figures.each.muon import gradient\n",
  letters: "from optlib.towns.pairs import Pairs\n",
};
const TURN = `
draw = mulberry32(2)

def turn(n):  # un giro al azar
    Q = np.eye(n)
    for k in range(n):
        v = np.array([draw() - 0.5 for j in range(n)])
        Q = Q - 2 * np.outer(Q @ v, v) / (v @ v)
    return Q

G = turn(len(G)) @ G @ turn(G.shape[1]).T`;

function code({ assign }) {
  const write = ({ state }) => {
    return `\
import numpy as np
${IMPORTED[state.matrix] ?? ""}${state.turned ? "from optlib.prng import mulberry32\n" : ""}
${assign({ a: state.a, b: state.b, c: state.c })}steps = ${state.steps}
${GRADIENTS[state.matrix]}${state.turned ? TURN : ""}
X = G / np.linalg.norm(G)

path = [X.ravel()]
for k in range(steps):
    A = X @ X.T
    X = a * X + (b * A + c * A @ A) @ X
    path.append(X.ravel())

print("Con todos sus valores singulares cerca de 1, X·Xᵀ se parece")
print("a la identidad:")
print((X @ X.T).round(2))
`;
  };
  return { write };
}

export const figure = {
  params: {
    matrix: choice("Matriz", names, P.matrix),
    turned: flag("Girar filas y columnas", P.turned),
    a: slider("a, de σ", P.a, { format: (value) => significant(value, 5) }),
    b: slider("b, de σ³", P.b, { format: (value) => significant(value, 5) }),
    c: slider("c, de σ⁵", P.c, { format: (value) => significant(value, 5) }),
    steps: slider("Iteraciones", P.steps),
  },
  create(fig) {
    fig.view.classList.add("fig-stack");
    const drawPictures = pictures(fig, ["descenso: G", "signo de G", "Muon"]);
    const drawBars = bars(fig);
    const drawCurve = curve(fig);
    const next = () => fig.set({ steps: fig.state.steps < P.steps.high ? fig.state.steps + 1 : 0 });
    fig.button("Iterar", next);
    fig.button("Otra vez", () => fig.set({ steps: 0 }));
    fig.control(["matrix", "turned"], ["a", "b", "c", "steps"]);

    return (state) => {
      const { m, sign, muon: run, moved } = compute(state);
      // Iterar no cambia las direcciones: cada barra es siempre la misma.
      const { across } = singular(run[0], m);
      const values = across.map((v) => norm(times(run.at(-1), v, m)));
      drawPictures([run[0], sign, run.at(-1)], m);
      drawBars(values);
      drawCurve(state, values);
      const far = spread(state);
      return { text: describe(state.steps, values, moved, far), score: { spread: far } };
    };
  },
  code,
};
