// La figura dentro de Jupyter: el estado viaja en el rasgo params, en los dos sentidos.
import { Figure } from "./kit.js";
import { openProgress } from "../exercises/progress.js";
import { fragment } from "../exercises/texts.js";
import { load } from "./load.js";

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

async function render({ model, el }) {
  el.append(fragment(model.get("frame")));
  const root = el.querySelector("figure");
  // Las teclas de un mando son suyas: JupyterLab se queda las flechas como atajos si el suceso le llega.
  const keep = (event) => root.contains(event.target) && event.key !== "Escape" && event.stopPropagation();
  window.addEventListener("keydown", keep, true);
  let sent = 0;
  const send = () => {
    sent = 0;
    if (!same(model.get("params"), figure.state)) model.set("params", { ...figure.state });
    model.save_changes();
  };
  const changed = () => (sent ||= setTimeout(send, 60));
  const digits = async () => model.get("digits");
  const towns = async (country) => model.get("towns")[country];
  const spec = await load(root.dataset.figure);
  const progress = openProgress(null, false); // en la memoria
  const figure = new Figure(root, spec, model.get("params"), { changed, digits, towns, progress });
  for (const stage of figure.stages) stage();
  const receive = () => !same(model.get("params"), figure.state) && figure.receive(model.get("params"));
  model.on("change:params", receive);
  return () => {
    clearTimeout(sent);
    window.removeEventListener("keydown", keep, true);
    model.off("change:params", receive);
  };
}

export default { render };
