// Lo que se cuenta de cada diagnóstico una vez curado: qué línea de «Cuando no aprende» es y cuántas veces se ha visto.
const LINES = {
  "¿El coste inicial es el esperado?": "pesos-grandes",
  "¿Memoriza diez ejemplos?": "etiquetas decaimiento",
  "¿La tasa está en su sitio?": "tasa-pequena tasa-grande",
  "¿Las entradas están escaladas y los datos, barajados?": "otras-unidades por-clases",
  "¿Llegan gradientes a todas las capas?": "pesos-a-cero iguales",
  "¿Puede la salida llegar a 1?": "softmax-dos-veces tanh-en-la-salida relu-en-la-salida",
  "¿Siguen vivos el plan y el estado?": "plan-en-pasos una-epoca de-nuevo sin-poner-a-cero",
  "¿Entrena bien y valida mal?": "ningun-8 seis-ochos cien-ejemplos fuga",
};
// De 57 preguntas de Stack Overflow, en cuántas fallaba algo así.
const COUNTED = [
  [30, "fallaba una función de activación", LINES["¿Puede la salida llegar a 1?"]],
  [15, "faltaban épocas", "una-epoca"],
  [13, "fallaba cómo se preparan las entradas", "otras-unidades"],
  [11, "faltaban datos", "cien-ejemplos"],
  [7, "fallaba la tasa", LINES["¿La tasa está en su sitio?"]],
  [2, "fallaban los pesos iniciales", "pesos-a-cero pesos-grandes iguales"],
];
const has = (keys, key) => keys.split(" ").includes(key);

export const lineFor = (key) => Object.keys(LINES).find((line) => has(LINES[line], key));
export function countFor(key) {
  const [many, what] = COUNTED.find(([, , keys]) => has(keys, key)) ?? [];
  return many
    ? `En ${many} de 57 preguntas de Stack Overflow ${what}, contado en los datos de Jahangirova y otros`
    : "";
}
