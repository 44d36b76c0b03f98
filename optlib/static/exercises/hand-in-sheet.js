// La hoja que se imprime de una entrega; sin nombre, la constancia de quien la imprime.
import { dated, idsOf } from "./hand-in-file.js";
import { outOf } from "./progress.js";
import { known, lineOf } from "../clinic/visits.js";
import { html } from "../dom.js";

const HEADS = ["Capítulo", "Ejercicios hechos", "Preguntas acertadas", "Bien a la primera, de lo respondido"];
const MOST = 12; // pacientes que se escriben
const UNPROVEN =
  "No prueba quién lo hizo, ni que lo hiciera sin ayuda: lo que guarda un navegador lo puede cambiar cualquiera.";

function row({ exercises, first }, chapter) {
  const answered = idsOf(chapter).filter((id) => first[id]);
  const done = [chapter.exercises, chapter.questions].map((ids) => outOf(ids, exercises));
  const cells = [...done, outOf(answered, first, "right")];
  return html("tr", {}, html("th", { scope: "row" }, chapter.title), ...cells.map((text) => html("td", {}, text)));
}

function table(file, chapters) {
  const all = (part) => chapters.flatMap((chapter) => chapter[part]);
  const total = { title: "En total", exercises: all("exercises"), questions: all("questions") };
  const heads = html("tr", {}, ...HEADS.map((text) => html("th", { scope: "col" }, text)));
  const rows = chapters.map((chapter) => row(file, chapter));
  const parts = [html("thead", {}, heads), html("tbody", {}, ...rows), html("tfoot", {}, row(file, total))];
  return html("table", {}, ...parts);
}

// Bajo la tabla: lo que no se cuenta por capítulos, y lo que la hoja vale.
function lines({ name, goals }) {
  const reached = goals.length ? [`Metas de las figuras conseguidas: ${goals.length}.`] : [];
  return [...reached, name ? "Lo declara quien firma." : UNPROVEN];
}

// Los últimos pacientes que ha visto en la clínica.
function patients({ clinic }) {
  const seen = known(clinic).map(([id, visit]) => `${lineOf(id, visit)}.`);
  const more = seen.length > MOST ? [`Y ${seen.length - MOST} más.`] : [];
  return html("ul", {}, ...[...seen.slice(0, MOST), ...more].map((text) => html("li", {}, text)));
}

export function sheetOf(file, chapters, course) {
  const about = { Nombre: file.name, Grupo: file.group, Fecha: dated(file.date), Edición: file.edition };
  const said = Object.entries(about).filter(([, text]) => text);
  const pairs = said.flatMap(([what, text]) => [html("dt", {}, what), html("dd", { dir: "auto" }, text)]);
  const title = html("h1", {}, file.name ? "Entrega" : "Constancia de lo hecho");
  const after = lines(file).map((text) => html("p", {}, text));
  const signature = file.name ? [html("p", { class: "hand-in-signature" }, "Firma:")] : [];
  const parts = [html("dl", {}, ...pairs), table(file, chapters), patients(file), ...after, ...signature];
  return html("section", { class: "hand-in-sheet" }, html("p", {}, course), title, ...parts);
}

// Imprime solo la hoja: mientras está, 75-progress.css esconde lo demás. Después, la página se imprime como siempre.
export function printSheet(sheet) {
  document.querySelector(`.${sheet.className}`)?.remove();
  document.body.append(sheet);
  addEventListener("afterprint", () => sheet.remove(), { once: true });
  print();
}
