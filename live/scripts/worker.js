// El trabajador: carga Python, ejecuta celdas y cuenta lo que sale de ellas. No ve la página.
// Entra {id, cells, sources, exercise, figure}: qué celdas ejecutar, en orden, el código de todas y, si lo hay, el de
// un ejercicio que se comprueba, {key, after, source}, o el de una figura, {key, id, source}. Salen, con ese id cuando
// lo tienen, «progress», «ready», «plan», «start», «stream», «display», «clear», «error», «report», «path», «done»,
// «end» y «failed».
import { close } from "./lock.js";

// En cada módulo: un objeto compartido sería otro fichero que pedir.
const published = JSON.parse(PYTHON);

const home = new URL(`${published.folder}/`, import.meta.url).href;
const send = postMessage.bind(globalThis);
const ask = fetch.bind(globalThis);
const Request = globalThis.XMLHttpRequest;

// Lo que baja, en bytes, se cuenta según llega; mientras arranca, también lo que pide Pyodide por su cuenta.
const down = { stage: "", loaded: 0, total: 0, told: 0 };
function expect(stage, ...names) {
  Object.assign(down, {
    stage,
    loaded: 0,
    told: 0,
    total: names.reduce((sum, name) => sum + published.files[name].bytes, 0),
  });
  tell();
}

function tell() {
  const { stage, loaded, total } = down;
  down.told = performance.now();
  send({ type: "progress", stage, loaded: Math.min(loaded, total), total });
}

// Lo que trae una respuesta, según llega y entero: lo cortado o alterado puede parecer completo.
async function whole(response, name) {
  const expected = published.files[name];
  const bytes = new Uint8Array(expected.bytes);
  const reader = response.body.getReader();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (size + value.length <= bytes.length) bytes.set(value, size);
    size += value.length;
    down.loaded += value.length;
    if (performance.now() - down.told > 100 || down.loaded >= down.total) tell();
  }
  if (size !== expected.bytes) throw new Error(`${name}: ${size} bytes de ${expected.bytes}`);
  // Sin https, el navegador no sabe comprobarlo.
  const digest = new Uint8Array((await crypto.subtle?.digest("SHA-256", bytes)) ?? 0);
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex && hex !== expected.sha256) throw new Error(`${name}: ha llegado alterado`);
  return bytes;
}

// Tras un fallo se pide todo otra vez, sin contar con lo que guarda el navegador: puede estar a medias.
const cache = location.hash ? "reload" : "default";
// Pyodide no siempre dice que le ha fallado una descarga: se queda esperando.
let giveUp;
const broken = new Promise((_, reject) => {
  giveUp = (error) => {
    reject(Object.assign(error, { lost: true }));
    throw error;
  };
  addEventListener("securitypolicyviolation", () => {
    reject(new Error("la política de seguridad de este servidor no lo deja"));
  });
});

async function answer(address, options = {}) {
  const response = await ask(address, { ...options, cache });
  if (!response.ok) throw new Error(`${response.status} ${response.url.split("/").at(-1)}`);
  return response;
}

const renew = async (name) => (await answer(home + name)).arrayBuffer();

// Un fichero, ya comprobado.
const get = (address) =>
  answer(address)
    .then((response) => whole(response, address.split("/").at(-1)))
    .catch(giveUp);

// Lo que pide Pyodide, que se comprueba mientras él lo lee.
async function counted(address, options) {
  const response = await answer(address, options).catch(giveUp);
  const name = response.url.split("/").at(-1);
  if (name in published.files) {
    whole(response.clone(), name)
      .catch(giveUp)
      .catch(() => {}); // ya está dicho
  }
  return response;
}

const pack = (name) => get(home + name);

let python;
let runner;
let browser;
let drawing = null;

async function start() {
  expect("python", "stdlib.zip", "numpy.tar.zst", "pyodide.asm.wasm");
  globalThis.fetch = counted;
  const numpy = pack("numpy.tar.zst");
  const course = get(new URL(published.course, import.meta.url).href);
  // Si falla una descarga ya lo dice «broken».
  for (const each of [numpy, course]) each.catch(() => {});
  // Lo que se importa lo toma de lo que guarda el navegador: tras un fallo, se renueva antes.
  if (location.hash) await Promise.all(["pyodide.mjs", "pyodide.asm.mjs"].map(renew)).catch(giveUp);
  const { loadPyodide } = await import(`${home}pyodide.mjs`);
  python = await loadPyodide({
    indexURL: home,
    stdLibURL: `${home}stdlib.zip`,
    lockFileContents: { info: published.info, packages: {} },
    env: { HOME: "/home/pyodide", MPLCONFIGDIR: "/tmp", MPLBACKEND: "agg", OPTLIB_FORM: globalThis.name },
  });
  const [site] = python.pyimport("site").getsitepackages().toJs();
  python.unpackArchive(await course, "zip", { extractDir: site });
  browser = python.pyimport("course_live.browser");
  browser.install(await numpy);
  runner = browser.start(
    (kind, json) => send({ type: kind, id: current.id, cell: current.cell, ...JSON.parse(json) }),
    drawingNow,
  );
  close();
  send({ type: "ready" });
}

// matplotlib se trae antes de la primera celda que parece que va a dibujar…
async function fetchDrawing() {
  expect("drawing", "matplotlib.tar.zst");
  drawing = await pack("matplotlib.tar.zst");
}

// … o a mitad de una que dibuja sin que lo parezca.
function drawingNow() {
  if (!drawing) {
    send({ type: "fetching", ...current });
    const request = new Request();
    request.open("GET", `${home}matplotlib.tar.zst`, false);
    request.responseType = "arraybuffer";
    request.send();
    const bytes = new Uint8Array(request.response ?? []);
    if (bytes.length !== published.files["matplotlib.tar.zst"].bytes)
      throw new Error("Matplotlib no se ha descargado, o no entero");
    drawing = bytes;
  }
  return drawing;
}

let current = {};

// Ejecuta un código, de una celda o de un ejercicio, y cuenta lo que sale; si parece que dibuja, antes
// trae con qué.
async function execute(id, cell, source, work) {
  current = { id, cell };
  if (!drawing && browser.draws(source)) await fetchDrawing();
  send({ type: "start", id, cell });
  const at = performance.now();
  const good = work();
  send({ type: "done", id, cell, ms: performance.now() - at });
  return good;
}

// Ejecuta las celdas que hacen falta antes, según plan, y dice si han ido bien.
async function before(id, cell, plan, book) {
  const needed = plan.toJs();
  plan.destroy();
  send({ type: "plan", id, cell, before: needed });
  for (const each of needed) if (!(await runOne(id, each, book))) return false;
  return true;
}

const runOne = (id, cell, { sources, given }) => execute(id, cell, sources[cell], () => runner.run(given, cell));

const runCell = async (id, cell, book) =>
  (await before(id, cell, runner.plan(book.given, cell), book)) && runOne(id, cell, book);

async function check(id, { key, after, source }, book) {
  const plan = runner.plan_apart(book.given, after, source);
  if (await before(id, key, plan, book))
    await execute(id, key, source, () => runner.check(book.given, after, key, source));
}

async function run({ id, cells, sources, exercise }) {
  await ready;
  const given = python.toPy(sources);
  const book = { sources, given };
  for (const cell of cells) if (!(await runCell(id, cell, book))) break;
  if (exercise) await check(id, exercise, book);
  given.destroy();
  send({ type: "end", id });
}

const failed = (error) =>
  send({ type: "failed", message: String(error?.message ?? error).slice(0, 500), lost: error?.lost === true });
const ready = Promise.race([broken, start()]);
ready.catch(failed);
let queue = ready.catch(() => {});
addEventListener("message", ({ data }) => {
  queue = queue.then(() => run(data)).catch(failed);
});
