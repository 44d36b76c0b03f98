// Lo que responde a la consulta sin salir de la búsqueda: términos del glosario y símbolos de la notación.
import { fold, greek, stem, termsOf } from "./words.js";

/** El nombre en inglés de un término, que abre su definición, y el resto. */
export function definition(text) {
  const end = text.indexOf(". ") + 1;
  return { english: text.slice(0, end), rest: text.slice(end) };
}

const roots = (text) => termsOf(text).map(stem);
const within = (some, all) => some.length > 0 && some.every((root) => all.includes(root));

// Cuánto se parece un nombre a la consulta: 1 si son las mismas palabras, 0 si ninguno contiene al otro.
function likeness(asked, name) {
  const starts = (root) => name.some((each) => each === root || (root.length >= 3 && each.startsWith(root)));
  if (asked.length && asked.every(starts)) return asked.length / name.length;
  return within(name, asked) ? name.length / asked.length : 0;
}

function matching(sections, kind, score) {
  return sections
    .filter((section) => section.kind === kind)
    .map((section) => ({ section, score: score(section) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ section }) => section);
}

/** Los términos del glosario que la consulta nombra, en español o en inglés; primero el que más se le parece. */
export function termsFor(sections, query) {
  const asked = roots(query);
  return matching(sections, "term", ({ heading, text }) => {
    const names = [heading, ...definition(text).english.split(/[,.]/)].filter((name) => name.trim());
    // «Momentum» y «momento» tienen la misma raíz: delante, el que se ha escrito.
    const written = (name) => Number(fold(name.trim()) === fold(query.trim()));
    return Math.max(...names.map((name) => likeness(asked, roots(name)) + written(name)));
  });
}

// «β₁», «beta_1», «Beta1» y «β1» son lo mismo, y «J(θ)» es «J».
const tight = (text) => fold(text.normalize("NFKD")).replace(/\(.*?\)|[\s_]/g, "");
const bare = (text) => greek(tight(text)).normalize("NFKD");
// Los índices que son letras: «yᵢ» se busca también como «y».
const withoutIndex = (text) => text.replace(/[\u2090-\u209c\u1d62-\u1d6a\u2c7c]/g, "");

/** Los símbolos que la consulta escribe («α», «alfa», «lr») o nombra («tasa de aprendizaje»). */
export function symbolsFor(sections, query) {
  const [symbol, asked] = [bare(query) || query, roots(query)];
  if (!symbol) return [];
  return matching(sections, "symbol", ({ heading, code, text }) => {
    const drawn = heading.split("=")[0].split(",");
    if (drawn.map(bare).includes(symbol)) return 3;
    if ([...drawn.map(withoutIndex), ...code.split(",")].map(bare).includes(symbol)) return 2;
    const name = roots(text.split(/[,;:(]/)[0]);
    return asked.length && asked.every((root, k) => name[k] === root) ? 1 : 0;
  });
}
