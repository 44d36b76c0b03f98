// Las palabras de un texto, para buscarlas: sin acentos, en minúscula y por familias.

// «ñ» se conserva al mostrar, pero se busca como «n»: quien no tiene esa tecla también encuentra.
export const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
export const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

// Terminaciones españolas, de la más larga a la más corta; la raíz que queda tiene al menos cuatro letras.
const ENDINGS = (
  "imientos imiento amientos amiento aciones iciones adores adoras idades amente mente acion icion ciones cion siones" +
  " sion adora ador antes ante ancias ancia encias encia iendo ando ados adas idos idas ado ada ido ida idad ivos" +
  " ivas ivo iva arian arlo arla aron ares aban aba ias ios ian ia io ar er ir an en es os as a e o s"
).split(" ");

/** La raíz de una palabra sin acentos: la misma para las de su familia. */
export function stem(word) {
  if (/\d/.test(word)) return word;
  // «veces» y «vez», «avances» y «avance».
  const singular = word.endsWith("ces") ? word.slice(0, -2) : word;
  const ending = ENDINGS.find((end) => singular.endsWith(end) && singular.length - end.length >= 4);
  return (ending ? singular.slice(0, -ending.length) : singular).replace(/z$/, "c");
}
