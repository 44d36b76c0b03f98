// Un ejercicio de escribir una regla dentro de Jupyter: lleva además la figura en que se escribe.
import { Figure } from "../figures/kit.js";
import { regla } from "../figures/regla.js";
import exercise from "./widget.js";

function render(host) {
  exercise.render(host);
  const node = host.el.querySelector("figure");
  const figure = new Figure(node, regla, JSON.parse(node.dataset.params));
  for (const stage of figure.stages) stage();
}

export default { render };
