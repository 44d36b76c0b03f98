// Seguir donde se dejó: cuánto hay hecho, en el índice y al final del capítulo; el ejercicio siguiente; y, en la
// portada, por dónde se iba. Lee lo que guarda este navegador; EXERCISES, los ejercicios de cada página, lo da theme/.
import { html, say } from "../../../optlib/static/dom.js";
import { howFar, leaveOff, readPlaces, several } from "../../../optlib/static/exercises/left-off.js";
import { browserStorage, goalOf, isDue, readProgress } from "../../../optlib/static/exercises/stored.js";

const storage = browserStorage();
const pageLinks = [...document.querySelectorAll(".nav-list a[data-page]")];
const here = pageLinks.find((link) => link.getAttribute("aria-current") === "page")?.dataset.page;
const exercises = (page) => (Object.hasOwn(EXERCISES, page) ? EXERCISES[page] : []);
// Lo que ofrece la portada a quien empieza.
const offers = [...document.querySelectorAll(".start-links a")].map((link) => {
  return { link, text: link.textContent, href: link.getAttribute("href") };
});

let entries = {};
let kept = true;
const isDone = (id) => Boolean(entries[id]?.done);
const left = (page) => exercises(page).filter((id) => !isDone(id));
const isComplete = (page) => exercises(page).length > 0 && left(page).length === 0;
const count = (page) => `${exercises(page).length - left(page).length} de ${exercises(page).length}`;
const dueNow = () =>
  Object.values(EXERCISES)
    .flat()
    .filter((id) => entries[id] && isDue(entries[id])).length;

// Lo que se añade al enlace de un menú: se ve su marca y se oye su texto.
function mark(link, name, text) {
  const found = link.querySelector(":scope > .nav-mark");
  if (!text) return found?.remove();
  const shown = found ?? link.appendChild(html("span", { class: "nav-mark" }));
  shown.dataset.state = name;
  const inner = shown.firstChild ?? shown.appendChild(html("span"));
  inner.className = name === "due" ? "" : "visually-hidden";
  say(inner, text);
  return shown;
}

function markMenus(places) {
  const due = dueNow();
  for (const link of pageLinks) {
    const { page } = link.dataset;
    if (page === "progreso") mark(link, "due", due && ` ${due} hoy`);
    const all = exercises(page);
    if (!all.length) continue;
    const started = page in places || all.some((id) => entries[id]);
    const ring = mark(link, isComplete(page) ? "complete" : "started", started && `, ${count(page)} ejercicios hechos`);
    ring?.style.setProperty("--done", 1 - left(page).length / all.length);
  }
}

// Al final del capítulo: cuáles están hechos, cuántos faltan y por cuál seguir.
function markMap() {
  const map = document.querySelector(".exercise-map");
  if (!map) return;
  for (const link of map.querySelectorAll("li a")) {
    const item = link.hash.replace("#ejercicio-", "");
    link.dataset.state = isDone(item) ? "done" : entries[item] ? "started" : "";
    const states = { done: "hecho", started: "sin terminar", "": "sin hacer" };
    link.setAttribute("aria-label", `Ejercicio ${link.textContent}, ${states[link.dataset.state]}`);
  }
  const started = exercises(here).some((id) => entries[id]) && "started";
  const state = isComplete(here) ? "complete" : started || "";
  map.closest(".chapter-end").dataset.state = state;
  const parts = [];
  if (state === "complete") parts.push(`Capítulo completo: los ${exercises(here).length} ejercicios están hechos.`);
  else pointTo(map, state === "started" ? "Sigue por" : "Empieza por");
  if (state === "started") parts.push(`Llevas ${count(here)}.`);
  if (!kept) parts.push("Este navegador no deja guardar el progreso: se perderá al cerrar la página.");
  say(map.querySelector(".exercise-map-said"), parts.join(" "));
}

// Si se ha conseguido la meta de la figura del principio o, si no, dónde está.
function markGoal() {
  const box = document.querySelector(".chapter-goal");
  const opening = document.querySelector(".fig-opening:has(.fig-goal)");
  if (!box || !opening) return;
  box.dataset.state = isDone(goalOf(here)) ? "done" : "";
  const top = `#${opening.closest("section").id}`;
  const link = html("a", { href: top }, "La meta del principio te espera");
  box.replaceChildren(box.dataset.state ? "Meta del principio, conseguida." : link);
}

// El primer ejercicio que falta.
function pointTo(map, verb) {
  const button = map.querySelector(".button");
  const [next] = left(here);
  button.setAttribute("href", `#ejercicio-${next}`);
  say(button, `${verb} el ${map.querySelector(`li a[href="#ejercicio-${next}"]`).textContent}`);
}

// Dónde seguir: {number, name, href}, o nada si no se ha leído ningún capítulo.
function nextPlace(places) {
  const [page, place] = Object.entries(places).findLast(([name]) => exercises(name).length) ?? [];
  // El índice está dos veces, al lado y, en todas las páginas, en el menú.
  const index = [...document.querySelectorAll(".menu-panel a[data-page]")];
  const chapters = index.filter((link) => exercises(link.dataset.page).length);
  const at = chapters.findIndex((link) => link.dataset.page === page);
  if (at < 0) return null;
  const href = chapters[at].href + (place.section && `#${place.section}`);
  if (!place.end) return { number: place.number, name: place.name, href };
  const next = chapters[at + 1];
  const number = next?.querySelector(".number")?.textContent;
  if (!number) return null;
  // Las demás páginas de un capítulo llevan su número: se nombran.
  const name =
    number === chapters[at].querySelector(".number")?.textContent && next.textContent.replace(number, "").trim();
  return { number, name, href: next.href };
}

// Cambia lo que ofrece un enlace de la portada y, en otro renglón, de qué trata; sin nada que ofrecer, deja lo que
// había.
function offer({ link, text, href }, now) {
  link.replaceChildren(now?.text ?? text);
  if (now?.topic) link.append(html("span", { class: "topic" }, now.topic));
  link.setAttribute("href", now?.href ?? href);
}

// En la portada, el botón de empezar pasa a ser el de continuar, y lo último que ofrece, repasar.
function continueFromHere(places) {
  if (offers.length > 1) {
    const next = nextPlace(places);
    const where = next && `${/^\d+$/.test(next.number) ? "el capítulo " : ""}${next.number}`;
    offer(offers[0], next && { text: `Continúa en ${where}`, topic: next.name, href: next.href });
    const due = dueNow();
    const review = pageLinks.find((link) => link.dataset.page === "progreso");
    const text = `Repasa hoy ${several(due, "un ejercicio", "ejercicios")}`;
    offer(offers.at(-1), due && review && { text, href: review.href });
  }
  for (const box of document.querySelectorAll(".map .done[data-page]")) {
    const { page } = box.dataset;
    const started = exercises(page).some((id) => entries[id]);
    const parts = [howFar(places[page]), started && `${count(page)} ejercicios hechos`];
    box
      .closest(".several > div, li, .card")
      .style.setProperty("--done", 1 - left(page).length / exercises(page).length);
    say(box, isComplete(page) ? "✓ Completo" : parts.filter(Boolean).join(" · "));
  }
}

// El apartado en que está un ejercicio.
const around = (exercise) => exercise.parentElement.closest("section:not(.exercise)");

// El siguiente, al pie de cada ejercicio de la página. Si está en otro apartado se dice en cuál: quien va leyendo no se
// salta lo que hay entre los dos.
function linkExercises() {
  // Los que se pueden hacer aquí, que son los que se cuentan.
  const found = [...document.querySelectorAll("section[data-number]")];
  const sections = found.filter((section) => exercises(here).includes(section.dataset.exercise));
  sections.forEach((section, k) => {
    const line = html("p", { class: "exercise-next", "aria-live": "polite" });
    const next = sections[k + 1];
    if (next) {
      const where = around(next) === around(section) ? "" : `, en ${named(around(next))}`;
      const label = `Siguiente ejercicio${where}: ${next.dataset.number}`;
      // El foco va con la vista.
      next.tabIndex = -1;
      const click = () => next.focus({ preventScroll: true });
      line.append(html("a", { href: `#${next.id}`, "aria-label": label, click }, `Siguiente ejercicio${where}`));
    }
    section.append(line);
  });
}

// El número de un apartado o, si no lo lleva, su título.
function named(section) {
  const number = section.querySelector(".section-number");
  if (number) return number.textContent.replace(/\.\s*$/, "");
  return `«${section.querySelector("h2, h3, h4").firstChild.textContent.trim()}»`;
}

// Unas palabras, donde se acaba de hacer el último que faltaba.
function celebrate(id) {
  const line = document.querySelector(`section[data-exercise="${id}"] > .exercise-next`);
  const next = document.querySelector("a.next");
  line?.replaceChildren(`Capítulo completo: has hecho sus ${exercises(here).length} ejercicios.`);
  if (line && next) line.append(html("a", { href: next.href }, next.lastChild.textContent));
}

function show() {
  const places = readPlaces(storage);
  markMenus(places);
  markMap();
  markGoal();
  continueFromHere(places);
}

function read() {
  ({ entries } = readProgress(storage));
}

// Lo que se acaba de hacer en esta página.
function update({ detail }) {
  const [before, last] = [isComplete(here), left(here)[0]];
  kept = detail.kept;
  entries = detail.entries;
  if (!before && isComplete(here)) celebrate(last);
  show();
}

// Lo que se lee en esta página, si es un capítulo.
export function remember(place) {
  if (here && exercises(here).length) leaveOff(storage, here, place);
}

export function goOn() {
  const again = () => {
    read();
    show();
  };
  linkExercises();
  again();
  document.addEventListener("progress", update);
  addEventListener("storage", again);
  addEventListener("pageshow", (event) => event.persisted && again());
}
