// Qué trozo de un texto se enseña, y qué palabras suyas se señalan.
import { fold, greek, stem } from "./words.js";

const LENGTH = 32;
const BEFORE = 8;
// Hasta cuántas palabras se alarga el trozo para empezar o acabar con una frase.
const PATIENCE = 8;
const PARTS = /[\p{L}\p{N}\p{M}]+|[∇∂∑√]|[^\p{L}\p{N}\p{M}∇∂∑√]+/gu;
const endsSentence = (word) => /[.?!…][»")\]]?$/.test(word);

/** Función que dice cuál de los términos es una palabra del texto; -1 si ninguno. */
export function matcher(terms) {
  const forms = terms.map((term) => ({ term, root: stem(term), letter: greek(term) }));
  return (text) => {
    const word = fold(text);
    return forms.findIndex(
      ({ term, root, letter }) => stem(word) === root || word === letter || (term.length >= 3 && word.startsWith(term)),
    );
  };
}

/** El texto en trozos `{text, hit}`. */
export function pieces(text, match) {
  return (text.match(PARTS) ?? []).map((piece) => ({ text: piece, hit: match(piece) >= 0 }));
}

// La palabra alrededor de la cual hay más términos distintos y, a igualdad, más hallazgos.
function best(words, match) {
  const hits = words.flatMap((word, place) =>
    (word.match(PARTS) ?? []).map((part) => ({ place, term: match(part) })).filter(({ term }) => term >= 0),
  );
  let [first, most] = [0, 0];
  for (const { place } of hits) {
    const near = hits.filter((hit) => hit.place >= place && hit.place < place + LENGTH - BEFORE);
    const worth = 10 * new Set(near.map(({ term }) => term)).size + Math.min(near.length, 5);
    if (worth > most) [first, most] = [place, worth];
  }
  return { first, any: hits.length > 0 };
}

/** Si el texto tiene alguno de los términos. */
export const mentions = (text, match) => (text.match(PARTS) ?? []).some((part) => match(part) >= 0);

/** El trozo del texto que mejor responde, entero por palabras y, si se puede, por frases; en trozos `{text, hit}`. */
export function excerpt(text, match) {
  const words = text.split(" ");
  const { first } = best(words, match);
  let start = Math.max(0, first - BEFORE);
  for (let k = first; k >= Math.max(0, first - BEFORE - PATIENCE); k--) {
    if (k === 0 || endsSentence(words[k - 1])) {
      start = k;
      break;
    }
  }
  let end = Math.min(words.length, start + LENGTH);
  const room = Math.min(words.length, end + PATIENCE);
  for (let k = end; k <= room; k++) {
    if (k === words.length || endsSentence(words[k - 1])) {
      end = k;
      break;
    }
  }
  const opens = start === 0 || endsSentence(words[start - 1]);
  const closes = end === words.length || endsSentence(words[end - 1]);
  const shown = words.slice(start, end).join(" ");
  return pieces(`${opens ? "" : "… "}${shown}${closes ? "" : " …"}`, match);
}
