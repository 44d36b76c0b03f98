// La última línea de una regla, y plegado debajo, donde se cambia.
import { html, say } from "../dom.js";

export function ruleLine() {
  const last = html("code");
  const fold = html("details", { class: "red-rule" }, html("summary", {}, last, html("span", {}, "Cámbiala")));
  return { fold, show: (text) => say(last, text.trimEnd().split("\n").at(-1)) };
}
