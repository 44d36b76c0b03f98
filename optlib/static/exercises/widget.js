// El mismo ejercicio dentro de Jupyter: los intentos se cuentan en Python.
import { openProgress } from "./progress.js";
import { fragment } from "./texts.js";
import { mountExercise } from "./mount.js";
import { ready } from "./recipes.js";

async function render({ model, el }) {
  // JupyterLab no debe tomar las teclas que se pulsan aquí por órdenes suyas.
  el.dataset.lmSuppressShortcuts = "true";
  el.replaceChildren(fragment(model.get("html")));
  const section = el.querySelector("section");
  await ready([JSON.parse(section.dataset.recipe)]);
  mountExercise(section, openProgress(null, false), (correct) => {
    model.set("attempts", model.get("attempts") + 1);
    if (correct) model.set("correct", true);
    model.save_changes();
  });
}

export default { render };
