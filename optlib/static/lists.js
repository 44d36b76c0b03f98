// Números y listas: de lo que parten las figuras, los ejercicios y las reglas.

export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
export const range = (count) => Array.from({ length: count }, (_, i) => i);

// Unas palabras, una tras otra: «a, b y c».
export const listed = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} y ${words.at(-1)}`;

export const capital = (words) => words[0].toUpperCase() + words.slice(1);

// De una lista de puntos, la de sus abscisas y la de sus ordenadas.
export const columns = (points) => [points.map((p) => p[0]), points.map((p) => p[1])];

// Recuerda los últimos resultados de lo que cuesta, hasta `size`: remember(clave, make) da make(), o lo que dio.
export function memo(size) {
  const kept = new Map();
  return (key, make) => {
    if (!kept.has(key)) {
      if (kept.size >= size) kept.delete(kept.keys().next().value);
      kept.set(key, make());
    }
    return kept.get(key);
  };
}

// Lista de valores entre dos extremos; se recuerdan, porque los mandos la piden en cada dibujo.
const spaced = memo(200);
export function linspace(low, high, count) {
  const value = (i) => Number((low + ((high - low) * i) / (count - 1)).toPrecision(12));
  return spaced(`${low} ${high} ${count}`, () => Object.freeze(range(count).map(value)));
}

// Todos los números de dos cifras entre low y high: una tecla cambia siempre el valor, a cualquier escala.
export function twoDigits(low, high) {
  const values = [];
  for (let e = Math.floor(Math.log10(low)); e <= Math.log10(high); e++) {
    for (let m = 10; m < 100; m++) {
      const value = Number(`${m}e${e - 1}`);
      if (value >= low * 0.9999 && value <= high * 1.0001) values.push(value);
    }
  }
  return values;
}

// --- Trabajo largo a ratos, en los momentos libres, para que la página responda entretanto

const SPAN = 4; // milisegundos de cada rato, si no se piden otros
const WAIT = 20; // lo que se espera, como mucho, a un momento libre

const rest = () =>
  new Promise((go) => {
    if (globalThis.requestIdleCallback) requestIdleCallback(go, { timeout: WAIT });
    else setTimeout(go);
  });

// Hace job(elemento) con todos, por orden; lo que devuelve se cumple al acabar.
export async function inTurns(items, job, span = SPAN) {
  let end = 0;
  for (const item of items) {
    if (performance.now() >= end) {
      await rest();
      end = performance.now() + span;
    }
    job(item);
  }
}
