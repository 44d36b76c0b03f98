// Los valores singulares de una matriz de n columnas y sus direcciones, con las rotaciones de Jacobi por un lado: se giran las
// columnas de dos en dos hasta que todas son perpendiculares, y lo que mide cada una es un valor singular.
const SWEEPS = 40;
const SMALL = 1e-15;

// Da values, de mayor a menor, y across, una fila por cada uno: la dirección que la matriz estira tanto.
export function singular(matrix, n) {
  const columns = Array.from({ length: n }, (_, j) => matrix.filter((_, at) => at % n === j));
  const turned = columns.map((_, j) => columns.map((_, i) => Number(i === j)));
  let moved = true;
  for (let sweep = 0; moved && sweep < SWEEPS; sweep++) {
    moved = false;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const [a, b] = [columns[p], columns[q]];
        const [one, two, both] = [dot(a, a), dot(b, b), dot(a, b)];
        if (!(Math.abs(both) > SMALL * Math.sqrt(one * two))) continue;
        moved = true;
        const slope = (two - one) / (2 * both);
        const t = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(1, slope));
        for (const rows of [columns, turned]) rotate(rows, p, q, 1 / Math.hypot(1, t), t / Math.hypot(1, t));
      }
  }
  const found = columns.map((column, k) => [Math.hypot(...column), turned[k]]).sort(([a], [b]) => b - a);
  return { values: found.map(([value]) => value), across: found.map(([, direction]) => direction) };
}

const dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);

function rotate(rows, p, q, cos, sin) {
  const [a, b] = [rows[p], rows[q]];
  rows[p] = a.map((value, i) => cos * value - sin * b[i]);
  rows[q] = a.map((value, i) => sin * value + cos * b[i]);
}
