// La página de búsqueda: sin acentos, por familias de palabras y con el texto que rodea a cada hallazgo.
import { excerpt, find, prepare } from "./ranking.js";
import { words } from "./words.js";

const LIMIT = 40;
const PAUSE = 150;
const form = document.querySelector(".search-page");
const input = form.querySelector("input");
const status = document.getElementById("search-status");
const results = document.getElementById("search-results");
let sections = null;

function context(text, terms) {
  const paragraph = document.createElement("p");
  paragraph.className = "context";
  for (const { text: piece, hit } of excerpt(text, terms)) {
    if (hit) {
      const mark = document.createElement("mark");
      mark.textContent = piece;
      paragraph.append(mark);
    } else paragraph.append(piece);
  }
  return paragraph;
}

function result({ url, title, anchor, heading, text }, terms) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = form.dataset.root + url + (anchor ? `#${anchor}` : "");
  link.textContent = heading === title ? title : `${title} › ${heading}`;
  item.append(link, context(text, terms));
  return item;
}

function show(query) {
  const terms = words(query);
  if (!terms.length) {
    status.textContent = "";
    results.replaceChildren();
    return;
  }
  const found = find(sections, query);
  const list = document.createElement("ul");
  list.className = "search";
  list.append(...found.slice(0, LIMIT).map((section) => result(section, terms)));
  results.replaceChildren(list);
  const number = found.length === 1 ? "1 resultado" : `${found.length} resultados`;
  status.textContent = found.length
    ? `${number} para «${query.trim()}»${found.length > LIMIT ? `; se muestran los ${LIMIT} primeros` : ""}.`
    : `No hay resultados para «${query.trim()}». Prueba con otra palabra o con una más corta.`;
}

// El índice es un guion: desde una carpeta (file://) no se puede pedir de otro modo.
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
  }, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search(input.value);
});
input.value = new URLSearchParams(location.search).get("q") ?? "";
search(input.value);
input.focus();
