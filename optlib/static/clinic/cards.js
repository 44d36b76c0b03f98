// Lo que se cuenta de cada diagnóstico una vez curado: qué línea de «Cuando no aprende» es y cuántas veces se ha visto.
const LINES = {
  "¿El coste inicial es ln c, con c clases?": "pesos-grandes",
  "¿Aprende diez ejemplos de memoria?": "etiquetas decaimiento",
  "¿Y con la tasa × 10, o ÷ 10?": "tasa-pequena tasa-grande",
  "¿Están escalados y barajados los datos?": "otras-unidades por-clases",
  "¿Llega gradiente a cada capa?": "pesos-a-cero iguales",
  "¿Puede la salida llegar a 1?": "softmax-dos-veces tanh-en-la-salida relu-en-la-salida",
  "¿Siguen vivos el plan y el estado a mitad de camino?": "plan-en-pasos una-epoca de-nuevo sin-poner-a-cero",
  "¿Entrena bien y valida mal?": "ningun-8 seis-ochos cien-ejemplos fuga",
};
// De 57 preguntas de Stack Overflow, en cuántas fallaba algo así.
const COUNTED = [
  [30, "fallaba una función de activación", LINES["¿Puede la salida llegar a 1?"]],
  [15, "faltaban épocas", "una-epoca"],
  [13, "fallaba cómo se preparan las entradas", "otras-unidades"],
  [11, "faltaban datos", "cien-ejemplos"],
  [7, "fallaba la tasa", LINES["¿Y con la tasa × 10, o ÷ 10?"]],
  [2, "fallaban los pesos iniciales", "pesos-a-cero pesos-grandes iguales"],
];
// Por qué pasa lo que se ha visto.
export const WHY = {
  "pesos-a-cero": "Con todo a 0, la capa oculta da 0 y no deja volver el error: solo aprenden los sesgos de la salida.",
  "tasa-pequena": "Cada paso es tan corto que con 190 no se llega a ningún sitio.",
  "tasa-grande": "Cada paso cruza el valle y acaba más lejos de lo que estaba.",
  "por-clases": "Cada minilote enseña a decir una sola cifra, y el siguiente borra lo aprendido.",
  "plan-en-pasos": "La tasa llega a 0 en el paso 10, y los demás pasos no mueven nada.",
  "una-epoca": "Iba bien: se ha parado antes de tiempo.",
  "softmax-dos-veces": "El primer softmax da números de 0 a 1, y con eso el segundo no pasa de e/(e + 9) = 0.232.",
  "tanh-en-la-salida": "La tanh da números de −1 a 1, y con eso el softmax no pasa de e/(e + 9/e) = 0.451.",
  "otras-unidades": "Los píxeles que valen más saturan las neuronas, y una tanh saturada casi no tiene derivada.",
  "pesos-grandes": "Las neuronas nacen saturadas, y una tanh saturada casi no tiene derivada.",
  etiquetas: "Se equivoca como le enseñan; en validación, con las etiquetas buenas, acierta más.",
  decaimiento: "Cada paso encoge los pesos, y no llegan a crecer lo que hace falta.",
  "ningun-8": "Nunca ha visto un 8, y no dice ninguno.",
  "relu-en-la-salida": "Una salida que baja de 0 se queda en 0 y sin derivada: esa cifra ya no se aprende.",
  "cien-ejemplos": "Se sabe los cien de memoria, y con tan pocos no aprende lo que tienen en común.",
  fuga: "Las imágenes con que se examina ya las había visto.",
  "sin-poner-a-cero": "Cada paso suma también los gradientes de todos los anteriores, y crece sin fin.",
  iguales: "Neuronas iguales reciben el mismo gradiente y siguen iguales: es como tener una sola.",
  "seis-ochos": "Seis ochos entre más de mil ejemplos apenas pesan en el coste.",
  "de-nuevo": "La inercia empieza de cero en cada paso, y es como no tenerla.",
};
const has = (keys, key) => keys.split(" ").includes(key);

export const lineFor = (key) => Object.keys(LINES).find((line) => has(LINES[line], key));
export function countFor(key) {
  const [many, what] = COUNTED.find(([, , keys]) => has(keys, key)) ?? [];
  return many
    ? `En ${many} de 57 preguntas de Stack Overflow ${what}, contado en los datos de Jahangirova y otros`
    : "";
}
