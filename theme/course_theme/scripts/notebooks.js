// La página de los cuadernos: los que el lector ha cambiado en JupyterLite, que los guarda en este navegador. Los de
// otra redacción de los cuadernos están guardados con otro nombre, y siguen ahí.
import { html } from "../../../optlib/static/dom.js";
import { download, erasing } from "../../../optlib/static/keeping.js";

const FILES = "files";
const box = document.querySelector(".kept-notebooks");
const current = box.dataset.store;
const family = current.slice(0, current.lastIndexOf("-") + 1);

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// Los almacenes de los cuadernos; un navegador que no sabe decirlos solo da el de ahora.
async function stores() {
  const known = indexedDB.databases ? await indexedDB.databases() : [{ name: current }];
  return known.map((each) => each.name).filter((name) => name.startsWith(family));
}

// Hace algo con un almacén; si no está o no tiene ficheros, nada.
async function within(name, mode, work) {
  const opening = indexedDB.open(name);
  // Preguntar por uno que no está no debe crearlo.
  opening.onupgradeneeded = () => opening.transaction.abort();
  const database = await settled(opening).catch((error) => {
    if (error?.name === "AbortError") return null;
    throw error;
  });
  if (!database) return [];
  try {
    const names = [...database.objectStoreNames];
    return names.includes(FILES) ? await work(database.transaction(names, mode), names) : [];
  } finally {
    database.close();
  }
}

const readable = (file) => typeof file?.path === "string" && file.type !== "directory" && file.content != null;

async function kept() {
  const found = [];
  for (const name of await stores()) {
    const files = await within(name, "readonly", (reading) => settled(reading.objectStore(FILES).getAll()));
    found.push(...files.filter(readable).map((file) => ({ file, old: name !== current })));
  }
  return found.sort((one, other) => one.old - other.old || one.file.path.localeCompare(other.file.path));
}

function bytes({ content, format }) {
  if (format === "base64") return Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  return typeof content === "string" ? content : JSON.stringify(content, null, 1);
}

const calendar = new Intl.DateTimeFormat("es", { dateStyle: "long", timeStyle: "short" });

function saved({ last_modified }) {
  const date = new Date(last_modified);
  return Number.isNaN(date.getTime()) ? "" : `, guardado el ${calendar.format(date)}`;
}

function row({ file, old }) {
  const text = `${saved(file)}${old ? ", de cuando los cuadernos eran otros" : ""} `;
  const label = `Descargar ${file.path}${old ? ", el de antes" : ""}`;
  const save = () => download(file.path.split("/").at(-1), bytes(file));
  const button = html("button", { type: "button", "aria-label": label, click: save }, "Descargar");
  return html("li", {}, html("strong", {}, file.path), text, button);
}

async function erase() {
  for (const name of await stores()) {
    await within(name, "readwrite", (writing, names) => {
      for (const each of names) writing.objectStore(each).clear();
      return new Promise((resolve, reject) => {
        writing.oncomplete = () => resolve([]);
        writing.onabort = () => reject(writing.error);
      });
    });
    // Lo vacío de antes tampoco se queda; si otra pestaña lo tiene abierto, se irá cuando lo cierre.
    if (name !== current) indexedDB.deleteDatabase(name);
  }
}

async function eraseAndShow() {
  const failed = await erase().then(
    () => false,
    () => true,
  );
  shown = "";
  await show();
  if (failed) box.append(html("p", { role: "alert" }, "No se ha podido borrar todo. Cierra los cuadernos y repite."));
  box.querySelector("[tabindex], button")?.focus();
}

// En la lista de arriba se ve de cuáles hay algo guardado.
function mark(files) {
  for (const item of document.querySelectorAll(".notebooks li")) {
    item.querySelector(".notebook-mark")?.remove();
    const mine = files.filter(({ file }) => file.path === item.dataset.file);
    if (!mine.length) continue;
    const text = mine.some(({ old }) => !old) ? "cambiado por ti" : "tienes cambios en el de antes";
    item.append(html("a", { href: "#lo-que-has-cambiado", class: "notebook-mark" }, text));
  }
}

let shown = "";

async function show() {
  let files;
  try {
    files = await kept();
  } catch {
    shown = "";
    const away = "Este navegador no deja guardar nada: descarga desde el menú Archivo lo que cambies en un cuaderno.";
    box.replaceChildren(html("p", { role: "alert" }, away));
    return;
  }
  // Al volver a la pestaña, si todo sigue igual no se toca lo que se estaba haciendo.
  const now = JSON.stringify(files.map(({ file, old }) => [file.path, file.last_modified, old]));
  if (now === shown) return;
  shown = now;
  mark(files);
  const erasure = () => erasing("Borrar todo lo que he cambiado", "Sí, borrarlo", eraseAndShow);
  if (files.length) box.replaceChildren(html("ul", {}, ...files.map(row)), erasure());
  else box.replaceChildren(html("p", { tabindex: "-1" }, "Aún no has cambiado ningún cuaderno en este navegador."));
}

show();
// Se vuelve a esta página después de cambiar un cuaderno.
addEventListener("pageshow", (event) => event.persisted && show());
addEventListener("visibilitychange", () => document.visibilityState === "visible" && show());
