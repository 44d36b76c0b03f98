// Qué apartados responden a una búsqueda, en qué orden y en qué páginas están.
import { fold, greek, stem, termsOf, words } from "./words.js";

// Una pregunta repite las palabras de su apartado, y este responde mejor que ella.
const WEIGHTS = { question: 0.4, exercise: 0.7, symbol: 0.6 };
const PHRASE = 6;
// Entre lo que se explica en un capítulo y lo que lo resume en otra página, antes el capítulo.
const BESIDE = 0.7;

/** Si es el título de un capítulo, que lleva su número. */
export const isChapter = (title) => /^\d/.test(title);

function count(list) {
  const counts = new Map();
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Los apartados del índice, `[url, título, [[ancla, encabezado, texto, clase, código], …]]` por página, preparados. */
export function prepare(index) {
  return index.flatMap(([url, title, parts]) =>
    parts.map(([anchor, heading, text = "", kind = "", code = ""]) => {
      // El encabezado de una pregunta es el de su apartado, no suyo.
      const headingWords = kind === "question" ? [] : words(heading);
      const textWords = [...words(text), ...words(code)];
      return {
        ...{ url, title, anchor, heading, text, kind, code },
        folded: fold(`${heading} ${text}`),
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
  if (!score && greek(term) !== term) return scoreTerm(section, greek(term));
  return score;
}

/**
 * Los apartados con más palabras de la consulta, del que mejor responde al que peor, y las palabras que no están en
 * ninguno.
 */
export function find(sections, query) {
  const terms = termsOf(query);
  const phrase = terms.length > 1 ? fold(query.trim()) : "";
  const missing = new Set(terms);
  const scored = [];
  for (const section of sections) {
    const scores = terms.map((term) => scoreTerm(section, term));
    const hits = scores.filter(Boolean).length;
    if (!hits) continue;
    for (const [k, term] of terms.entries()) if (scores[k]) missing.delete(term);
    const exact = phrase && section.folded.includes(phrase) ? PHRASE : 0;
    const sum = scores.reduce((a, b) => a + b, exact);
    const weight = (WEIGHTS[section.kind] ?? 1) * (isChapter(section.title) ? 1 : BESIDE);
    scored.push({ section, hits, score: sum * weight });
  }
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  const found = scored.filter(({ hits }) => hits === most).sort((a, b) => b.score - a.score);
  return { found: found.map(({ section }) => section), missing: [...missing] };
}

/** Los apartados por páginas: primero la que tiene el mejor, y dentro de cada una, del mejor al peor. */
export function group(found) {
  const pages = new Map();
  for (const section of found) {
    if (!pages.has(section.url)) pages.set(section.url, { url: section.url, title: section.title, results: [] });
    pages.get(section.url).results.push(section);
  }
  return [...pages.values()];
}
