import { inTurns } from "../lists.js";
// Mira un gradiente con diferencias centradas, como check_gradient, de optlib/checking.py.

const EPS = Number.EPSILON;
const SPAN = 8; // milisegundos de cada rato

// La diferencia centrada de una casilla, y cuánto puede cambiarla el redondeo. x queda como estaba.
function difference(problem, x, k, h) {
  const here = x[k];
  const [ahead, behind] = [here + h, here - h];
  x[k] = ahead;
  const high = problem.f(x);
  x[k] = behind;
  const low = problem.f(x);
  x[k] = here;
  const noise = 10 * EPS * Math.max(Math.abs(high), Math.abs(low));
  return { slope: (high - low) / (ahead - behind), noise: noise / (ahead - behind) };
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
export async function checked(problem, start) {
  const [x, given, errors] = [start.slice(), problem.grad(start), []];
  await inTurns(
    x.keys(),
    (k) => {
      const { slope, noise, bend } = best(problem, x, k);
      const scale = Math.max(Math.abs(given[k]), Math.abs(slope), 1e6 * noise, 1e6 * Math.min(1e-6, bend));
      errors.push(Math.abs(slope - given[k]) / (scale || 1));
    },
    SPAN,
  );
  return Math.max(...errors);
}
