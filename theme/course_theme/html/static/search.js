// La búsqueda: sin acentos, por familias de palabras y con el texto que rodea a cada hallazgo.

const form = document.querySelector(".search-page");
const input = form.querySelector("input");
const status = document.getElementById("search-status");
const results = document.getElementById("search-results");
const LIMIT = 40;
let sections = null;

// «ñ» se conserva al mostrar, pero se busca como «n»: quien no tiene esa tecla también encuentra.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

// Terminaciones españolas, de la más larga a la más corta; la raíz que queda tiene al menos cuatro letras.
const ENDINGS = (
  "imientos imiento amientos amiento aciones iciones adores adoras idades mente acion icion ciones cion siones sion" +
  " adora ador antes ante ancia encia iendo ando ados adas idos idas ado ada ido ida idad ivos ivas ivo iva" +
  " arian arlo arla aron aban aba ian ia ar er ir an en es os as a e o s"
).split(" ");

function stem(word) {
  if (/\d/.test(word)) return word;
  const singular = word.endsWith("ces") ? `${word.slice(0, -3)}z` : word;
  const ending = ENDINGS.find((end) => singular.endsWith(end) && singular.length - end.length >= 4);
  return ending ? singular.slice(0, -ending.length) : singular;
}

function prepare(index) {
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

function count(list) {
  const counts = new Map();
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
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

function find(query) {
  const terms = [...new Set(words(query))];
  const scored = sections
    .map((section) => {
      const scores = terms.map((term) => scoreTerm(section, term));
      return { section, hits: scores.filter(Boolean).length, score: scores.reduce((a, b) => a + b, 0) };
    })
    .filter(({ score }) => score > 0);
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  return scored.filter(({ hits }) => hits === most).sort((a, b) => b.score - a.score);
}

// Un trozo del texto alrededor del primer hallazgo, con los hallazgos marcados.
function context(text, terms) {
  const roots = terms.map(stem);
  const isHit = (word) =>
    roots.includes(stem(fold(word))) || terms.some((term) => term.length >= 3 && fold(word).startsWith(term));
  const pieces = text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? [];
  const first = pieces.findIndex(isHit);
  const start = Math.max(0, first - 24);
  const paragraph = document.createElement("p");
  paragraph.className = "context";
  if (start > 0) paragraph.append("… ");
  for (const piece of pieces.slice(start, start + 80)) {
    if (isHit(piece)) {
      const mark = document.createElement("mark");
      mark.textContent = piece;
      paragraph.append(mark);
    } else paragraph.append(piece);
  }
  if (pieces.length > start + 80) paragraph.append(" …");
  return paragraph;
}

function show(query) {
  const terms = words(query);
  if (!terms.length) {
    status.textContent = "";
    results.replaceChildren();
    return;
  }
  const found = find(query);
  const list = document.createElement("ul");
  list.className = "search";
  for (const { section } of found.slice(0, LIMIT)) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = form.dataset.root + section.url + (section.anchor ? `#${section.anchor}` : "");
    link.textContent = section.heading === section.title ? section.title : `${section.title} › ${section.heading}`;
    item.append(link, context(section.text, terms));
    list.append(item);
  }
  results.replaceChildren(list);
  const number = found.length === 1 ? "1 resultado" : `${found.length} resultados`;
  status.textContent = found.length
    ? `${number} para «${query.trim()}»${found.length > LIMIT ? `; se muestran los ${LIMIT} primeros` : ""}.`
    : `No hay resultados para «${query.trim()}». Prueba con otra palabra o con una más corta.`;
}

function load() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = form.dataset.index;
    script.onload = resolve;
    script.onerror = () => reject(new Error("sin índice"));
    document.head.append(script);
  });
}

async function search(query) {
  if (!sections && query.trim()) {
    status.textContent = "Buscando…";
    try {
      await load();
    } catch {
      status.textContent = "No se ha podido cargar el índice de la búsqueda. Recarga la página.";
      return;
    }
    sections = prepare(window.searchIndex);
  }
  show(query);
}

let timer;
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, "", `?q=${encodeURIComponent(input.value)}`);
    search(input.value);
  }, 150);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search(input.value);
});
input.value = new URLSearchParams(location.search).get("q") ?? "";
search(input.value);
input.focus();
