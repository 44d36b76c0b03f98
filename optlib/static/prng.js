// Números al azar con semilla, iguales que en optlib/prng.py.

// Devuelve una función que da números uniformes en [0, 1).
export function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// Un número de la normal, de Box y Muller.
export const normal = (draw) => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());

// Una semilla que nadie ha elegido.
export const drawSeed = () => 1 + Math.floor(Math.random() * 0x3fffffff);

// Mezcla un texto con una semilla (FNV-1a de 32 bits).
export function seedOf(text, seed) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(`${text}#${seed}`)) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value;
}

// Los índices 0…count−1, barajados (Fisher-Yates).
export function shuffled(count, draw) {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

// De cada paso, los ejemplos de su minilote: los de Minibatches con epoch_order, barajados de nuevo en cada época. order los
// da siempre en el mismo orden.
export function minibatches(examples, size, seed, order) {
  const perEpoch = Math.ceil(examples / size);
  const orders = [];
  return (k) => {
    const epoch = Math.floor(k / perEpoch);
    orders[epoch] ??= order ?? shuffled(examples, mulberry32(seedOf(`orden ${seed}`, epoch)));
    const first = (k % perEpoch) * size;
    return orders[epoch].slice(first, first + size);
  };
}
