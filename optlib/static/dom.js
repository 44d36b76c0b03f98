// Piezas mínimas para construir la página: nodos, atributos y textos. Nada de aquí lee HTML.

const SVG = "http://www.w3.org/2000/svg";

// Un atributo que es una función atiende al suceso de ese nombre; true es un atributo sin valor; false o nulo, ninguno.
function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

// html("p", { class: "nota", click: press }, "texto", nodo…)
export const html = (tag, attributes = {}, ...children) => build(document.createElement(tag), attributes, children);
export const svg = (tag, attributes = {}, ...children) =>
  build(document.createElementNS(SVG, tag), attributes, children);

export const button = (text, click, more) => html("button", { type: "button", click, ...more }, text);

// Lo que se escribe en un campo queda como se escribe.
export const AS_TYPED = { spellcheck: "false", autocapitalize: "off", autocorrect: "off", autocomplete: "off" };

// Cambia un atributo solo si hace falta: así el navegador no vuelve a pintar lo que sigue igual.
export function put(node, name, value) {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

export function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// Jupyter carga este módulo una vez por widget: cada una cuenta aparte, con su propia marca.
const mark = Math.random().toString(36).slice(2, 8);
let count = 0;
export const uniqueId = () => `control-${mark}-${++count}`;

// Un guion que no ha llegado no se puede pedir otra vez desde la misma página, y el navegador puede haber guardado uno
// cortado o cambiado: los pide de nuevo, ahora y al recargar. Python, que va al lado, pesa demasiado.
function renew() {
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  for (const name of names.filter((each) => /^http.*\/_static\/(optlib\/(parts\/)?)?[^/]+\.js/.test(each)))
    fetch(name, { cache: "reload", keepalive: true }).catch(() => {}); // sin conexión
}
export function askAgain() {
  renew();
  addEventListener("pagehide", renew);
}

// Dice en esos nodos que les falta el guion; en un título, debajo.
export function sayMissing(nodes, text = "No se ha podido cargar. Recarga la página.") {
  askAgain();
  for (const node of nodes) {
    const said = html("p", { role: "status" }, text);
    const body = node.querySelector(".fig-body"); // lo que reserva una figura lo dejaría fuera de la vista
    if (node.matches("h1")) node.after(said);
    else if (body) body.before(said);
    else node.append(said);
  }
}

// Para una promesa que falla: lo dice, y sigue fallando.
export const saidIn = (nodes) => (error) => {
  sayMissing(nodes);
  throw error;
};

// Lo que se trae cuando se pide, una vez: un guion clásico, que también se carga desde una carpeta. Puede llegar cambiado:
// read da lo que trae, o nada.
const brought = new Map();
function bring(file, read) {
  const made = () =>
    new Promise((load, error) => {
      const src = `${document.documentElement.dataset.content_root ?? ""}_static/${file}`;
      const whole = () => (read() ? load(read()) : error());
      document.head.append(html("script", { src, load: whole, error }));
    });
  return brought.get(file) ?? brought.set(file, made()).get(file);
}

// Las imágenes que lee la red.
export const digits = () => bring("digits.js", () => /^[a-q]+$/.test(window.digits?.ink) && window.digits);

// Los nombres de pueblos de un país ("es", "pe" o "mx"), como los lee unfolded, de towns.js.
export const townNames = (country) =>
  bring(`towns-${country}.js`, () => /^(?:\w[a-záéíñóúü ]+\n)+$/.exec(window.towns?.[country])?.[0]);

// Cómo se llama la página: su fichero, sin carpeta ni extensión.
export const pageName = () => location.pathname.match(/([^/]*?)(\.html)?$/)[1] || "index";
