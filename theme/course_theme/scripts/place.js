// Por dónde se va: la sección que se lee, en el índice de la página y, donde este no se ve, en la cabecera.
const HEADER = 60; // lo que tapa la cabecera, en píxeles
const SETTLED = 3000; // milisegundos en una sección para que sea por donde se va
const END = 97; // tanto por ciento desde el que se ha llegado al final

// Marca el enlace de la sección que se lee y lo deja a la vista en el índice.
function markCurrent(toc, links, current) {
  for (const link of links) {
    if (link === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (!current) return;
  const place = current.offsetTop - toc.scrollTop;
  const seen = place >= 0 && place + current.offsetHeight <= toc.clientHeight;
  if (!seen) toc.scrollTop = current.offsetTop - toc.clientHeight / 2;
}

// «2.6» de la sección que se lee o, antes de la primera, el número del capítulo.
const numberOf = (text = "") => text.match(/^[\d.]*\d/)?.[0] ?? "";

// Cuánto se ha leído, en tanto por ciento.
function share(article) {
  const { top, height } = article.getBoundingClientRect();
  const fraction = (HEADER - top) / (height - innerHeight + HEADER);
  return Math.round(100 * Math.min(Math.max(fraction, 0), 1));
}

class Place {
  title = document.querySelector("h1")?.textContent.replace(/#$/, "") ?? "";
  number = numberOf(this.title);
  // Lo que cabe del título de una página sin número.
  name = this.title.length > 14 ? this.title.split(" ")[0] : this.title;

  // remember(lugar) recibe por dónde se va, cuando ya se lleva un rato ahí.
  constructor(label, article, remember) {
    Object.assign(this, { label, article, remember, chapter: this.number });
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
    this.settling = setTimeout(() => this.settle(section), SETTLED);
  }

  settle(section) {
    if (this.number) this.remember({ section, number: this.number, end: share(this.article) >= END });
  }
}

// Sigue la lectura: la sección que se lee es la última que toca una franja, cerca de lo alto de la pantalla.
export function followSections(toc, label, article, remember) {
  const place = label && new Place(label, article, remember);
  const links = new Map([...toc.querySelectorAll("a[href^='#']")].map((link) => [link.hash.slice(1), link]));
  const seen = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target.id);
        else seen.delete(target.id);
      }
      const current = links.get([...links.keys()].filter((id) => seen.has(decodeURIComponent(id))).at(-1));
      markCurrent(toc, links.values(), current);
      place?.at(current);
    },
    { rootMargin: "-15% 0px -75% 0px" },
  );
  for (const id of links.keys()) {
    const section = document.getElementById(decodeURIComponent(id));
    if (section) observer.observe(section);
  }
}
