// Leer números como los escribe la gente. Gemelo de optlib/exercises/reading.py; los dos cumplen los casos de
// tests/data/numbers.json.

const MAX_LENGTH = 60;
const EDGES = /^[\u00a0\u202f\u2009\u2007\t\n\r ]+|[\u00a0\u202f\u2009\u2007\t\n\r ]+$/g;
const SPACES = /[\u00a0\u202f\u2009\u2007\t\n\r ]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]/g;
// De ancho completo, árabes y persas: la última cifra de su código es la suya.
const OTHER_DIGITS = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;
const MINUS = /[−–—‒﹣－]/g;
const DIGITS = "(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)";
const NUMBER = new RegExp(`^([+-]?)(${DIGITS})(?:[eE]([+-]?[0-9]+)|[·*×x]10(?:\\^|\\*\\*)\\(?([+-]?[0-9]+)\\)?)?$`);
const FRACTION = new RegExp(`^([+-]?${DIGITS})/([+-]?${DIGITS})$`);
const POWER = /^([+-]?)10(?:\^|\*\*)\(?([+-]?[0-9]+)\)?$/;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";

const lowered = (raised) => [...raised].map((c) => "0123456789-+"[RAISED.indexOf(c)]).join("");
const point = (text) => Number(text.replace(",", "."));

// Devuelve { value }, el número, o { why }, por qué no se puede leer.
export function readNumber(raw) {
  const trimmed = String(raw).replace(INVISIBLE, "").replace(EDGES, "");
  if (!trimmed) return { why: "Falta tu respuesta: escribe un número." };
  if ([...trimmed].length > MAX_LENGTH) return { why: "Es demasiado largo: escribe un solo número." };
  const text = normalize(trimmed);
  const compact = text.replaceAll(" ", "");
  const value = valueIn(compact);
  const why = whyNotOne(text) ?? (value === null ? whyUnreadable(compact) : null);
  if (why) return { why };
  return Number.isFinite(value) ? { value } : { why: "Es demasiado grande para ser la respuesta." };
}

function normalize(text) {
  return text
    .replace(MINUS, "-")
    .replace(OTHER_DIGITS, (digit) => digit.charCodeAt(0) & 15)
    .replace(/[\uff0e\u066b]/g, ".")
    .replace(/\uff0c/g, ",")
    .replace(SPACES, " ")
    .replace(/10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, raised) => `10^${lowered(raised)}`)
    .replace(/[⁄∕÷／]/g, "/")
    .replace(/[⋅∙]/g, "·");
}

// Lo que separa las cifras de un número, o más de uno.
function whyNotOne(text) {
  if (/[0-9.,] +[0-9.,]/.test(text)) return "Hay un espacio dentro del número: escribe un solo número, sin espacios.";
  const marks = text.split("/")[0].replace(/[^.,]/g, "");
  if (marks.includes(".") && marks.includes(","))
    return "Mezcla punto y coma: usa uno solo, para los decimales, y sin separar los miles.";
  return marks.length > 1 ? "Tiene más de un separador decimal: no separes los miles." : null;
}

function valueIn(text) {
  let match = POWER.exec(text);
  if (match) return Number(`${match[1]}1e${match[2]}`);
  match = NUMBER.exec(text);
  if (match) return Number(`${match[1]}${match[2].replace(",", ".")}e${match[3] ?? match[4] ?? "0"}`);
  match = FRACTION.exec(text);
  return match && point(match[2]) ? point(match[1]) / point(match[2]) : null;
}

function whyUnreadable(text) {
  if (FRACTION.test(text)) return "No se puede dividir entre cero.";
  if (/[<>&]/.test(text)) return "Eso no es un número: escribe solo cifras, por ejemplo 0.6 o 3/5.";
  const word = text.toLowerCase().replace(/^[+-]+/, "");
  if (["inf", "infinity", "infinito", "∞", "nan"].includes(word)) return "Escribe un número finito.";
  if (text.split("/").length > 2) return "Solo se admite una fracción simple, por ejemplo 3/5.";
  if (text.includes("%")) return "Escribe el número sin porcentaje: 0.05 en vez de 5 %.";
  if (text.includes("=")) return "Escribe solo el número, sin el signo igual ni lo que va delante.";
  if (/[0-9] *[-+*·×]/.test(text)) return "Parece una cuenta: escribe su resultado.";
  if (!/[0-9]/.test(text)) return "No hay ninguna cifra: escribe un número, por ejemplo 0.6, −3.84 o 3/5.";
  return "No se entiende como número: escribe, por ejemplo, 0.6, −3.84, 3/5 o 1e-3.";
}
