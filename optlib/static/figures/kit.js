// El marco de una figura: estado, mandos, resumen en palabras, enlace y tamaño. Una figura es
// { params, create, code, ahead }: create(fig) dibuja lo fijo y devuelve update(state), que da el resumen; code(python)
// da su código en Python, con lo que hay en code/python.js; y ahead(state), si lo hay, lo que conviene calcular antes.
// layout y sizes, si los hay, dicen a figures.css cómo se coloca y cuánto llenan los dibujos con los mandos al lado. Se
// crea sin que se vea: después se hace lo que dice stages.
import { significant } from "../numbers.js";
import { html, put, saidIn, say, uniqueId } from "../dom.js";
import { Desk } from "./desk.js";
import { Panel } from "./panel.js";
import { clean, complete, list, toLink, written } from "./params.js";

// --- Mandos

function field(label, input) {
  const id = uniqueId();
  input.id = id;
  const shown = html("span", { class: "fig-value", "aria-hidden": "true" });
  const hint = html("span", { class: "fig-hint" });
  const node = html("div", { class: "fig-control" }, html("label", { for: id }, label), shown, input, hint);
  return { node, shown, hint, input };
}

// Posición del valor más cercano en una lista ordenada.
export function nearest(values, value) {
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle;
    else high = middle;
  }
  return value - values[low] <= values[high] - value ? low : high;
}

// Un deslizador sobre una lista de valores: cada tecla cambia el valor.
export function rangeField(label, read, change) {
  const input = () => change(read().values[Number(parts.input.value)]);
  const parts = field(label, html("input", { type: "range", min: 0, step: 1, input }));
  let last = {};
  parts.sync = (words = "") => {
    const { values, value, format = significant } = read();
    if (values === last.values && value === last.value && words === last.words && parts.input.value === last.position)
      return;
    put(parts.input, "max", values.length - 1);
    const position = String(nearest(values, value));
    if (parts.input.value !== position) parts.input.value = position;
    say(parts.shown, format(value));
    say(parts.hint, words);
    put(parts.input, "aria-valuetext", words ? `${format(value)}: ${words}` : format(value));
    last = { values, value, words, position };
  };
  return parts;
}

// Una lista o una casilla: lo que se elige es su propiedad `key`.
function picker(fig, name, param, input, key) {
  const parts = field(param.label, input);
  input.addEventListener("change", () => fig.set({ ...param.resets, [name]: input[key] }));
  parts.sync = (words = "") => {
    input[key] = fig.state[name];
    say(parts.hint, words);
  };
  return parts;
}

const CONTROLS = {
  slider(fig, name, param) {
    const read = () => ({ values: list(param, fig.state), value: fig.value(name), format: param.format });
    return [rangeField(param.label, read, (value) => fig.set({ [name]: value }))];
  },
  choice(fig, name, param) {
    const options = Object.entries(param.options).map(([value, text]) => html("option", { value }, text));
    return [picker(fig, name, param, html("select", {}, ...options), "value")];
  },
  flag(fig, name, param) {
    const parts = picker(fig, name, param, html("input", { type: "checkbox" }), "checked");
    parts.node.classList.add("fig-check");
    return [parts];
  },
  point(fig, name, param) {
    return param.labels.map((label, i) => {
      const read = () => ({ values: param.axis(fig.state)[i], value: fig.value(name)[i] });
      const change = (v) => fig.set({ [name]: fig.value(name).map((old, j) => (i === j ? v : old)) });
      return rangeField(label, read, change);
    });
  },
};

// --- El marco

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Figure {
  panels = [];
  controls = {};
  visible = true;
  resolve = {}; // de un parámetro que puede ser null, su valor efectivo
  held = false; // mientras se arrastra
  ready = null; // lo que espera quien quiere ver su código
  codePanel = null;
  stop = null; // cómo se para lo que se reproduce
  taking = []; // lo que se hace con cada cambio en el acto, sin esperar al fotograma en que se dibuja

  // host: { key, restored, changed(state), link(text), rules, digits(), towns(país), progress }; sin enlace en Jupyter.
  constructor(root, spec, given, host = {}) {
    this.root = root;
    this.spec = spec;
    this.host = host;
    this.initial = complete(spec.params, given);
    this.state = complete(spec.params, host.restored ?? {}, this.initial);
    this.box = root.querySelector(".fig-body");
    this.goal = root.querySelector(".fig-goal");
  }

  // Lo que hay que hacer para que se vea, por orden y con descansos si hace falta: lo que es lento la primera vez y se
  // recuerda (ahead, de la figura), los mandos, y ponerla en la página.
  get stages() {
    return [...(this.spec.ahead?.(this.state) ?? []), () => this.build(), () => this.open()];
  }

  build() {
    this.summary = html("p", { class: "fig-summary", role: "status" });
    this.desk = new Desk(this.summary);
    // Donde van los dibujos que se quedan a la vista, y los mandos que no son los principales.
    this.view = this.desk.view;
    this.rest = this.desk.rest;
    // Mientras se arrastra no se gana: cuenta dónde se suelta.
    const hold = ({ type }) => {
      this.held = type === "pointerdown";
      this.refresh();
    };
    const held = { pointerdown: hold, pointerup: hold, pointercancel: hold };
    this.live = html("div", { class: "fig-live", ...held }, this.desk.node);
    const { layout, sizes = {} } = this.spec;
    if (layout) this.root.classList.add(`fig-${layout}`);
    for (const [name, size] of Object.entries(sizes)) this.root.style.setProperty(`--fig-${name}`, size);
    this.update = this.spec.create(this);
    this.desk.finish();
    this.button("Reiniciar", () => this.set({ ...this.initial }, true), "fig-reset");
  }

  open() {
    this.box.querySelector(":scope > p")?.remove(); // «ejecuta esta celda»: ya está hecho
    this.box.append(this.live);
    this.root.classList.add("fig-on");
    if (!this.root.dataset.controls) this.offerCode();
    this.watch();
    this.draw();
  }

  // Valor efectivo de un parámetro que puede ser null («el del problema»).
  value(name) {
    return this.state[name] ?? this.resolve[name]?.(this.state);
  }

  panel(options, parent = this.view) {
    const panel = new Panel(parent, options);
    this.panels.push(panel);
    return panel;
  }

  // Columna de al lado; en un teléfono queda bajo los mandos, para ver el dibujo mientras se usan.
  side() {
    if (!this.beside) {
      this.beside = html("div", { class: "fig-side" });
      this.live.append(this.beside);
      this.live.classList.add("fig-split");
    }
    return this.beside;
  }

  // Añade los mandos de esos parámetros, en ese orden: los principales y los demás. La que abre un capítulo dice cuáles
  // son los suyos, y no lleva otros.
  control(main, rest) {
    const { more } = this.desk;
    const chosen = this.root.dataset.controls?.split(" ");
    if (chosen) [main, rest] = [chosen, [...main, ...rest].filter((name) => !chosen.includes(name))];
    for (const name of [...main, ...rest]) {
      const param = this.spec.params[name];
      this.controls[name] = CONTROLS[param.kind](this, name, param);
      const nodes = this.controls[name].map((parts) => parts.node);
      if (main.includes(name)) more.before(...nodes);
      else this.rest.append(...nodes);
    }
  }

  button(text, press, className = "") {
    const node = html("button", { type: "button", class: className, click: press }, text);
    this.desk.buttons.append(node);
    return node;
  }

  // El botón que abre y cierra el código de la figura.
  offerCode() {
    const press = async () => {
      const open = toggle.getAttribute("aria-expanded") === "false";
      try {
        if (!this.codePanel) {
          await this.ready?.();
          const parts = [import("./code/code-panel.js"), import("./code/python.js")];
          const [{ CodePanel }, python] = await Promise.all(parts);
          const entry = await this.spec.code(python);
          this.codePanel ??= new CodePanel(this, entry);
          put(toggle, "aria-controls", this.codePanel.box.id);
        }
        this.codePanel.toggle(open);
        put(toggle, "aria-expanded", open);
        say(toggle, "Ver el código");
      } catch {
        say(toggle, "No se ha podido cargar: vuelve a intentarlo");
      }
    };
    const toggle = html("button", { type: "button", "aria-expanded": "false", click: press }, "Ver el código");
    this.box.append(html("div", { class: "fig-buttons fig-foot" }, toggle));
  }

  // Cambia parámetros. Lo que no vale se sustituye; nunca lanza.
  set(changes, reset = false) {
    this.receive(changes);
    if (reset) this.stop?.();
    this.host.changed?.(this.state);
    const { params } = this.spec;
    clearTimeout(this.writing);
    this.writing = setTimeout(() => this.host.link?.(toLink(this.host.key, params, this.state, this.initial)), 250);
  }

  // Lo mismo, cuando el cambio llega de Python y no hay que contárselo.
  receive(changes) {
    for (const [name, param] of Object.entries(this.spec.params)) {
      if (name in changes) this.state[name] = clean(param, changes[name], this.state);
    }
    for (const take of this.taking) take();
    this.refresh();
  }

  // Si los dibujos miden lo que su sitio, que en una pantalla baja depende de la altura.
  get fits() {
    return this.tall === innerHeight && this.panels.every(({ fits }) => fits);
  }

  // Como mucho un dibujo por fotograma, y ninguno si no se ve.
  refresh() {
    this.dirty = true;
    if (this.waiting || !this.visible) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      if (this.dirty) this.draw();
    });
  }

  draw() {
    this.dirty = false;
    if (!this.fits) this.desk.share(this.panels);
    this.tall = innerHeight;
    for (const panel of this.panels) panel.resize();
    const { text, hints = {}, score = {} } = this.update(this.state);
    // La meta se da por conseguida donde se había dicho, y así se queda; lo que pasa se señala mientras se cumple.
    const won = !this.held && this.wins(score);
    if (won && !this.goal.classList.contains("fig-met")) {
      say(this.goal.firstChild, this.goal.dataset.won);
      this.goal.classList.add("fig-met");
      this.root.dispatchEvent(new Event("goal", { bubbles: true }));
    }
    this.summary.classList.toggle("fig-won", won);
    for (const [name, fields] of Object.entries(this.controls)) for (const parts of fields) parts.sync(hints[name]);
    say(this.summary, text.replace(/ ([=−]) /g, "\u00a0$1\u00a0")); // «x = 2» no se parte entre dos líneas
    if (this.codePanel?.box.hidden === false) this.codePanel.update();
  }

  // Si se cumple la meta con esos resultados, por nombre, y con lo que no vale cambiar como estaba.
  wins(results) {
    const { score, below, keep = "" } = this.goal?.dataset ?? {};
    const same = (name) => !name || written(this.state[name]) === written(this.initial[name]);
    return results[score] < below && keep.split(" ").every(same);
  }

  watch() {
    const resized = () => this.fits || this.refresh();
    // Medir dentro del aviso coloca lo que no está a la vista, y Firefox lo apunta como error.
    new ResizeObserver(() => requestAnimationFrame(resized)).observe(this.live);
    const seen = (entries) => {
      // Con el procesador ocupado llegan varias juntas: la última es la de ahora.
      this.visible = entries.at(-1).isIntersecting;
      if (this.visible && this.dirty) this.refresh();
      this.animate(this.tick);
    };
    new IntersectionObserver(seen, { rootMargin: "100px" }).observe(this.live);
  }

  // Llama a tick(segundos) en cada fotograma en que se ve, hasta que se le dé otra cosa: null lo para.
  animate(tick) {
    this.tick = tick;
    cancelAnimationFrame(this.frame);
    if (!tick || !this.visible) return;
    let last = 0;
    const step = (now) => {
      this.frame = requestAnimationFrame(step);
      tick(last ? Math.min(0.1, (now - last) / 1000) : 0);
      last = now;
    };
    this.frame = requestAnimationFrame(step);
  }
}

// Botones de reproducción sobre el parámetro `name`, que va de 0 a max(state) a pasos por segundo; sin ellos, si la que
// abre un capítulo no lleva ese mando. Devuelve cómo se pone en marcha sin que nadie lo pida: no va en el enlace.
export function playback(fig, name, max, speed) {
  if (fig.root.dataset.controls && !fig.root.dataset.controls.split(" ").includes(name)) return;
  let at = 0;
  let alone = false;
  const stop = () => {
    fig.animate(null);
    put(fig.summary, "aria-live", "polite");
    say(play, "Reproducir");
  };
  const tick = (seconds) => {
    at += seconds * speed(fig.state);
    const end = max(fig.state);
    const changes = { [name]: Math.min(end, Math.floor(at)) };
    if (changes[name] !== fig.value(name)) alone ? fig.receive(changes) : fig.set(changes);
    if (at >= end) stop();
  };
  const start = () => {
    const end = max(fig.state);
    at = fig.value(name) >= end ? 0 : fig.value(name);
    // Sin movimiento, a saltos: uno cada vez que se pulsa.
    if (calm()) return fig.set({ [name]: Math.min(end, at + Math.ceil(end / 5)) });
    say(play, "Pausa");
    put(fig.summary, "aria-live", "off");
    fig.animate(tick);
  };
  const press = () => {
    alone = false;
    fig.tick ? stop() : start();
  };
  const play = fig.button("Reproducir", press, "fig-play");
  fig.button("Un paso", () => {
    stop();
    fig.set({ [name]: fig.value(name) >= max(fig.state) ? 0 : fig.value(name) + 1 });
  });
  fig.stop = stop;
  return () => {
    alone = true;
    start();
  };
}

// Lo que llega la primera vez que se toca la figura, o cuando se llama a lo que devuelve: load() pide un módulo, y
// arrive(módulo, imágenes de cifras) lo recibe.
export function onTouch(fig, load, arrive) {
  let asked = null;
  const wake = () => {
    asked ??= Promise.all([load(), fig.host.digits()]).then((parts) => arrive(...parts), saidIn([fig.root]));
    return asked;
  };
  for (const kind of ["pointerdown", "focusin"]) fig.live.addEventListener(kind, wake);
  return wake;
}

// La última línea de una regla y, plegado debajo, donde se cambia.
export function ruleLine() {
  const last = html("code");
  const fold = html("details", { class: "red-rule" }, html("summary", {}, last, html("span", {}, "Cámbiala")));
  return { fold, show: (text) => say(last, text.trimEnd().split("\n").at(-1)) };
}

// Tabla de celdas ya hechas, por filas.
export function table(caption, columns, rows) {
  const head = columns.map((name) => html("th", { scope: "col" }, name));
  const body = rows.map((cells) => html("tr", {}, ...cells));
  const parts = [html("thead", {}, html("tr", {}, ...head)), html("tbody", {}, ...body)];
  return html("table", { class: "fig-table" }, html("caption", {}, caption), ...parts);
}
