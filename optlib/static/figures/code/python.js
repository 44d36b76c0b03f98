// Valores escritos en Python.

// Un número con decimales, siempre con su punto: 5 es «5.0»; los pequeños, como se escriben: 1e-6.
export function number(value) {
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return `${value}.0`;
  return Math.abs(value) < 1e-4 ? value.toExponential() : String(value);
}

export const list = (values) => `[${values.map(number).join(", ")}]`;

// Un array, en renglones de a lo sumo ocho números.
export function array(values) {
  if (values.length <= 8) return `np.array(${list(values)})`;
  const rows = values.map(number).flatMap((_, k, every) => (k % 8 ? [] : [every.slice(k, k + 8).join(", ")]));
  return `np.array([\n    ${rows.join(",\n    ")},\n])`;
}

// Una asignación de varios números, «beta1, beta2 = 0.9, 0.999», en su línea; ninguna si no hay nombres.
export const assign = (values) => {
  const names = Object.keys(values);
  return names.length ? `${names.join(", ")} = ${names.map((name) => number(values[name])).join(", ")}\n` : "";
};
