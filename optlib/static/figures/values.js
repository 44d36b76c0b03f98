// Números y listas para las figuras.

export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
export const range = (count) => Array.from({ length: count }, (_, i) => i);

// De una lista de puntos, la de sus abscisas y la de sus ordenadas.
export const columns = (points) => [points.map((p) => p[0]), points.map((p) => p[1])];

// Lista de valores entre dos extremos; se recuerdan, porque los mandos la piden en cada dibujo.
const spaced = new Map();
export function linspace(low, high, count) {
  const key = `${low} ${high} ${count}`;
  if (!spaced.has(key)) {
    if (spaced.size > 200) spaced.clear();
    const value = (i) => low + ((high - low) * i) / (count - 1);
    spaced.set(key, Object.freeze(range(count).map((i) => Number(value(i).toPrecision(12)))));
  }
  return spaced.get(key);
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
