// El editor de una celda: un área de texto de verdad, con colores, sangrado, deshacer y paréntesis. Se carga al editar.
import { createEditor } from "prism-code-editor";
import { defaultCommands, editHistory, setIgnoreTab } from "prism-code-editor/commands";
import layout from "prism-code-editor/layout.css";
import { matchBrackets } from "prism-code-editor/match-brackets";
import "prism-code-editor/languages/python";
import "prism-code-editor/prism/languages/python";

const HINT = "Tab sangra; para salir con el teclado, Escape y después Tab.";

document.head.append(Object.assign(document.createElement("style"), { textContent: layout }));

// Abre un editor en place con ese texto; change(texto) se llama al escribir y run(), con Mayús o Ctrl + Intro, que
// hace lo que dice runs. Se escribe en él desde ya.
export function openEditor(place, { text, label, hintId, change, run, runs }) {
  const editor = createEditor(
    place,
    {
      language: "python",
      value: text,
      tabSize: 4,
      insertSpaces: true,
      lineNumbers: false,
      wordWrap: true,
      onUpdate: change,
    },
    defaultCommands(),
    editHistory(),
    matchBrackets(),
  );
  const { textarea } = editor;
  textarea.setAttribute("aria-label", label);
  textarea.setAttribute("aria-describedby", hintId);
  const hint = Object.assign(document.createElement("p"), { id: hintId, className: "cell-hint" });
  hint.textContent = `Mayús + Intro (Shift + Enter) ${runs}. ${HINT}`;
  place.append(hint);
  textarea.addEventListener("keydown", (event) => keys(event, run), true);
  textarea.addEventListener("blur", () => setIgnoreTab(false));
  textarea.focus();
  return editor;
}

// Antes que las órdenes del editor: ejecutar, y Escape para que el siguiente Tab salga de él.
function keys(event, run) {
  if (event.key === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    run();
  } else if (event.key === "Escape") setIgnoreTab(true);
  else if (event.key !== "Tab" && event.key !== "Shift") setIgnoreTab(false);
}
