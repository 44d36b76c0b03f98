// Lo que sigue a una predicción, plegado hasta que se acierta, se elige otra vez o se pide verlo. El navegador lo abre si busca algo que está ahí.
import { html } from "../dom.js";
import { listed } from "../lists.js";

// Hasta la pregunta o el apartado que viene. Un ejercicio entra si el navegador sabe abrirlo cuando un enlace lleva a él.
const STOP = "onbeforematch" in document.documentElement ? ".exercise-quick" : ".exercise";

// Lo que puede haber, y cómo se cuenta.
const KINDS = [
  ["p:not(.cite-note)", "un párrafo", "párrafos"],
  ["ul, ol", "una lista", "listas"],
  [".admonition", "un recuadro", "recuadros"],
  [".cell:has(figure.fig:not(.exercise *), picture)", "una figura", "figuras"],
  [".table-scroll, .cell:has(.table-scroll):not(:has(picture))", "una tabla", "tablas"],
  [".cell:has(.exercise)", "un ejercicio", "ejercicios"],
];

function held(nodes) {
  const counts = KINDS.map(([kind, one, many]) => {
    const { length } = nodes.filter((node) => node.matches(kind));
    return length > 1 ? `${length} ${many}` : length ? one : "";
  });
  return listed(counts.filter(Boolean));
}

function following(section) {
  const found = [];
  for (let node = section.closest(".cell")?.nextElementSibling; node; node = node.nextElementSibling) {
    if (node.matches("section") || node.querySelector(STOP)) break;
    found.push(node);
  }
  return found;
}

// Lo pliega y devuelve lo que lo abre; si no hay nada que plegar, nada.
export function foldAhead(section) {
  const nodes = section.closest("details") ? [] : following(section);
  // Lo que ya se ha pasado no se mueve, y a donde lleva la dirección no se pliega.
  const target = document.getElementById(location.hash.slice(1));
  const wanted = nodes.some((node) => node.contains(target) || node.querySelector("[data-linked]"));
  if (!nodes.length || wanted || section.getBoundingClientRect().bottom < 0) return null;
  const open = () => {
    for (const node of nodes) node.removeAttribute("hidden");
    button.remove();
  };
  // El botón se va: quien lo pulsa con el teclado sigue por lo que ha abierto.
  const click = () => {
    const focused = document.activeElement === button;
    open();
    if (!focused) return;
    nodes[0].tabIndex = -1;
    nodes[0].focus({ preventScroll: true });
  };
  const button = html(
    "button",
    { type: "button", class: "exercise-ahead", "aria-expanded": "false", click },
    `Sigue: ${held(nodes)}`,
  );
  for (const node of nodes) {
    node.setAttribute("hidden", "until-found");
    node.addEventListener("beforematch", open);
  }
  section.append(button);
  return open;
}
