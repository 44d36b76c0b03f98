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

// Una matriz: sus números están en r, por filas desde at; y traspuesta.
export const table = (r, at, columns) => ({ r, at, down: columns, across: 1 });
export const flipped = ({ r, at, down, across }) => ({ r, at, down: across, across: down });

// El producto de A, de n × inner, y B, de inner × m, en C, por filas. Van de dos en dos filas y columnas, y así lo que se
// lee sirve dos veces; la última sin pareja se repite. Con half, que sale simétrico, se hace la mitad.
export function multiply(A, B, C, n, inner, m, half = false) {
  const [{ r: a, across }, { r: b, down }, { r: c }] = [A, B, C];
  for (let i = 0; i < n; i += 2) {
    const below = Number(i + 1 < n);
    const under = below * A.down;
    const end = half ? i + below + 1 : m;
    for (let j = 0; j < end; j += 2) {
      const right = Number(j + 1 < m);
      const beside = right * B.across;
      let [c00, c01, c10, c11] = [0, 0, 0, 0];
      for (let l = 0, p = A.at + i * A.down, q = B.at + j * B.across; l < inner; l++, p += across, q += down) {
        // Uno a uno: sacados de una lista, tarda ocho veces más.
        const a0 = a[p];
        const a1 = a[p + under];
        const b0 = b[q];
        const b1 = b[q + beside];
        c00 += a0 * b0;
        c01 += a0 * b1;
        c10 += a1 * b0;
        c11 += a1 * b1;
      }
      const at = C.at + i * m + j;
      c[at] = c00;
      c[at + right] = c01;
      c[at + below * m] = c10;
      c[at + below * m + right] = c11;
    }
  }
  if (half) for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) c[C.at + j * n + i] = c[C.at + i * n + j];
}

// Una iteración: de la matriz X, de k filas de m números, sale next; las cuentas, a work. Todas están en r.
export function newtonSchulz(r, X, next, work, k, m, [a, b, c] = COEFFICIENTS) {
  const mix = work + k * k;
  const [rows, gram, mixed] = [table(r, X, m), table(r, work, k), table(r, mix, k)];
  multiply(rows, flipped(rows), gram, k, m, k, true);
  multiply(gram, gram, mixed, k, k, k, true);
  for (let i = 0; i < k * k; i++) r[mix + i] = b * r[work + i] + c * r[mix + i];
  for (let i = 0; i < k; i++) r[mix + i * k + i] += a;
  multiply(mixed, rows, table(r, next, m), k, k, m);
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
