// Mira un gradiente con diferencias centradas, como check_gradient, de optlib/checking.py.
import { inTurns } from "../idle.js";

const EPS = Number.EPSILON;

// La diferencia centrada de una casilla, y cuánto puede cambiarla el redondeo.
function difference(problem, x, k, h) {
  const ends = [x.slice(), x.slice()];
  ends[0][k] += h;
  ends[1][k] -= h;
  const width = ends[0][k] - ends[1][k];
  const [high, low] = ends.map((end) => problem.f(end));
  return { slope: (high - low) / width, noise: (10 * EPS * Math.max(Math.abs(high), Math.abs(low))) / width };
}

// La diferencia, con lo que la cambia el redondeo y lo que se aparta por su largo, que se acorta donde se dobla mucho.
function best(problem, x, k) {
  let found = { slope: NaN, noise: 0, bend: Infinity };
  let h = Math.cbrt(EPS) * Math.max(1, Math.abs(x[k]));
  for (let turn = 0; turn < 6; turn++, h /= 10) {
    const { slope, noise } = difference(problem, x, k, h);
    const apart = Math.abs(difference(problem, x, k, 2 * h).slope - slope);
    const bend = Number.isNaN(apart) ? Infinity : apart;
    if (Number.isNaN(found.slope) || noise + bend < found.noise + found.bend) found = { slope, noise, bend };
    if (found.bend <= Math.max(1e-6, 1e-7 * Math.abs(found.slope))) break;
  }
  return found;
}

// El mayor error relativo de las derivadas de un problema de f y grad, una a una y a ratos.
export async function checked(problem, x) {
  const [given, errors] = [problem.grad(x), []];
  await inTurns(x.keys(), (k) => {
    const { slope, noise, bend } = best(problem, x, k);
    const scale = Math.max(Math.abs(given[k]), Math.abs(slope), 1e6 * noise, 1e6 * Math.min(1e-6, bend));
    errors.push(Math.abs(slope - given[k]) / (scale || 1));
  });
  return Math.max(...errors);
}
