// Las salidas de una celda, con el mismo aspecto que las guardadas. Se carga al ejecutar la primera.
import createDOMPurify from "dompurify";
import { html } from "../../optlib/static/dom.js";

// El HTML de una celda se limpia: se queda lo que usan tablas, ejercicios y figuras, y nada que pida algo a otro sitio.
const purify = createDOMPurify(window);
const RULES = {
  USE_PROFILES: { html: true, svg: true, svgFilters: false, mathMl: true },
  FORBID_TAGS: ["style", "form", "input", "button", "textarea", "select", "audio", "video", "source", "picture"],
  FORBID_ATTR: ["srcset", "action", "formaction", "autofocus", "name", "background", "poster", "ping", "data-progress"],
  RETURN_DOM_FRAGMENT: true,
};
const MAX_STEPS = 10_000;
// Solo imágenes que ya vienen en el texto, y enlaces y colores de la propia salida, que no tapa el resto de la página.
const PICTURE = /^data:image\/(png|jpeg|gif|webp);/i;
purify.addHook("uponSanitizeAttribute", (_, attribute) => {
  const { attrName: name, attrValue: value } = attribute;
  const asks =
    (name === "src" && !PICTURE.test(value)) ||
    (/^(xlink:)?href$/.test(name) && !value.startsWith("#")) ||
    (name === "style" && /url|image|@import|position|\\/i.test(value)) ||
    /url\(\s*["']?(?!#)/i.test(value);
  if (asks) attribute.keepAttr = false;
});

export function clean(text) {
  const found = purify.sanitize(text, RULES);
  for (const node of found.querySelectorAll("[data-recipe]")) cleanRecipe(node);
  return found;
}

// Los textos de un ejercicio se vuelven nodos al montarlo: se limpian igual. Sus pasos se dan al montarlo.
function cleanRecipe(node) {
  const rules = { ...RULES, RETURN_DOM_FRAGMENT: false };
  const tidy = (key, value) => {
    if (key === "steps" && value > MAX_STEPS) throw new RangeError(key);
    return typeof value === "string" && /[<&]/.test(value) ? purify.sanitize(value, rules) : value;
  };
  try {
    node.dataset.recipe = JSON.stringify(JSON.parse(node.dataset.recipe, tidy));
  } catch {
    delete node.dataset.recipe;
  }
}

const pre = (kind, ...content) => {
  const block = html("pre", {}, ...content);
  return html("div", { class: `output ${kind} notranslate` }, html("div", { class: "highlight" }, block));
};

// Añade un texto que la celda escribe a lo que ya había escrito por el mismo sitio.
export function stream(box, { name, text }) {
  const kind = name === "stderr" ? "stderr" : "stream";
  const last = box.lastElementChild;
  if (last?.dataset.stream === name) last.querySelector("pre").append(text);
  else {
    const block = pre(kind, text);
    block.dataset.stream = name;
    box.append(block);
  }
}

// Lo que la celda muestra: una imagen en sus dos versiones, HTML limpio o texto; y texto, si no se puede mostrar.
export function display(box, output) {
  try {
    box.append(...shown(output));
  } catch {
    box.append(pre("text_plain", output.data["text/plain"]));
  }
}

function shown({ data, metadata }) {
  if (data["image/png"]) return pictures(data, metadata["image/png"] ?? {});
  if (data["text/html"]) return [html("div", { class: "output text_html" }, clean(data["text/html"]))];
  if (data["image/svg+xml"]) return [html("div", { class: "output" }, clean(data["image/svg+xml"]))];
  return [pre("text_plain", data["text/plain"])];
}

function pictures(data, { width, height, alt = data["text/plain"] }) {
  const versions = data["image/png;dark"]
    ? { "only-light": data["image/png"], "only-dark": data["image/png;dark"] }
    : { "": data["image/png"] };
  // En un atributo, un salto de línea es un espacio, como en las imágenes guardadas.
  const words = String(alt).replace(/\s+/g, " ");
  return Object.entries(versions).map(([kind, png]) =>
    html("img", { class: kind, width, height, alt: words, src: `data:image/png;base64,${png}` }),
  );
}

// Un error: qué es, la pista que lo explica y, plegado, por dónde ha pasado.
export function failure({ name, message, hint, traceback, lines }) {
  const parts = [html("p", {}, html("strong", {}, name), message ? `: ${message}` : "")];
  const [place, line] = lines.at(-1) ?? [];
  const where = typeof place === "number" ? `la celda ${place + 1}` : "tu código";
  if (line) parts.push(html("p", {}, `En la línea ${line} de ${where}.`));
  if (hint) parts.push(html("p", { class: "cell-error-hint" }, clean(hint)));
  const more = html("details", {}, html("summary", {}, "Por dónde ha pasado el error"), html("pre", {}, traceback));
  return html("div", { class: "output cell-error" }, ...parts, more);
}
