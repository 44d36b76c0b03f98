// «Entregar»: un fichero y una hoja con lo hecho en unos capítulos. El nombre y el grupo no se guardan en ningún sitio.
import { eraseAll } from "./copy.js";
import { dated, fileName, handInOf, idsOf } from "./hand-in-file.js";
import { printSheet, sheetOf } from "./hand-in-sheet.js";
import { goalOf } from "./stored.js";
import { button, html, say, uniqueId } from "../dom.js";
import { download, erasing } from "../keeping.js";

const NAMELESS = "Hace falta para el fichero. La hoja sin nombre es una constancia para ti.";
const COUNTED_ONLY = "Ahora no se guardan las primeras respuestas: lo que entregues lleva solo los intentos.";

function field(label, about = "") {
  const said = html("small", { id: uniqueId() }, about);
  const attributes = { type: "text", id: uniqueId(), maxlength: 80, autocomplete: "off", dir: "auto" };
  const input = html("input", { ...attributes, "aria-describedby": said.id });
  addEventListener("pagehide", () => {
    input.value = "";
  });
  return { input, said, node: html("p", {}, html("label", { for: input.id }, label), input, said) };
}

// Un capítulo de «Capítulo a capítulo», con su casilla.
function choosable(box) {
  const { page, title, questions } = box.dataset;
  const exercises = [...box.querySelectorAll("li[data-item]")].map((row) => row.dataset.item);
  const chapter = { page, title, exercises, questions: questions.split(" ").filter(Boolean) };
  const tick = html("input", { type: "checkbox" });
  return { chapter, tick, node: html("label", {}, tick, html("span", {}, title)) };
}

// El día más antiguo que consta; quizá lo respondió otra persona.
function beginningOf(progress) {
  const answered = Object.values(progress.firsts()).map(({ day }) => day);
  const done = Object.values(progress.all()).map((entry) => entry.done);
  const seen = Object.values(progress.visits()).map(({ day }) => day);
  const [day] = [...answered, ...done, ...seen].filter(Boolean).sort();
  return (
    day && `Lo primero que se respondió en este navegador fue el ${dated(day)}. Si no fuiste tú, empieza de nuevo.`
  );
}

export function mountHandIn(box, list, progress) {
  const { edition, course } = box.dataset;
  const [name, group] = [field("Nombre", NAMELESS), field("Grupo (si lo tienes)")];
  const [counted, status] = [html("p", {}, COUNTED_ONLY), html("p", { role: "status", tabindex: -1 })];
  const boxes = list.map(choosable);
  // Al principio, los que tienen algo; después los elige el lector.
  const choose = () => {
    const known = { ...progress.all(), ...progress.firsts() };
    for (const { tick, chapter } of boxes)
      tick.checked = [...idsOf(chapter), goalOf(chapter.page)].some((id) => known[id]);
  };
  const erase = () => {
    eraseAll(progress);
    choose();
    say(status, "Borrado. Ya puedes empezar.");
    status.focus();
  };
  const sure = "Sí, borrar mis ejercicios, mi código, mis dibujos y mis pacientes";
  const [beginning, restart] = [html("p"), erasing("Borrarlo todo y empezar de nuevo", sure, erase)];
  const show = () => {
    counted.hidden = progress.keepsFirsts;
    const text = beginningOf(progress);
    say(beginning, text ?? "");
    restart.hidden = !text;
  };
  // Lo que falte se dice; lo escrito no se pierde.
  const handing = (act, named) => () => {
    const who = { name: name.input.value.trim(), group: group.input.value.trim(), edition };
    const chosen = boxes.filter(({ tick }) => tick.checked).map(({ chapter }) => chapter);
    const nameless = Boolean(named) && !who.name;
    name.input.setAttribute("aria-invalid", nameless);
    say(name.said, nameless ? "Escribe tu nombre: el fichero no vale sin él." : NAMELESS);
    say(status, chosen.length ? "" : "Marca al menos un capítulo.");
    if (nameless) name.input.focus();
    else if (chosen.length) act(handInOf(progress, chosen, who), chosen);
  };
  const save = (file) => {
    download(fileName(file.name), JSON.stringify(file), "application/json");
    say(status, `Se ha bajado «${fileName(file.name)}».`);
  };
  const sheet = (file, chosen) => printSheet(sheetOf(file, chosen, course));
  const buttons = [button("Bajar el fichero", handing(save, true)), " ", button("Imprimir la hoja", handing(sheet))];
  const ticks = html("fieldset", {}, html("legend", {}, "Capítulos"), ...boxes.map(({ node }) => node));
  const parts = [counted, name.node, group.node, ticks, beginning, html("p", {}, ...buttons), status, restart];
  box.replaceChildren(...parts);
  progress.subscribe(show);
  choose();
  show();
}
