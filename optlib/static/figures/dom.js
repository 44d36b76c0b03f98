// Piezas mínimas: nodos, listas y valores. Nada de aquí lee HTML que venga del lector.

const SVG = "http://www.w3.org/2000/svg";

function build(node, attrs, children) {
  for (const [name, value] of Object.entries(attrs)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

export const html = (tag, attrs = {}, ...children) => build(document.createElement(tag), attrs, children);
export const svg = (tag, attrs = {}, ...children) => build(document.createElementNS(SVG, tag), attrs, children);

// Cambia un atributo solo si hace falta: así el navegador no vuelve a pintar lo que sigue igual.
export function put(node, name, value) {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export const listed = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} y ${words.at(-1)}`;

// Frase del resumen sobre los recorridos puestos desde Python, por sus nombres; vacía si no hay ninguno.
export const setFromPython = (names) =>
  names.length
    ? ` ${names.length > 1 ? "Recorridos puestos" : "Recorrido puesto"} desde Python: ${listed(names)}.`
    : "";

export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
export const range = (count) => Array.from({ length: count }, (_, i) => i);

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

// Un número de la normal de Box y Muller.
export function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
