// La conversación con el trabajador: arranca Python, le manda celdas, lo para y dice en palabras lo que pasa.

// En cada módulo: un objeto compartido sería otro fichero que pedir.
const published = JSON.parse(PYTHON);

// Este módulo está con las demás partes; el trabajador, un piso más arriba.
const WORKER = new URL("../worker.js", import.meta.url).href;
// Sin noticias durante la carga en este tiempo, algo va mal: una política que no deja arrancar, una red cortada…
const PATIENCE = 30_000;
// Lo que Python tarda en atender, si no sigue con algo de antes.
const SOON = 5000;
const STOPPED =
  "Python se ha detenido al ejecutar este código: una recursión muy honda, demasiada memoria, una orden de salir… Lo" +
  " que has escrito sigue aquí. Al ejecutar otra vez, Python empieza de nuevo.";
const CONSENT = "optlib-python";
const STAGES = { python: "Descargando Python…", drawing: "Descargando lo necesario para dibujar…" };
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

function remembered() {
  try {
    return localStorage.getItem(CONSENT) === published.folder;
  } catch {
    return false;
  }
}

// El navegador puede haber guardado cortado o alterado el trabajador: lo pide otra vez.
const renew = () => fetch(WORKER, { cache: "reload", signal: AbortSignal.timeout(PATIENCE) }).catch(() => {});

export class Session {
  #worker = null;
  #job = null;
  #timer = 0;
  #agreed = remembered();
  #count = 0;
  #failed = false;
  #ready = false;

  // Si hay que decir antes lo que se va a descargar.
  get asks() {
    return !this.#agreed;
  }

  get busy() {
    return this.#job !== null;
  }

  agree() {
    this.#agreed = true;
    try {
      localStorage.setItem(CONSENT, published.folder);
    } catch {
      // Sin almacenamiento se volverá a preguntar en la próxima página.
    }
  }

  // Manda al trabajador lo que hay que hacer (worker.js). listener tiene receive(mensaje), say(texto),
  // progress(fracción o null) y end(texto o nada).
  async run(work, listener) {
    if (this.#job) return;
    const job = { id: ++this.#count, listener };
    this.#job = job;
    if (this.#failed) await renew();
    if (this.#job !== job) return; // se ha parado
    if (!this.#worker) this.#start();
    this.#worker?.postMessage({ id: job.id, ...work });
    if (!this.#ready) return;
    const busy = () => this.#say("Python sigue con algo de antes y no contesta: se puede parar.");
    this.#timer = setTimeout(busy, SOON);
  }

  // Para lo que se esté ejecutando, y Python empieza de nuevo.
  stop(text = "Parado. Al ejecutar otra vez se rehace lo que haga falta.") {
    if (this.#job) this.#end(text);
    const started = this.#ready;
    this.#close();
    // La próxima vez ya estará listo; si lo que se ha parado era la descarga, no se vuelve a pedir.
    if (started) this.#start();
  }

  #start() {
    const address = this.#failed ? `${WORKER}#de-nuevo` : WORKER;
    // Las imágenes se dibujan solo en la forma que se va a ver (optlib/plots/pictures.py).
    const form = matchMedia("(max-width: 719px)").matches ? "narrow" : "wide";
    try {
      this.#worker = new Worker(address, { type: "module", name: form });
    } catch (error) {
      return this.#fail(error.message);
    }
    this.#worker.onmessage = ({ data }) => this.#receive(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message);
    };
    this.#say("Preparando Python…");
    this.#watch();
  }

  #close() {
    clearTimeout(this.#timer);
    if (this.#worker) {
      // Uno que se ha terminado aún puede quejarse: ya no es el de ahora.
      this.#worker.onmessage = null;
      this.#worker.onerror = (event) => event.preventDefault();
      this.#worker.terminate();
    }
    this.#worker = null;
    this.#ready = false;
  }

  #watch() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail("desde hace 30 s no llega nada", true), PATIENCE);
  }

  #say(text, fraction = null, amount = "") {
    this.#job?.listener.say(text);
    this.#job?.listener.progress(fraction, amount);
  }

  #receive(message) {
    if (message.type === "progress") return this.#progress(message);
    if (message.type === "failed") return this.#fail(message.message, message.lost);
    clearTimeout(this.#timer);
    if (message.type === "ready") {
      this.#failed = false;
      this.#ready = true;
      return this.#say("Python está listo.");
    }
    if (!this.#job || message.id !== this.#job.id) return;
    if (message.type === "end") this.#end();
    else this.#job.listener.receive(message);
  }

  #progress({ stage, loaded, total }) {
    this.#watch();
    if (loaded >= total) return this.#say(stage === "python" ? "Arrancando Python…" : "Preparando las imágenes…");
    const percent = Math.floor((100 * loaded) / total);
    this.#say(STAGES[stage], loaded / total, `${percent} % de ${megabytes(published.download[stage])} MB`);
  }

  #end(text) {
    const { listener } = this.#job;
    this.#job = null;
    listener.progress(null);
    listener.end(text);
  }

  // No ha arrancado, o ha perdido una descarga (lost); si no, lo ha detenido el código.
  #fail(reason, lost = false) {
    this.#failed = lost || !this.#ready;
    this.#close();
    if (!this.#job) return;
    const text =
      `No se ha podido arrancar Python en este navegador${reason ? ` (${reason})` : ""}. Lo que has escrito sigue` +
      " aquí. Comprueba la conexión y ejecuta otra vez; si se repite, descarga el cuaderno y ábrelo en tu equipo.";
    this.#end(this.#failed ? text : STOPPED);
  }
}

// Lo que pesa, para decirlo antes de gastarlo.
export const weight = () => `${Math.round(published.download.python / 1e6)} MB`;
export const drawingWeight = () => `${Math.round(published.download.drawing / 1e6)} MB`;
