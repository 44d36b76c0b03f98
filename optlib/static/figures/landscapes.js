// Paisajes: sus curvas de nivel, calculadas una sola vez, y cómo se curvan.
import { VALLEYS } from "../data.js";
import { PROBLEMS } from "../optimizers.js";
import { put, svg } from "../dom.js";
import { point } from "./params.js";
import { linspace, memo, range } from "../lists.js";

// El punto de partida, que se pone donde se ve el paisaje.
export const startParam = () =>
  point(["Punto de partida: x", "Punto de partida: y"], ({ problem }) =>
    [VALLEYS[problem].x, VALLEYS[problem].y].map((domain) => linspace(...domain, 161)),
  );

export const names = (table) => Object.fromEntries(Object.entries(table).map(([key, { name }]) => [key, name]));

const COLUMNS = 96;
const ROWS = 72;
const LEVELS = 15;
export const SIDE = 1000;
const remember = memo(60);
// Las tintas de altura de un mapa, de lo más bajo a lo más alto: agua, prado, arena y cumbre. Rojo, verde, azul y
// opacidad, de 0 a 255: sobre ellas se ve cualquier línea, en claro y en oscuro.
const TINTS = [
  [30, 130, 145, 75],
  [90, 170, 120, 58],
  [205, 165, 60, 52],
  [190, 140, 90, 26],
  [160, 130, 110, 6],
];

// La de una altura, de 0 a 1.
export function tint(height) {
  const at = height * (TINTS.length - 1);
  const k = Math.min(Math.floor(at), TINTS.length - 2);
  return TINTS[k].map((low, i) => low + (at - k) * (TINTS[k + 1][i] - low));
}

// Segmentos de las curvas de nivel dentro de cada celda (marching squares), en coordenadas de 0 a SIDE; los niveles van
// de menor a mayor, y de cada celda solo cuentan los que la cruzan.
export function segments(grid, levels) {
  const kx = SIDE / (COLUMNS - 1);
  const ky = SIDE / (ROWS - 1);
  const lines = levels.map(() => "");
  for (let j = 0; j < ROWS - 1; j++) {
    for (let i = 0; i < COLUMNS - 1; i++) {
      const o = j * COLUMNS + i;
      const [a, b, c, e] = [grid[o], grid[o + 1], grid[o + COLUMNS + 1], grid[o + COLUMNS]];
      const low = Math.min(a, b, c, e);
      const high = Math.max(a, b, c, e);
      const at = (x, y) => `${Math.round((i + x) * kx * 10) / 10} ${Math.round((j + y) * ky * 10) / 10}`;
      for (let k = levels.findIndex((level) => level >= low); k >= 0 && levels[k] < high; k++) {
        const level = levels[k];
        const cut = (u, v) => (level - u) / (v - u);
        const edges = [];
        if (a > level !== b > level) edges.push(at(cut(a, b), 0));
        if (b > level !== c > level) edges.push(at(1, cut(b, c)));
        if (e > level !== c > level) edges.push(at(cut(e, c), 1));
        if (a > level !== e > level) edges.push(at(0, cut(a, e)));
        for (let n = 0; n + 1 < edges.length; n += 2) lines[k] += `M${edges[n]}L${edges[n + 1]}`;
      }
    }
  }
  return lines.join("");
}

// f en los nudos de la rejilla.
export function gridOf(f, x, y) {
  const across = (i) => x[0] + ((x[1] - x[0]) * i) / (COLUMNS - 1);
  const down = (j) => y[1] - ((y[1] - y[0]) * j) / (ROWS - 1);
  return Float64Array.from(range(COLUMNS * ROWS), (k) => f([across(k % COLUMNS), down(Math.floor(k / COLUMNS))]));
}

// Curvas de nivel y sombreado de f en un dominio. Los niveles siguen al rango de cada valor, más juntos abajo.
function contours(key, f, x, y) {
  return remember(key, () => {
    const [grid, last] = [gridOf(f, x, y), COLUMNS * ROWS - 1];
    const sorted = Float64Array.from(grid).sort();
    const levels = range(LEVELS).map((k) => sorted[Math.round(((k + 0.5) / LEVELS) ** 1.7 * last)]);
    const ranks = new Map(Array.from(sorted, (v, k) => [v, k / last]).reverse()); // de los iguales, el primero
    return { d: segments(grid, levels), shade: grid.map((v) => ranks.get(v)) };
  });
}

// Pinta el fondo del panel: colour(k), rojo, verde, azul y opacidad de 0 a 255, en cada nudo de la rejilla.
export function shade(canvas, columns, rows, colour) {
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  const image = context.createImageData(columns, rows);
  for (let k = 0; k < columns * rows; k++) image.data.set(colour(k), 4 * k);
  context.putImageData(image, 0, 0);
}

// Fondo de un panel con curvas de nivel; solo trabaja cuando cambia el paisaje o el tamaño.
export function contourLayer(panel) {
  const lines = svg("path", { class: "fig-contours" });
  panel.plot.prepend(lines);
  let drawn = "";
  return (key, f) => {
    const now = `${key} ${panel.w} ${panel.h}`;
    if (drawn === now) return;
    if (!drawn.startsWith(`${key} `)) {
      const { d, shade: ranks } = contours(key, f, panel.x, panel.y);
      put(lines, "d", d);
      shade(panel.canvas, COLUMNS, ROWS, (k) => tint(ranks[k]));
    }
    put(lines, "transform", `scale(${panel.w / SIDE} ${panel.h / SIDE})`);
    drawn = now;
  };
}

// El mapa de un paisaje, con su punto de partida, que se arrastra: show(paisaje, punto).
export function valleyMap(fig, options) {
  const panel = fig.panel({ xLabel: "x", yLabel: "y", shaded: true, ...options });
  const background = contourLayer(panel);
  const grip = panel.handle((...at) => fig.set({ start: at.map((v) => Number(v.toFixed(3))) }));
  const show = (problem, start) => {
    panel.domain(VALLEYS[problem].x, VALLEYS[problem].y);
    background(problem, PROBLEMS[problem].f);
    panel.place(grip, ...start);
  };
  return { panel, show };
}

// Lo que hay que calcular antes de dibujar uno, para los que lo muestran (ahead, en kit.js).
export const valleyAhead = (name) => () => contours(name, PROBLEMS[name].f, VALLEYS[name].x, VALLEYS[name].y);

// Costes que se ven, sin logaritmos, donde no hay mínimo: del de salida, `first`, hacia abajo.
export const falling = (first) => [Math.min(-12, 2 * first), Math.max(6, 1.2 * first)];

// Mayor tasa con la que el método no diverge cerca de un mínimo de mayor curvatura `top`; null si no hay ley.
export function limit(name, beta, top) {
  if (!(top > 0)) return null;
  if (name === "GradientDescent") return 2 / top;
  if (name === "Momentum") return (2 * (1 + beta)) / top;
  if (name === "Nesterov") return (2 * (1 + beta)) / ((1 + 2 * beta) * top);
  return null;
}

// Derivadas segundas por diferencias centradas del gradiente: un número, o [[a, b], [b, d]].
export function hessian(problem, x) {
  const e = 1e-5;
  if (typeof x === "number") return (problem.grad(x + e) - problem.grad(x - e)) / (2 * e);
  const column = (i) => {
    const move = (s) => x.map((v, j) => (i === j ? v + s : v));
    const up = problem.grad(move(e));
    const down = problem.grad(move(-e));
    return up.map((v, j) => (v - down[j]) / (2 * e));
  };
  const [[a, b], [c, d]] = [column(0), column(1)];
  return [
    [a, (b + c) / 2],
    [(b + c) / 2, d],
  ];
}

// Valores propios, de menor a mayor, con sus direcciones unitarias.
export function eigen([[a, b], [, d]]) {
  const mean = (a + d) / 2;
  const spread = Math.hypot((a - d) / 2, b);
  return [mean - spread, mean + spread].map((value) => {
    const v = Math.abs(b) > 1e-9 ? [b, value - a] : Math.abs(value - a) <= Math.abs(value - d) ? [1, 0] : [0, 1];
    const length = Math.hypot(...v);
    return { value, direction: v.map((c) => c / length) };
  });
}
