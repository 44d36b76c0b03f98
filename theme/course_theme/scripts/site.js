// Lo que la página añade con JavaScript: elegir tema, copiar código, marcar la sección que se lee y ceñir lo ancho.
// Sin este guion se lee y se navega igual. Se publica como guion clásico: funciona también desde una carpeta.
import { inTurns } from "../../../optlib/static/lists.js";
import { goOn, remember } from "./going-on.js";
import { sayMissing } from "../../../optlib/static/dom.js";
import { arrive, followSections } from "./place.js";

const root = document.documentElement;
root.dataset.site = ""; // lo mira el guion de lo interactivo
const names = { auto: "automático", light: "claro", dark: "oscuro" };
const order = ["auto", "light", "dark"];

function storeTheme(theme) {
  try {
    if (theme === "auto") localStorage.removeItem("tema");
    else localStorage.setItem("tema", theme);
  } catch {
    // Sin almacenamiento (modo privado), el tema elegido dura lo que la página.
  }
}

function setUpTheme(button) {
  const label = button.querySelector("span");
  const current = () => (order.includes(root.dataset.theme) ? root.dataset.theme : "auto");
  const describe = () => {
    label.textContent = `Tema: ${names[current()]}`;
  };
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(current()) + 1) % order.length];
    if (next === "auto") delete root.dataset.theme;
    else root.dataset.theme = next;
    storeTheme(next);
    describe();
  });
  describe();
  button.hidden = false;
}

function addCopyButton(block) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copiar";
  const code = block.querySelector("pre");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copiado";
    } catch {
      button.textContent = "No se ha podido copiar";
    }
    setTimeout(() => {
      button.textContent = "Copiar";
    }, 2000);
  });
  block.append(button);
}

// Al pasar por una cita se lee qué obra es.
function nameWork(link) {
  const work = document.getElementById(link.hash.slice(1));
  if (work) link.title = work.querySelector("p").textContent;
}

// Lo que se desplaza en horizontal tiene que poder desplazarse con el teclado. El observador avisa cuando cambia el
// hueco (la ventana, un pliegue que se abre), antes de pintar; primero se mide todo y luego se escribe.
const wide = ".table-scroll, .cell_output, .katex-display";
function markBoxes(entries) {
  const boxes = entries.map(({ target }) => [target, target.scrollWidth > target.clientWidth + 1]);
  for (const [box, scrolls] of boxes) {
    if (scrolls) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", "Contenido ancho, se desplaza en horizontal");
    } else if (box.tabIndex === 0) {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  }
}
// Medir dentro del aviso coloca lo que no está a la vista, y Firefox lo apunta como error: en el fotograma siguiente.
const sizes = new ResizeObserver((entries) => requestAnimationFrame(() => markBoxes(entries)));
// Volver a observar una caja hace que se mida de nuevo: con las fuentes ya cargadas, o con contenido que se ha puesto.
const all = (selector) => document.querySelectorAll(selector);
const markScrollable = () => inTurns(all(wide), (box) => sizes.observe(box));

const readFormula = (formula) =>
  [...formula.querySelectorAll("mi, mn, mo, mtext")].map((part) => part.textContent).join("");

// Un encabezado o un rótulo que solo tiene una fórmula se queda sin nombre en los lectores de pantalla que no
// leen MathML: se les da como texto.
const owners = ":is(th, label, button, summary, legend):has(math)";
function nameLoneFormula(owner) {
  const formulas = [...owner.querySelectorAll("math:not([aria-hidden])")];
  const bare = owner.cloneNode(true);
  for (const part of bare.querySelectorAll("math, .katex-html")) part.remove();
  if (!formulas.length || bare.textContent.trim()) return;
  const name = document.createElement("span");
  name.className = "visually-hidden";
  name.textContent = owner.getAttribute("aria-label") ?? formulas.map(readFormula).join(" ");
  formulas[0].before(name);
  for (const formula of formulas) formula.setAttribute("aria-hidden", "true");
}

// Python en la página: sus guiones son módulos, que desde una carpeta no se cargan.
async function startPython() {
  try {
    await import(new URL(root.dataset.python, location));
  } catch {
    delete root.dataset.python;
    sayMissing(all(".cell_input"), "Python no se ha podido cargar. Recarga la página.");
  }
}

const themeButton = document.querySelector(".theme-button");
if (themeButton) setUpTheme(themeButton);
for (const form of document.querySelectorAll("form[role='search']")) form.hidden = false;
arrive();
// Lo demás, cuando la página ya se ve.
async function finish() {
  await inTurns(all(".bd-article div.highlight:not(.cell_output *)"), addCopyButton);
  await inTurns(all(".bibtex-citation a"), nameWork);
  await complete();
}
async function complete() {
  await inTurns(all(owners), nameLoneFormula);
  await markScrollable();
}
addEventListener("load", finish);
// Lo interactivo, o la búsqueda, va en otro guion, que deja su marca al empezar.
const interactive = "section[data-exercise], [data-progress], figure[data-figure], figure[data-rule], .search-page";
const other = document.querySelector("script:is([src*='optlib/mount.js'], [src*='_static/search.js'])");
const folder = location.protocol === "file:";
addEventListener("load", () => {
  if (!other || root.dataset.mounting !== undefined) return;
  // La edición ZIP no lleva módulos.
  if (folder && other.type === "module")
    sayMissing(all("h1"), "Para usar figuras y ejercicios: make servir, o la edición ZIP.");
  else sayMissing(all(interactive));
});
document.addEventListener("mounted", complete);
if (folder) delete root.dataset.python;
else if (root.dataset.python) startPython();
const rails = [...document.querySelectorAll(".bd-toc, .bd-sidebar-primary")];
if (rails.length > 1) {
  followSections(rails, document.querySelector(".brand .place"), document.querySelector(".bd-article"), remember);
}
goOn();

const menu = document.querySelector(".menu");
menu?.addEventListener("click", (event) => {
  if (event.target.closest("a")) menu.open = false;
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu?.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  // En el teléfono la búsqueda tapa la cabecera: vacía, se cierra.
  if (event.key === "Escape" && event.target.id === "buscar" && !event.target.value) event.target.blur();
});
