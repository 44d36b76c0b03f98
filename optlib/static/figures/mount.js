// Pone en marcha las figuras de una página, cada una cuando está cerca de verse.
import { inTurns } from "../lists.js";
import { Figure } from "./kit.js";
import { known, load } from "./load.js";
import { digits, html, pageName, saidIn, townNames } from "../dom.js";
import { pageProgress } from "../exercises/progress.js";
import { fromLink } from "./params.js";

const parameters = ({ dataset }) => JSON.parse(dataset.params);

// Las imágenes que lee «red»; si tardan, se dice.
function images(node) {
  const said = html("p", { role: "status" }, "Las imágenes están llegando…");
  const late = setTimeout(() => node.querySelector(".fig-body").before(said), 1000);
  return digits().finally(() => {
    clearTimeout(late);
    said.remove();
  });
}

// La que no cabe en la pantalla se muestra desde arriba, donde está el dibujo.
function reveal(node) {
  node.closest("[hidden]")?.dispatchEvent(new Event("beforematch")); // plegada tras una pregunta
  node.scrollIntoView({ block: node.offsetHeight > 0.9 * innerHeight ? "start" : "center" });
}

// Las de Python dicen cuál son; la que no, es donde el lector escribe su regla.
const idOf = (node) => node.dataset.figure ?? "regla";

// Las reglas del lector: la suya y, aparte, la que le llega en un enlace, para que no la pise. Cada una se guarda, como
// su código, cuando la cambia.
class Rules {
  shown = 0; // la que está a la vista: 0, la del lector; 1, la recibida
  last = null; // su texto, o null si la figura se acaba de abrir
  arrived = null; // la recibida, con lo que se le haya cambiado
  unsaved = null; // lo que falta por guardar
  waiting = 0;

  constructor(node) {
    this.page = pageName();
    this.book = parameters(node).rule;
    this.cells = ["", "-recibida"].map((kind) => `figura-${node.dataset.rule}${kind}`);
    node.addEventListener("rule", ({ detail }) => this.write(detail.text));
    addEventListener("pagehide", () => this.keep());
  }

  saved(k) {
    return pageProgress().code(this.page)[this.cells[k]]?.text;
  }

  write(text) {
    const { book, last } = this;
    this.last = text;
    if (last === null || text === last) return;
    if (this.shown) this.arrived = text;
    this.unsaved = { [this.cells[this.shown]]: text === book ? null : { text, book } };
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.keep(), 400);
  }

  keep() {
    clearTimeout(this.waiting);
    if (this.unsaved) pageProgress().recordCode(this.page, this.unsaved);
    this.unsaved = null;
  }

  show(which) {
    this.keep();
    this.shown = which;
    this.last = null;
  }

  // La que no está a la vista, si la hay, y cómo se pide.
  other() {
    return this.shown ? ["Volver a mi regla", this.saved(0)] : ["Ver la recibida", this.arrived ?? this.saved(1)];
  }

  // Con qué se abre la figura; linked es lo que dice el enlace, que puede llevar la del lector.
  open(linked) {
    this.show(0);
    const [own, text] = [this.saved(0), linked?.rule ?? this.book];
    if (linked && own !== undefined && text !== own) {
      this.shown = 1;
      this.arrived = text;
    }
    return linked ?? (own === undefined ? null : { rule: own });
  }

  swap() {
    const [, text] = this.other();
    this.show(1 - this.shown);
    return text;
  }
}

async function start(node) {
  const folded = node.closest("details");
  if (folded) folded.open = true; // se llega por un enlace: donde no se ve no se puede medir
  const { key } = node.dataset;
  const spec = await load(idOf(node)).catch(saidIn([node]));
  const link = (text) => history.replaceState(history.state, "", text || location.pathname + location.search);
  const rules = node.dataset.rule ? new Rules(node) : undefined;
  const linked = fromLink(key, location.hash);
  const restored = rules?.open(linked) ?? linked;
  const host = { key, restored, link, rules, digits: () => images(node), towns: townNames, progress: pageProgress() };
  const figure = new Figure(node, spec, parameters(node), host);
  await inTurns(figure.stages, (stage) => stage());
  return figure;
}

// Una sola vez, aunque se llegue a ella desplazándose y por un enlace.
const started = new WeakMap();
function mount(node) {
  if (!started.has(node)) started.set(node, start(node));
  return started.get(node);
}

// Un enlace de la misma página a otro ajuste de la figura, esté montada o no. La dirección, la de entonces: al poco de un
// cambio la figura escribe la suya.
async function follow(node, address) {
  const linked = fromLink(node.dataset.key, new URL(address).hash);
  if (!linked) return;
  const figure = await mount(node);
  figure.host.rules?.open(linked);
  figure.set({ ...figure.initial, ...linked }, true);
  reveal(node);
}

// La segunda figura igual de una página se enlaza como «valle-2».
function freeKey(id) {
  const used = new Set([...document.querySelectorAll("figure[data-key]")].map((figure) => figure.dataset.key));
  let key = id;
  for (let n = 2; used.has(key); n += 1) key = `${id}-${n}`;
  return key;
}

export function mountAll(root) {
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        mount(target);
      }
    },
    { rootMargin: "600px" },
  );
  for (const node of root.querySelectorAll("figure[data-params]")) {
    const id = idOf(node);
    if (!known(id)) continue; // la ha escrito el lector en su celda
    // La que abre el capítulo y las breves que la siguen no quitan su enlace a las enteras.
    const brief = document.querySelector("figure[data-key][data-figure]") ? "breve" : "apertura";
    const key = freeKey(node.dataset.controls && node.dataset.figure ? brief : id);
    node.dataset.key = key;
    if (fromLink(key, location.hash)) {
      node.dataset.linked = ""; // no se pliega, aunque siga a una pregunta
      mount(node).then(() => reveal(node));
    } else near.observe(node);
    addEventListener("hashchange", ({ newURL }) => follow(node, newURL));
  }
}
