// La página de los cuadernos: los que el lector ha cambiado en JupyterLite, que los guarda en este navegador. Cada
// versión del curso guarda los suyos con su nombre, así que los de una anterior siguen ahí.
import { html } from "../../../optlib/static/dom.js";

const FILES = "files";
const box = document.querySelector(".kept-notebooks");
const current = box.dataset.store;
const family = current.slice(0, current.lastIndexOf("-") + 1);

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(request.error);
  });

// Los almacenes de este curso; un navegador que no sabe decirlos solo da el de esta versión.
async function stores() {
  if (!indexedDB.databases) return [current];
  const names = (await indexedDB.databases()).map((each) => each.name);
  return names.filter((name) => name.startsWith(family)).sort();
}

// Hace algo con los ficheros guardados en un almacén, si los tiene.
async function within(name, mode, work) {
  const database = await settled(indexedDB.open(name));
  try {
    if (!database.objectStoreNames.contains(FILES)) return [];
    return await settled(work(database.transaction(FILES, mode).objectStore(FILES)));
  } finally {
    database.close();
  }
}

async function kept() {
  const found = [];
  for (const name of await stores()) {
    const files = await within(name, "readonly", (store) => store.getAll());
    found.push(...files.filter((file) => file.type !== "directory").map((file) => ({ file, old: name !== current })));
  }
  return found.sort((one, other) => one.old - other.old || one.file.path.localeCompare(other.file.path));
}

function bytes({ content, format }) {
  if (format === "base64") return Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  return typeof content === "string" ? content : JSON.stringify(content, null, 1);
}

function download(file) {
  const address = URL.createObjectURL(new Blob([bytes(file)], { type: "application/octet-stream" }));
  html("a", { href: address, download: file.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const day = new Intl.DateTimeFormat("es", { dateStyle: "long", timeStyle: "short" });

function row({ file, old }) {
  const when = `, del ${day.format(new Date(file.last_modified))}${old ? ", con una versión anterior del curso" : ""} `;
  const button = html("button", { type: "button", click: () => download(file) }, "Descargar");
  button.setAttribute("aria-label", `Descargar ${file.path}${old ? ", de una versión anterior" : ""}`);
  return html("li", {}, html("strong", {}, file.path), when, button);
}

// Borrar pide confirmación en la propia página.
function erasing() {
  const ask = html("button", { type: "button" }, "Borrar todo lo que he cambiado");
  const yes = html("button", { type: "button" }, "Sí, borrarlo");
  const no = html("button", { type: "button" }, "No, dejarlo como está");
  const sure = html("span", { hidden: true }, "¿Seguro? No se puede deshacer. ", yes, " ", no);
  const toggle = (asking) => {
    ask.hidden = asking;
    sure.hidden = !asking;
    (asking ? no : ask).focus();
  };
  ask.addEventListener("click", () => toggle(true));
  no.addEventListener("click", () => toggle(false));
  yes.addEventListener("click", async () => {
    for (const name of await stores()) await within(name, "readwrite", (store) => store.clear());
    await show();
    box.querySelector("p").focus();
  });
  return html("p", {}, ask, sure);
}

async function show() {
  try {
    const files = await kept();
    if (files.length) box.replaceChildren(html("ul", {}, ...files.map(row)), erasing());
    else box.replaceChildren(html("p", { tabindex: "-1" }, "Aún no has cambiado ninguno en este navegador."));
  } catch {
    const away = "Este navegador no deja guardar nada: descarga desde el menú Archivo lo que cambies en un cuaderno.";
    box.replaceChildren(html("p", { role: "alert" }, away));
  }
}

show();
// Se vuelve a esta página después de cambiar un cuaderno.
addEventListener("pageshow", (event) => event.persisted && show());
addEventListener("visibilitychange", () => document.visibilityState === "visible" && show());
