// La palabra del libro más parecida a una que no está en él.
import { fold } from "./words.js";

// Letras que hay que quitar, poner, cambiar o permutar con la de al lado para pasar de una palabra a otra.
function distance(one, other) {
  let [older, old] = [[], Array.from({ length: other.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + change);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    [older, old] = [old, row];
  }
  return old[other.length];
}

// Como está escrita en el libro, con sus acentos.
function written(sections, word) {
  const { heading, text } = sections.find(({ counts, headingWords }) => counts.has(word) || headingWords.has(word));
  const all = `${heading} ${text}`.match(/[\p{L}\p{N}]+/gu) ?? [];
  return all.find((each) => fold(each) === word)?.toLowerCase() ?? word;
}

/** La palabra más parecida a `word`, si alguna se le parece bastante; entre las que empatan, la más repetida. */
export function nearest(sections, word) {
  const limit = word.length < 8 ? 1 : 2;
  let found = { apart: limit + 1, times: 0 };
  if (word.length < 4) return "";
  const times = new Map();
  for (const { counts, headingWords } of sections) {
    for (const each of headingWords) times.set(each, (times.get(each) ?? 0) + 1);
    for (const [each, n] of counts) times.set(each, (times.get(each) ?? 0) + n);
  }
  for (const [each, n] of times) {
    if (each.length < 4 || Math.abs(each.length - word.length) > limit) continue;
    const apart = distance(word, each);
    if (apart < found.apart || (apart === found.apart && apart <= limit && n > found.times)) {
      found = { apart, times: n, each };
    }
  }
  return found.each ? written(sections, found.each) : "";
}
