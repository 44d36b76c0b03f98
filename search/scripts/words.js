// Las palabras de un texto, para buscarlas: sin acentos, en minúscula y por familias.

// «ñ» se conserva al mostrar, pero se busca como «n»: quien no tiene esa tecla también encuentra.
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
export const words = (text) => fold(text).match(/[\p{L}\p{N}]+|[∇∂∑√]/gu) ?? [];

// Palabras tan corrientes que no dicen qué se busca.
const COMMON = new Set(
  (
    "a al como con cual cuando de del donde el en es esta este la las lo los mas no o para pero por porque que se" +
    " ser si sin sobre son su sus un una unas unos y"
  ).split(" "),
);

/** Las palabras distintas de una consulta; las corrientes, solo si no hay otras o si van solas. */
export function termsOf(query) {
  const all = [...new Set(words(query))];
  const telling = all.filter((word) => !COMMON.has(word));
  return telling.length ? telling : all;
}

const GREEK = {
  ...{ alfa: "α", alpha: "α", beta: "β", gamma: "γ", delta: "δ", epsilon: "ε", theta: "θ", teta: "θ", kappa: "κ" },
  ...{ lambda: "λ", mu: "μ", rho: "ρ", ro: "ρ", sigma: "σ", phi: "φ", fi: "φ", nabla: "∇" },
};

/** La letra griega de un nombre («alfa»), con su índice («beta1», «β₁»); de otra palabra, ella misma. */
export function greek(word) {
  const [, name, rest] = word.match(/^(\p{L}*)(.*)$/u);
  return Object.hasOwn(GREEK, name) ? GREEK[name] + rest.replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]) : word;
}

// Terminaciones españolas, de la más larga a la más corta; la raíz que queda tiene al menos cuatro letras.
const ENDINGS = (
  "imientos imiento amientos amiento aciones iciones adores adoras idades amente mente acion icion ciones cion siones" +
  " sion adora ador antes ante encias encia iendo ando ados adas idos idas ado ada ido ida idad ivos" +
  " ivas ivo iva arian arlo arla aron ares aban aba ias ios ian ia io ar er ir an en es os as a e o s"
).split(" ");
const known = new Map();

/** La raíz de una palabra sin acentos: la misma para las de su familia. */
export function stem(word) {
  if (!known.has(word)) known.set(word, root(word));
  return known.get(word);
}

function root(word) {
  if (/\d/.test(word)) return word;
  // «veces» y «vez», «avances» y «avance».
  const singular = word.endsWith("ces") ? word.slice(0, -2) : word;
  const ending = ENDINGS.find((end) => singular.endsWith(end) && singular.length - end.length >= 4);
  return (ending ? singular.slice(0, -ending.length) : singular).replace(/z$/, "c");
}
