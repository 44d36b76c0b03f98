// Qué apartados responden a una búsqueda y en qué orden, y qué trozo de su texto se enseña.
import { fold, stem, words } from "./words.js";

const BEFORE = 24;
const SHOWN = 80;

function count(list) {
  const counts = new Map();
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Los apartados del índice, `[url, título, [[ancla, encabezado, texto], …]]` por página, con sus palabras contadas. */
export function prepare(index) {
  return index.flatMap(([url, title, parts]) =>
    parts.map(([anchor, heading, text]) => {
      const headingWords = words(heading);
      const textWords = words(text);
      return {
        url,
        title,
        anchor,
        heading,
        text,
        headingWords: new Set(headingWords),
        headingStems: new Set(headingWords.map(stem)),
        counts: count(textWords),
        stems: count(textWords.map(stem)),
      };
    }),
  );
}

function scoreTerm(section, term) {
  const root = stem(term);
  let score = 0;
  if (section.headingWords.has(term)) score += 12;
  else if (section.headingStems.has(root)) score += 8;
  score += Math.min(section.counts.get(term) ?? 0, 4) + Math.min(section.stems.get(root) ?? 0, 4);
  if (!score && term.length >= 3) {
    for (const word of section.headingWords) if (word.startsWith(term)) return 4;
    for (const word of section.counts.keys()) if (word.startsWith(term)) return 1;
  }
  return score;
}

/** Los apartados con más palabras de la consulta, del que mejor responde al que peor. */
export function find(sections, query) {
  const terms = [...new Set(words(query))];
  const scored = sections
    .map((section) => {
      const scores = terms.map((term) => scoreTerm(section, term));
      return { section, hits: scores.filter(Boolean).length, score: scores.reduce((a, b) => a + b, 0) };
    })
    .filter(({ score }) => score > 0);
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  return scored
    .filter(({ hits }) => hits === most)
    .sort((a, b) => b.score - a.score)
    .map(({ section }) => section);
}

/** El texto alrededor del primer hallazgo, en trozos `{text, hit}`. */
export function excerpt(text, terms) {
  const roots = terms.map(stem);
  const starts = (word) => terms.some((term) => term.length >= 3 && word.startsWith(term));
  const isHit = (word) => roots.includes(stem(word)) || starts(word);
  const pieces = (text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? []).map((piece) => ({
    text: piece,
    hit: isHit(fold(piece)),
  }));
  const start = Math.max(0, pieces.findIndex(({ hit }) => hit) - BEFORE);
  const cut = { before: start > 0, after: pieces.length > start + SHOWN };
  return [
    ...(cut.before ? [{ text: "… ", hit: false }] : []),
    ...pieces.slice(start, start + SHOWN),
    ...(cut.after ? [{ text: " …", hit: false }] : []),
  ];
}
