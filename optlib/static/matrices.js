// Lleva cerca de 1 los valores singulares de una matriz, como orthogonalize, de optlib/matrices.py: cinco iteraciones
// de Newton–Schulz.
const COEFFICIENTS = [3.4445, -4.775, 2.0315];
const ITERATIONS = 5;
const SMALLEST = 1e-7; // la menor norma por la que se divide

// Cuántos números ocupan las cuentas de una matriz.
export function roomFor(rows, columns) {
  const [k, m] = [Math.min(rows, columns), Math.max(rows, columns)];
  return 2 * k * (k + m);
}

// De k filas de m números, los productos escalares de cada dos.
function products(r, from, k, m, to) {
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let l = 0; l < m; l++) sum += r[from + i * m + l] * r[from + j * m + l];
      r[to + i * k + j] = r[to + j * k + i] = sum;
    }
}

// Una iteración: de la matriz X, de k filas de m números, sale next; las cuentas, a work. Todas están en r.
export function newtonSchulz(r, X, next, work, k, m, [a, b, c] = COEFFICIENTS) {
  const mix = work + k * k;
  products(r, X, k, m, work);
  products(r, work, k, k, mix);
  for (let i = 0; i < k * k; i++) r[mix + i] = b * r[work + i] + c * r[mix + i];
  for (let i = 0; i < k; i++) {
    const row = next + i * m;
    for (let j = 0; j < m; j++) r[row + j] = a * r[X + i * m + j];
    for (let l = 0; l < k; l++) {
      const factor = r[mix + i * k + l];
      const other = X + l * m;
      for (let j = 0; j < m; j++) r[row + j] += factor * r[other + j];
    }
  }
}

// La matriz está en r desde from, por filas; lo que sale va a to, y las cuentas, a work. Se lleva tumbada.
export function orthogonalize(r, to, rows, from, columns, work) {
  const [k, m] = [Math.min(rows, columns), Math.max(rows, columns)];
  const [down, across] = rows > columns ? [1, columns] : [columns, 1];
  let [X, next] = [work, work + k * m];
  const gram = next + k * m;
  let size = 0;
  for (let i = 0; i < k; i++)
    for (let j = 0; j < m; j++) {
      const value = r[from + i * down + j * across];
      r[X + i * m + j] = value;
      size += value * value;
    }
  size = Math.max(Math.sqrt(size), SMALLEST);
  for (let i = X; i < next; i++) r[i] /= size;
  for (let turn = 0; turn < ITERATIONS; turn++) {
    newtonSchulz(r, X, next, gram, k, m);
    [X, next] = [next, X];
  }
  for (let i = 0; i < k; i++) for (let j = 0; j < m; j++) r[to + i * down + j * across] = r[X + i * m + j];
}
