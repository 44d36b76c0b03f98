// Una red densa, como la de optlib/networks.py: tangente hiperbólica, softmax y entropía cruzada, con todos sus
// parámetros en una lista. X va por filas en una sola lista; y, con un entero por fila. Con ending, a la salida se le hace
// algo más antes del softmax del coste. Con letters, cada fila de X son sizes[0] / letters índices, de 0 a letters − 1: el
// k, que vale por un uno en su casilla k·letters + índice, suma esa fila de los primeros pesos.
import { flipped, multiply, table } from "./matrices.js";

// De cada capa, sus tamaños, dónde empiezan sus pesos y sus sesgos, y cuántos números le llegan de cada ejemplo.
function layersOf(sizes, letters) {
  let at = 0;
  return sizes.slice(1).map((b, k) => {
    const a = sizes[k];
    const among = k ? 0 : letters;
    const layer = { a, b, weights: at, biases: at + a * b, letters: among, count: among ? a / among : a };
    at += (a + 1) * b;
    return layer;
  });
}

export class MLP {
  constructor(sizes, X, y, ending = "none", letters = 0) {
    this.sizes = sizes;
    this.ending = ENDINGS[ending];
    this.X = X;
    this.y = y;
    this.layers = layersOf(sizes, letters);
    this.shapes = this.layers.flatMap(({ a, b }) => [[a, b], [b]]);
    this.dim = this.layers.reduce((sum, { a, b }) => sum + (a + 1) * b, 0);
    this.p = new Float64Array(this.dim);
    this.room = { n: 0 };
  }

  // Donde se hacen las cuentas de n filas: lo que llega a cada capa, la salida y las derivadas respecto de ello. Se
  // guarda de un paso a otro; a quien llama se le da copia.
  roomFor(n) {
    if (this.room.n < n) {
      const counts = [...this.layers.map(({ count }) => count), this.sizes.at(-1)];
      const made = () => counts.map((count) => new Float64Array(n * count));
      this.room = { n, signals: made(), deltas: made() };
    }
    return this.room;
  }

  // La salida de las filas indices de X; vale hasta que se llame otra vez.
  run(p, X, indices = [...new Array(X.length / this.layers[0].count).keys()]) {
    const [n, d] = [indices.length, this.layers[0].count];
    const { signals } = this.roomFor(n);
    for (let i = 0; i < n; i++) for (let k = 0; k < d; k++) signals[0][i * d + k] = X[indices[i] * d + k];
    this.p.set(p);
    for (const [k, layer] of this.layers.entries()) {
      const { b, weights, biases, count } = layer;
      const [from, to] = [signals[k], signals[k + 1]];
      if (layer.letters) {
        to.fill(0);
        spell(layer, from, n, (w, row) => add(to, row, this.p, w, b));
      } else multiply(table(from, 0, count), table(this.p, weights, b), table(to, 0, b), n, count, b);
      for (let i = 0; i < n; i++) add(to, i * b, this.p, biases, b);
      if (k + 1 < this.layers.length) for (let i = 0; i < n * b; i++) to[i] = Math.tanh(to[i]);
    }
    const output = signals.at(-1).subarray(0, n * this.sizes.at(-1));
    this.ending.forth(output, this.sizes.at(-1));
    return output;
  }

  // La entrada de cada capa y, al final, la salida, de las filas de input.
  signals(p, input) {
    const n = this.run(p, input).length / this.sizes.at(-1);
    return this.room.signals.map((signal) => signal.slice(0, (signal.length / this.room.n) * n));
  }

  // Las probabilidades de cada clase, de cada fila de input.
  probabilities(p, input) {
    return softmax(this.run(p, input).slice(), this.sizes.at(-1));
  }

  // La clase que dice en cada fila.
  predict(p, input = this.X) {
    return rowsOf(this.run(p, input), this.sizes.at(-1)).map((row) => row.indexOf(Math.max(...row)));
  }

  // La fracción de aciertos.
  right(p) {
    const said = this.predict(p);
    return said.filter((digit, i) => digit === this.y[i]).length / this.y.length;
  }

  f(p) {
    let sum = 0;
    for (const [i, row] of rowsOf(this.run(p, this.X), this.sizes.at(-1)).entries()) {
      const most = Math.max(...row);
      sum += Math.log(row.reduce((all, value) => all + Math.exp(value - most), 0)) - (row[this.y[i]] - most);
    }
    return sum / this.y.length;
  }

  // El gradiente con los ejemplos indices; por omisión, con todos.
  grad(p, indices = [...this.y.keys()]) {
    const [n, c] = [indices.length, this.sizes.at(-1)];
    const output = this.run(p, this.X, indices);
    const { signals, deltas } = this.room;
    const delta = deltas.at(-1).subarray(0, n * c);
    delta.set(output);
    softmax(delta, c);
    for (let i = 0; i < n; i++) delta[i * c + this.y[indices[i]]] -= 1;
    this.ending.back(output, delta, c);
    for (let k = 0; k < delta.length; k++) delta[k] /= n;
    const g = new Float64Array(this.dim);
    for (const [k, layer] of [...this.layers.entries()].reverse()) {
      const { b, weights, biases, count } = layer;
      const [from, to, before] = [signals[k], deltas[k + 1], deltas[k]];
      for (let i = 0; i < n; i++) add(g, biases, to, i * b, b);
      if (layer.letters) spell(layer, from, n, (w, row) => add(g, w, to, row, b));
      else multiply(flipped(table(from, 0, count)), table(to, 0, b), table(g, weights, b), count, n, b);
      if (!k) break;
      multiply(table(to, 0, b), flipped(table(this.p, weights, b)), table(before, 0, count), n, b, count);
      for (let i = 0; i < n * count; i++) before[i] *= 1 - from[i] * from[i];
    }
    return g;
  }
}

// Suma a b números de to, desde at, los de from, desde first.
function add(to, at, from, first, b) {
  for (let j = 0; j < b; j++) to[at + j] += from[first + j];
}

// De cada letra de n filas, visit recibe dónde empiezan sus pesos y lo que da su fila.
function spell({ b, weights, count, letters }, from, n, visit) {
  for (let i = 0; i < n * count; i++) visit(weights + ((i % count) * letters + from[i]) * b, Math.floor(i / count) * b);
}

// Las filas de c números.
const rowsOf = (values, c) => Array.from({ length: values.length / c }, (_, i) => values.subarray(i * c, (i + 1) * c));

// La exponencial de cada número entre la suma de las de su fila, de c.
function softmax(output, c) {
  for (let row = 0; row < output.length; row += c) {
    let [most, sum] = [-Infinity, 0];
    for (let j = row; j < row + c; j++) most = Math.max(most, output[j]);
    for (let j = row; j < row + c; j++) sum += output[j] = Math.exp(output[j] - most);
    for (let j = row; j < row + c; j++) output[j] /= sum;
  }
  return output;
}

// Cada final: forth cambia la salida, por filas de c, y back, las derivadas d respecto de lo que da, o, por las de lo que
// recibe.
const ENDINGS = {
  none: { forth() {}, back() {} },
  softmax: {
    forth: softmax,
    back(o, d, c) {
      const sums = rowsOf(d, c).map((row, i) => row.reduce((sum, value, j) => sum + value * o[i * c + j], 0));
      d.set(d.map((value, k) => o[k] * (value - sums[Math.floor(k / c)])));
    },
  },
  tanh: {
    forth: (z) => z.set(z.map(Math.tanh)),
    back: (o, d) => d.set(d.map((value, k) => value * (1 - o[k] ** 2))),
  },
  relu: {
    forth: (z) => z.set(z.map((value) => Math.max(value, 0))),
    back: (o, d) => d.set(d.map((value, k) => value * Number(o[k] > 0))),
  },
};
