// La página «Mi progreso»: qué toca hoy, qué está hecho, qué código se ha cambiado y una copia en un fichero.
import { copyOf, eraseAll, recover } from "./copy.js";
import { atFirst, mountFirsts } from "./first-answers.js";
import { mountHandIn } from "./hand-in.js";
import { howFar, readPlaces, several } from "./left-off.js";
import { outOf, pageProgress, spanish, times } from "./progress.js";
import { browserStorage, dayOf, isDue } from "./stored.js";
import { addressOf, known, lineOf, patientOf } from "../clinic/visits.js";
import { button, html, say } from "../dom.js";
import { download, erasing } from "../keeping.js";

export function mountAll(root) {
  const progress = pageProgress();
  const found = [...root.querySelectorAll("[data-progress]")].map((node) => [node.dataset.progress, node]);
  const parts = Object.fromEntries(found);
  const chapters = [...root.querySelectorAll("details[data-page]")];
  const show = () => {
    const [entries, firsts, places] = [progress.all(), progress.firsts(), readPlaces(browserStorage())];
    today(parts.repaso, chapters, progress, places);
    changed(parts.codigo, progress);
    patients(parts.clinica, known(progress.visits()));
    for (const chapter of chapters) describe(chapter, entries, firsts, places[chapter.dataset.page]);
    total(parts.capitulos, entries);
  };
  backup(parts.copia, progress);
  mountFirsts(parts.errores, progress);
  mountHandIn(parts.entrega, chapters, progress);
  progress.subscribe(show);
  show();
  const current = chapters.find((chapter) => chapter.dataset.page === Object.keys(readPlaces(browserStorage())).at(-1));
  if (current) current.open = true;
}

const items = (box) => [...box.querySelectorAll("li[data-item]")];
const doneOf = (ids, entries) => ids.filter((id) => entries[id]?.done).length;

// Un capítulo: su barra, sus cuentas y cómo va cada ejercicio.
function describe(chapter, entries, firsts, place) {
  const rows = items(chapter);
  for (const row of rows) {
    const entry = entries[row.dataset.item];
    row.dataset.state = entry ? (entry.done ? "done" : "started") : "";
    say(row.querySelector("span"), entry ? stateOf(entry) : "");
  }
  const ids = rows.map((row) => row.dataset.item);
  const questions = chapter.dataset.questions.split(" ");
  const answered = questions.some((id) => entries[id]) && `${outOf(questions, entries)} preguntas`;
  const parts = [`${outOf(ids, entries)} ejercicios`, answered, atFirst([...ids, ...questions], firsts), howFar(place)];
  say(chapter.querySelector(".progress-count"), parts.filter(Boolean).join(" · "));
  chapter.querySelector(".progress-bar").style.setProperty("--done", doneOf(ids, entries) / ids.length);
}

function stateOf({ done, attempts, due, ...entry }) {
  const parts = [`${done ? "Hecho" : "Por terminar"} (${times(attempts)})`];
  if (due) parts.push(isDue({ due, ...entry }) ? "repaso hoy" : `repaso el ${spanish(due)}`);
  return parts.join(" · ");
}

function total(box, entries) {
  const ids = items(box).map((row) => row.dataset.item);
  const whole = doneOf(ids, entries) === ids.length;
  const text = whole ? `Curso completo: los ${ids.length} ejercicios.` : `${outOf(ids, entries)} ejercicios.`;
  say(box.querySelector(".progress-total"), text);
}

// Por dónde seguir y qué repasar.
function today(box, chapters, progress, places) {
  const entries = progress.all();
  const rows = chapters.flatMap(items).filter((row) => entries[row.dataset.item]?.due);
  const due = rows.filter((row) => isDue(entries[row.dataset.item]));
  const parts = [];
  if (!progress.canKeep()) {
    parts.push(html("p", { role: "alert" }, "Este navegador no deja guardar el progreso, o no queda sitio para él."));
  }
  const reading = chapters.find((chapter) => chapter.dataset.page === Object.keys(places).at(-1));
  if (reading) parts.push(keepReading(reading, places[reading.dataset.page]));
  if (due.length) {
    const links = due.map((row) => html("li", {}, row.querySelector("a").cloneNode(true)));
    const title = `Toca repetir ${several(due.length, "un ejercicio", "ejercicios")}:`;
    parts.push(html("p", {}, title), html("ul", {}, ...links));
  } else if (Object.keys(entries).length) {
    parts.push(html("p", {}, `Hoy no toca repetir ninguno.${comingLater(rows, entries)}`));
  } else parts.push(html("p", {}, "Todavía no has hecho ningún ejercicio en este navegador."));
  box.replaceChildren(...parts);
}

function keepReading(chapter, { section, number, end }) {
  const name = chapter.querySelector(".progress-name").textContent;
  const href = chapter.dataset.address + (section && `#${section}`);
  const topic = name.replace(/^(?:\d+|[A-Z]) /, "");
  const whole = /^\d+$/.test(number) ? `el capítulo ${number}` : topic;
  const here = number.includes(".") ? `${number}, en ${topic}` : whole;
  const text = end ? `Has llegado al final de ${name}.` : `Ibas por ${here}.`;
  return html("p", {}, `${text} `, html("a", { href }, end ? "Vuelve a él" : "Sigue leyendo"));
}

function comingLater(rows, entries) {
  const days = rows.map((row) => entries[row.dataset.item].due).filter((day) => day > dayOf(new Date()));
  if (!days.length) return "";
  const first = days.sort()[0];
  const count = days.filter((day) => day === first).length;
  return ` El próximo repaso, el ${spanish(first)}: ${several(count, "un ejercicio", "ejercicios")}.`;
}

// Las páginas con código cambiado: sus enlaces ya están, uno por página del libro que tiene celdas.
function changed(box, progress) {
  const pages = progress.changedPages();
  for (const item of box.querySelectorAll("li[data-page]")) {
    const { cells = 0, figures = 0, exercises = 0 } = pages[item.dataset.page] ?? {};
    item.hidden = cells + figures + exercises === 0;
    const parts = [
      cells && several(cells, "una celda", "celdas"),
      figures && several(figures, "una figura", "figuras"),
      exercises && several(exercises, "un ejercicio", "ejercicios"),
    ];
    item.querySelector("span").textContent = new Intl.ListFormat("es").format(parts.filter(Boolean));
  }
  const none = box.querySelector("p");
  none.textContent = "No has cambiado ningún código en este navegador.";
  none.hidden = [...box.querySelectorAll("li")].some((item) => !item.hidden);
}

// Los pacientes que ha visto, con su enlace; su lista ya está.
function patients(box, seen) {
  const [none, folded] = box.children;
  const list = folded.querySelector("ul");
  none.hidden = true;
  folded.hidden = !seen.length;
  say(folded.querySelector(".progress-name"), `En la clínica, ${several(seen.length, "un paciente", "pacientes")}`);
  const hrefOf = ([id, visit]) => list.dataset.address + addressOf(patientOf(id, visit));
  const item = (each) => html("li", {}, html("a", { href: hrefOf(each) }, lineOf(...each)));
  list.replaceChildren(...seen.map(item));
}

function backup(box, progress) {
  const status = html("p", { role: "status", class: "progress-status" });
  const tell = (text, state) => {
    status.textContent = text;
    status.dataset.state = state;
  };
  const change = async () => {
    if (!file.files.length) return;
    try {
      const { exercises, cells, drawings, visits, left, unread, kept } = recover(progress, await file.files[0].text());
      const which = several(cells, "una celda, figura o ejercicio", "celdas, figuras o ejercicios");
      const code = cells ? ` y el código de ${which}, que no se ejecuta sin que lo pidas` : "";
      const drawn = drawings ? `, y ${several(drawings, "un dibujo", "dibujos")}` : "";
      const seen = visits ? `, y ${several(visits, "un paciente", "pacientes")} de la clínica` : "";
      const all = several(exercises, "un ejercicio", "ejercicios") + code + drawn + seen;
      const added = `Se ha añadido el progreso de ${all}`;
      const full = "De cada código se guardan hasta diez versiones:";
      const without = left ? ` ${full} ${several(left, "una no ha cabido", "no han cabido")}.` : "";
      const apart = unread ? ` Lo que no se entiende, ${several(unread, "una entrada", "entradas")}, no se añade.` : "";
      const lost = ", pero este navegador no deja guardarlo o no le queda sitio: se perderá al cerrar la página.";
      tell(added + (kept ? `.${without}${apart}` : lost), kept ? "correct" : "wrong");
    } catch (error) {
      tell(`${error.message} Lo que tenías sigue igual.`, "wrong");
    }
    file.value = "";
  };
  const accept = "application/json,.json";
  const file = html("input", { type: "file", id: "progreso-fichero", class: "exercise-hidden", accept, change });
  const save = () => download("mi-progreso.json", copyOf(progress), "application/json");
  box.replaceChildren(
    html("p", {}, button("Guardar en un fichero", save)),
    html("p", {}, file, html("label", { for: file.id, class: "progress-file" }, "Recuperar de un fichero")),
    erasing("Borrar mi progreso, código, dibujos y pacientes", "Sí, borrarlo todo", () => {
      eraseAll(progress);
      tell("Progreso, código, dibujos y pacientes borrados.", "correct");
    }),
    status,
  );
}
