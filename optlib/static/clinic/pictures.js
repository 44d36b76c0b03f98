// Lo que una prueba enseña en imágenes: cuántos ejemplos hay de cada cifra, el primer minilote, los fallos y las neuronas.
import { html } from "../dom.js";
import { Neurons } from "../figures/red-neurons.js";
import { ink } from "../figures/red-wall.js";
import { range } from "../lists.js";

const [TILE, ACROSS] = [10, 16]; // una imagen de 8 × 8, con su margen; las de cada fila
const WORST = 8;

// Esas imágenes de la red, en filas; most es lo que vale un píxel que se pinta entero.
function tiles(box, net, rows, label, most = 1) {
  const width = TILE * Math.min(ACROSS, rows.length);
  const height = TILE * Math.ceil(rows.length / ACROSS);
  const canvas = html("canvas", { width, height, role: "img", "aria-label": label, class: "clinic-tiles" });
  box.append(canvas);
  const { color } = getComputedStyle(box);
  for (const [at, k] of rows.entries()) {
    const cells = net.X.slice(64 * k, 64 * (k + 1)).map((value) => value / most);
    ink(canvas.getContext("2d"), cells, (at % ACROSS) * TILE + 1, Math.floor(at / ACROSS) * TILE + 1, color);
  }
}

const counts = ({ net }) => range(10).map((digit) => net.y.filter((each) => each === digit).length);

function examples(box, own, healthy) {
  const [mine, theirs] = [counts(own), counts(healthy)];
  const most = Math.max(...mine, ...theirs);
  const row = (many, digit) => {
    const bar = html("i", { style: `--part: ${many / most}` });
    return html("li", {}, String(digit), bar, html("span", {}, `${many}; una sana, ${theirs[digit]}`));
  };
  box.append(html("ol", { class: "clinic-bars" }, ...mine.map(row)));
}

function batch(box, { net }) {
  const most = net.X.reduce((best, value) => Math.max(best, value));
  tiles(box, net, net.batch(0), "Su primer minilote, imagen a imagen", Math.max(1, most));
}

// Las imágenes de entrenamiento que menos se espera, con su etiqueta y lo que dice.
function mistakes(box, { net, end }) {
  const [parts, said] = [net.probabilities(end, net.X), net.predict(end)];
  const sure = (k) => parts[10 * k + net.y[k]] || 0;
  const wrong = range(net.y.length).filter((k) => said[k] !== net.y[k]);
  const worst = wrong.sort((a, b) => sure(a) - sure(b)).slice(0, WORST);
  const list = html("ul", { class: "clinic-worst" });
  const most = net.X.reduce((best, value) => Math.max(best, value));
  box.append(worst.length ? list : "No falla ninguna de las suyas.");
  for (const k of worst) {
    const item = html("li");
    list.append(item);
    tiles(item, net, [k], "Un fallo", Math.max(1, most));
    item.append(`Etiqueta: ${net.y[k]}; dice ${said[k]}`);
  }
}

function weights(box, { end }) {
  const neurons = new Neurons();
  box.append(neurons.canvas);
  neurons.show(end);
}

export const PICTURES = { examples, batch, mistakes, weights };
