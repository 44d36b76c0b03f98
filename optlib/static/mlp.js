// Una red densa, como la de optlib/networks.py: tangente hiperbólica, softmax y entropía cruzada, con todos sus
// parámetros en una lista. X va por filas en una sola lista; y, con un entero por fila. Con ending, a la salida se le hace
// algo más antes del softmax del coste. Con letters, cada fila de X son sizes[0] / letters índices, de 0 a letters − 1: el
// k, que vale por un uno en su casilla k·letters + índice, suma esa fila de los primeros pesos.

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
  }

  // La entrada de cada capa y, al final, la salida, de las filas de input.
  signals(p, input) {
    const n = input.length / this.layers[0].count;
    const signals = [input];
    for (const { b, weights, biases, letters, count } of this.layers) {
      const [from, to] = [signals.at(-1), new Float64Array(n * b)];
      for (let i = 0; i < n; i++) {
        const row = i * b;
        for (let j = 0; j < b; j++) to[row + j] = p[biases + j];
        for (let k = 0; k < count; k++) {
          const given = from[i * count + k];
          const value = letters ? 1 : given;
          if (value === 0) continue; // media imagen está en blanco
          const w = weights + (letters ? k * letters + given : k) * b;
          for (let j = 0; j < b; j++) to[row + j] += value * p[w + j];
        }
      }
      if (signals.length < this.layers.length) for (let k = 0; k < to.length; k++) to[k] = Math.tanh(to[k]);
      signals.push(to);
    }
    this.ending.forth(signals.at(-1), this.sizes.at(-1));
    return signals;
  }

  // Las probabilidades de cada clase, de cada fila de input.
  probabilities(p, input) {
    return softmax(this.signals(p, input).at(-1), this.sizes.at(-1));
  }

  // La salida de cada fila.
  outputs(p, input) {
    return rowsOf(this.signals(p, input).at(-1), this.sizes.at(-1));
  }

  // La clase que dice en cada fila.
  predict(p, input = this.X) {
    return this.outputs(p, input).map((row) => row.indexOf(Math.max(...row)));
  }

  // La fracción de aciertos.
  right(p) {
    const said = this.predict(p);
    return said.filter((digit, i) => digit === this.y[i]).length / this.y.length;
  }

  f(p) {
    let sum = 0;
    for (const [i, row] of this.outputs(p, this.X).entries()) {
      const most = Math.max(...row);
      sum += Math.log(row.reduce((all, value) => all + Math.exp(value - most), 0)) - (row[this.y[i]] - most);
    }
    return sum / this.y.length;
  }

  // El gradiente con los ejemplos indices; por omisión, con todos.
  grad(p, indices = [...this.y.keys()]) {
    const [n, d, c] = [indices.length, this.layers[0].count, this.sizes.at(-1)];
    const input = new Float64Array(n * d);
    indices.forEach((from, i) => {
      input.set(this.X.subarray(from * d, (from + 1) * d), i * d);
    });
    const signals = this.signals(p, input);
    const output = signals.pop();
    let delta = softmax(output.slice(), c);
    for (let i = 0; i < n; i++) delta[i * c + this.y[indices[i]]] -= 1;
    this.ending.back(output, delta, c);
    for (let k = 0; k < delta.length; k++) delta[k] /= n;
    const g = new Float64Array(this.dim);
    for (const { b, weights, biases, letters, count } of this.layers.toReversed()) {
      const signal = signals.pop();
      const before = signals.length ? new Float64Array(n * count) : null;
      for (let i = 0; i < n; i++) {
        const row = i * b;
        for (let j = 0; j < b; j++) g[biases + j] += delta[row + j];
        for (let k = 0; k < count; k++) {
          const given = signal[i * count + k];
          const [value, w] = letters ? [1, weights + (k * letters + given) * b] : [given, weights + k * b];
          if (value !== 0) for (let j = 0; j < b; j++) g[w + j] += value * delta[row + j];
          if (!before) continue;
          let sum = 0;
          for (let j = 0; j < b; j++) sum += p[w + j] * delta[row + j];
          before[i * count + k] = sum * (1 - value * value);
        }
      }
      delta = before;
    }
    return g;
  }
}

// Las filas de c números.
const rowsOf = (values, c) => Array.from({ length: values.length / c }, (_, i) => values.subarray(i * c, (i + 1) * c));

// La exponencial de cada número entre la suma de las de su fila, de c.
function softmax(output, c) {
  for (const row of rowsOf(output, c)) {
    const most = Math.max(...row);
    let sum = 0;
    for (let j = 0; j < c; j++) sum += row[j] = Math.exp(row[j] - most);
    for (let j = 0; j < c; j++) row[j] /= sum;
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
