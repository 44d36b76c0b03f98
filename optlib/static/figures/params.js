// Parámetros de una figura: qué valores admite cada uno y con qué mando se cambia.
import { STYLES } from "../data.js";
import { clamp, linspace, twoDigits } from "../lists.js";

// Cada figura toma de PARAMS, en data/, con qué valor empieza cada parámetro (value) y cuáles admite.
// values: lista, o función del estado que la da. Fuera de la lista se admite lo que quede entre sus extremos.
export const slider = (label, param, more = {}) => ({
  kind: "slider",
  label,
  value: param.value,
  values: more.values ?? spaced(param),
  ...more,
});
export const choice = (label, names, { value, options }, more = {}) => ({
  kind: "choice",
  label,
  value,
  options: Object.fromEntries(options.map((key) => [key, names[key]])),
  ...more,
});
export const flag = (label, { value }) => ({ kind: "flag", label, value });
// Una lista de números, tantos como count, de low a high; null son los que ponga la figura.
export const series = (param) => ({ kind: "series", ...param });
// Punto del plano; null es el de partida del problema.
export const point = (labels, axis) => ({ kind: "point", labels, value: null, axis, count: 2, low: -20, high: 20 });
// Optimizadores a la vista, y tasa de cada uno.
export const many = () => ({ kind: "many", value: Object.keys(STYLES) });
export const rates = () => ({ kind: "rates", value: {} });
// Un texto del lector, que siempre se pone como texto; y números con los nombres que él da.
export const text = (value) => ({ kind: "text", value });
export const numbers = () => ({ kind: "numbers", value: {} });

// Los valores de un mando: los que se dan, de paso en paso o, sin paso, todos los números de dos cifras.
function spaced({ low, high, step, stops }) {
  if (stops) return stops;
  return step === null ? twoDigits(low, high) : linspace(low, high, Math.round((high - low) / step) + 1);
}

// Letras de un texto que caben en un enlace: con más, hay programas de mensajes que lo cortan.
export const LONGEST = 2000;

export const list = (param, state) => (typeof param.values === "function" ? param.values(state) : param.values);

export function clean(param, value, state) {
  if (value == null || (value === "" && param.kind !== "text")) return param.value;
  if (param.kind === "choice") return Object.hasOwn(param.options, value) ? String(value) : param.value;
  if (param.kind === "flag") return value === true || value === "true";
  if (param.kind === "text") return String(value).replace(/\r\n?/g, "\n");
  if (param.kind === "slider") {
    const values = list(param, state);
    const given = Number(value);
    const whole = values.every(Number.isInteger);
    return Number.isNaN(given) ? param.value : clamp(whole ? Math.round(given) : given, values[0], values.at(-1));
  }
  if (param.count) {
    const given = (Array.isArray(value) ? value : String(value).split(",")).map(Number);
    const right = given.length === param.count && given.every(Number.isFinite);
    return right ? given.map((v) => clamp(v, param.low, param.high)) : param.value;
  }
  if (param.kind === "many") {
    const given = Array.isArray(value) ? value : String(value).split(",");
    const known = Object.keys(STYLES).filter((name) => given.includes(name));
    return known.length || (Array.isArray(value) && !value.length) ? known : param.value;
  }
  const pairs =
    typeof value === "object"
      ? Object.entries(value)
      : String(value)
          .split(",")
          .map((v) => v.split(":"));
  if (param.kind === "numbers") {
    const real = ([name, number]) => /^[A-Za-z_]\w*$/.test(name) && number !== "" && Number.isFinite(Number(number));
    return Object.fromEntries(pairs.filter(real).map(([name, number]) => [name, Number(number)]));
  }
  const valid = ([name, lr]) => Object.hasOwn(STYLES, name) && Number(lr) > 0 && Number.isFinite(Number(lr));
  return Object.fromEntries(pairs.filter(valid).map(([name, lr]) => [name, clamp(Number(lr), 1e-6, 1e3)]));
}

export function complete(params, given, base = {}) {
  const state = {};
  for (const [name, param] of Object.entries(params)) {
    state[name] = param.value;
    state[name] = clean(param, given[name] ?? base[name], state);
  }
  return state;
}

// El estado en el enlace: #figura?parametro=valor&…, solo lo que difiere de lo que puso el autor.

export const written = (value) =>
  value && typeof value === "object" && !Array.isArray(value)
    ? Object.entries(value)
        .map(([name, v]) => `${name}:${v}`)
        .join(",")
    : String(value);

export function fromLink(key, fragment) {
  const head = `#${key}?`;
  return fragment.startsWith(head) ? Object.fromEntries(new URLSearchParams(fragment.slice(head.length))) : null;
}

// Solo lo que en un enlace significa otra cosa, o no llega: cuanto más corto, mejor cabe en un mensaje.
const encoded = (value) => value.replace(/[%&+#\n\t]/g, encodeURIComponent).replaceAll(" ", "+");

// Un texto que no cabe no se corta: no hay enlace.
export function toLink(key, params, state, initial) {
  if (Object.keys(params).some((name) => params[name].kind === "text" && state[name].length > LONGEST)) return "";
  const pairs = Object.keys(params)
    .filter((name) => written(state[name]) !== written(initial[name]))
    .map((name) => `${name}=${params[name].kind === "text" ? encoded(state[name]) : written(state[name])}`);
  return pairs.length ? `#${key}?${pairs.join("&")}` : "";
}
