// Un ejercicio de escribir una regla dentro de Jupyter: lleva además la figura en que se escribe.
import { Figure } from "../figures/kit.js";
import { regla } from "../figures/regla.js";
import { render as renderExercise } from "./widget.js";

export function render(host) {
  renderExercise(host);
  const node = host.el.querySelector("figure");
  const figure = new Figure(node, regla, JSON.parse(node.dataset.params));
  for (const stage of figure.stages) stage();
}
