// Por dónde se va: la sección que se lee, en el índice de la página y, donde este no se ve, en la cabecera; y llegar
// justo a un lugar de la página, aunque lo que hay antes no se haya colocado (40-content.css).
const HEADER = 60; // lo que tapa la cabecera, en píxeles
const HELD = 4000; // lo que se tarda en montar una página, en milisegundos
const MOVES = ["wheel", "touchstart", "pointerdown", "keydown", "click", "popstate"]; // por lo que se va a otro lugar
const SETTLED = 3000; // milisegundos en una sección para que sea por donde se va
const END = 97; // tanto por ciento desde el que se ha llegado al final
const CLOSING = ".chapter-end"; // lo que cierra un capítulo
const STRIP = { top: 15, bottom: 75 }; // lo que deja fuera, en tanto por ciento, la franja en la que se lee

// Un índice de la página: el de la derecha o, donde no cabe, el que hay bajo el capítulo. box es lo que se desplaza.
class Rail {
  constructor(box) {
    this.box = box;
    const links = [...box.querySelectorAll(".sections a[href^='#']")];
    this.links = new Map(links.map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  }

  // Marca la sección que se lee y la deja a la vista.
  mark(id) {
    const { box } = this;
    const link = this.links.get(id);
    // Si el suyo no está a la vista, el del apartado que la contiene.
    const current = link?.offsetParent ? link : link?.closest("ul").closest("li")?.querySelector("a");
    for (const each of this.links.values()) {
      if (each === current) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
    }
    if (!current) return;
    const place = current.offsetTop - box.scrollTop;
    const seen = place >= 0 && place + current.offsetHeight <= box.clientHeight;
    if (!seen) box.scrollTop = current.offsetTop - box.clientHeight / 2;
  }
}

// «2.6» de la sección que se lee («A.6», en las páginas de A fondo) o, antes de la primera, el número del capítulo.
const numberOf = (text = "") => text.match(/^(?:[A-Z](?:\.\d+)*(?=\.)|[\d.]*\d)/)?.[0] ?? "";
const topicOf = (text = "") => text.replace(/^(?:[A-Z](?=\.))?[\d.]*\s*/, "");

// Cuánto se ha leído, en tanto por ciento.
function share(article) {
  const { top, height } = article.getBoundingClientRect();
  const fraction = (HEADER - top) / (height - innerHeight + HEADER);
  return Math.round(100 * Math.min(Math.max(fraction, 0), 1));
}

class Place {
  title = document.querySelector("h1")?.textContent.replace(/#$/, "") ?? "";
  number = numberOf(this.title);
  chapter = this.number;
  // Lo que cabe del título de una página sin número.
  name = this.title.length > 14 ? this.title.split(" ")[0] : this.title;

  // remember(lugar) recibe por dónde se va, cuando ya se lleva un rato ahí.
  constructor(label, article, remember) {
    this.label = label;
    this.article = article;
    this.remember = remember;
    addEventListener("scroll", () => this.tell(), { passive: true });
    addEventListener("resize", () => this.tell());
  }

  // Como mucho, una vez por fotograma.
  tell() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = undefined;
      const { article, label, number } = this;
      const read = `${share(article)}\u00a0%`;
      label.textContent = number ? `${number}\u00a0·\u00a0${read}` : `${this.name} · ${read}`;
      document.documentElement.classList.toggle("reading", scrollY > innerHeight / 2);
    });
  }

  at(link) {
    this.number = numberOf(link?.textContent) || this.chapter;
    this.tell();
    clearTimeout(this.settling);
    const section = link?.hash.slice(1) ?? "";
    const name = topicOf(link?.textContent);
    this.settling = setTimeout(() => this.settle(section, name), SETTLED);
  }

  settle(section, name) {
    if (this.number) this.remember({ section, name, number: this.number, end: this.ended() });
  }

  // También se ha llegado cuando lo que cierra el capítulo alcanza media pantalla.
  ended() {
    const closing = this.article.querySelector(CLOSING);
    return share(this.article) >= END || closing?.getBoundingClientRect().top < innerHeight / 2;
  }
}

// Fuera de todas las secciones, en lo que cierra el capítulo, se sigue en la última que se ha dejado atrás.
function leftBehind(names) {
  const top = (innerHeight * STRIP.top) / 100;
  return names.findLast((id) => document.getElementById(id)?.getBoundingClientRect().bottom <= top);
}

// Sigue la lectura: la sección que se lee es la última que toca una franja, cerca de lo alto de la pantalla.
export function followSections(boxes, label, article, remember) {
  const place = label && new Place(label, article, remember);
  const rails = boxes.map((box) => new Rail(box));
  const { links } = rails[0];
  const names = [...links.keys()];
  const seen = new Set();
  const follow = () => {
    const current = names.findLast((id) => seen.has(id)) ?? leftBehind(names);
    for (const rail of rails) rail.mark(current);
    place?.at(links.get(current));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target.id);
        else seen.delete(target.id);
      }
      follow();
    },
    { rootMargin: `-${STRIP.top}% 0px -${STRIP.bottom}% 0px` },
  );
  for (const id of names) {
    const section = document.getElementById(id);
    if (section) observer.observe(section);
  }
  const closing = article.querySelector(CLOSING);
  if (closing) new IntersectionObserver(follow, { rootMargin: "0px 0px -50% 0px" }).observe(closing);
}

// --- Llegar

// Los que hay, se haya montado lo que se haya montado.
const BLOCKS = ".bd-article section:not(.exercise) > :not(section)";

// Coloca lo que hay antes de un lugar o, sin decir cuál, todo.
function placeUpTo(place) {
  const { DOCUMENT_POSITION_FOLLOWING: follows } = Node;
  for (const section of document.querySelectorAll(".bd-article :is(section section, .sheet):not(.placed)")) {
    if (!place || section.compareDocumentPosition(place) & follows) section.classList.add("placed");
  }
}

// El lugar de la página que dice un enlace; nada si no lo hay, o si es una figura con sus ajustes.
function named(hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

// Lo que está en un apartado plegado se ve si se abre.
function unfold(place) {
  const folded = place?.closest("details.apart");
  if (folded) folded.open = true;
}

function goTo(hash) {
  if (!hash) return;
  const place = named(hash);
  unfold(place);
  placeUpTo(place);
}

// Lo primero que se ve, por su número entre los bloques, y dónde está, en píxeles.
function firstSeen() {
  const boxes = [...document.querySelectorAll(BLOCKS)].map((block) => block.getBoundingClientRect());
  const number = boxes.findIndex(({ height, bottom }) => height && bottom > HEADER);
  return number < 0 ? null : { number, top: boxes[number].top };
}

// Recuerda lo que se veía al irse o al recargar, mientras dure la pestaña.
class Left {
  key = `lugar:${location.pathname}`;

  write() {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(scrollY ? firstSeen() : null));
    } catch {
      // Sin almacenamiento se vuelve adonde diga el navegador.
    }
  }

  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key));
    } catch {
      return null;
    }
  }
}

// Deja un bloque donde estaba mientras se monta lo que hay antes, que cambia de altura, o hasta que se toque la página.
function hold(block, top) {
  const again = () => scrollBy(0, block.getBoundingClientRect().top - top);
  const sizes = new ResizeObserver(again);
  const leave = () => sizes.disconnect();
  again();
  sizes.observe(document.querySelector(".bd-article"));
  for (const kind of MOVES) addEventListener(kind, leave, { once: true, capture: true, passive: true });
  setTimeout(leave, HELD);
}

// Al volver atrás o recargar, adonde se estaba; si no, adonde dice la dirección. Y lo mismo con cada enlace.
export function arrive() {
  const left = new Left();
  const returned = ["reload", "back_forward"].includes(performance.getEntriesByType("navigation")[0]?.type);
  const { number, top } = (returned && left.read()) || {};
  const block = document.querySelectorAll(BLOCKS)[number];
  if (block && Number.isFinite(top)) {
    history.scrollRestoration = "manual"; // que el navegador no lo mueva después
    unfold(block);
    placeUpTo(block);
    hold(block, top);
  } else if (location.hash) {
    goTo(location.hash);
    // :target aún no dice nada en un guion aplazado.
    if (!returned) named(location.hash)?.scrollIntoView();
  }
  addEventListener("pagehide", () => left.write());
  addEventListener("hashchange", () => goTo(location.hash));
  // Antes de ir, para no quedarse corto. De los pasos dentro de la página se acuerda el navegador.
  const follow = ({ target }) => {
    const link = target.closest?.("a[href^='#']");
    if (!link) return;
    history.scrollRestoration = "auto";
    goTo(link.hash);
  };
  addEventListener("click", follow, true);
}
