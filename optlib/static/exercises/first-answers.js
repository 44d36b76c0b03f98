// Las primeras respuestas en «Mi progreso»: cuántas fueron buenas, qué errores se repiten y si se guardan.
import { button, html, say } from "../dom.js";
import { erasing } from "../keeping.js";

// De las primeras respuestas a unos ejercicios, cuántas fueron buenas; nada, si no hay ninguna.
export function atFirst(ids, firsts) {
  const found = ids.filter((id) => firsts[id]).map((id) => firsts[id]);
  return found.length ? `${found.filter(({ right }) => right).length} de ${found.length} a la primera` : "";
}

// En cuántos ejercicios, si son más de uno, está cada error: [[nombre, cuántos], …], y antes el que más se repite. Si
// en una respuesta se reconocieron varios, no se sabe cuál fue.
export function repeated(firsts) {
  const counts = new Map();
  const names = Object.values(firsts).flatMap(({ mistakes }) => (mistakes.length === 1 ? mistakes : []));
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a);
}

// La lista de errores ya está, escondida, con el sitio que explica cada uno.
export function mountFirsts(box, progress) {
  const [said, list] = box.children;
  const rows = Object.fromEntries([...list.children].map((row) => [row.dataset.mistake, row]));
  const on = button("Volver a guardar mis primeras respuestas", () => {
    progress.keepFirsts(true);
    off.querySelector("button").focus();
  });
  const off = erasing("Borrar mis primeras respuestas y no guardarlas", "Sí, borrarlas", () => {
    progress.keepFirsts(false);
    on.focus();
  });
  const show = () => {
    const [firsts, keeps] = [progress.firsts(), progress.keepsFirsts];
    const found = repeated(firsts).filter(([name]) => Object.hasOwn(rows, name));
    for (const row of Object.values(rows)) row.hidden = true;
    for (const [name, count] of found) {
      list.append(rows[name]);
      rows[name].hidden = false;
      say(rows[name].querySelector("span"), `${count} veces`);
    }
    const none = Object.keys(firsts).length ? "Ningún error se repite." : "Todavía no hay ninguna.";
    say(said, found.length ? "Los que se repiten:" : keeps ? none : "Las primeras respuestas no se guardan.");
    off.hidden = !keeps;
    on.hidden = keeps;
  };
  box.append(off, html("p", {}, on));
  progress.subscribe(show);
  show();
}
