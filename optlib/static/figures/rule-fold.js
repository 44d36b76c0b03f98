// La regla de una red: donde se escribe, plegada, y sus mandos.
import { html } from "../dom.js";
import { valued } from "../roles.js";
import { doubts } from "../rule-errors.js";
import { reading, RuleEditor } from "./rule-editor.js";
import { move, settingSliders } from "./rule-knobs.js";

// Pone un número de la regla: el que está escrito o, si no lo está, uno nuevo.
export function adjust(fig, name, value) {
  if (Object.hasOwn(fig.valid.places, name)) return move(fig, name, value);
  fig.set({ rule: `${name} = ${value}\n${fig.state.rule}` });
}

// Donde se escribe la regla: en line, que ya está, o en fold, con sus mandos; en typed, lo escrito antes en line. Devuelve
// show(), que la pone al día. Puede partir de una de texts, y lo que se comparte es link().
export function editorIn(fig, { fold, line, typed = [] }, texts, link) {
  reading(fig, typed);
  const editor = new RuleEditor((rule) => fig.set({ rule }), fold && link, undefined, texts, line);
  const settings = settingSliders(fig, (name, value) => adjust(fig, name, value));
  (fold ?? editor.node).addEventListener("keydown", (event) => editor.keys(event));
  fold?.append(html("div", {}, editor.node, settings.box));
  const show = () => {
    const { text, errors } = fig.written;
    settings.sync(fig.valid, valued(fig.valid.settings, {}), errors.length > 0);
    editor.show(text, errors, doubts(fig.valid, true));
  };
  show(); // su código se puede pedir antes del primer fotograma
  return show;
}
