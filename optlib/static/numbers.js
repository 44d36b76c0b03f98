// Escribir números siempre igual. Gemelo de optlib/text/formatting.py: los dos cumplen tests/data/numbers.json.

// Desde aquí, y por debajo de lo que se ve con los decimales pedidos, un número va con una potencia de diez.
const LARGE = 1e6;
const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };

// Redondea como a mano (el 5 se aleja de cero), sobre el valor binario exacto.
export function roundHalfUp(value, decimals = 0) {
  return Number.isFinite(value) && Math.abs(value) < 1e21 ? Number(value.toFixed(decimals)) : value;
}

export const power = (exponent) => `10${[...String(exponent)].map((digit) => RAISED[digit]).join("")}`;

// A lo sumo «decimals» decimales (justo esos con fixed) o, con «digits», cifras significativas.
export function formatNumber(value, decimals = 4, { digits, fixed = false, parens = false } = {}) {
  if (Number.isNaN(value)) return "indefinido";
  const size = Math.abs(value);
  if (size === Infinity) return signed("∞", value < 0, parens);
  const smallest = digits ? -4 : -decimals;
  if (size && (digits || !fixed) && !(exponentOf(size) >= smallest && size < LARGE)) {
    return signed(scientific(size, digits ? digits - 1 : Math.min(decimals, 3)), value < 0, parens);
  }
  const text = digits ? String(Number(size.toPrecision(digits))) : plain(size, decimals, fixed);
  return signed(text, value < 0 && /[1-9]/.test(text), parens);
}

function scientific(size, decimals) {
  const [mantissa, exponent] = size.toExponential(decimals).split("e");
  const text = trimmed(mantissa);
  return (text === "1" ? "" : `${text}·`) + power(Number(exponent));
}

// Con «fixed», toFixed escribe con exponente desde 1e21, donde nada llega.
const plain = (size, decimals, fixed) => (fixed ? size.toFixed(decimals) : trimmed(size.toFixed(decimals)));

// toExponential sin cifras da las de la escritura más corta: no redondea hacia la potencia siguiente.
const exponentOf = (size) => Number(size.toExponential().split("e")[1]);

const trimmed = (text) => (text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text);

function signed(text, negative, parens) {
  if (!negative) return text;
  return parens ? `(−${text})` : `−${text}`;
}

// Número para el texto y los ejes de una figura: tres cifras significativas si no se piden otras.
export const significant = (value, digits = 3) => formatNumber(value, 4, { digits });

// Palabras de los resúmenes: un punto, una parte y unos pasos.
export const coordinates = (point) => `(${point.map((v) => significant(v)).join(", ")})`;

export const percent = (part) => `${Math.round(100 * part)}\u00a0%`;

export const stepsOf = (count) => `${count} ${Number(count) === 1 ? "paso" : "pasos"}`;
