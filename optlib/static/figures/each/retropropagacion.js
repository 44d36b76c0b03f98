// Una red de dos neuronas ocultas: lo que calcula hacia delante y la derivada del coste, que vuelve hacia atrás.
import { NETWORK, PARAMS as P } from "../data/retropropagacion.js";
import { OPTIMIZERS, minimize } from "../../optimizers.js";
import { formatNumber, significant, stepsOf } from "../../numbers.js";
import { html, put, say, svg } from "../../dom.js";
import { playback, table } from "../kit.js";
import { asSeries, serial, strokeLegend, write } from "../looks.js";
import { slider } from "../params.js";
import { clamp, range } from "../../lists.js";

const PARTS = P.step.high;
const HUGE = 1e6;
const NAMES = ["w₁", "w₂", "b₁", "b₂", "c₁", "c₂", "b₀"];
// En qué parte se sabe la derivada de cada parámetro.
const KNOWN = [9, 9, 9, 9, 6, 6, 6];

// Todo lo de la red en el punto p para la entrada x y el objetivo y, con las derivadas del coste: d de cada cantidad y
// grad de los parámetros.
export function propagate(p, x, y) {
  const two = [0, 1];
  const z = two.map((j) => p[j] * x + p[2 + j]);
  const h = z.map(Math.tanh);
  const out = p[4] * h[0] + p[5] * h[1] + p[6];
  const error = out - y;
  const back = two.map((j) => error * p[4 + j]);
  const delta = two.map((j) => back[j] * (1 - h[j] ** 2));
  const grad = [...delta.map((d) => d * x), ...delta, ...h.map((each) => error * each), error];
  return { x, y, p, z, h, out, error, cost: error ** 2 / 2, back, delta, grad };
}

// De cada neurona oculta, lo que suma y lo que sale de ella.
const hidden = (j, sub, y) => ({
  [`z${sub}`]: {
    ...{ at: [0.27, y], value: ({ z }) => z[j], slope: ({ delta }) => delta[j], when: 1, back: 8 },
    ...{ note: ({ p }) => `b${sub} = ${few(p[2 + j])}`, side: y ? -1 : 1 },
  },
  [`h${sub}`]: { at: [0.52, y], value: ({ h }) => h[j], slope: ({ back }) => back[j], when: 2, back: 7 },
});
// Las cantidades: dónde van, de 0 a 1, su valor y su derivada, en qué parte se sabe cada uno y lo que entra en ellas
// sin línea, que se escribe en el lado side.
const NODES = {
  x: { at: [0, 0.5], value: ({ x }) => x, when: 0 },
  ...hidden(0, "₁", 1),
  ...hidden(1, "₂", 0),
  ŷ: {
    ...{ at: [0.78, 0.5], value: ({ out }) => out, slope: ({ error }) => error, when: 3, back: 5 },
    ...{ note: ({ p }) => `b₀ = ${few(p[6])}`, side: 1, right: 12 }, // a su izquierda está la derivada de c₂
  },
  J: {
    ...{ at: [1, 0.5], value: ({ cost }) => cost, slope: () => 1, when: 4, back: 5 },
    ...{ note: ({ y }) => `y = ${few(y)}`, side: -1 },
  },
};
// Las líneas: de dónde a dónde, el parámetro que llevan, su derivada, lo que vuelve por ellas si es otra cosa, y en qué
// parte.
const branch = (j, z, h) => [
  { from: "x", to: z, weight: j, slope: ({ grad }) => grad[j], back: 9 },
  { from: z, to: h, slope: ({ delta }) => delta[j], back: 8 },
  { from: h, to: "ŷ", weight: 4 + j, slope: ({ grad }) => grad[4 + j], flow: ({ back }) => back[j], back: 6 },
];
const LINES = [
  ...branch(0, "z₁", "h₁"),
  ...branch(1, "z₂", "h₂"),
  { from: "ŷ", to: "J", slope: ({ error }) => error, back: 5 },
];

// «∂J/∂x» no se parte entre dos líneas.
const slopeOf = (name) => `∂J/\u2060∂${name}`;
const few = (v) => significant(v, 2);
// En las cuentas, con cuatro decimales y, si hace falta, entre paréntesis.
const exact = (v) => formatNumber(v);
const factor = (v) => formatNumber(v, 4, { parens: true });
const power = (v) => `${factor(v)}²`;

// Lo que pasa en cada parte.
const TOLD = [
  ({ x, y }) => `Entra x = ${exact(x)} y se busca ŷ = ${exact(y)}.`,
  ({ x, p, z }) =>
    `Cada neurona oculta suma: z₁ = w₁·x + b₁ = ${exact(p[0])}·${factor(x)} + ${factor(p[2])} = ${exact(z[0])}, y ` +
    `z₂ = ${exact(z[1])}.`,
  ({ z, h }) =>
    `Cada suma pasa por la tangente hiperbólica: h₁ = tanh(${exact(z[0])}) = ${exact(h[0])}, y h₂ = ${exact(h[1])}.`,
  ({ p, h, out }) =>
    `La salida las junta: ŷ = c₁·h₁ + c₂·h₂ + b₀ = ${exact(p[4])}·${factor(h[0])} + ${factor(p[5])}·${factor(h[1])} ` +
    `+ ${factor(p[6])} = ${exact(out)}.`,
  ({ y, out, error, cost }) =>
    `El error es e = ŷ − y = ${exact(out)} − ${factor(y)} = ${exact(error)}, y el coste, J = ½·e² = ${exact(cost)}.`,
  ({ error }) => `Hacia atrás: si ŷ crece un poco, J cambia e veces eso: ${slopeOf("ŷ")} = e = ${exact(error)}.`,
  ({ error, h, grad }) =>
    `Los parámetros de la salida: ${slopeOf("c₁")} = e·h₁ = ${exact(error)}·${factor(h[0])} = ${exact(grad[4])}, ` +
    `${slopeOf("c₂")} = ${exact(grad[5])} y ${slopeOf("b₀")} = e.`,
  ({ error, p, back }) =>
    `Llega por los pesos de salida: ${slopeOf("h₁")} = e·c₁ = ${exact(error)}·${factor(p[4])} = ${exact(back[0])}` +
    `, y ${slopeOf("h₂")} = ${exact(back[1])}.`,
  ({ back, h, delta }) =>
    `Atraviesa cada tangente: δ₁ = ${slopeOf("z₁")} = ${exact(back[0])}·(1 − ${power(h[0])}) = ${exact(delta[0])}, y ` +
    `δ₂ = ${exact(delta[1])}.`,
  ({ x, delta, grad }) =>
    `Y llega a los pesos: ${slopeOf("w₁")} = δ₁·x = ${exact(delta[0])}·${factor(x)} = ${exact(grad[0])}, ` +
    `${slopeOf("w₂")} = ${exact(grad[1])}, ${slopeOf("b₁")} = δ₁ y ${slopeOf("b₂")} = δ₂.`,
];

function describe(run, net, part) {
  const steps = run.x.length - 1;
  if (net.step < steps) return `El descenso diverge: tras ${stepsOf(net.step)}, el coste ya es ${few(net.cost)}.`;
  const before = steps ? `Tras ${stepsOf(steps)} de descenso, J = ${few(net.cost)}. ` : "";
  return before + TOLD[part](net);
}

// El grosor de una línea crece con lo que vuelve por ella, y no se acaba.
const thickness = (flow) => 1 + (6 * Math.abs(flow)) / (1 + Math.abs(flow));

const HALF = [21, 15]; // medio ancho y medio alto de la caja de una cantidad, en píxeles

// Los extremos de una línea, en píxeles, sin las cajas de sus cantidades; del que lleva la punta, algo más lejos.
function ends(panel, { from, to }, head) {
  const [a, b] = [from, to].map((name) => [panel.sx(NODES[name].at[0]), panel.sy(NODES[name].at[1])]);
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const gap = Math.min(HALF[0] / Math.abs(dx || 1), HALF[1] / Math.abs(dy || 1)) + 4 / Math.hypot(dx, dy);
  const along = (t) => [a[0] + t * dx, a[1] + t * dy];
  const tip = 6 / Math.hypot(dx, dy);
  return [along(gap + (head < 0 ? tip : 0)), along(1 - gap - (head > 0 ? tip : 0))];
}

function arrow([a, b], head) {
  const [tip, tail] = head > 0 ? [b, a] : [a, b];
  const long = Math.hypot(tip[0] - tail[0], tip[1] - tail[1]);
  const [ux, uy] = [(tip[0] - tail[0]) / long, (tip[1] - tail[1]) / long];
  const corner = (side) => `${(tip[0] - 7 * ux - side * uy).toFixed(1)} ${(tip[1] - 7 * uy + side * ux).toFixed(1)}`;
  return `M${corner(4)}L${(tip[0] + 3 * ux).toFixed(1)} ${(tip[1] + 3 * uy).toFixed(1)}L${corner(-4)}`;
}

const label = (series) => {
  const node = svg("text", { class: "fig-note fig-number", "text-anchor": "middle" });
  node.style.fill = serial(series);
  return node;
};

// Una línea, con su parámetro a un lado y la derivada al otro.
function joint(panel, line) {
  const path = panel.path("fig-joint");
  const head = panel.path("fig-joint");
  const texts = line.weight === undefined ? [] : [label(0), label(1)];
  panel.over.append(...texts);

  return (net, part) => {
    const back = part >= line.back;
    const direction = back ? -1 : 1;
    const points = ends(panel, line, direction);
    const [[x0, y0], [x1, y1]] = points;
    for (const node of [path, head]) {
      if (back) asSeries(node, 1);
      else node.style.stroke = "var(--fig-muted)";
    }
    path.style.strokeWidth = back ? thickness((line.flow ?? line.slope)(net)) : 1.25;
    put(path, "d", `M${x0.toFixed(1)} ${y0.toFixed(1)}L${x1.toFixed(1)} ${y1.toFixed(1)}`);
    put(head, "d", arrow(points, direction));
    if (!texts.length) return;
    // A los dos lados de la línea, sin tocarla.
    const [dx, dy] = [x1 - x0, y1 - y0].map((v) => v / Math.hypot(x1 - x0, y1 - y0));
    const name = `${NAMES[line.weight]} = ${few(net.p[line.weight])}`;
    const said = [name, back ? few(line.slope(net)) : ""];
    for (const [k, node] of texts.entries()) {
      const apart = (k ? 1 : -1) * (9 + 3.2 * said[k].length * Math.abs(dy));
      write(node, (x0 + x1) / 2 - apart * dy, (y0 + y1) / 2 + apart * Math.abs(dx) * Math.sign(dx) + 4, said[k]);
    }
  };
}

// Una cantidad: su nombre, encima su valor y debajo la derivada de J respecto de ella.
function quantity(panel, name) {
  const node = NODES[name];
  const [w, h] = HALF;
  const box = svg("rect", { class: "fig-node", x: -w, y: -h, width: 2 * w, height: 2 * h, rx: 6 });
  const title = svg("text", { class: "fig-axis-name", "text-anchor": "middle", y: 5 }, name);
  const [value, slope] = [label(0), label(1)];
  const note = svg("text", { class: "fig-note", "text-anchor": "middle" });
  const group = svg("g", { class: "fig-quantity" }, box, title, value, slope, note);
  panel.over.append(group);

  return (net, part) => {
    put(group, "transform", `translate(${panel.sx(node.at[0]).toFixed(1)} ${panel.sy(node.at[1]).toFixed(1)})`);
    const now = part === node.when || part === node.back;
    group.classList.toggle("fig-now", now);
    write(value, 0, -h - 6, part >= node.when ? few(node.value(net)) : "");
    write(slope, 0, h + 16, node.slope && part >= node.back ? few(node.slope(net)) : "");
    if (node.note) write(note, node.right ?? 0, node.side < 0 ? -h - 23 : h + 33, node.note(net));
  };
}

// La red dibujada.
function graph(fig) {
  const panel = fig.panel({
    label: "La red: de la entrada x al coste J, con el valor de cada cantidad y la derivada de J respecto de ella",
    bare: true,
    margin: { left: 26, right: 26, top: 58, bottom: 58 },
    boxHeight: (width) => clamp(0.58 * width, 256, 380),
  });
  panel.plot.classList.add("fig-whole");
  const parts = [
    ...LINES.map((line) => joint(panel, line)),
    ...Object.keys(NODES).map((name) => quantity(panel, name)),
  ];
  return (net, part) => {
    for (const draw of parts) draw(net, part);
  };
}

// Los siete parámetros: valor, derivada y lo que valdrían tras un paso.
function listing(side) {
  const cells = NAMES.map(() => range(3).map(() => html("td")));
  const rows = NAMES.map((name, k) => [html("th", { scope: "row" }, name), ...cells[k]]);
  side.append(table("Los siete parámetros", ["parámetro", "valor", "derivada", "tras un paso"], rows));
  return (net, part, lr) => {
    for (const [k, [value, slope, next]] of cells.entries()) {
      const known = part >= KNOWN[k];
      say(value, significant(net.p[k]));
      say(slope, known ? significant(net.grad[k]) : "");
      say(next, part === PARTS ? significant(net.p[k] - lr * net.grad[k]) : "");
    }
  };
}

// El recorrido del descenso y, en el último de sus puntos que se puede escribir, la red.
function trained({ x, y, w, c, lr, steps }) {
  const start = NETWORK.map((value, k) => ({ 0: w, 4: c })[k] ?? value);
  const problem = { f: (p) => propagate(p, x, y).cost, grad: (p) => propagate(p, x, y).grad };
  const run = minimize(problem, start, new OPTIMIZERS.GradientDescent({ lr }), steps);
  const fits = (k) => Math.max(run.f[k], ...run.x[k].map(Math.abs)) < HUGE;
  const step = range(run.x.length).findLast(fits);
  return { run, net: { step, ...propagate(run.x[step], x, y) } };
}

const code = ({ list, number }) => ({
  write: ({ state }) => `\
import numpy as np

x, y = ${number(state.x)}, ${number(state.y)}
lr, steps = ${number(state.lr)}, ${state.steps}
w = np.array(${list([state.w, NETWORK[1]])})
b = np.array(${list(NETWORK.slice(2, 4))})
c, b0 = np.array(${list([state.c, NETWORK[5]])}), ${number(NETWORK[6])}

path = [[*w, *b, *c, b0]]
for k in range(steps + 1):
    h = np.tanh(w * x + b)  # hacia delante
    error = c @ h + b0 - y
    delta = error * c * (1 - h**2)  # hacia atrás
    if k == steps:
        break
    w, b = w - lr * delta * x, b - lr * delta
    c, b0 = c - lr * error * h, b0 - lr * error
    path.append([*w, *b, *c, b0])

print(f"El coste es {error**2 / 2:.4g}")
print(f"y las derivadas de w, {(delta * x).round(4)}")
`,
});

export const figure = {
  params: {
    x: slider("Entrada x", P.x),
    y: slider("Valor objetivo y", P.y),
    w: slider("Peso w₁", P.w),
    c: slider("Peso c₁", P.c),
    lr: slider("Tasa de aprendizaje α", P.lr),
    steps: slider("Pasos de descenso ya dados", P.steps),
    step: slider("Parte de la ida y la vuelta", P.step, { format: (k) => `${k} de ${PARTS}` }),
  },
  layout: "long",
  sizes: { fill: "400px" },
  create(fig) {
    const drawGraph = graph(fig);
    const tell = listing(fig.side());
    const meanings = ["valor", "derivada de J respecto de él"];
    strokeLegend(
      fig,
      meanings.map((text, k) => ["fig-heavy", text, (line) => asSeries(line, k)]),
    );
    fig.resolve.step = () => PARTS;
    playback(fig, "step", fig.resolve.step, () => 0.7);
    fig.control(["step", "w", "c"], ["x", "y", "lr", "steps"]);

    return (state) => {
      const part = fig.value("step");
      const { run, net } = trained(state);
      drawGraph(net, part);
      tell(net, part, state.lr);
      return {
        text: describe(run, net, part),
        score: { asleep: Math.abs(net.error) > 0.5 ? Math.abs(net.grad[0]) : Infinity },
        hints: { step: part < 5 ? "hacia delante" : "hacia atrás" },
      };
    };
  },
  code,
};
