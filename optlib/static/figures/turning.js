// Las matrices de «muon» y de «letras», y sus giros. Van por filas, en una lista.
import { range } from "../lists.js";

export const total = (values) => values.reduce((sum, value) => sum + value, 0);

export function parts(values) {
  const sum = total(values);
  return values.map((value) => value / sum);
}

export const softmax = (values) => parts(values.map(Math.exp));

// A por B, en la que A tiene filas de k números.
export function times(A, B, k) {
  const [n, m] = [A.length / k, B.length / k];
  const made = new Float64Array(n * m);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += A[i * k + l] * B[l * m + j];
      made[i * m + j] = sum;
    }
  return made;
}

// La traspuesta de una matriz de filas de k números.
export function transposed(A, k) {
  const n = A.length / k;
  return Float64Array.from(A, (_, at) => A[(at % n) * k + Math.floor(at / n)]);
}

// Una matriz ortogonal al azar: tantas reflexiones como filas, que siendo pares hacen un giro.
export function turn(n, draw) {
  let turned = Float64Array.from({ length: n * n }, (_, k) => Number(k % (n + 1) === 0));
  for (let each = 0; each < n; each++) {
    const v = range(n).map(() => draw() - 0.5);
    const size = v.reduce((sum, value) => sum + value * value, 0);
    const along = times(turned, v, n);
    turned = turned.map((value, k) => value - (2 * along[Math.floor(k / n)] * v[k % n]) / size);
  }
  return turned;
}
