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
  const is = (word, { term, root, letter }) =>
    stem(word) === root || word === letter || (term.length >= 3 && word.startsWith(term));
  const known = new Map();
  return (text) => {
    if (!known.has(text)) {
      const word = fold(text);
      known.set(
        text,
        forms.findIndex((form) => is(word, form)),
      );
    }
    return known.get(text);
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
  return first;
}

/** El trozo del texto que mejor responde, entero por palabras y, si se puede, por frases; en trozos `{text, hit}`. */
export function excerpt(text, match) {
  const words = text.split(" ");
  const whole = (k) => k === 0 || k === words.length || endsSentence(words[k - 1]);
  // El borde de frase que hay, desde una palabra y en un sentido, a menos de tantas palabras; si no, el de reserva.
  const edge = (from, step, far, otherwise) => {
    for (let k = from; Math.abs(k - from) <= far && k >= 0 && k <= words.length; k += step) if (whole(k)) return k;
    return otherwise;
  };
  const first = best(words, match);
  const start = edge(first, -1, BEFORE + PATIENCE, Math.max(0, first - BEFORE));
  const least = Math.min(words.length, start + LENGTH);
  const end = edge(least, 1, PATIENCE, least);
  const shown = words.slice(start, end).join(" ");
  return pieces(`${whole(start) ? "" : "… "}${shown}${whole(end) ? "" : " …"}`, match);
}
