// La página «Mi progreso»: qué toca hoy, qué está hecho, qué código se ha cambiado y una copia en un fichero.
import { isDue, openProgress, spanish } from "./progress.js";
import { html } from "../dom.js";
import { download, erasing } from "../keeping.js";

export function mountAll(root) {
  const progress = openProgress();
  const parts = Object.fromEntries(
    [...root.querySelectorAll("[data-progress]")].map((node) => [node.dataset.progress, node]),
  );
  const rows = [...root.querySelectorAll("tr[data-item]")];
  const show = () => {
    if (parts.repaso) review(parts.repaso, rows, progress);
    if (parts.codigo) changed(parts.codigo, progress);
    for (const row of rows) describe(row, progress.all()[row.dataset.item]);
    for (const table of root.querySelectorAll("table[data-page]")) count(table, progress.all());
  };
  if (parts.copia) backup(parts.copia, progress);
  progress.subscribe(show);
  show();
}

const several = (n, one, many) => (n === 1 ? one : `${n} ${many}`);
const times = (n) => several(n, "1 intento", "intentos");

function describe(row, entry) {
  const [state, review] = row.querySelectorAll("td");
  state.textContent = !entry ? "—" : `${entry.done ? "Hecho" : "Por terminar"} (${times(entry.attempts)})`;
  row.dataset.state = entry ? (entry.done ? "done" : "started") : "";
  review.textContent = entry?.due ? (isDue(entry) ? "Hoy" : spanish(entry.due)) : "—";
}

function count(table, entries) {
  const rows = [...table.querySelectorAll("tr[data-item]")];
  const done = rows.filter((row) => entries[row.dataset.item]?.done).length;
  table.querySelector("caption span").textContent = `(${done} de ${rows.length} hechos)`;
}

function review(box, rows, progress) {
  const entries = progress.all();
  const due = rows.filter((row) => entries[row.dataset.item] && isDue(entries[row.dataset.item]));
  const parts = [];
  if (!progress.kept) {
    parts.push(html("p", { role: "alert" }, "Este navegador no deja guardar el progreso, o no queda sitio para él."));
  }
  if (due.length) {
    const links = due.map((row) => html("li", {}, row.querySelector("th").firstChild.cloneNode(true)));
    parts.push(
      html("p", {}, due.length === 1 ? "Toca repetir un ejercicio:" : `Toca repetir ${due.length} ejercicios:`),
    );
    parts.push(html("ul", {}, ...links));
  } else {
    const started = Object.keys(entries).length > 0;
    const nothing = started
      ? "Hoy no toca repetir ninguno."
      : "Todavía no has hecho ningún ejercicio en este navegador.";
    parts.push(html("p", {}, nothing));
  }
  box.replaceChildren(...parts);
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

function backup(box, progress) {
  const status = html("p", { role: "status", class: "progress-status" });
  const say = (text, state) => {
    status.textContent = text;
    status.dataset.state = state;
  };
  const file = html("input", {
    type: "file",
    id: "progreso-fichero",
    class: "exercise-hidden",
    accept: "application/json,.json",
  });
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    try {
      const { exercises, cells } = progress.importText(await file.files[0].text());
      const which = several(cells, "una celda, figura o ejercicio", "celdas, figuras o ejercicios");
      const code = cells ? ` y el código de ${which}, que no se ejecuta sin que lo pidas` : "";
      say(`Se ha añadido el progreso de ${several(exercises, "un ejercicio", "ejercicios")}${code}.`, "correct");
    } catch (error) {
      say(`${error.message} Lo que tenías sigue igual.`, "wrong");
    }
    file.value = "";
  });
  const save = () => download("mi-progreso.json", progress.exportText(), "application/json");
  box.replaceChildren(
    html("p", {}, html("button", { type: "button", click: save }, "Guardar en un fichero")),
    html("p", {}, file, html("label", { for: file.id, class: "progress-file" }, "Recuperar de un fichero")),
    erasing("Borrar mi progreso y mi código", "Sí, borrarlo todo", () => {
      progress.erase();
      say("Progreso y código borrados.", "correct");
    }),
    status,
  );
}
