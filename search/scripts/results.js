// Los resultados en la página. Todo entra como texto: nada de lo que se escribe o se lee es código de página.
import { definition } from "./answers.js";
import { excerpt, pieces } from "./excerpt.js";
import { isChapter } from "./ranking.js";

const BEST = 3;
const ANSWERS = 2;
const NAMES = { question: "Pregunta", term: "Glosario", symbol: "Símbolo" };

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function link(href, ...children) {
  const made = element("a", "", ...children);
  made.href = href;
  return made;
}

const marked = (list) => list.map(({ text, hit }) => (hit ? element("mark", "", text) : text));
const address = ({ url, anchor }, { root }) => root + url + (anchor ? `#${anchor}` : "");

// El texto o, si solo lo dice el código, el código.
function context({ text, code }, match) {
  const [prose, program] = [text, code].map((part) => (part ? excerpt(part, match) : []));
  const says = (part) => part.some(({ hit }) => hit);
  if (says(program) && !says(prose)) return [element("p", "context", element("code", "", ...marked(program)))];
  return prose.length ? [element("p", "context", ...marked(prose))] : [];
}

function result(section, shape) {
  const { kind, heading, title } = section;
  const name = heading === title ? `Comienzo ${isChapter(title) ? "del capítulo" : "de la página"}` : heading;
  const own = kind === "question" ? [name] : marked(pieces(name, shape.match));
  const label = NAMES[kind] ? [element("span", "kind", NAMES[kind]), " "] : [];
  return element("li", "", ...label, link(address(section, shape), ...own), ...context(section, shape.match));
}

// Lo mejor a la vista y lo demás en un pliegue, que dice cuánto es.
function folded(items, seen, more) {
  const list = (part) => element("ul", "search", ...part);
  // Un pliegue para uno solo ocupa lo que él.
  const cut = items.length === seen + 1 ? seen + 1 : seen;
  const rest = items.slice(cut);
  if (!rest.length) return [list(items)];
  return [
    list(items.slice(0, cut)),
    element("details", "search-more", element("summary", "", `${rest.length} más ${more}`), list(rest)),
  ];
}

/** Los resultados de una página bajo su título, que lleva a ella. */
export function pageList({ url, title, results }, shape) {
  const items = results.map((section) => result(section, shape));
  const where = isChapter(title) ? "en este capítulo" : "en esta página";
  const heading = element("h2", "", link(shape.root + url, title));
  return element("div", "search-group", heading, ...folded(items, BEST, where));
}

function answer(section, shape) {
  const { kind, heading, text, code } = section;
  const name = link(address(section, shape), heading);
  if (kind === "symbol") {
    return element("li", "", name, ...(code ? [" ", element("code", "", code)] : []), element("p", "", text));
  }
  const { english, rest } = definition(text);
  const foreign = element("i", "", english);
  foreign.lang = "en";
  return element("li", "", name, element("p", "", foreign, rest));
}

/** Las definiciones que responden a la consulta, enteras; ninguna, si no las hay. */
export function answerList(title, sections, shape) {
  if (!sections.length) return [];
  const items = sections.map((section) => answer(section, shape));
  const more = sections[0].kind === "term" ? "en el glosario" : "en la notación";
  return [element("div", "search-group answers", element("h2", "", title), ...folded(items, ANSWERS, more))];
}

const quoted = (words) => words.map((word) => `«${word}»`).join(" ni ");

/** Que se busca otra cosa que lo escrito, y por qué, con el enlace que busca lo escrito. */
export function instead(query, written, mended) {
  const again = link(`?q=${encodeURIComponent(written)}&exacta`, `Buscar «${written}» tal cual`);
  const text = element("p", "", `No hay ${quoted(mended)}; se busca «`, element("strong", "", query), "».");
  return element("div", "search-advice", text, element("p", "", again));
}

/** Qué palabras no dice el libro y, si no hay nada que enseñar, qué se puede probar. */
export function advice(missing, nothing, glossary) {
  if (!nothing) {
    return element("div", "search-advice", element("p", "", `El libro no dice ${quoted(missing)}.`));
  }
  const parts = ["Prueba con una palabra sola, con otra parecida o con su nombre en inglés"];
  if (glossary) {
    parts.push(", o mira en ", link(glossary, "el glosario"), ", que reúne los términos del curso");
  }
  return element("div", "search-advice", element("p", "", ...parts, "."));
}
