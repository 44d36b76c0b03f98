// La página de búsqueda: sin acentos, por familias de palabras y por páginas, con lo que rodea a cada hallazgo.
import { askAgain } from "../../optlib/static/dom.js";
import { symbolsFor, termsFor } from "./answers.js";
import { matcher } from "./excerpt.js";
import { nearest } from "./nearby.js";
import { find, group, prepare } from "./ranking.js";
import { advice, answerList, instead, pageList } from "./results.js";
import { fold, termsOf } from "./words.js";

document.documentElement.dataset.mounting = ""; // lo mira el guion del sitio
const PAUSE = 150;
const form = document.querySelector(".search-page");
const input = form.querySelector("input");
const status = document.getElementById("search-status");
const results = document.getElementById("search-results");
const start = document.querySelector(".search-start");
let sections = null;

const several = (number, one, many) => `${number} ${number === 1 ? one : many}`;

function told(query, { terms, symbols, found, pages }) {
  const parts = [
    terms.length && several(terms.length, "término del glosario", "términos del glosario"),
    symbols.length && several(symbols.length, "símbolo", "símbolos"),
    found.length &&
      `${several(found.length, "resultado", "resultados")} en ${several(pages.length, "página", "páginas")}`,
  ].filter(Boolean);
  if (!parts.length) return `No hay resultados para «${query}».`;
  return `${new Intl.ListFormat("es").format(parts)} para «${query}».`;
}

function look(query) {
  const terms = termsFor(sections, query);
  const symbols = symbolsFor(sections, query);
  const answered = new Set([...terms, ...symbols]);
  const { found, missing } = find(sections, query);
  const others = found.filter((section) => !answered.has(section));
  return { terms, symbols, found: others, pages: group(others), missing };
}

// La consulta con las erratas corregidas de las palabras que el libro no dice; la misma, si no hay ninguna.
function corrected(query, { missing, terms, symbols }) {
  if (terms.length || symbols.length) return query;
  const near = new Map(missing.map((word) => [word, nearest(sections, word)]));
  return query.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => near.get(fold(word)) || word);
}

// Con una errata se busca lo que se quería decir; exact, lo escrito tal cual.
function show(written, exact) {
  const asked = look(written);
  const query = exact ? written : corrected(written, asked);
  const answer = query === written ? asked : look(query);
  const { terms, symbols, found, pages, missing } = answer;
  const mended = asked.missing.filter((word) => !missing.includes(word));
  const shape = { root: form.dataset.root, match: matcher(termsOf(query)) };
  results.replaceChildren(
    ...(query === written ? [] : [instead(query, written, mended)]),
    ...(missing.length && !terms.length && !symbols.length
      ? [advice(missing, !found.length, form.dataset.glossary)]
      : []),
    ...answerList("En el glosario", terms, shape),
    ...answerList("En la notación", symbols, shape),
    ...pages.map((page) => pageList(page, shape)),
  );
  status.textContent = told(query, answer);
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

async function search(written, exact = false) {
  const query = written.trim();
  start.hidden = query !== "";
  if (!query) {
    status.textContent = "";
    results.replaceChildren();
    return;
  }
  if (!sections) {
    status.textContent = "Buscando…";
    try {
      await load();
      sections = prepare(window.searchIndex); // cortado, no está
    } catch {
      askAgain();
      status.textContent = "No se ha podido cargar el índice de la búsqueda. Recarga la página.";
      return;
    }
  }
  // Mientras llegaba el índice puede haberse escrito otra cosa.
  if (input.value.trim() === query) show(query, exact);
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
const asked = new URLSearchParams(location.search);
input.value = asked.get("q") ?? "";
search(input.value, asked.has("exacta"));
input.focus();
