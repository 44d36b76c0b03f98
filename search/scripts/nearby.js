// La palabra del libro que se quería escribir, si la escrita solo tiene una errata.
import { fold } from "./words.js";

// Con menos letras, una errata da otra palabra: «piso» no es «paso».
const LONG = 6;

// Si de una palabra a otra solo falta, sobra o cambia una letra, o hay dos permutadas. Con otro principio u otro final es
// otra palabra: «reducción» no es «deducción», ni «proyector», «proyecto» o «proyectar».
function slip(one, other) {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [here, there] = [one, other].map((word) => word.slice(start, word.length - end));
  if (here.length === 2 && there.length === 2) return here[0] === there[1] && here[1] === there[0];
  return here.length < 2 && there.length < 2 && start > 0 && end > 1;
}

// Como está escrita en el libro, con sus acentos.
function written(sections, word) {
  const { heading, text } = sections.find(({ counts, headingWords }) => counts.has(word) || headingWords.has(word));
  const all = `${heading} ${text}`.match(/[\p{L}\p{N}]+/gu) ?? [];
  return all.find((each) => fold(each) === word)?.toLowerCase() ?? word;
}

/** La palabra del libro que se quería escribir, la más repetida si hay varias; ninguna, si la escrita es otra. */
export function nearest(sections, word) {
  if (word.length < LONG) return "";
  const times = new Map();
  for (const { counts, headingWords } of sections) {
    for (const each of [...headingWords, ...counts.keys()]) {
      if (slip(word, each)) times.set(each, (times.get(each) ?? 0) + (counts.get(each) ?? 1));
    }
  }
  const [[found] = [""]] = [...times].sort(([, one], [, other]) => other - one);
  return found && written(sections, found);
}
