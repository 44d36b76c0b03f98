// Generado por «make datos» a partir de optlib: no se edita a mano.
var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// optlib/static/numbers.js
function roundHalfUp(value, decimals = 0) {
  return Number.isFinite(value) && Math.abs(value) < 1e21 ? Number(value.toFixed(decimals)) : value;
}
function formatNumber(value, decimals = 4, { digits, fixed = false, parens = false } = {}) {
  if (Number.isNaN(value)) return "indefinido";
  const size = Math.abs(value);
  if (size === Infinity) return signed("∞", value < 0, parens);
  const smallest = digits ? -4 : -decimals;
  if (size && (digits || !fixed) && !(exponentOf(size) >= smallest && size < LARGE)) {
    return signed(scientific(size, digits ? digits - 1 : Math.min(decimals, 3)), value < 0, parens);
  }
  const text2 = digits ? String(Number(size.toPrecision(digits))) : plain(size, decimals, fixed);
  return signed(text2, value < 0 && /[1-9]/.test(text2), parens);
}
function scientific(size, decimals) {
  const [mantissa, exponent] = size.toExponential(decimals).split("e");
  const text2 = trimmed(mantissa);
  return (text2 === "1" ? "" : `${text2}·`) + power(Number(exponent));
}
function signed(text2, negative, parens) {
  if (!negative) return text2;
  return parens ? `(−${text2})` : `−${text2}`;
}
var LARGE, RAISED, power, plain, exponentOf, trimmed, significant, coordinates;
var init_numbers = __esm({
  "optlib/static/numbers.js"() {
    LARGE = 1e6;
    RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
    power = (exponent) => `10${[...String(exponent)].map((digit) => RAISED[digit]).join("")}`;
    plain = (size, decimals, fixed) => fixed ? size.toFixed(decimals) : trimmed(size.toFixed(decimals));
    exponentOf = (size) => Number(size.toExponential().split("e")[1]);
    trimmed = (text2) => text2.includes(".") ? text2.replace(/0+$/, "").replace(/\.$/, "") : text2;
    significant = (value, digits = 3) => formatNumber(value, 4, { digits });
    coordinates = (point3) => `(${point3.map((v) => significant(v)).join(", ")})`;
  }
});

// optlib/static/dom.js
function build(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}
function put(node, name, value) {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}
function say(node, text2) {
  if (node.textContent !== text2) node.textContent = text2;
}
function renew() {
  const names2 = performance.getEntriesByType("resource").map(({ name }) => name);
  for (const name of names2.filter((each3) => /^http.*\/_static\/(optlib\/(parts\/)?)?[^/]+\.js/.test(each3)))
    fetch(name, { cache: "reload", keepalive: true }).catch(() => {
    });
}
function askAgain() {
  renew();
  addEventListener("pagehide", renew);
}
function sayMissing(nodes2, text2 = "No se ha podido cargar. Recarga la página.") {
  askAgain();
  for (const node of nodes2) {
    const said2 = html("p", { role: "status" }, text2);
    const body = node.querySelector(".fig-body");
    if (node.matches("h1")) node.after(said2);
    else if (body) body.before(said2);
    else node.append(said2);
  }
}
var SVG, html, svg, button, mark, count, uniqueId, saidIn;
var init_dom = __esm({
  "optlib/static/dom.js"() {
    SVG = "http://www.w3.org/2000/svg";
    html = (tag, attributes = {}, ...children) => build(document.createElement(tag), attributes, children);
    svg = (tag, attributes = {}, ...children) => build(document.createElementNS(SVG, tag), attributes, children);
    button = (text2, click, more) => html("button", { type: "button", click, ...more }, text2);
    mark = Math.random().toString(36).slice(2, 8);
    count = 0;
    uniqueId = () => `control-${mark}-${++count}`;
    saidIn = (nodes2) => (error) => {
      sayMissing(nodes2);
      throw error;
    };
  }
});

// optlib/static/figures/desk.js
var TALLEST, Desk;
var init_desk = __esm({
  "optlib/static/figures/desk.js"() {
    init_dom();
    TALLEST = 1.2;
    Desk = class {
      constructor(summary) {
        this.view = html("div", { class: "fig-view" });
        this.watched = html("div", { class: "fig-watched" }, this.view, summary);
        this.buttons = html("div", { class: "fig-buttons" });
        this.rest = html("div", { class: "fig-rest", id: uniqueId() });
        const click = () => put(this.more, "aria-expanded", this.rest.classList.toggle("fig-open"));
        const state = { type: "button", "aria-expanded": "false", "aria-controls": this.rest.id };
        this.more = html("button", { class: "fig-more", ...state, click }, "Más mandos");
        this.knobs = html("div", { class: "fig-controls" }, this.more, this.rest);
        const tools = html("div", { class: "fig-tools" }, this.buttons, this.knobs);
        this.node = html("div", { class: "fig-desk", focusin: ({ target }) => this.reveal(target) }, this.watched, tools);
      }
      // Con el teclado se llega a un mando sin ver lo que mueve: si está a su lado, se trae a la pantalla.
      reveal(control) {
        if (getComputedStyle(this.watched).position !== "sticky" || !control.matches(":focus-visible")) return;
        const seen = this.watched.offsetHeight ? this.watched : this.node.parentNode;
        seen.scrollIntoView({ block: "nearest" });
      }
      // Tras poner los mandos: los botones que no reproducen nada van al final, y sin más mandos no hay botón.
      finish() {
        if (!this.buttons.childElementCount) this.knobs.append(this.buttons);
        if (!this.rest.childElementCount) this.more.remove();
      }
      // La altura de cada panel: la que pide su ancho, o su parte de la que haya para todos los de su sitio.
      share(panels) {
        for (const place3 of new Set(panels.map(({ node }) => node.parentNode))) {
          const inside = panels.filter(({ node }) => node.parentNode === place3);
          const naturals = inside.map((panel) => panel.natural(panel.available));
          const style = getComputedStyle(place3);
          const length2 = (name) => Number.parseFloat(style.getPropertyValue(name)) || 0;
          const tracks = style.gridTemplateColumns.split(" ").filter((width) => width !== "0px");
          const columns2 = Math.min(tracks.length, inside.length);
          const between = (Math.ceil(inside.length / columns2) - 1) * length2("row-gap");
          const whole2 = naturals.reduce((sum, height) => sum + height, 0) / columns2;
          const room = length2("--fig-room") || Math.min(length2("--fig-most") || 1e4, whole2 + between);
          for (const [k, panel] of inside.entries()) {
            const height = Math.max(naturals[k] * (room - between) / whole2, length2("--fig-least") + panel.around);
            panel.fit(Math.floor(Math.min(height + 0.01, TALLEST * panel.available)));
          }
        }
      }
    };
  }
});

// optlib/static/lists.js
function memo(size) {
  const kept2 = /* @__PURE__ */ new Map();
  return (key, make) => {
    if (!kept2.has(key)) {
      if (kept2.size >= size) kept2.delete(kept2.keys().next().value);
      kept2.set(key, make());
    }
    return kept2.get(key);
  };
}
function linspace(low, high, count2) {
  const value = (i) => Number((low + (high - low) * i / (count2 - 1)).toPrecision(12));
  return spaced(`${low} ${high} ${count2}`, () => Object.freeze(range(count2).map(value)));
}
function twoDigits(low, high) {
  const values = [];
  for (let e = Math.floor(Math.log10(low)); e <= Math.log10(high); e++) {
    for (let m = 10; m < 100; m++) {
      const value = Number(`${m}e${e - 1}`);
      if (value >= low * 0.9999 && value <= high * 1.0001) values.push(value);
    }
  }
  return values;
}
var clamp, range, listed, columns, spaced;
var init_lists = __esm({
  "optlib/static/lists.js"() {
    clamp = (value, low, high) => Math.min(high, Math.max(low, value));
    range = (count2) => Array.from({ length: count2 }, (_, i) => i);
    listed = (words2) => words2.length < 2 ? words2.join("") : `${words2.slice(0, -1).join(", ")} y ${words2.at(-1)}`;
    columns = (points) => [points.map((p) => p[0]), points.map((p) => p[1])];
    spaced = memo(200);
  }
});

// optlib/static/figures/panel.js
function linearTicks([low, high], count2) {
  const raw = (high - low) / count2;
  const base = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((m) => m * base >= raw * 0.999) * base;
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) ticks.push(i * step);
  return ticks.map((v) => [v, significant(Number(v.toPrecision(6)), 4)]);
}
function logTicks([low, high], count2) {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first) / count2));
  const ticks = [];
  for (let e = first; e <= last; e += step)
    ticks.push([10 ** e, e >= -2 && e <= 3 ? String(10 ** Math.max(e, 0) / 10 ** Math.max(-e, 0)) : power(e)]);
  return ticks;
}
function scale([low, high], from, to, log) {
  const f = log ? Math.log10 : (v) => v;
  const a = f(low);
  const k = (to - from) / (f(high) - a);
  const map = (v) => clamp(from + (f(log && v <= 0 ? 1e-300 : v) - a) * k, -9999, 9999);
  map.invert = (p) => log ? 10 ** (a + (p - from) / k) : a + (p - from) / k;
  return map;
}
function tenths(p) {
  const t = Math.round(p * 10);
  if (t < 0) return String(t / 10);
  TENTHS[t] ??= String(t / 10);
  return TENTHS[t];
}
var MARGIN, LINE, wrap, TENTHS, Panel;
var init_panel = __esm({
  "optlib/static/figures/panel.js"() {
    init_numbers();
    init_dom();
    init_lists();
    MARGIN = { left: 46, right: 12, top: 24, bottom: 34 };
    LINE = 15;
    wrap = (text2, width) => text2.match(new RegExp(`\\S.{0,${Math.floor(width / 6)}}(?!\\S)`, "g")) ?? [];
    TENTHS = [];
    Panel = class {
      width = 0;
      height = 0;
      x = [0, 1];
      // dominios
      y = [0, 1];
      xLabel = "";
      yLabel = "";
      logY = false;
      ratio = 0.75;
      // alto / ancho
      boxHeight = null;
      // o el alto, según el ancho
      bare = false;
      scales = 0;
      // cuántas veces han cambiado
      // options: label, para quien no ve; shaded, si lleva fondo; y lo que difiere de lo de arriba.
      constructor(parent, { label, shaded, margin, ...others }) {
        Object.assign(this, others);
        this.margin = { ...MARGIN, ...margin };
        this.axes = svg("g", { class: "fig-axes" });
        this.plot = svg("svg", { class: "fig-plot" });
        this.over = svg("g");
        const named = { class: "fig-svg", role: "img", "aria-label": label };
        this.image = svg("svg", named, this.axes, this.plot, this.over);
        this.canvas = shaded ? html("canvas", { class: "fig-canvas", "aria-hidden": "true" }) : null;
        this.node = html("div", { class: "fig-panel" }, ...this.canvas ? [this.canvas] : [], this.image);
        parent.append(this.node);
      }
      get available() {
        return Math.max(180, Math.floor(this.node.clientWidth));
      }
      get fits() {
        return this.available === this.width;
      }
      // Lo que ocupan, de más, las líneas del título.
      extra(width) {
        return LINE * Math.max(0, wrap(this.yLabel ?? "", width).length - 1);
      }
      // Altura que le va a esa anchura.
      natural(width) {
        return Math.round(this.boxHeight ? this.boxHeight(width) : width * this.ratio) + this.extra(width);
      }
      // Lo alto de lo que no está entre los ejes.
      get around() {
        return this.margin.top + this.margin.bottom + this.extra(this.available);
      }
      // Fija su altura: si cambia, hay que volver a dibujarlo.
      fit(height) {
        if (height !== this.height) this.width = 0;
        this.height = height;
      }
      // Ajusta el tamaño al hueco que deja la página.
      resize() {
        if (this.fits) return;
        const width = this.available;
        this.width = width;
        this.title = wrap(this.yLabel ?? "", width);
        put(this.image, "width", width);
        put(this.image, "height", this.height);
        put(this.image, "viewBox", `0 0 ${width} ${this.height}`);
        this.draw();
      }
      domain(x, y) {
        if (String([x, y]) === String([this.x, this.y])) return;
        this.x = x;
        this.y = y;
        if (this.width) this.draw();
      }
      draw() {
        const { left, right, bottom } = this.margin;
        const top = this.margin.top + this.extra(this.width);
        const w = this.width - left - right;
        const h = this.height - top - bottom;
        this.w = w;
        this.h = h;
        this.left = left;
        this.top = top;
        this.scales += 1;
        this.sx = scale(this.x, 0, w);
        this.sy = scale(this.y, h, 0, this.logY);
        for (const [name, value] of Object.entries({ x: left, y: top, width: w, height: h })) put(this.plot, name, value);
        this.plot.style.height = `${h}px`;
        put(this.over, "transform", `translate(${left} ${top})`);
        const shares = { left: left / this.width, top: top / this.height, width: w / this.width, height: h / this.height };
        for (const [name, share] of Object.entries(shares)) this.canvas?.style.setProperty(name, `${100 * share}%`);
        if (!this.bare) this.drawAxes(w, h, left, top);
      }
      drawAxes(w, h, left, top) {
        const parts = [];
        for (const [v, text2] of linearTicks(this.x, Math.max(3, w / 70))) {
          const x = left + this.sx(v);
          parts.push(svg("path", { d: `M${x} ${top}V${top + h}` }));
          if (h + top + 15 < this.height) parts.push(svg("text", { x, y: top + h + 15, "text-anchor": "middle" }, text2));
        }
        for (const [v, text2] of (this.logY ? logTicks : linearTicks)(this.y, Math.max(3, h / 42))) {
          const y = top + this.sy(v);
          parts.push(svg("path", { d: `M${left} ${y}H${left + w}` }));
          parts.push(svg("text", { x: left - 6, y: y + 4, "text-anchor": "end" }, text2));
        }
        const name = (text2, x, y, anchor) => svg("text", { class: "fig-axis-name", x, y, "text-anchor": anchor }, text2);
        for (const [i, text2] of this.title.entries()) parts.push(name(text2, 2, 12 + LINE * i, "start"));
        if (this.xLabel) parts.push(name(this.xLabel, left + w, top + h + 30, "end"));
        this.axes.replaceChildren(...parts);
      }
      path(className) {
        return this.add(svg("path", { class: className }));
      }
      add(node) {
        this.plot.append(node);
        return node;
      }
      // Texto del atributo d de una línea que se interrumpe donde no hay número. Con gap, en píxeles, salta los puntos
      // que quedan tan cerca del anterior que no se distinguirían; ends recibe lo largo que es el texto hasta cada punto.
      line(xs, ys, { gap = 0, ends } = {}) {
        const { sx, sy } = this;
        const parts = [];
        let length2 = 0;
        let pen = "M";
        let lastX = Infinity;
        let lastY = Infinity;
        for (let i = 0; i < ys.length; i++) {
          const px = sx(xs[i]);
          const py = sy(ys[i]);
          if (Number.isNaN(px) || Number.isNaN(py)) {
            pen = "M";
            lastX = Infinity;
          } else if (!(Math.abs(px - lastX) < gap && Math.abs(py - lastY) < gap)) {
            lastX = px;
            lastY = py;
            const text2 = `${pen}${tenths(px)} ${tenths(py)}`;
            parts.push(text2);
            length2 += text2.length;
            pen = "L";
          }
          if (ends) ends[i] = length2;
        }
        return parts.join("");
      }
      // Igual, con un punto en cada lugar: trazos de longitud cero con extremos redondos.
      dots(xs, ys) {
        let d = "";
        for (let i = 0; i < xs.length; i++) {
          const px = this.sx(xs[i]);
          const py = this.sy(ys[i]);
          if (!(Number.isNaN(px) || Number.isNaN(py))) d += `M${(px * 10 | 0) / 10} ${(py * 10 | 0) / 10}h0`;
        }
        return d;
      }
      // Lo que se pone encima, las asas, no sale del dibujo: en otro sitio no se podrían ver ni coger.
      place(node, x, y) {
        const inside = node.parentNode === this.over;
        const px = inside ? clamp(this.sx(x), 0, this.w) : this.sx(x);
        const py = inside ? clamp(this.sy(y), 0, this.h) : this.sy(y);
        const real = !(Number.isNaN(px) || Number.isNaN(py));
        put(node, "visibility", real ? "visible" : "hidden");
        if (real) put(node, "transform", `translate(${px.toFixed(1)} ${py.toFixed(1)})`);
      }
      // Un asa: un disco visible y una zona de 44 píxeles para el dedo. Arrastrarla, o pulsar en cualquier lugar, llama a
      // move(x, y). El dedo que no la toca desplaza la página.
      handle(move3) {
        const { image } = this;
        const touch = svg("circle", { r: 22, class: "fig-touch" });
        const handle = svg("g", { class: "fig-handle" }, touch, svg("circle", { r: 7 }));
        this.over.append(handle);
        const report = (event) => {
          const origin = image.getBoundingClientRect();
          const read3 = (scale2, px, length2) => Math.abs(px - scale2(0)) < 6 ? 0 : scale2.invert(clamp(px, 0, length2));
          move3(
            read3(this.sx, event.clientX - origin.left - this.left, this.w),
            read3(this.sy, event.clientY - origin.top - this.top, this.h)
          );
        };
        image.addEventListener("pointerdown", (event) => {
          if (event.button || event.pointerType !== "mouse" && !handle.contains(event.target)) return;
          event.preventDefault();
          image.setPointerCapture(event.pointerId);
          image.classList.add("fig-dragging");
          report(event);
        });
        handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
        image.addEventListener("pointermove", (event) => image.classList.contains("fig-dragging") && report(event));
        image.addEventListener("lostpointercapture", () => image.classList.remove("fig-dragging"));
        image.addEventListener("click", (event) => event.pointerType === "touch" && report(event));
        image.classList.add("fig-draggable");
        return handle;
      }
    };
  }
});

// optlib/static/data.js
var MARKS, STYLES, PROBLEM_DATA, SETTINGS, VALLEYS, SERIES, FAIR_RATES;
var init_data = __esm({
  "optlib/static/data.js"() {
    MARKS = {
      "o": "M0 4.5C1.19 4.5 2.34 4.03 3.18 3.18C4.03 2.34 4.5 1.19 4.5 0C4.5 -1.19 4.03 -2.34 3.18 -3.18C2.34 -4.03 1.19 -4.5 0 -4.5C-1.19 -4.5 -2.34 -4.03 -3.18 -3.18C-4.03 -2.34 -4.5 -1.19 -4.5 0C-4.5 1.19 -4.03 2.34 -3.18 3.18C-2.34 4.03 -1.19 4.5 0 4.5Z",
      "s": "M-4.5 4.5L4.5 4.5L4.5 -4.5L-4.5 -4.5Z",
      "^": "M0 -4.5L-4.5 4.5L4.5 4.5Z",
      "D": "M0 6.36L6.36 0L0 -6.36L-6.36 0Z",
      "v": "M0 4.5L4.5 -4.5L-4.5 -4.5Z",
      "P": "M-1.5 4.5L1.5 4.5L1.5 1.5L4.5 1.5L4.5 -1.5L1.5 -1.5L1.5 -4.5L-1.5 -4.5L-1.5 -1.5L-4.5 -1.5L-4.5 1.5L-1.5 1.5Z",
      "X": "M-2.25 4.5L0 2.25L2.25 4.5L4.5 2.25L2.25 0L4.5 -2.25L2.25 -4.5L0 -2.25L-2.25 -4.5L-4.5 -2.25L-2.25 0L-4.5 2.25Z",
      "<": "M-4.5 0L4.5 4.5L4.5 -4.5Z",
      ">": "M4.5 0L-4.5 -4.5L-4.5 4.5Z",
      "p": "M0 -4.5L-4.28 -1.39L-2.65 3.64L2.65 3.64L4.28 -1.39Z",
      "*": "M0 -4.5L-1.01 -1.39L-4.28 -1.39L-1.63 0.53L-2.65 3.64L0 1.72L2.65 3.64L1.63 0.53L4.28 -1.39L1.01 -1.39Z"
    };
    STYLES = {
      "GradientDescent": { "light": "#5b6675", "dark": "#a9b4c2", "dash": [], "marker": "o", "name": "Descenso por gradiente", "lr": 1e-3, "reading": 1 },
      "Momentum": { "light": "#0b6bb5", "dark": "#5fb3f2", "dash": [6, 2], "marker": "s", "name": "Momentum", "lr": 1e-3, "reading": 0.3 },
      "Nesterov": { "light": "#00796f", "dark": "#3ccfc0", "dash": [2, 1.5], "marker": "^", "name": "Nesterov", "lr": 1e-3, "reading": 0.3 },
      "Adagrad": { "light": "#8f6200", "dark": "#e3b341", "dash": [6, 2, 1, 2], "marker": "D", "name": "Adagrad", "lr": 0.3, "reading": 0.18 },
      "RMSProp": { "light": "#c4450a", "dark": "#ff8a50", "dash": [4, 1, 1, 1], "marker": "v", "name": "RMSProp", "lr": 0.02, "reading": 0.018 },
      "Adadelta": { "light": "#7a4fbf", "dark": "#b99af0", "dash": [1, 1], "marker": "P", "name": "Adadelta", "lr": 10, "reading": 10 },
      "Adam": { "light": "#c2185b", "dark": "#ff6f9f", "dash": [], "marker": "X", "name": "Adam", "lr": 0.1, "reading": 0.03 },
      "AMSGrad": { "light": "#7d4e2d", "dark": "#d0a283", "dash": [8, 2, 2, 2], "marker": "<", "name": "AMSGrad", "lr": 0.1, "reading": 0.03 },
      "AdamW": { "light": "#3d7a1c", "dark": "#8fce66", "dash": [5, 1], "marker": ">", "name": "AdamW", "lr": 0.1, "reading": 0.03 },
      "Nadam": { "light": "#a8327e", "dark": "#ef8fd0", "dash": [3, 1, 1, 1, 1, 1], "marker": "p", "name": "Nadam", "lr": 0.1, "reading": 0.03 },
      "Lion": { "light": "#6b6a00", "dark": "#c9c83a", "dash": [3, 1], "marker": "*", "name": "Lion", "lr": 0.02, "reading": 0.01 }
    };
    PROBLEM_DATA = {
      "parabola": { "name": "x²", "dim": null, "start": 5, "minimum": 0 },
      "shifted_parabola": { "name": "(w − 3)²", "dim": null, "start": 0, "minimum": 3 },
      "quartic": { "name": "x⁴/4", "dim": null, "start": 2, "minimum": 0 },
      "double_well": { "name": "(x² − 1)² + 0.3x", "dim": null, "start": 1.8, "minimum": -1.0355787140888537 },
      "wavy": { "name": "0.1x² + sen 2x", "dim": null, "start": 4.5, "minimum": -0.747964956635879 },
      "coupled_quadratic": { "name": "3x² + 2xy + y²", "dim": 2, "start": [2, -2], "minimum": [0, 0] },
      "ravine": { "name": "½(x² + 25y²)", "dim": 2, "start": [-8, 1.5], "minimum": [0, 0] },
      "narrow_ravine": { "name": "½(x² + 100y²)", "dim": 2, "start": [-8, 1], "minimum": [0, 0] },
      "rosenbrock": { "name": "Rosenbrock", "dim": 2, "start": [-1.2, 1], "minimum": [1, 1] },
      "beale": { "name": "Beale", "dim": 2, "start": [1, 1.2], "minimum": [3, 0.5] },
      "himmelblau": { "name": "Himmelblau", "dim": 2, "start": [0.5, 0.5], "minimum": [3, 2] },
      "saddle": { "name": "x² − y² (silla)", "dim": 2, "start": [2, 0.01], "minimum": null }
    };
    SETTINGS = {
      "lr": { "called": ["learning_rate", "learningrate", "alpha", "eta", "step_size", "stepsize", "step", "rate", "tasa", "paso"], "above": 0 },
      "beta": { "called": ["momentum", "mu", "nu", "gamma"], "from": 0, "below": 1 },
      "beta1": { "called": ["b1", "beta_1", "beta", "momentum", "mu"], "from": 0, "below": 1 },
      "beta2": { "called": ["b2", "beta_2"], "from": 0, "below": 1 },
      "rho": { "called": ["decay", "decay_rate", "alpha"], "from": 0, "below": 1 },
      "eps": { "called": ["epsilon"], "from": 0 },
      "weight_decay": { "called": ["decay", "wd", "l2"], "from": 0 },
      "momentum_decay": { "called": ["psi"], "from": 0 }
    };
    VALLEYS = {
      "coupled_quadratic": { "name": "3x² + 2xy + y²", "x": [-4, 4], "y": [-3, 3], "minima": [[0, 0]] },
      "ravine": { "name": "½(x² + 25y²)", "x": [-10, 10], "y": [-3, 3], "minima": [[0, 0]] },
      "narrow_ravine": { "name": "½(x² + 100y²)", "x": [-10, 10], "y": [-4, 4], "minima": [[0, 0]] },
      "rosenbrock": { "name": "Rosenbrock", "x": [-2, 2], "y": [-1, 2.6], "minima": [[1, 1]] },
      "beale": { "name": "Beale", "x": [-1.5, 4.5], "y": [-2, 2.2], "minima": [[3, 0.5]] },
      "himmelblau": { "name": "Himmelblau", "x": [-5.6, 5.6], "y": [-5, 5], "minima": [[3, 2], [-2.805118086953, 3.13131251825], [-3.779310253378, -3.283185991286], [3.58442834033, -1.848126526964]] },
      "saddle": { "name": "x² − y² (silla)", "x": [-3, 3], "y": [-2.25, 2.25], "minima": [] }
    };
    SERIES = [{ "light": "#221a86", "dark": "#5c82ff", "dash": [] }, { "light": "#b41fd0", "dark": "#ee66ff", "dash": [6, 2] }, { "light": "#12430d", "dark": "#28b830", "dash": [2, 1.5] }, { "light": "#8a0f24", "dark": "#e0453c", "dash": [6, 2, 1, 2] }, { "light": "#9a7590", "dark": "#a98aa6", "dash": [4, 1, 1, 1] }];
    FAIR_RATES = [1e-4, 15e-5, 25e-5, 4e-4, 65e-5, 1e-3, 15e-4, 25e-4, 4e-3, 65e-4, 0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10];
  }
});

// optlib/static/figures/params.js
function spaced2({ low, high, step, stops }) {
  if (stops) return stops;
  return step === null ? twoDigits(low, high) : linspace(low, high, Math.round((high - low) / step) + 1);
}
function clean(param, value, state) {
  if (value == null || value === "" && param.kind !== "text") return param.value;
  if (param.kind === "choice") return Object.hasOwn(param.options, value) ? String(value) : param.value;
  if (param.kind === "flag") return value === true || value === "true";
  if (param.kind === "text") return String(value).replace(/\r\n?/g, "\n");
  if (param.kind === "slider") {
    const values = list(param, state);
    const given = Number(value);
    const whole2 = values.every(Number.isInteger);
    return Number.isNaN(given) ? param.value : clamp(whole2 ? Math.round(given) : given, values[0], values.at(-1));
  }
  if (param.kind === "point") {
    const pair2 = (Array.isArray(value) ? value : String(value).split(",")).map(Number);
    return pair2.length === 2 && pair2.every(Number.isFinite) ? pair2.map((v) => clamp(v, -20, 20)) : param.value;
  }
  if (param.kind === "many") {
    const given = Array.isArray(value) ? value : String(value).split(",");
    const known = Object.keys(STYLES).filter((name) => given.includes(name));
    return known.length || Array.isArray(value) && !value.length ? known : param.value;
  }
  const pairs = typeof value === "object" ? Object.entries(value) : String(value).split(",").map((v) => v.split(":"));
  if (param.kind === "numbers") {
    const real = ([name, number2]) => /^[A-Za-z_]\w*$/.test(name) && number2 !== "" && Number.isFinite(Number(number2));
    return Object.fromEntries(pairs.filter(real).map(([name, number2]) => [name, Number(number2)]));
  }
  const valid = ([name, lr]) => Object.hasOwn(STYLES, name) && Number(lr) > 0 && Number.isFinite(Number(lr));
  return Object.fromEntries(pairs.filter(valid).map(([name, lr]) => [name, clamp(Number(lr), 1e-6, 1e3)]));
}
function complete(params, given, base = {}) {
  const state = {};
  for (const [name, param] of Object.entries(params)) {
    state[name] = param.value;
    state[name] = clean(param, given[name] ?? base[name], state);
  }
  return state;
}
function toLink(key, params, state, initial) {
  if (Object.keys(params).some((name) => params[name].kind === "text" && state[name].length > LONGEST)) return "";
  const pairs = Object.keys(params).filter((name) => written(state[name]) !== written(initial[name])).map((name) => `${name}=${params[name].kind === "text" ? encoded(state[name]) : written(state[name])}`);
  return pairs.length ? `#${key}?${pairs.join("&")}` : "";
}
var slider, choice, point, many, text, numbers, LONGEST, list, written, encoded;
var init_params = __esm({
  "optlib/static/figures/params.js"() {
    init_data();
    init_lists();
    slider = (label, param, more = {}) => ({
      kind: "slider",
      label,
      value: param.value,
      values: more.values ?? spaced2(param),
      ...more
    });
    choice = (label, names2, { value, options }, more = {}) => ({
      kind: "choice",
      label,
      value,
      options: Object.fromEntries(options.map((key) => [key, names2[key]])),
      ...more
    });
    point = (labels, axis) => ({ kind: "point", labels, value: null, axis });
    many = () => ({ kind: "many", value: Object.keys(STYLES) });
    text = (value) => ({ kind: "text", value });
    numbers = () => ({ kind: "numbers", value: {} });
    LONGEST = 2e3;
    list = (param, state) => typeof param.values === "function" ? param.values(state) : param.values;
    written = (value) => value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value).map(([name, v]) => `${name}:${v}`).join(",") : String(value);
    encoded = (value) => value.replace(/[%&+#\n\t]/g, encodeURIComponent).replaceAll(" ", "+");
  }
});

// optlib/static/figures/code/code-panel.js
var code_panel_exports = {};
__export(code_panel_exports, {
  CodePanel: () => CodePanel
});
var CodePanel;
var init_code_panel = __esm({
  "optlib/static/figures/code/code-panel.js"() {
    init_dom();
    CodePanel = class {
      lane = "";
      // el recorrido del que es el código, donde hay varios
      // entry es lo que da code() en el módulo de la figura: write(fig, lane) la escribe en Python. fig da los ajustes
      // (state), su valor efectivo (value) y las tasas de una carrera (rates); lane dice cuál de los recorridos, donde hay
      // varios (lanes: {nombre: rótulo}; choose, qué se elige). El código deja el recorrido en path.
      constructor(fig, entry) {
        this.fig = fig;
        this.entry = entry;
        const title = fig.root.querySelector("figcaption strong")?.textContent.replace(/\.$/, "");
        const label = `Código de la figura «${title ?? this.entry.title ?? fig.spec.id}»`;
        this.pre = html("pre", { tabindex: 0, role: "group", "aria-label": label });
        const block = html("div", { class: "highlight" }, this.pre);
        this.copyButton = html("button", { type: "button", click: () => this.copy() }, "Copiar el código");
        this.note = html("p", { class: "fig-code-note" });
        this.box = html("div", { class: "fig-code", id: uniqueId() });
        this.box.append(...this.picker(), block, this.copyButton, this.note);
        fig.box.append(this.box);
        this.update();
      }
      // Donde hay varios recorridos, se elige de cuál es el código.
      picker() {
        if (!this.entry.lanes) return [];
        const id = uniqueId();
        const change = () => {
          this.lane = this.select.value;
          this.update();
        };
        this.select = html("select", { id, change });
        const label = html("label", { for: id }, this.entry.choose ?? "Optimizador");
        return [html("div", { class: "fig-which" }, label, this.select)];
      }
      // Pone el código de los ajustes de ahora.
      update() {
        if (this.select) this.list();
        say(this.pre, this.entry.write(this.fig, this.lane).trimEnd());
        say(this.note, this.entry.apart?.[this.lane] ?? "Para ejecutarlo y cambiarlo, cópialo en una celda.");
      }
      list() {
        const lanes2 = this.entry.lanes(this.fig);
        const now = JSON.stringify(lanes2);
        if (now === this.listed) return;
        this.listed = now;
        if (!Object.hasOwn(lanes2, this.lane)) this.lane = "Adam" in lanes2 ? "Adam" : Object.keys(lanes2)[0];
        this.select.replaceChildren(...Object.entries(lanes2).map(([value, name]) => html("option", { value }, name)));
        this.select.value = this.lane;
      }
      async copy() {
        try {
          await navigator.clipboard.writeText(this.pre.textContent);
          say(this.copyButton, "Copiado");
        } catch {
          say(this.copyButton, "No se ha podido copiar");
        }
        setTimeout(() => say(this.copyButton, "Copiar el código"), 2e3);
      }
      toggle(open) {
        this.box.hidden = !open;
        if (open) this.update();
      }
    };
  }
});

// optlib/static/rules.js
var RULES, TYPED, FUNCTIONS;
var init_rules = __esm({
  "optlib/static/rules.js"() {
    RULES = {
      "GradientDescent": { "begin": [], "step": ["g = grad(x)", "x = x - lr * g"], "settings": { "lr": null }, "state": {}, "text": "lr = 0.001\ng = grad(x)\nx = x - lr * g" },
      "Momentum": { "begin": ["v = 0"], "step": ["g = grad(x)", "v = beta * v + g", "x = x - lr * v"], "settings": { "lr": null, "beta": 0.9 }, "state": { "v": 0 }, "text": "lr = 0.001\nbeta = 0.9\ng = grad(x)\nv = beta * v + g\nx = x - lr * v" },
      "Nesterov": { "begin": ["v = 0"], "step": ["g = grad(x - lr * beta * v)", "v = beta * v + g", "x = x - lr * v"], "settings": { "lr": null, "beta": 0.9 }, "state": { "v": 0 }, "text": "lr = 0.001\nbeta = 0.9\ng = grad(x - lr * beta * v)\nv = beta * v + g\nx = x - lr * v" },
      "Adagrad": { "begin": ["G = 0"], "step": ["g = grad(x)", "G = G + g**2", "x = x - lr * g / (G**0.5 + eps)"], "settings": { "lr": null, "eps": 1e-8 }, "state": { "G": 0 }, "text": "lr = 0.3\neps = 1e-8\ng = grad(x)\nG = G + g**2\nx = x - lr * g / (sqrt(G) + eps)" },
      "RMSProp": { "begin": ["v = 0"], "step": ["g = grad(x)", "v = rho * v + (1 - rho) * g**2", "x = x - lr * g / (v**0.5 + eps)"], "settings": { "lr": null, "rho": 0.9, "eps": 1e-8 }, "state": { "v": 0 }, "text": "lr = 0.02\nrho = 0.9\neps = 1e-8\ng = grad(x)\nv = rho * v + (1 - rho) * g**2\nx = x - lr * g / (sqrt(v) + eps)" },
      "Adadelta": { "begin": ["v = u = 0"], "step": ["g = grad(x)", "v = rho * v + (1 - rho) * g**2", "delta = (u + eps) ** 0.5 / (v + eps) ** 0.5 * g", "u = rho * u + (1 - rho) * delta**2", "x = x - lr * delta"], "settings": { "lr": 1, "rho": 0.95, "eps": 1e-6 }, "state": { "v": 0, "u": 0 }, "text": "lr = 10\nrho = 0.95\neps = 1e-6\ng = grad(x)\nv = rho * v + (1 - rho) * g**2\ndelta = sqrt(u + eps) / sqrt(v + eps) * g\nu = rho * u + (1 - rho) * delta**2\nx = x - lr * delta" },
      "Adam": { "begin": ["m = v = 0"], "step": ["g = grad(x)", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "m_hat = m / (1 - beta1**t)", "v_hat = v / (1 - beta2**t)", "x = x - lr * m_hat / (v_hat**0.5 + eps)"], "settings": { "lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8 }, "state": { "t": 0, "m": 0, "v": 0, "m_hat": 0, "v_hat": 0 }, "text": "lr = 0.1\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)" },
      "AMSGrad": { "begin": ["m = v = v_max = 0"], "step": ["g = grad(x)", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "v_max = np.maximum(v_max, v)", "m_hat = m / (1 - beta1**t)", "v_hat = v_max / (1 - beta2**t)", "x = x - lr * m_hat / (v_hat**0.5 + eps)"], "settings": { "lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8 }, "state": { "t": 0, "m": 0, "v": 0, "v_max": 0, "m_hat": 0, "v_hat": 0 }, "text": "lr = 0.1\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nv_max = maximum(v_max, v)\nm_hat = m / (1 - beta1**t)\nv_hat = v_max / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)" },
      "AdamW": { "begin": ["m = v = 0"], "step": ["g = grad(x)", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "m_hat = m / (1 - beta1**t)", "v_hat = v / (1 - beta2**t)", "shrunk = x - lr * weight_decay * x", "x = shrunk - lr * m_hat / (v_hat**0.5 + eps)"], "settings": { "lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0.01 }, "state": { "t": 0, "m": 0, "v": 0, "m_hat": 0, "v_hat": 0 }, "text": "lr = 0.1\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\nweight_decay = 0.01\ng = grad(x)\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = m / (1 - beta1**t)\nv_hat = v / (1 - beta2**t)\nshrunk = x - lr * weight_decay * x\nx = shrunk - lr * m_hat / (sqrt(v_hat) + eps)" },
      "Nadam": { "begin": ["mu_product = 1", "m = v = 0"], "step": ["g = grad(x)", "mu = beta1 * (1 - 0.96 ** (momentum_decay * t) / 2)", "mu_next = beta1 * (1 - 0.96 ** (momentum_decay * (t + 1)) / 2)", "mu_product = mu_product * mu", "m = beta1 * m + (1 - beta1) * g", "v = beta2 * v + (1 - beta2) * g**2", "m_hat = mu_next * m / (1 - mu_product * mu_next)", "m_hat = m_hat + (1 - mu) * g / (1 - mu_product)", "v_hat = v / (1 - beta2**t)", "x = x - lr * m_hat / (v_hat**0.5 + eps)"], "settings": { "lr": 1e-3, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "momentum_decay": 4e-3 }, "state": { "t": 0, "mu_product": 1, "m": 0, "v": 0, "m_hat": 0, "v_hat": 0 }, "text": "lr = 0.1\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-8\nmomentum_decay = 0.004\nmu_product = 1\ng = grad(x)\nmu = beta1 * (1 - 0.96 ** (momentum_decay * t) / 2)\nmu_next = beta1 * (1 - 0.96 ** (momentum_decay * (t + 1)) / 2)\nmu_product = mu_product * mu\nm = beta1 * m + (1 - beta1) * g\nv = beta2 * v + (1 - beta2) * g**2\nm_hat = mu_next * m / (1 - mu_product * mu_next)\nm_hat = m_hat + (1 - mu) * g / (1 - mu_product)\nv_hat = v / (1 - beta2**t)\nx = x - lr * m_hat / (sqrt(v_hat) + eps)" },
      "Lion": { "begin": ["m = 0"], "step": ["g = grad(x)", "u = np.sign(beta1 * m + (1 - beta1) * g)", "m = beta2 * m + (1 - beta2) * g", "shrunk = x - lr * weight_decay * x", "x = shrunk - lr * u"], "settings": { "lr": 1e-4, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0 }, "state": { "m": 0 }, "text": "lr = 0.02\nbeta1 = 0.9\nbeta2 = 0.99\nweight_decay = 0\ng = grad(x)\nu = sign(beta1 * m + (1 - beta1) * g)\nm = beta2 * m + (1 - beta2) * g\nshrunk = x - lr * weight_decay * x\nx = shrunk - lr * u" }
    };
    TYPED = {
      "Muon": { "text": "lr = 0.1\nbeta = 0.9\ng = grad(x)\nv = beta * v + g\nx = x - lr * orthogonalize(beta * v + g)" }
    };
    FUNCTIONS = {
      "parabola": { "f": (x0) => {
        const n0 = x0 * x0;
        return n0;
      }, "grad": (x0) => {
        const n0 = 2 * x0;
        return n0;
      } },
      "shifted_parabola": { "f": (x0) => {
        const n0 = x0 - 3, n1 = n0 * n0;
        return n1;
      }, "grad": (x0) => {
        const n0 = x0 - 3, n1 = 2 * n0;
        return n1;
      } },
      "quartic": { "f": (x0) => {
        const n0 = x0 * x0 * x0 * x0, n1 = n0 / 4;
        return n1;
      }, "grad": (x0) => {
        const n0 = x0 * x0 * x0;
        return n0;
      } },
      "double_well": { "f": (x0) => {
        const n0 = x0 * x0, n1 = n0 - 1, n2 = n1 * n1, n3 = 0.3 * x0, n4 = n2 + n3;
        return n4;
      }, "grad": (x0) => {
        const n0 = 4 * x0, n1 = x0 * x0, n2 = n1 - 1, n3 = n0 * n2, n4 = n3 + 0.3;
        return n4;
      } },
      "wavy": { "f": (x0) => {
        const n0 = x0 * x0, n1 = 0.1 * n0, n2 = 2 * x0, n3 = Math.sin(n2), n4 = n1 + n3;
        return n4;
      }, "grad": (x0) => {
        const n0 = 0.2 * x0, n1 = 2 * x0, n2 = Math.cos(n1), n3 = 2 * n2, n4 = n0 + n3;
        return n4;
      } },
      "coupled_quadratic": { "f": ([x0, x1]) => {
        const n0 = x0 * 6, n1 = x1 * 2, n2 = n0 + n1, n3 = x0 * 2, n4 = n3 + n1, n5 = n2 * x0, n6 = n4 * x1, n7 = n5 * 0.5, n8 = n6 * 0.5, n9 = n7 + n8, n10 = x0 * 0, n11 = x1 * 0, n12 = n10 + n11, n13 = n9 + n12;
        return n13;
      }, "grad": ([x0, x1]) => {
        const n0 = x0 * 6, n1 = x1 * 2, n2 = n0 + n1, n3 = x0 * 2, n4 = n3 + n1;
        return [n2, n4];
      } },
      "ravine": { "f": ([x0, x1]) => {
        const n0 = x0 * 1, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * 25, n5 = n3 + n4, n6 = n2 * x0, n7 = n5 * x1, n8 = n6 * 0.5, n9 = n7 * 0.5, n10 = n8 + n9, n11 = n3 + n1, n12 = n10 + n11;
        return n12;
      }, "grad": ([x0, x1]) => {
        const n0 = x0 * 1, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * 25, n5 = n3 + n4;
        return [n2, n5];
      } },
      "narrow_ravine": { "f": ([x0, x1]) => {
        const n0 = x0 * 1, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * 100, n5 = n3 + n4, n6 = n2 * x0, n7 = n5 * x1, n8 = n6 * 0.5, n9 = n7 * 0.5, n10 = n8 + n9, n11 = n3 + n1, n12 = n10 + n11;
        return n12;
      }, "grad": ([x0, x1]) => {
        const n0 = x0 * 1, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * 100, n5 = n3 + n4;
        return [n2, n5];
      } },
      "rosenbrock": { "f": ([x0, x1]) => {
        const n0 = 1 - x0, n1 = n0 * n0, n2 = x0 * x0, n3 = x1 - n2, n4 = n3 * n3, n5 = 100 * n4, n6 = n1 + n5;
        return n6;
      }, "grad": ([x0, x1]) => {
        const n0 = 1 - x0, n1 = -2 * n0, n2 = 400 * x0, n3 = x0 * x0, n4 = x1 - n3, n5 = n2 * n4, n6 = n1 - n5, n7 = 200 * n4;
        return [n6, n7];
      } },
      "beale": { "f": ([x0, x1]) => {
        const n0 = 1.5 - x0, n1 = x0 * x1, n2 = n0 + n1, n3 = 2.25 - x0, n4 = x1 * x1, n5 = x0 * n4, n6 = n3 + n5, n7 = 2.625 - x0, n8 = x1 * x1 * x1, n9 = x0 * n8, n10 = n7 + n9, n11 = n2 * n2, n12 = n6 * n6, n13 = n11 + n12, n14 = n10 * n10, n15 = n13 + n14;
        return n15;
      }, "grad": ([x0, x1]) => {
        const n0 = 1.5 - x0, n1 = x0 * x1, n2 = n0 + n1, n3 = 2.25 - x0, n4 = x1 * x1, n5 = x0 * n4, n6 = n3 + n5, n7 = 2.625 - x0, n8 = x1 * x1 * x1, n9 = x0 * n8, n10 = n7 + n9, n11 = 2 * n2, n12 = x1 - 1, n13 = n11 * n12, n14 = 2 * n6, n15 = n4 - 1, n16 = n14 * n15, n17 = n13 + n16, n18 = 2 * n10, n19 = n8 - 1, n20 = n18 * n19, n21 = n17 + n20, n22 = n11 * x0, n23 = 4 * n6, n24 = n23 * x0, n25 = n24 * x1, n26 = n22 + n25, n27 = 6 * n10, n28 = n27 * x0, n29 = n28 * n4, n30 = n26 + n29;
        return [n21, n30];
      } },
      "himmelblau": { "f": ([x0, x1]) => {
        const n0 = x0 * x0, n1 = n0 + x1, n2 = n1 - 11, n3 = n2 * n2, n4 = x1 * x1, n5 = x0 + n4, n6 = n5 - 7, n7 = n6 * n6, n8 = n3 + n7;
        return n8;
      }, "grad": ([x0, x1]) => {
        const n0 = 4 * x0, n1 = x0 * x0, n2 = n1 + x1, n3 = n2 - 11, n4 = n0 * n3, n5 = x1 * x1, n6 = x0 + n5, n7 = n6 - 7, n8 = 2 * n7, n9 = n4 + n8, n10 = 2 * n3, n11 = 4 * x1, n12 = n11 * n7, n13 = n10 + n12;
        return [n9, n13];
      } },
      "saddle": { "f": ([x0, x1]) => {
        const n0 = x0 * 2, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * -2, n5 = n3 + n4, n6 = n2 * x0, n7 = n5 * x1, n8 = n6 * 0.5, n9 = n7 * 0.5, n10 = n8 + n9, n11 = n3 + n1, n12 = n10 + n11;
        return n12;
      }, "grad": ([x0, x1]) => {
        const n0 = x0 * 2, n1 = x1 * 0, n2 = n0 + n1, n3 = x0 * 0, n4 = x1 * -2, n5 = n3 + n4;
        return [n2, n5];
      } }
    };
  }
});

// optlib/static/figures/code/python.js
var python_exports = {};
__export(python_exports, {
  FITTED: () => FITTED,
  array: () => array,
  assign: () => assign,
  descent: () => descent,
  inPlane: () => inPlane,
  list: () => list2,
  loop: () => loop,
  number: () => number
});
function number(value) {
  if (Number.isInteger(value) && Math.abs(value) < 1e16) return `${value}.0`;
  return Math.abs(value) < 1e-4 ? value.toExponential() : String(value);
}
function array(values) {
  if (values.length <= 8) return `np.array(${list2(values)})`;
  const rows2 = values.map(number).flatMap((_, k, every) => k % 8 ? [] : [every.slice(k, k + 8).join(", ")]);
  return `np.array([
    ${rows2.join(",\n    ")},
])`;
}
function loop(name, given, start2, grad) {
  const { begin, step, settings } = RULES[name];
  const { lr, ...values } = { ...settings, ...given };
  const body = step.map((line) => line.replace(/\bgrad\((.*)\)$/, (_, point3) => grad(point3)));
  const counted = step.some((line) => /\bt\b/.test(line));
  const head = counted ? "for t in range(1, steps + 1):" : "for k in range(steps):";
  const inside = [...body, "path.append(x)"].map((line) => `    ${line}`);
  return `${assign(values)}${start2}

${[...begin, "path = [x]", head, ...inside].join("\n")}
`;
}
function descent(fig, name, given, start2, said2) {
  const walk2 = loop(name, given, `x = ${start2}`, (point3) => `problem.grad(${point3})`);
  return `import numpy as np
from optlib import PROBLEMS

problem = PROBLEMS["${fig.state.problem}"]
lr, steps = ${number(given.lr)}, ${fig.state.steps}
${walk2}
print(f"Tras {steps} pasos, x = ${said2}")
print(f"y el coste es {problem(x):.4g}")
`;
}
var list2, assign, inPlane, FITTED;
var init_python = __esm({
  "optlib/static/figures/code/python.js"() {
    init_rules();
    list2 = (values) => `[${values.map(number).join(", ")}]`;
    assign = (values) => {
      const names2 = Object.keys(values);
      return names2.length ? `${names2.join(", ")} = ${names2.map((name) => number(values[name])).join(", ")}
` : "";
    };
    inPlane = (fig, name, given) => descent(fig, name, given, `np.array(${list2(fig.value("start"))})`, "{x.round(4)}");
    FITTED = `cost = np.mean((w * x + b - y) ** 2) / 2
print(f"Tras {len(path) - 1} pasos, w = {w:.4f}, b = {b:.4f}")
print(f"y el coste es {cost:.4g}")
`;
  }
});

// optlib/static/figures/kit.js
function field(label, input) {
  const id = uniqueId();
  input.id = id;
  const shown = html("span", { class: "fig-value", "aria-hidden": "true" });
  const hint = html("span", { class: "fig-hint" });
  const node = html("div", { class: "fig-control" }, html("label", { for: id }, label), shown, input, hint);
  return { node, shown, hint, input };
}
function nearest(values, value) {
  let low = 0;
  let high = values.length - 1;
  while (high - low > 1) {
    const middle = low + high >> 1;
    if (values[middle] <= value) low = middle;
    else high = middle;
  }
  return value - values[low] <= values[high] - value ? low : high;
}
function rangeField(label, read3, change) {
  const input = () => change(read3().values[Number(parts.input.value)]);
  const parts = field(label, html("input", { type: "range", min: 0, step: 1, input }));
  let last = {};
  parts.sync = (words2 = "") => {
    const { values, value, format = significant } = read3();
    if (values === last.values && value === last.value && words2 === last.words && parts.input.value === last.position)
      return;
    put(parts.input, "max", values.length - 1);
    const position = String(nearest(values, value));
    if (parts.input.value !== position) parts.input.value = position;
    say(parts.shown, format(value));
    say(parts.hint, words2);
    put(parts.input, "aria-valuetext", words2 ? `${format(value)}: ${words2}` : format(value));
    last = { values, value, words: words2, position };
  };
  return parts;
}
function picker(fig, name, param, input, key) {
  const parts = field(param.label, input);
  input.addEventListener("change", () => fig.set({ ...param.resets, [name]: input[key] }));
  parts.sync = (words2 = "") => {
    input[key] = fig.state[name];
    say(parts.hint, words2);
  };
  return parts;
}
function playback(fig, name, max, speed) {
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
  const start2 = () => {
    const end = max(fig.state);
    at = fig.value(name) >= end ? 0 : fig.value(name);
    if (calm()) return fig.set({ [name]: Math.min(end, at + Math.ceil(end / 5)) });
    say(play, "Pausa");
    put(fig.summary, "aria-live", "off");
    fig.animate(tick);
  };
  const press = () => {
    alone = false;
    fig.tick ? stop() : start2();
  };
  const play = fig.button("Reproducir", press, "fig-play");
  fig.button("Un paso", () => {
    stop();
    fig.set({ [name]: fig.value(name) >= max(fig.state) ? 0 : fig.value(name) + 1 });
  });
  fig.stop = stop;
  return () => {
    alone = true;
    start2();
  };
}
function table(caption, columns2, rows2) {
  const head = columns2.map((name) => html("th", { scope: "col" }, name));
  const body = rows2.map((cells) => html("tr", {}, ...cells));
  const parts = [html("thead", {}, html("tr", {}, ...head)), html("tbody", {}, ...body)];
  return html("table", { class: "fig-table" }, html("caption", {}, caption), ...parts);
}
var CONTROLS, calm, Figure;
var init_kit = __esm({
  "optlib/static/figures/kit.js"() {
    init_numbers();
    init_dom();
    init_desk();
    init_panel();
    init_params();
    CONTROLS = {
      slider(fig, name, param) {
        const read3 = () => ({ values: list(param, fig.state), value: fig.value(name), format: param.format });
        return [rangeField(param.label, read3, (value) => fig.set({ [name]: value }))];
      },
      choice(fig, name, param) {
        const options = Object.entries(param.options).map(([value, text2]) => html("option", { value }, text2));
        return [picker(fig, name, param, html("select", {}, ...options), "value")];
      },
      flag(fig, name, param) {
        const parts = picker(fig, name, param, html("input", { type: "checkbox" }), "checked");
        parts.node.classList.add("fig-check");
        return [parts];
      },
      point(fig, name, param) {
        return param.labels.map((label, i) => {
          const read3 = () => ({ values: param.axis(fig.state)[i], value: fig.value(name)[i] });
          const change = (v) => fig.set({ [name]: fig.value(name).map((old, j) => i === j ? v : old) });
          return rangeField(label, read3, change);
        });
      }
    };
    calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
    Figure = class {
      panels = [];
      controls = {};
      visible = true;
      resolve = {};
      // de un parámetro que puede ser null, su valor efectivo
      held = false;
      // mientras se arrastra
      ready = null;
      // lo que espera quien quiere ver su código
      codePanel = null;
      stop = null;
      // cómo se para lo que se reproduce
      // host: { key, restored, changed(state), link(text), rules, digits(), progress }; sin enlace en Jupyter.
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
        return [...this.spec.ahead?.(this.state) ?? [], () => this.build(), () => this.open()];
      }
      build() {
        this.summary = html("p", { class: "fig-summary", role: "status" });
        this.desk = new Desk(this.summary);
        this.view = this.desk.view;
        this.rest = this.desk.rest;
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
        this.box.querySelector(":scope > p")?.remove();
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
        const chosen2 = this.root.dataset.controls?.split(" ");
        if (chosen2) [main, rest] = [chosen2, [...main, ...rest].filter((name) => !chosen2.includes(name))];
        for (const name of [...main, ...rest]) {
          const param = this.spec.params[name];
          this.controls[name] = CONTROLS[param.kind](this, name, param);
          const nodes2 = this.controls[name].map((parts) => parts.node);
          if (main.includes(name)) more.before(...nodes2);
          else this.rest.append(...nodes2);
        }
      }
      button(text2, press, className = "") {
        const node = html("button", { type: "button", class: className, click: press }, text2);
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
              const parts = [Promise.resolve().then(() => (init_code_panel(), code_panel_exports)), Promise.resolve().then(() => (init_python(), python_exports))];
              const [{ CodePanel: CodePanel2 }, python] = await Promise.all(parts);
              const entry = await this.spec.code(python);
              this.codePanel ??= new CodePanel2(this, entry);
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
        this.refresh();
      }
      // Si los dibujos miden lo que su sitio, que en una pantalla baja depende de la altura.
      get fits() {
        return this.tall === innerHeight && this.panels.every(({ fits: fits2 }) => fits2);
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
        const { text: text2, hints = {}, score = {} } = this.update(this.state);
        const won = !this.held && this.wins(score);
        if (won && !this.goal.classList.contains("fig-met")) {
          say(this.goal.firstChild, this.goal.dataset.won);
          this.goal.classList.add("fig-met");
          this.root.dispatchEvent(new Event("goal", { bubbles: true }));
        }
        this.summary.classList.toggle("fig-won", won);
        for (const [name, fields] of Object.entries(this.controls)) for (const parts of fields) parts.sync(hints[name]);
        say(this.summary, text2.replace(/ ([=−]) /g, " $1 "));
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
        new ResizeObserver(() => requestAnimationFrame(resized)).observe(this.live);
        const seen = (entries) => {
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
          tick(last ? Math.min(0.1, (now - last) / 1e3) : 0);
          last = now;
        };
        this.frame = requestAnimationFrame(step);
      }
    };
  }
});

// optlib/static/matrices.js
function roomFor(rows2, columns2) {
  const [k, m] = [Math.min(rows2, columns2), Math.max(rows2, columns2)];
  return 2 * k * (k + m);
}
function products(r, from, k, m, to) {
  for (let i = 0; i < k; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let l = 0; l < m; l++) sum += r[from + i * m + l] * r[from + j * m + l];
      r[to + i * k + j] = r[to + j * k + i] = sum;
    }
}
function newtonSchulz(r, X, next, work, k, m, [a, b, c] = COEFFICIENTS) {
  const mix = work + k * k;
  products(r, X, k, m, work);
  products(r, work, k, k, mix);
  for (let i = 0; i < k * k; i++) r[mix + i] = b * r[work + i] + c * r[mix + i];
  for (let i = 0; i < k; i++) {
    const row = next + i * m;
    for (let j = 0; j < m; j++) r[row + j] = a * r[X + i * m + j];
    for (let l = 0; l < k; l++) {
      const factor2 = r[mix + i * k + l];
      const other = X + l * m;
      for (let j = 0; j < m; j++) r[row + j] += factor2 * r[other + j];
    }
  }
}
function orthogonalize(r, to, rows2, from, columns2, work) {
  const [k, m] = [Math.min(rows2, columns2), Math.max(rows2, columns2)];
  const [down, across] = rows2 > columns2 ? [1, columns2] : [columns2, 1];
  let [X, next] = [work, work + k * m];
  const gram = next + k * m;
  let size = 0;
  for (let i = 0; i < k; i++)
    for (let j = 0; j < m; j++) {
      const value = r[from + i * down + j * across];
      r[X + i * m + j] = value;
      size += value * value;
    }
  size = Math.max(Math.sqrt(size), SMALLEST);
  for (let i = X; i < next; i++) r[i] /= size;
  for (let turn2 = 0; turn2 < ITERATIONS; turn2++) {
    newtonSchulz(r, X, next, gram, k, m);
    [X, next] = [next, X];
  }
  for (let i = 0; i < k; i++) for (let j = 0; j < m; j++) r[to + i * down + j * across] = r[X + i * m + j];
}
var COEFFICIENTS, ITERATIONS, SMALLEST;
var init_matrices = __esm({
  "optlib/static/matrices.js"() {
    COEFFICIENTS = [3.4445, -4.775, 2.0315];
    ITERATIONS = 5;
    SMALLEST = 1e-7;
  }
});

// optlib/static/rule-text.js
function tokens(text2, line) {
  const [, blank, first] = text2.match(/^(\s*)(\w*)/);
  const start2 = { line, at: blank.length, length: first.length };
  if (WORDS.test(first)) throw new RuleError("statement", start2, { word: first });
  const found = [];
  for (const match of text2.replace(/#.*/, "").matchAll(TOKEN)) {
    const [all, number2, name, sign, strange] = match;
    const word = number2 ?? name ?? sign ?? strange;
    const at = match.index + all.length - word.length;
    const place3 = { line, at, length: word.length };
    if (strange) throw new RuleError(/\p{L}/u.test(strange) ? "letter" : "sign", place3, { word });
    found.push({ kind: number2 ? "number" : name ? "name" : "sign", word, ...place3 });
  }
  return found;
}
function assignment(list3) {
  const [[first], { line, at, length: length2 }] = [list3, list3.at(-1)];
  const reader = new Reader(list3, { line, at: at + length2 });
  if (list3.length > MOST) reader.fail("long", {}, first);
  const targets = [];
  let sign = { word: "=" };
  while (sign.word === "=" && ASSIGNS.test(list3[reader.next + 1]?.word)) {
    targets.push(list3[reader.next]);
    sign = list3[reader.next + 1];
    reader.next += 2;
  }
  if (!targets.length) {
    const code = { "==": "equals", "=": "target" }[list3.find(({ word }) => /^==?$/.test(word))?.word] ?? "assignment";
    reader.fail(code, {}, first);
  }
  for (const target of targets) {
    const { kind, word } = target;
    if (kind !== "name" || word.includes(".")) reader.fail("target", {}, target);
    if (RESERVED.test(word) || Object.hasOwn(FUNCTIONS2, word)) reader.fail("reserved", { word }, target);
  }
  const right = reader.sum();
  if (reader.token.kind !== "end") reader.stray();
  const left = { name: targets.at(-1).word, place: targets.at(-1) };
  const tree = sign.word === "=" ? right : { op: sign.word.slice(0, -1), args: [left, right], place: sign };
  return { targets, tree, line: first.line };
}
function read(text2) {
  const [found, errors, lines] = [[], [], text2.split("\n")];
  for (let line = 0; line < lines.length; line++) {
    try {
      if (line >= MOST) throw new RuleError("many", { line, at: 0 }, { most: MOST });
      const list3 = tokens(lines[line], line);
      const goes = () => depth(list3) > 0 && list3.length <= MOST && !ASSIGNMENT.test(lines[line + 1] ?? "=");
      while (goes()) list3.push(...tokens(lines[++line], line));
      if (list3.length) found.push(assignment(list3));
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      errors.push(error);
      if (error.code === "many") break;
    }
  }
  return { assignments: found, errors };
}
var FUNCTIONS2, WORDS, RESERVED, MOST, COMPARES, ASSIGNS, ASSIGNMENT, TOKEN, RuleError, Reader, depth;
var init_rule_text = __esm({
  "optlib/static/rule-text.js"() {
    FUNCTIONS2 = {
      ...{ sqrt: 1, abs: 1, sign: 1, exp: 1, log: 1, norm: 1, mean: 1, orthogonalize: 1 },
      ...{ maximum: 2, minimum: 2, dot: 2, clip: 3, where: 3 }
    };
    WORDS = /^(?:if|for|while|def|import|from|return|else|elif|lambda|class|with|try|and|or|not|in|is|pass|print)$/;
    RESERVED = /^(?:t|grad|__.*)$/;
    MOST = 400;
    COMPARES = /^[<>]=?$/;
    ASSIGNS = /^(?:\*\*|[-+*/])?=$/;
    ASSIGNMENT = /^\s*[\w.]*\s*(?:\*\*|[-+*/])?=(?!=)/;
    TOKEN = new RegExp(
      [
        String.raw`\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)`,
        String.raw`((?:(?:np|numpy|torch|math)\.(?:linalg\.)?)?[A-Za-z_]\w*)`,
        String.raw`(\*\*=?|[-+*]=?|/(?!/)=?|==|[<>]=?|[=(),])`,
        String.raw`(//|!=|\S))`
      ].join("|"),
      "gu"
    );
    RuleError = class extends Error {
      constructor(code, { line, at, length: length2 = 1 }, given = {}) {
        super(code);
        this.code = code;
        this.line = line;
        this.at = at;
        this.length = length2;
        this.given = given;
      }
    };
    Reader = class {
      next = 0;
      constructor(list3, end) {
        this.list = list3;
        this.end = end;
      }
      get token() {
        return this.list[this.next] ?? { kind: "end", word: "", ...this.end };
      }
      fail(code, given, place3 = this.token) {
        throw new RuleError(code, place3, { word: this.token.word, ...given });
      }
      take(word) {
        if (this.token.word !== word || this.token.kind !== "sign") return null;
        return this.list[this.next++];
      }
      chain(next, ...words2) {
        let left = next();
        while (words2.includes(this.token.word)) {
          const place3 = this.list[this.next++];
          left = { op: place3.word, args: [left, next()], place: place3 };
        }
        return left;
      }
      sum = () => this.chain(this.product, "+", "-");
      product = () => this.chain(this.signed, "*", "/");
      signed = () => {
        const minus = this.take("-");
        if (minus) return { op: "neg", args: [this.signed()], place: minus };
        return this.take("+") ? this.signed() : this.power();
      };
      power = () => {
        const base = this.atom();
        const found = this.take("**");
        return found ? { op: "**", args: [base, this.signed()], place: found } : base;
      };
      atom = () => {
        const place3 = this.token;
        const { kind, word } = place3;
        if (this.take("(")) {
          const inside = this.sum();
          if (!this.take(")")) this.unclosed(place3);
          return inside;
        }
        if (kind !== "number" && kind !== "name")
          this.fail(kind === "end" ? "unfinished" : word === ")" ? "unopened" : COMPARES.test(word) ? "sign" : "operand");
        this.next++;
        if (kind === "number") return { value: Number(word), place: place3 };
        const name = word.replace(/^.*\./, "");
        return this.token.word === "(" ? this.call(name, place3) : this.named(name, place3);
      };
      named(name, place3) {
        if (name === "grad" || Object.hasOwn(FUNCTIONS2, name)) this.fail("call", { word: name }, place3);
        if (WORDS.test(name)) this.fail("statement", { word: name }, place3);
        if (place3.word.includes(".")) this.fail("dotted", { word: place3.word }, place3);
        if (name.startsWith("__")) this.fail("reserved", { word: name }, place3);
        return { name, place: place3 };
      }
      call(name, place3) {
        if (name !== "grad" && !Object.hasOwn(FUNCTIONS2, name)) this.fail("function", { word: name }, place3);
        const count2 = name === "grad" ? 1 : FUNCTIONS2[name];
        const open = this.take("(");
        if (this.take(")")) this.fail("arguments", { word: name, count: count2 }, place3);
        const args = [name === "where" ? this.condition() : this.sum()];
        while (this.take(",")) args.push(this.sum());
        if (!this.take(")")) this.unclosed(open);
        if (args.length !== count2) this.fail("arguments", { word: name, count: count2 }, place3);
        return name === "grad" ? { grad: args[0], place: place3 } : { op: name, args, place: place3 };
      }
      // Lo primero de where, que es donde se compara.
      condition() {
        const [left, place3] = [this.sum(), this.token];
        if (",)".includes(place3.word)) this.fail(place3.word ? "condition" : "unfinished");
        if (!COMPARES.test(place3.word)) this.stray();
        this.next++;
        return { op: place3.word, args: [left, this.sum()], place: place3 };
      }
      // Tras una expresión, lo que no la sigue: falta un paréntesis o un signo.
      unclosed(open) {
        if (this.token.kind === "end") this.fail("unclosed", {}, open);
        this.stray();
      }
      stray() {
        const before = this.list[this.next - 1];
        const { kind, word } = this.token;
        if (word === ")") this.fail("unopened");
        if (kind === "name" || kind === "number" || word === "(") this.fail("times", { before: before.word });
        if (COMPARES.test(word)) this.fail("sign");
        this.fail({ ",": "comma", "=": "target", "==": "sign" }[word] ?? "operand");
      }
    };
    depth = (list3) => list3.reduce((open, { word }) => open + (word === "(") - (word === ")"), 0);
  }
});

// optlib/static/rule.js
function execute(code, r, from, to) {
  for (let i = from; i < to; i += FIELDS)
    LIST[code[i]](r, code[i + 1], code[i + 2], code[i + 3], code[i + 4], code[i + 5], code[i + 6]);
}
function* nodes(tree) {
  for (const inner of tree.args ?? (tree.grad ? [tree.grad] : [])) yield* nodes(inner);
  yield tree;
}
function start(tree) {
  const [slope, value] = affine(tree) ?? [];
  if (slope === 0) return value;
  return slope === 1 && value === 0 ? "x" : null;
}
function affine({ op, args = [], name, value }) {
  if (name === "x") return [1, 0];
  if (value !== void 0) return [0, value];
  const [[a, b] = [], [c, d] = []] = args.map((each3) => affine(each3) ?? []);
  const made = {
    neg: () => [-a, -b],
    "+": () => [a + c, b + d],
    "-": () => [a - c, b - d],
    "*": () => a === 0 || c === 0 ? [a * d + b * c, b * d] : [],
    "/": () => c === 0 ? [a / d, b / d] : []
  };
  const found = made[op]?.() ?? [];
  return found.every(Number.isFinite) && found.length ? found : null;
}
function numberPlace({ op, args, place: place3 }) {
  if (op !== "neg") return place3;
  const { at, length: length2 } = numberPlace(args[0]);
  return { ...place3, length: at + length2 - place3.at };
}
function callOf(assignments) {
  const calls = assignments.flatMap(
    ({ tree }) => [...nodes(tree)].filter(({ grad }) => grad).map(({ place: place3 }) => place3)
  );
  const end = { line: assignments.at(-1)?.line ?? 0, at: 0 };
  if (!calls.length) throw new RuleError("no-grad", end);
  if (calls.length > 1) throw new RuleError("grad-twice", calls[1]);
  if (!assigned(assignments).has("x")) throw new RuleError("no-x", end);
  return calls[0];
}
function roles(assignments) {
  const call = callOf(assignments);
  const [starts, settings, states, lines, places] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map(), /* @__PURE__ */ new Map(), [], {}];
  assignments.forEach((each3, k) => {
    const first = each3.line < call.line ? start(each3.tree) : null;
    const later = assigned(assignments.slice(k + 1));
    const targets = each3.targets.filter((target) => {
      const { word } = target;
      if (word === "x" && typeof first === "number") throw new RuleError("x-fixed", target);
      const kept2 = first === null || word === "x" || !(later.has(word) || isNumber(each3.tree));
      if (!kept2) (later.has(word) ? starts : settings).set(word, first);
      if (!kept2 && !later.has(word)) places[word] = numberPlace(each3.tree);
      return kept2;
    });
    if (targets.length) lines.push({ ...each3, targets });
  });
  const [known, all] = [/* @__PURE__ */ new Set(["x", "t", ...settings.keys()]), assigned(lines)];
  for (const { tree, targets } of lines) {
    for (const { name } of nodes(tree)) {
      if (!name || known.has(name)) continue;
      known.add(name);
      if (all.has(name)) states.set(name, starts.get(name) ?? 0);
      else if (name !== "T") settings.set(name, null);
    }
    for (const { word } of targets) known.add(word);
  }
  const long = known.has("T") && !all.has("T") && !settings.has("T");
  return { lines, settings, states, places, long };
}
function eachMatrix(code, take, { at, count: count2 }, shapes) {
  const made = take(count2);
  const work = take(Math.max(...shapes.map(([rows2, columns2 = 1]) => roomFor(rows2, columns2))));
  let done = 0;
  for (const [rows2, columns2 = 1] of shapes) {
    code.push(CODE.orthogonalize, made.at + done, rows2, at + done, columns2, work.at, 0);
    done += rows2 * columns2;
  }
  return made;
}
function assemble({ lines, settings, states }, n, shapes) {
  const [code, constants] = [[], /* @__PURE__ */ new Map()];
  let size = 0;
  const take = (count2) => {
    size += count2;
    return { at: size - count2, count: count2 };
  };
  const inputs = /* @__PURE__ */ new Map([
    ["x", take(n)],
    ["t", take(1)],
    ["T", take(1)]
  ]);
  for (const name of settings.keys()) inputs.set(name, take(1));
  for (const name of states.keys()) inputs.set(name, take(n));
  const now = new Map(inputs);
  const asked = {};
  const emit = (op, a, b, count2 = Math.max(a.count, b?.count ?? 1), made = take(op === "dot" ? 1 : count2)) => {
    code.push(CODE[op], made.at, count2, a.at, Number(a.count > 1), b?.at ?? 0, Number(b?.count > 1));
    return made;
  };
  const wide = (register) => register.count === n ? register : emit("copy", register, null, n);
  const constant = (number2) => {
    if (!constants.has(number2)) constants.set(number2, take(1));
    return constants.get(number2);
  };
  const value = (tree) => {
    if (tree.name) return now.get(tree.name);
    if (tree.value !== void 0) return constant(tree.value);
    if (tree.grad) {
      Object.assign(asked, { point: wide(value(tree.grad)), split: code.length, slope: take(n) });
      return asked.slope;
    }
    const [a, b, c] = tree.args.map(value);
    if (tree.op === "**" && tree.args[1].value === 2) return emit("*", a, a);
    if (tree.op === "**" && tree.args[1].value === 0.5) return emit("sqrt", a);
    if (tree.op === "mean") return emit("/", emit("dot", a, constant(1)), constant(a.count));
    if (tree.op === "orthogonalize") return eachMatrix(code, take, a, a.count === n ? shapes : [[1]]);
    return Object.hasOwn(MADE, tree.op) ? MADE[tree.op](emit, a, b, c) : emit(tree.op, a, b);
  };
  for (const { targets, tree } of lines) {
    const made = value(tree);
    for (const { word } of targets) now.set(word, word === "x" || states.has(word) ? wide(made) : made);
  }
  const r = new Float64Array(size);
  for (const [number2, { at }] of constants) r[at] = number2;
  return { ...asked, code: Int32Array.from(code), r, inputs, now };
}
function put2(r, { at, count: count2 }, value) {
  if (typeof value === "number") r.fill(value, at, at + count2);
  else for (let k = 0; k < count2; k++) r[at + k] = value[k];
}
function got(r, { at, count: count2 }, n) {
  if (!n) return r[at];
  const list3 = new Array(n);
  for (let k = 0; k < n; k++) list3[k] = r[count2 === 1 ? at : at + k];
  return list3;
}
function compile(text2) {
  const { assignments, errors } = read(text2);
  if (errors.length) return { errors };
  let found;
  try {
    found = roles(assignments);
  } catch (error) {
    if (error instanceof RuleError) return { errors: [error] };
    throw error;
  }
  const machines = /* @__PURE__ */ new Map();
  return {
    errors,
    settings: Object.fromEntries(found.settings),
    states: Object.fromEntries(found.states),
    names: [...assigned(found.lines)],
    // Las que se repiten: {targets, tree}.
    lines: found.lines,
    // De los ajustes con su valor escrito, dónde está el número.
    places: found.places,
    // Si lee T.
    long: found.long,
    // El punto que sigue y lo que valen los nombres pedidos; given son los ajustes, t cuenta desde 1 y state.T es cuántos
    // se van a dar. shapes, las formas de las matrices del punto, [filas, columnas]; sin ellas es una columna.
    step(x, given, state, t, grad, names2, shapes) {
      const n = typeof x === "number" ? 0 : x.length;
      const key = shapes ?? n;
      if (!machines.has(key)) machines.set(key, assemble(found, n || 1, shapes ?? [[n || 1]]));
      const { code, r, inputs, now, point: point3, split, slope } = machines.get(key);
      put2(r, inputs.get("x"), x);
      put2(r, inputs.get("t"), t);
      put2(r, inputs.get("T"), state.T ?? 0);
      for (const name of found.settings.keys()) put2(r, inputs.get(name), given[name]);
      for (const name of found.states.keys()) put2(r, inputs.get(name), state[name]);
      execute(code, r, 0, split);
      put2(r, slope, grad(got(r, point3, n)));
      execute(code, r, split, code.length);
      const after = found.long ? { T: state.T } : {};
      for (const name of names2) after[name] = name === "t" ? t : got(r, now.get(name), n);
      return [got(r, now.get("x"), n), after];
    }
  };
}
function optimizerOf(rule2, given, { shapes } = {}, state = { t: 0, ...rule2.states }) {
  const names2 = Object.keys(state);
  const begin = (x, start2) => start2 === "x" ? x : typeof x === "number" ? start2 : x.map(() => start2);
  return {
    init: (x, T) => ({
      ...Object.fromEntries(names2.map((name) => [name, name === "t" ? 0 : begin(x, state[name])])),
      ...rule2.long && { T }
    }),
    step: (x, before, grad) => rule2.step(x, given, before, (before.t ?? 0) + 1, grad, names2, shapes)
  };
}
var each, OPS, LIST, CODE, FIELDS, isNumber, assigned, MADE;
var init_rule = __esm({
  "optlib/static/rule.js"() {
    init_matrices();
    init_rule_text();
    each = (f) => (r, d, n, a, p, b, q) => {
      for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = f(r[a], r[b]);
    };
    OPS = {
      "+": (r, d, n, a, p, b, q) => {
        for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] + r[b];
      },
      "-": (r, d, n, a, p, b, q) => {
        for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] - r[b];
      },
      "*": (r, d, n, a, p, b, q) => {
        for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] * r[b];
      },
      "/": (r, d, n, a, p, b, q) => {
        for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] / r[b];
      },
      sqrt: (r, d, n, a, p) => {
        for (let k = 0; k < n; k++, a += p) r[d + k] = Math.sqrt(r[a]);
      },
      copy: (r, d, n, a, p) => {
        for (let k = 0; k < n; k++, a += p) r[d + k] = r[a];
      },
      "**": each((u, v) => u ** v),
      "<": each((u, v) => u < v),
      "<=": each((u, v) => u <= v),
      neg: each((u) => -u),
      ...{ maximum: each(Math.max), minimum: each(Math.min) },
      ...{ abs: each(Math.abs), sign: each(Math.sign), exp: each(Math.exp), log: each(Math.log) },
      // En d está lo que vale donde no se cumple a.
      where: (r, d, n, a, p, b, q) => {
        for (let k = 0; k < n; k++, a += p, b += q) if (r[a]) r[d + k] = r[b];
      },
      // Deja un solo número.
      dot: (r, d, n, a, p, b, q) => {
        r[d] = 0;
        for (let k = 0; k < n; k++, a += p, b += q) r[d] += r[a] * r[b];
      },
      // De orthogonalize, n y p son las filas y las columnas, y b, donde hace las cuentas.
      orthogonalize
    };
    LIST = Object.values(OPS);
    CODE = Object.fromEntries(Object.keys(OPS).map((op, code) => [op, code]));
    FIELDS = 7;
    isNumber = ({ op, args, value }) => op === "neg" ? isNumber(args[0]) : value !== void 0;
    assigned = (lines) => new Set(lines.flatMap(({ targets }) => targets.map(({ word }) => word)));
    MADE = {
      ">": (emit, a, b) => emit("<", b, a),
      ">=": (emit, a, b) => emit("<=", b, a),
      norm: (emit, a) => emit("sqrt", emit("dot", a, a)),
      clip: (emit, a, low, high) => emit("minimum", emit("maximum", a, low), high),
      where(emit, a, yes, no) {
        const count2 = Math.max(a.count, yes.count, no.count);
        return emit("where", a, yes, count2, emit("copy", no, null, count2));
      }
    };
  }
});

// optlib/static/optimizers.js
function classOf({ begin, step, settings, state }) {
  let rule2;
  return class {
    constructor(given) {
      rule2 ??= compile([...begin, ...step].join("\n"));
      Object.assign(this, settings, given, optimizerOf(rule2, this, {}, state));
    }
  };
}
function moved({ f, grad }, [across, along], turn2) {
  const [c, s] = [Math.cos(turn2), Math.sin(turn2)];
  const spin = ([x, y]) => [c * x - s * y, s * x + c * y];
  const back = ([x, y]) => [c * (x - across) + s * (y - along), c * (y - along) - s * (x - across)];
  const to = (at) => spin(at).map((value, k) => value + [across, along][k]);
  return { f: (x) => f(back(x)), grad: (x) => spin(grad(back(x))), to, back };
}
function* walk(optimizer, start2, grad, steps) {
  let at = [start2, optimizer.init(start2, steps)];
  yield at;
  for (let k = 0; k < steps; k++) {
    at = optimizer.step(at[0], at[1], grad);
    yield at;
  }
}
function minimize(problem, x0, optimizer, steps) {
  const run2 = { x: [], f: [], grad: [], diverged: false };
  const grad = (at) => {
    const g = problem.grad(at, run2.grad.length);
    run2.grad.push(g);
    return g;
  };
  for (const [x, state] of walk(optimizer, x0, grad, steps)) {
    for (const name in state) {
      run2[name] ??= [];
      if (run2.x.length) run2[name].push(state[name]);
    }
    run2.x.push(x);
    run2.f.push(problem.f(x));
  }
  run2.diverged = !(run2.x.every(isFinitePoint) && run2.f.every(Number.isFinite));
  return run2;
}
var OPTIMIZERS, whole, PROBLEMS, isFinitePoint, pointsOf;
var init_optimizers = __esm({
  "optlib/static/optimizers.js"() {
    init_data();
    init_rule();
    init_rules();
    OPTIMIZERS = Object.fromEntries(Object.entries(RULES).map(([name, rule2]) => [name, classOf(rule2)]));
    whole = ([name, functions]) => [name, { ...functions, ...PROBLEM_DATA[name] }];
    PROBLEMS = Object.fromEntries(Object.entries(FUNCTIONS).map(whole));
    isFinitePoint = (x) => typeof x === "number" ? Number.isFinite(x) : x.every(Number.isFinite);
    pointsOf = (...run2) => Array.from(walk(...run2), ([x]) => x);
  }
});

// optlib/static/prng.js
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = state + 1831565813 >>> 0;
    let t = Math.imul(state ^ state >>> 15, 1 | state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}
function seedOf(text2, seed) {
  let value = 2166136261;
  for (const byte of new TextEncoder().encode(`${text2}#${seed}`)) {
    value = Math.imul(value ^ byte, 16777619) >>> 0;
  }
  return value;
}
function shuffled(count2, draw) {
  const order3 = Array.from({ length: count2 }, (_, i) => i);
  for (let i = count2 - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [order3[i], order3[j]] = [order3[j], order3[i]];
  }
  return order3;
}
var drawSeed;
var init_prng = __esm({
  "optlib/static/prng.js"() {
    drawSeed = () => 1 + Math.floor(Math.random() * 1073741823);
  }
});

// optlib/static/judging.js
function cheapest(rates, costOf) {
  const costs2 = rates.map(costOf);
  return rates[costs2.indexOf(Math.min(...costs2))];
}
function bestRate(problem, start2, steps, name, fine = false) {
  const { f, grad } = PROBLEMS[problem];
  const costOf = (lr) => {
    const cost = f(pointsOf(new OPTIMIZERS[name]({ lr }), start2, grad, steps).at(-1));
    return Number.isFinite(cost) ? cost : Infinity;
  };
  return kept([problem, start2, steps, name, fine].join(), () => {
    const found = cheapest(FAIR_RATES, costOf);
    return fine ? cheapest(around(found, 1.12, 4), costOf) : found;
  });
}
function hidden(problem, key, seed) {
  const draw = mulberry32(seedOf(`${problem} ${key}`, seed));
  const part = () => (draw() < 0.5 ? -1 : 1) * (0.6 + 0.8 * draw());
  const place3 = [part(), part()];
  const quarters = Math.floor(4 * draw()) + 0.25 + draw() / 2;
  return moved(PROBLEMS[problem], place3, quarters * Math.PI / 2);
}
function since(values, holds) {
  const first = 1 + values.findLastIndex((value) => !holds(value));
  return first < values.length ? first : Infinity;
}
function rivalOf(trial2, seed) {
  if (/^(?:GradientDescent|Momentum)$/.test(trial2.rival)) return trial2.best;
  return kept(JSON.stringify([trial2, seed]), () => {
    const stepsOf = (lr2) => arrivalOf(new OPTIMIZERS[trial2.rival]({ lr: lr2 }), trial2);
    const lr = cheapest(around(trial2.best.lr, 1.06, 10), stepsOf);
    return { lr, steps: stepsOf(lr) };
  });
}
function duel(mine, other, ahead) {
  const wins = (one, two) => one.filter((each3, k) => ahead(each3, two[k])).length;
  const [won, lost] = [wins(mine, other), wins(other, mine)];
  let [ways, total] = [0, 1];
  for (let k = 0, choose = 1; k < won + lost; k++) {
    if (k <= Math.min(won, lost)) ways += choose;
    choose = choose * (won + lost - k) / (k + 1);
    total *= 2;
  }
  return { won, lost, lead: Math.sign(won - lost) * (1 - 2 * ways / total) };
}
var around, kept, arrivalOf;
var init_judging = __esm({
  "optlib/static/judging.js"() {
    init_data();
    init_lists();
    init_optimizers();
    init_prng();
    around = (rate, factor2, count2) => range(2 * count2 + 1).map((k) => rate * factor2 ** (k - count2));
    kept = memo(500);
    arrivalOf = (optimizer, { arena: { f, grad, to }, start: start2, steps, goal }) => since(pointsOf(optimizer, to(start2), grad, steps), (x) => f(x) < goal);
  }
});

// optlib/static/roles.js
function settingOf(name) {
  const word = name.toLowerCase();
  const head = CALLED.get(word.replace(/[_\d].*$/, ""));
  return CALLED.get(word) ?? CALLED.get(word.replace(/_?\d+$/, "")) ?? (head === "lr" ? null : head);
}
function roleOf(name) {
  const setting = settingOf(name);
  const { below, to = below } = SETTINGS[setting] ?? {};
  const rest = to === 1 ? MEMORY : OTHER;
  const [role, , values, first] = ROLES.find(([, like]) => like.includes(setting)) ?? rest;
  return { role, values, first };
}
function fits(name, value) {
  if (!Object.hasOwn(SETTINGS, name)) return true;
  const { above = -Infinity, from = -Infinity, below = Infinity, to = Infinity } = SETTINGS[name];
  return value > above && value >= from && value < below && value <= to;
}
function valued(settings, given) {
  const own = (name) => Object.hasOwn(given, name) ? given[name] : roleOf(name).first;
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value ?? own(name)]));
}
function firstMove(rule2, given) {
  const [start2, ...points] = pointsOf(optimizerOf(rule2, given), [1.3, -0.7], () => [0.9, -1.7], 3);
  const moves = points.map((x) => x.map((value, k) => value - start2[k]));
  return moves.find((move3) => move3.some((value) => value !== 0));
}
function rateOf(rule2, given) {
  const names2 = Object.keys(rule2.settings);
  const doubles = names2.filter((name) => {
    const value = given[name] || 1;
    const [one, two] = [value, 2 * value].map((each3) => firstMove(rule2, { ...given, [name]: each3 }));
    return one && two && one.every((move3, k) => Math.abs(two[k] - 2 * move3) <= 1e-6 * Math.abs(move3));
  });
  const called = (among) => among.find((name) => roleOf(name).role === "rate");
  return called(doubles) ?? doubles[0] ?? called(names2) ?? null;
}
var NEAR_ONE, ROLES, MEMORY, OTHER, CALLED;
var init_roles = __esm({
  "optlib/static/roles.js"() {
    init_data();
    init_lists();
    init_rule();
    init_optimizers();
    NEAR_ONE = [
      0,
      0.1,
      0.2,
      0.3,
      0.4,
      0.5,
      0.6,
      0.7,
      0.8,
      0.85,
      0.9,
      0.93,
      0.95,
      0.97,
      0.98,
      0.99,
      0.995,
      0.999,
      0.9999
    ];
    ROLES = [
      ["rate", ["lr"], twoDigits(1e-4, 10), 0.1],
      ["eps", ["eps"], [0, ...twoDigits(1e-10, 1)], 1e-8],
      ["memory", ["beta2", "rho"], NEAR_ONE, 0.999]
    ];
    MEMORY = ["memory", [], NEAR_ONE, 0.9];
    OTHER = ["other", [], [0, ...twoDigits(1e-3, 100)], 1];
    CALLED = new Map(
      Object.entries(SETTINGS).reverse().flatMap(([name, { called }]) => [...called, name].map((word) => [word, name]))
    );
  }
});

// optlib/static/figures/landscapes.js
function tint(height) {
  const at = height * (TINTS.length - 1);
  const k = Math.min(Math.floor(at), TINTS.length - 2);
  return TINTS[k].map((low, i) => low + (at - k) * (TINTS[k + 1][i] - low));
}
function segments(grid, levels) {
  const kx = SIDE2 / (COLUMNS - 1);
  const ky = SIDE2 / (ROWS - 1);
  const lines = levels.map(() => "");
  for (let j = 0; j < ROWS - 1; j++) {
    for (let i = 0; i < COLUMNS - 1; i++) {
      const o = j * COLUMNS + i;
      const [a, b, c, e] = [grid[o], grid[o + 1], grid[o + COLUMNS + 1], grid[o + COLUMNS]];
      const low = Math.min(a, b, c, e);
      const high = Math.max(a, b, c, e);
      const at = (x, y) => `${Math.round((i + x) * kx * 10) / 10} ${Math.round((j + y) * ky * 10) / 10}`;
      for (let k = levels.findIndex((level) => level >= low); k >= 0 && levels[k] < high; k++) {
        const level = levels[k];
        const cut = (u, v) => (level - u) / (v - u);
        const edges = [];
        if (a > level !== b > level) edges.push(at(cut(a, b), 0));
        if (b > level !== c > level) edges.push(at(1, cut(b, c)));
        if (e > level !== c > level) edges.push(at(cut(e, c), 1));
        if (a > level !== e > level) edges.push(at(0, cut(a, e)));
        for (let n = 0; n + 1 < edges.length; n += 2) lines[k] += `M${edges[n]}L${edges[n + 1]}`;
      }
    }
  }
  return lines.join("");
}
function contours(key, f, x, y) {
  return remember(key, () => {
    const across = (i) => x[0] + (x[1] - x[0]) * i / (COLUMNS - 1);
    const down = (j) => y[1] - (y[1] - y[0]) * j / (ROWS - 1);
    const last = COLUMNS * ROWS - 1;
    const grid = Float64Array.from(range(last + 1), (k) => f([across(k % COLUMNS), down(Math.floor(k / COLUMNS))]));
    const sorted = Float64Array.from(grid).sort();
    const levels = range(LEVELS).map((k) => sorted[Math.round(((k + 0.5) / LEVELS) ** 1.7 * last)]);
    const ranks = new Map(Array.from(sorted, (v, k) => [v, k / last]).reverse());
    return { d: segments(grid, levels), shade: grid.map((v) => ranks.get(v)) };
  });
}
function shade(canvas, columns2, rows2, colour2) {
  canvas.width = columns2;
  canvas.height = rows2;
  const context = canvas.getContext("2d");
  const image = context.createImageData(columns2, rows2);
  for (let k = 0; k < columns2 * rows2; k++) image.data.set(colour2(k), 4 * k);
  context.putImageData(image, 0, 0);
}
function contourLayer(panel) {
  const lines = svg("path", { class: "fig-contours" });
  panel.plot.prepend(lines);
  let drawn2 = "";
  return (key, f) => {
    const now = `${key} ${panel.w} ${panel.h}`;
    if (drawn2 === now) return;
    if (!drawn2.startsWith(`${key} `)) {
      const { d, shade: ranks } = contours(key, f, panel.x, panel.y);
      put(lines, "d", d);
      shade(panel.canvas, COLUMNS, ROWS, (k) => tint(ranks[k]));
    }
    put(lines, "transform", `scale(${panel.w / SIDE2} ${panel.h / SIDE2})`);
    drawn2 = now;
  };
}
function valleyMap(fig, options) {
  const panel = fig.panel({ xLabel: "x", yLabel: "y", shaded: true, ...options });
  const background = contourLayer(panel);
  const grip = panel.handle((...at) => fig.set({ start: at.map((v) => Number(v.toFixed(3))) }));
  const show = (problem, start2) => {
    panel.domain(VALLEYS[problem].x, VALLEYS[problem].y);
    background(problem, PROBLEMS[problem].f);
    panel.place(grip, ...start2);
  };
  return { panel, show };
}
var startParam, names, COLUMNS, ROWS, LEVELS, SIDE2, remember, TINTS, valleyAhead, falling;
var init_landscapes = __esm({
  "optlib/static/figures/landscapes.js"() {
    init_data();
    init_optimizers();
    init_dom();
    init_params();
    init_lists();
    startParam = () => point(
      ["Punto de partida: x", "Punto de partida: y"],
      ({ problem }) => [VALLEYS[problem].x, VALLEYS[problem].y].map((domain) => linspace(...domain, 161))
    );
    names = (table4) => Object.fromEntries(Object.entries(table4).map(([key, { name }]) => [key, name]));
    COLUMNS = 96;
    ROWS = 72;
    LEVELS = 15;
    SIDE2 = 1e3;
    remember = memo(60);
    TINTS = [
      [30, 130, 145, 75],
      [90, 170, 120, 58],
      [205, 165, 60, 52],
      [190, 140, 90, 26],
      [160, 130, 110, 6]
    ];
    valleyAhead = (name) => () => contours(name, PROBLEMS[name].f, VALLEYS[name].x, VALLEYS[name].y);
    falling = (first) => [Math.min(-12, 2 * first), Math.max(6, 1.2 * first)];
  }
});

// optlib/static/figures/looks.js
function asSeries(node, k, dashed = false) {
  node.style.stroke = serial(k);
  if (dashed) put(node, "stroke-dasharray", lengths(SERIES[k]));
  return node;
}
function lanes(panel, extra = []) {
  const part = (name) => {
    const line = svg("path", { class: "fig-lane", "stroke-dasharray": dashes(name) });
    const shown = svg("path", { class: "fig-mark", d: shape(name) });
    line.style.stroke = shown.style.fill = colour(name);
    return { line, mark: svg("g", {}, shown) };
  };
  const parts = Object.fromEntries([...Object.keys(STYLES), ...extra].map((name) => [name, part(name)]));
  const group = panel.add(svg("g"));
  let stacked = "";
  const stack = (names2) => {
    stacked = String(names2);
    const layer = (key) => names2.map((name) => parts[name][key]).reverse();
    group.replaceChildren(...layer("line"), ...layer("mark"));
    for (const [i, name] of names2.entries()) {
      const { line, mark: mark2 } = parts[name];
      for (const { style } of [line, mark2]) style.setProperty("--under", i / Math.max(2, 2 * names2.length - 2));
    }
  };
  return (names2, of, k) => {
    if (stacked !== String(names2)) stack(names2);
    for (const name of names2) {
      const lane = parts[name];
      const [xs, ys, place3] = of(name);
      const at = Math.min(k, ys.length - 1);
      if (lane.ys !== ys || lane.scales !== panel.scales) {
        const ends = [];
        Object.assign(lane, { ys, ends, scales: panel.scales, d: panel.line(xs, ys, { gap: 1.5, ends }) });
      }
      lane.line.setAttribute("d", lane.d.slice(0, lane.ends[at]));
      panel.place(lane.mark, ...place3 ?? [xs[at], ys[at]]);
    }
  };
}
function swatch(name) {
  const dash = { "stroke-dasharray": dashes(name), "stroke-dashoffset": (lookOf(name).dash[0] ?? 0) - 15 };
  const line = svg("path", { d: "M1 8H31", "stroke-width": 2.5, ...dash });
  const mark2 = svg("path", { d: shape(name), transform: "translate(16 8)" });
  line.style.stroke = mark2.style.fill = colour(name);
  return svg("svg", { class: "fig-swatch", viewBox: "0 0 32 16", "aria-hidden": "true" }, line, mark2);
}
function legend(fig) {
  const list3 = html("ul", { class: "fig-legend fig-row-legend" });
  fig.desk.watched.after(list3);
  let shown = "";
  return (optimizers) => {
    if (String(optimizers) === shown) return;
    shown = String(optimizers);
    list3.replaceChildren(...optimizers.map((name) => html("li", {}, swatch(name), lookOf(name).name)));
  };
}
var pair, lengths, OWN, STAR, OTHERS, lookOf, colour, dashes, shape, serial;
var init_looks = __esm({
  "optlib/static/figures/looks.js"() {
    init_data();
    init_dom();
    pair = ({ light, dark }) => `light-dark(${light}, ${dark})`;
    lengths = ({ dash }) => dash.map((v) => 2 * v).join(" ") || "none";
    OWN = "own";
    STAR = "M0 -7L1.8 -2.2L6.7 -2.2L2.8 0.9L4.2 5.7L0 2.8L-4.2 5.7L-2.8 0.9L-6.7 -2.2L-1.8 -2.2Z";
    OTHERS = {
      [OWN]: { light: "#1d2329", dark: "#e4e6e3", dash: [], name: "Tu regla" },
      Muon: { ...SERIES[0], marker: "o", name: "Muon" }
    };
    lookOf = (name) => OTHERS[name] ?? STYLES[name];
    colour = (name) => `var(--opt-${name}, ${pair(lookOf(name))})`;
    dashes = (name) => lengths(lookOf(name));
    shape = (name) => MARKS[lookOf(name).marker] ?? STAR;
    serial = (k) => `var(--series-${k}, ${pair(SERIES[k])})`;
  }
});

// optlib/static/figures/costs.js
function costPanel(fig, options, parent = fig.side()) {
  const usual = { label: "Coste en cada paso", y: [1e-8, 100], logY: true, xLabel: "paso", yLabel: "coste" };
  return fig.panel({ ...usual, ...options }, parent);
}
var decades;
var init_costs = __esm({
  "optlib/static/figures/costs.js"() {
    init_looks();
    init_lists();
    decades = (low, high) => [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))];
  }
});

// optlib/static/figures/race.js
function runner() {
  const last = {};
  return (problem, start2, steps, name, lr) => {
    const key = [problem, start2, steps, lr].join();
    if (last[name]?.key !== key) {
      last[name] = { key, ...race(PROBLEMS[problem], start2, new OPTIMIZERS[name]({ lr }), steps) };
    }
    return last[name];
  };
}
function race({ f: cost, grad, to = (x) => x, back = to }, start2, optimizer, steps) {
  const points = pointsOf(optimizer, to(start2), grad, steps);
  const [[x, y], f] = [columns(points.map(back)), points.map(cost)];
  return { low: lowest(f), f, x, y };
}
function checks(fig, title, row) {
  const boxes = {};
  const shown = {};
  const change = () => {
    const chosen2 = NAMES.filter((name) => boxes[name].checked);
    if (chosen2.length) fig.set({ optimizers: chosen2 });
    else boxes[fig.state.optimizers[0]].checked = true;
  };
  const rows2 = NAMES.map((name) => {
    boxes[name] = html("input", { type: "checkbox", change });
    const label = html("label", { class: "fig-name" }, boxes[name], swatch(name), STYLES[name].name);
    const line = html("div", { class: "fig-row" }, label, ...row(name));
    line.style.setProperty("--fig-control", colour(name));
    return line;
  });
  const node = html("fieldset", { class: "fig-field" }, html("legend", {}, title), ...rows2);
  fig.rest.append(node);
  return (state) => {
    for (const name of NAMES) {
      const inside = state.optimizers.includes(name);
      if (shown[name] === inside) continue;
      shown[name] = boxes[name].checked = inside;
      boxes[name].closest(".fig-row").classList.toggle("fig-off", !inside);
    }
  };
}
function standing(racing, k) {
  const order3 = [];
  const lost = [];
  for (const [name, { x, y, f }] of Object.entries(racing)) {
    const at = Math.min(k, f.length - 1);
    if (Math.hypot(x[at], y[at]) < 1e4 && Number.isFinite(f[at])) order3.push([name, f[at]]);
    else lost.push(name);
  }
  order3.sort((a, b) => a[1] - b[1]);
  return { order: order3, lost };
}
function landscape(fig, extra) {
  const label = "Curvas de nivel del coste con los recorridos";
  const { panel, show } = valleyMap(fig, { label, ratio: 0.85 });
  const stars = panel.path("fig-star");
  const draw = lanes(panel, extra);
  return ({ problem }, start2, racing, k) => {
    show(problem, start2);
    const goal = PROBLEMS[problem].minimum;
    put(stars, "d", goal ? panel.dots([goal[0]], [goal[1]]) : "");
    draw(Object.keys(racing), (name) => [racing[name].x, racing[name].y], k);
  };
}
function costs(fig, extra, ratio = 1, parent = fig.side()) {
  const panel = costPanel(fig, { label: "Coste de cada optimizador en cada paso", ratio }, parent);
  const draw = lanes(panel, extra);
  return ({ problem, steps }, start2, racing, k, arena = PROBLEMS[problem]) => {
    const first = arena.f(start2);
    panel.logY = arena.minimum !== null;
    const low = Math.min(...Object.values(racing).map((run2) => run2.low));
    const high = Math.max(first, low * 100) * 4;
    panel.domain([0, steps * 1.02], panel.logY ? decades(low, high) : falling(first));
    draw(Object.keys(racing), (name) => [indices, racing[name].f], k);
  };
}
var NAMES, RATES, lowest, ordinal, indices;
var init_race = __esm({
  "optlib/static/figures/race.js"() {
    init_optimizers();
    init_data();
    init_dom();
    init_costs();
    init_looks();
    init_landscapes();
    init_lists();
    NAMES = Object.keys(STYLES);
    RATES = Object.fromEntries(NAMES.map((name) => [name, STYLES[name].lr]));
    lowest = (f) => Math.max(1e-10, Math.min(...f.filter((cost) => cost > 0)));
    ordinal = (place3) => `${place3 + 1}.º`;
    indices = range(301);
  }
});

// optlib/static/idle.js
async function inTurns(items2, job, span = SPAN) {
  let end = 0;
  for (const item of items2) {
    if (performance.now() >= end) {
      await turn();
      end = performance.now() + span;
    }
    job(item);
  }
}
var SPAN, WAIT, turn;
var init_idle = __esm({
  "optlib/static/idle.js"() {
    SPAN = 4;
    WAIT = 20;
    turn = () => new Promise((go) => {
      if (globalThis.requestIdleCallback) requestIdleCallback(go, { timeout: WAIT });
      else setTimeout(go);
    });
  }
});

// optlib/static/figures/fair-trial.js
function startsOf(problem, exam, seed) {
  const draw = mulberry32(seedOf(problem, seed));
  const at = ([low, high], k) => low + (high - low) * (k + 0.1 + 0.8 * draw()) / (2 * STARTS);
  const { x, y } = VALLEYS[problem];
  const places = range(STARTS).map((k) => 2 * k + Number(exam));
  return places.map((k) => [at(x, k), at(y, (3 * k + 1) % (2 * STARTS))]);
}
function run(problem, start2, optimizer, seed) {
  const { x: across, y: along, minima } = VALLEYS[problem];
  const [width, height] = [across[1] - across[0], along[1] - along[0]];
  const { grad, to, back } = hidden(problem, "", seed);
  const points = pointsOf(optimizer, to(start2), grad, STEPS).map(back);
  const lost = points.findIndex(([a, b]) => !Number.isFinite(a + b));
  const sound = lost < 0 ? points : points.slice(0, lost);
  const gaps = sound.map(
    ([a, b]) => Math.min(...minima.map(([c, d]) => Math.hypot((a - c) / width, (b - d) / height)))
  );
  const steps = since(gaps, (gap) => gap <= NEAR2);
  return { steps: gaps.at(-1) <= STILL || gaps.length - steps >= STAYED ? steps : Infinity, ended: lost >= 0 };
}
function summed(runs) {
  const sorted = runs.map(({ steps: steps2 }) => steps2).filter(Number.isFinite);
  sorted.sort((a, b) => a - b);
  const [count2, half] = [sorted.length, sorted.length >> 1];
  const steps = count2 % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { count: count2, steps: count2 ? steps : null, ended: runs.filter(({ ended }) => ended).length };
}
function against(mine, other) {
  const sooner = duel(mine, other, (one, two) => one.steps < two.steps);
  const reach = duel(mine, other, (one, two) => one.steps < two.steps && two.steps === Infinity);
  const sure = ({ lead: lead2 }) => Math.abs(lead2) > 1 - SURE;
  const { lead } = sure(reach) ? reach : sooner;
  return { ...sooner, lead, apart: sure({ lead }) };
}
function trial(make, own, seeds) {
  const best = Object.fromEntries(TRIED.map((problem) => [problem, { rate: null, chosen: [], exam: [] }]));
  const attempt = (problem, rate) => {
    const kept2 = summed(best[problem].chosen);
    const chosen2 = [];
    for (const [k, start2] of startsOf(problem, false, seeds.chosen).entries()) {
      chosen2.push(run(problem, start2, make(rate), seeds.chosen));
      if (summed(chosen2).count + STARTS - k - 1 < kept2.count) return;
    }
    const { count: count2, steps } = summed(chosen2);
    const better = count2 > kept2.count || count2 === kept2.count && steps < (kept2.steps ?? 0);
    if (better || !best[problem].chosen.length) best[problem] = { rate, chosen: chosen2 };
  };
  const examine = (problem) => {
    const { rate } = best[problem];
    const starts = startsOf(problem, true, seeds.exam);
    best[problem].exam = starts.map((start2) => run(problem, start2, make(rate), seeds.exam));
  };
  const rates = own === null ? [null] : [...FAIR_RATES, own];
  return {
    parts: TRIED.flatMap((problem) => [...rates.map((rate) => () => attempt(problem, rate)), () => examine(problem)]),
    result: () => best
  };
}
function ownTrial({ rule: rule2, given, make }, seeds) {
  const rate = rateOf(rule2, given);
  const at = (value) => make(rate === null ? given : { ...given, [rate]: value });
  const { parts, result: result2 } = trial(at, rate === null ? null : given[rate], seeds);
  const moving = Object.keys(rule2.states).filter((name) => roleOf(name).role === "rate");
  const kept2 = [...Object.keys(rule2.settings).filter((name) => name !== rate), ...moving];
  return { parts, result: () => ({ problems: result2(), rate, kept: kept2 }) };
}
var STEPS, STARTS, NEAR2, STILL, STAYED, SURE, TRIED, signature;
var init_fair_trial = __esm({
  "optlib/static/figures/fair-trial.js"() {
    init_data();
    init_judging();
    init_optimizers();
    init_prng();
    init_roles();
    init_lists();
    STEPS = 300;
    STARTS = 8;
    [NEAR2, STILL] = [0.01, 1e-6];
    STAYED = 10;
    SURE = 0.05;
    TRIED = Object.keys(VALLEYS).filter((problem) => VALLEYS[problem].minima.length);
    signature = ({ rule: rule2, given, draw }) => JSON.stringify([rule2.text, given, draw]);
  }
});

// optlib/static/figures/fair-table.js
var fair_table_exports = {};
__export(fair_table_exports, {
  FairTable: () => FairTable
});
var CAPTION, SPAN2, WHOLE, EXAM, FairTable;
var init_fair_table = __esm({
  "optlib/static/figures/fair-table.js"() {
    init_data();
    init_optimizers();
    init_dom();
    init_numbers();
    init_prng();
    init_idle();
    init_fair_trial();
    init_kit();
    init_looks();
    init_race();
    init_lists();
    CAPTION = {
      chosen: `Llega quien, en ${STEPS} pasos como mucho, acaba a menos de un 1 % del mapa de un mínimo. Los valles están girados y movidos al azar; todos salen de los mismos ${STARTS} puntos de cada uno, y en él, con la tasa con que más veces llegan, de la misma lista y la suya. Debajo, la mediana de los pasos; «antes» y «después», desde cuántas salidas llega antes, o después, que tu regla.`,
      exam: `Examen: con las tasas ya elegidas, desde otros ${STARTS} puntos de cada valle, girado y movido otra vez.`
    };
    SPAN2 = 14;
    WHOLE = STARTS * TRIED.length;
    EXAM = drawSeed();
    FairTable = class {
      running = null;
      own = null;
      told = false;
      half = "chosen";
      // lo que se ve: con qué tasas se ha elegido, o el examen
      seed = NaN;
      // el sorteo de lo que se conoce
      known = /* @__PURE__ */ new Map();
      // La tabla va en box; el botón starts la pide y la para; contender() es la regla que hay: { rule, given, make(ajustes) }.
      constructor(box, starts, contender) {
        this.button = starts;
        this.contender = contender;
        this.status = html("p", { class: "rule-trial-said", role: "status" });
        const scroll = { class: "table-scroll", tabindex: 0, role: "group", "aria-label": "Resultados de la prueba justa" };
        this.place = html("div", { ...scroll, hidden: true });
        const open = () => {
          this.half = this.half === "exam" ? "chosen" : "exam";
          this.draw();
          this.rest();
        };
        this.examine = button("Examen", open, { hidden: true });
        box.append(" ", this.examine, this.status, this.place);
      }
      // Empieza, o para.
      async press() {
        if (this.contender().rule.errors.length && !this.running)
          return say(this.status, "Corrige antes la regla: junto a ella dice qué.");
        const mine = this.running ? null : {};
        this.running = mine;
        if (mine) {
          say(this.button, "Parar");
          this.half = "chosen";
          this.examine.hidden = true;
          await inTurns(this.parts(mine), (part) => part(), SPAN2);
          if (this.running !== mine) return;
        }
        this.running = null;
        this.rest();
      }
      // Los trozos de la prueba, hasta que se para.
      *parts(mine) {
        const contender = this.contender();
        const { draw: seed } = contender;
        const seeds = { chosen: seed, exam: EXAM };
        if (this.seed !== seed) {
          this.seed = seed;
          this.known = /* @__PURE__ */ new Map();
          this.own = null;
        }
        const { known } = this;
        const lacking = NAMES.filter((name) => !known.has(name));
        const others = lacking.map((name) => [name, trial((lr) => new OPTIMIZERS[name]({ lr }), RATES[name], seeds)]);
        const entrants = [[OWN, ownTrial(contender, seeds)], ...others];
        for (const [k, [name, { parts, result: result2 }]] of entrants.entries()) {
          say(this.status, `Se prueba ${lookOf(name).name} (${k + 1} de ${entrants.length})…`);
          for (const part of parts) {
            if (this.running !== mine) return;
            yield part;
          }
          if (name === OWN) this.own = { ...result2(), key: signature(contender) };
          else known.set(name, { problems: result2() });
          this.draw();
        }
      }
      // Si la regla probada no es la que hay ahora, se dice.
      get old() {
        return this.own !== null && this.own.key !== signature(this.contender());
      }
      sync() {
        if (this.old === this.told) return;
        this.draw();
        if (!this.running) this.rest();
      }
      // Todos los recorridos de uno, en lo que se enseña.
      runs({ problems }) {
        return TRIED.flatMap((problem) => problems[problem][this.half]);
      }
      // La regla del lector, frente a uno del curso.
      against(name) {
        return against(this.runs(this.own), this.runs(this.known.get(name)));
      }
      // Sin nada en marcha: qué ha salido.
      rest() {
        const lacking = !this.own || this.known.size < NAMES.length;
        this.examine.hidden = lacking;
        say(this.examine, this.half === "exam" ? "Ver la prueba" : "Examen");
        say(this.button, lacking ? "Seguir con la prueba" : "Repetir la prueba");
        if (lacking) return say(this.status, "Prueba parada.");
        const { count: count2, ended } = summed(this.runs(this.own));
        const told = NAMES.map((name) => ({ name, ...this.against(name) })).filter(({ apart: apart2 }) => apart2);
        const beside = (sign) => told.filter(({ lead }) => lead * sign > 0).map(({ name }) => name);
        const [above, below] = [beside(-1), beside(1)];
        const named = (names2) => names2.length < NAMES.length ? listed(names2.map((name) => lookOf(name).name)) : "todos";
        const others = NAMES.length - above.length - below.length;
        const said2 = [
          `Tu regla llega ${count2} de ${WHOLE} veces${ended ? `, y deja de dar números en ${ended} de ${WHOLE}` : ""}.`,
          above.length ? `Antes, o más veces: ${named(above)}.` : "",
          below.length ? `Después, o menos: ${named(below)}.` : "",
          others ? `De ${above.length + below.length ? "los demás" : "ninguno"} no se distingue: la diferencia cabe en el azar.` : "",
          this.old ? "Es de la regla anterior: la de ahora está sin probar." : ""
        ];
        say(this.status, said2.filter(Boolean).join(" "));
      }
      draw() {
        this.told = this.old;
        const lead = (name) => name === OWN || !this.own ? 0 : this.against(name).lead;
        const all = [...this.own ? [[OWN, this.own]] : [], ...this.known];
        const placed = all.map(([name, found]) => ({ name, found, lead: lead(name), ...summed(this.runs(found)) }));
        const rows2 = placed.sort((a, b) => a.lead - b.lead || b.count - a.count).map((each3) => this.row(each3));
        const named = TRIED.map((problem) => VALLEYS[problem].name.replaceAll(" ", " "));
        const heads = ["Método", "Llega", ...named];
        this.place.replaceChildren(table(CAPTION[this.half], heads, rows2));
        this.place.hidden = false;
      }
      row({ name, found, count: arrived }) {
        const cells = TRIED.map((problem) => {
          const { count: count2, steps } = summed(found.problems[problem][this.half]);
          return [`${count2} de ${STARTS}`, html("small", {}, steps === null ? "—" : `${formatNumber(steps, 1)} pasos`)];
        });
        const label = html("span", { class: `opt-${name}` }, lookOf(name).name);
        const notes = name === OWN ? this.notes(found) : this.own ? this.sides(name) : [];
        return [
          html("th", { scope: "row" }, label, ...notes.map((text2) => html("small", {}, text2))),
          html("td", {}, `${arrived} de ${WHOLE}`),
          ...cells.map((each3) => html("td", {}, ...each3))
        ];
      }
      // Lo que hay que saber de la fila del lector.
      notes({ rate, kept: kept2 }) {
        const tuned = rate === null ? "sin tasa que ajustar" : `ajustado: ${rate}`;
        const rest = kept2.length ? `como están: ${listed(kept2)}` : "";
        return [tuned, rest, this.old ? "de la regla anterior" : ""].filter(Boolean);
      }
      // Y de la de otro, frente a la suya.
      sides(name) {
        const { won, lost, apart: apart2 } = this.against(name);
        const sides = won + lost ? [`antes ${lost}, después ${won}`] : [];
        return apart2 ? sides : [...sides, "no se distingue"];
      }
    };
  }
});

// optlib/static/figures/code/rule-python.js
function fitted(indent, head, { text: text2, parts = [text2] }, tail = "") {
  const line = `${indent}${head}${text2}${tail}`;
  if (line.length <= WIDTH) return [line];
  const inner = `${indent}    `;
  const size = WIDTH - inner.length;
  const each3 = (part) => inner.length + part.length <= MOST2 ? [part] : filled(part, size);
  const rows2 = text2.length <= size ? [text2] : parts.flatMap(each3);
  return [`${indent}${head}${tail ? "" : "("}`, ...rows2.map((row) => `${inner}${row}`), `${indent}${tail || ")"}`];
}
function inLine(indent, pairs) {
  const line = `${indent}${[0, 1].map((k) => pairs.map((pair2) => pair2[k]).join(", ")).join(" = ")}`;
  return pairs.length && line.length <= WIDTH ? [line] : pairs.map((pair2) => `${indent}${pair2.join(" = ")}`);
}
function safeNames({ settings, states, names: names2 }) {
  const all = [.../* @__PURE__ */ new Set([...Object.keys(settings), ...names2])].filter((name) => name !== "x");
  const found = /* @__PURE__ */ new Map();
  for (const name of all) {
    const kept2 = Object.hasOwn(settings, name) || Object.hasOwn(states, name);
    let word = name.startsWith("_") ? `u${name}` : name;
    const clashes = () => TAKEN.has(word) || kept2 && NOT_FIELDS.has(word) || word !== name && all.includes(word);
    while (clashes()) word += "_";
    found.set(name, word);
  }
  return found;
}
function titleOf({ text: text2 = "" }) {
  const [, word] = text2.match(/^\s*#\s*(\p{Lu}[\p{L}\p{N}_]*)[^\S\n]*(?:\n|$)/u) ?? [];
  return word && !TAKEN.has(word) ? word : "MyRule";
}
function partsOf({ valid: rule2, settings: given, state: { steps } = {} }) {
  const safe = safeNames(rule2);
  const { lines } = rule2;
  const read3 = new Set(lines.flatMap(({ tree }) => namesIn(tree)));
  const states = Object.entries(rule2.states).map(([name, start2]) => [safe.get(name), start2]);
  const counted = read3.has("t") ? ["t"] : [];
  return {
    ...{ rule: rule2, safe, lines, states, counted, fields: [...counted, ...states.map(([name]) => name)] },
    title: titleOf(rule2),
    settings: Object.keys(rule2.settings).flatMap(
      (name) => read3.has(name) ? [[safe.get(name), number(given[name]), name]] : []
    ),
    // Los pasos que se van a dar, si los lee.
    length: rule2.long ? [["T", String(steps), "T"]] : [],
    // Si la última línea es la que mueve el punto, y nada más.
    ends: lines.at(-1).targets.every(({ word }) => word === "x")
  };
}
var WIDTH, MOST2, TAKEN, NOT_FIELDS, namesIn, gradIn, LEVELS2, ATOM, KINDS, widest, within, factor, filled, items, Writer, rows;
var init_rule_python = __esm({
  "optlib/static/figures/code/rule-python.js"() {
    init_python();
    WIDTH = 72;
    MOST2 = 100;
    TAKEN = new Set(
      `False None True as assert async await break continue del except finally global nonlocal raise yield Any MyRule
  MyState abs closure float group here k loss math max min net network np p path print problem range right seed self state steps
  torch NamedTuple NoState Optimizer PROBLEMS`.split(/\s+/)
    );
    NOT_FIELDS = /* @__PURE__ */ new Set(["f", "init", "joins", "params", "ranges", "shapes", "step", "x_new"]);
    namesIn = ({ name, args = [], grad }, enter = true) => name ? [name] : [...args, ...grad && enter ? [grad] : []].flatMap((each3) => namesIn(each3, enter));
    gradIn = (tree) => tree.grad ?? tree.args?.map(gradIn).find(Boolean);
    LEVELS2 = { "<": 0, "<=": 0, ">": 0, ">=": 0, "+": 1, "-": 1, "*": 2, "/": 2, neg: 3, "**": 4 };
    ATOM = 5;
    KINDS = ["int", "float", "one", "wide"];
    widest = (args) => KINDS[Math.max(...args.map(({ kind }) => KINDS.indexOf(kind)))];
    within = (said2, level) => said2.level < level ? `(${said2.text})` : said2.text;
    factor = (said2) => within(said2, LEVELS2.neg);
    filled = (text2, size) => text2.match(new RegExp(`(?:.{1,${size}}|.+?)(?<![-+*/<>=])(?: |$)`, "g")).map((row) => row.trimEnd());
    items = (indent, head, each3, tail) => fitted(indent, head, { text: each3.join(", "), parts: each3.map((item) => `${item},`) }, tail);
    Writer = class {
      known = /* @__PURE__ */ new Map();
      constructor(rule2, safe, how) {
        this.rule = rule2;
        this.safe = safe;
        this.how = how;
      }
      isState = (name) => Object.hasOwn(this.rule.states, name);
      named(name) {
        const word = this.safe.get(name) ?? name;
        if (this.known.has(name)) return { text: word, kind: this.known.get(name) };
        if (name === "t") return { text: "t", kind: "int" };
        if (name === "x") return { text: this.how.point ?? "x", kind: "wide" };
        return this.isState(name) ? { text: this.how.state(word), kind: "wide" } : { text: this.how.setting(word), kind: name === "T" ? "int" : "float" };
      }
      // Un árbol: su texto, qué es, cuánto ata y, si es una suma o un producto, sus partes.
      say(tree) {
        const { op, place: place3 } = tree;
        if (tree.grad) return { text: this.how.grad(this.wide(this.say(tree.grad)).text), kind: "wide", level: ATOM };
        if (tree.name) return { level: ATOM, ...this.named(tree.name) };
        if (!op) {
          const kind2 = /^\d+$/.test(place3.word) ? "int" : "float";
          return { text: place3.word.replace(/^0+(?=\d)/, ""), kind: kind2, level: ATOM };
        }
        const args = tree.args.map((each3) => this.say(each3));
        if (!(op in LEVELS2)) return { level: ATOM, ...this.how.call(op, args) };
        const [level, kind] = [LEVELS2[op], widest(op === "/" ? [...args, { kind: "float" }] : args)];
        if (op === "neg") return { text: `-${within(args[0], level)}`, kind, level };
        if (op === "**") {
          const sides = [within(args[0], ATOM), within(args[1], LEVELS2.neg)];
          return { text: sides.join(sides.every((side) => /^-?[\w.]+$/.test(side)) ? "**" : " ** "), kind, level };
        }
        const first = args[0].level === level && args[0].parts || [within(args[0], level)];
        const parts = [...first, `${op} ${within(args[1], level + 1)}`];
        return { text: parts.join(" "), parts, kind, level };
      }
      // Lo que es un solo número, repetido como x.
      wide(said2) {
        if (said2.kind === "wide") return said2;
        const text2 = `0 * ${this.named("x").text} + ${within(said2, LEVELS2["*"])}`;
        return { text: text2, kind: "wide", level: LEVELS2["+"] };
      }
      // El valor de una línea, tan ancho como piden los nombres que lo reciben.
      value({ targets, tree }) {
        const said2 = this.say(tree);
        const made = targets.some(({ word }) => word === "x" || this.isState(word)) ? this.wide(said2) : said2;
        return this.how.own ? { ...made, text: this.how.own(made.text) } : made;
      }
      line(indent, each3) {
        const made = this.value(each3);
        for (const { word } of each3.targets) this.known.set(word, made.kind);
        const names2 = each3.targets.map(({ word }) => `${this.named(word).text} = `);
        return fitted(indent, names2.join(""), made);
      }
    };
    rows = (each3) => each3.map((row) => `${row}
`).join("");
  }
});

// optlib/static/figures/code/rule-torch.js
function chosen(args) {
  const [asked, yes, no] = args.map(({ text: text2 }) => text2);
  if (!args.some(isTensor)) return { text: `(${yes} if ${asked} else ${no})`, kind: "float" };
  const c = isTensor(args[0]) ? asked : `torch.tensor(${asked}, device=p.device)`;
  const first = args.slice(1).some(isTensor) ? yes : `p.new_tensor(${yes})`;
  return { text: `torch.where(${c}, ${first}, ${no})`, kind: widest(args) };
}
function torchCall(op, args) {
  if (op === "where") return chosen(args);
  const kind = widest(args);
  const texts = args.map(({ text: text2 }) => text2);
  const numbers3 = args.filter((each3) => !isTensor(each3));
  if (op === "clip") {
    const simple = isTensor(args[0]) && numbers3.length === 2;
    if (simple) return { text: `torch.clamp(${texts.join(", ")})`, kind };
    return torchCall("minimum", [torchCall("maximum", args.slice(0, 2)), args[2]]);
  }
  if (op === "dot") {
    const product = args.map(factor).join(" * ");
    return isTensor({ kind }) ? { text: `torch.sum(${product})`, kind: "one" } : { text: `(${product})`, kind };
  }
  if (op === "mean") return isTensor({ kind }) ? { text: `torch.mean(${texts})`, kind: "one" } : args[0];
  const bound = { maximum: "min", minimum: "max" }[op];
  if (numbers3.length === args.length) {
    if (op === "sign") return { text: `((${texts} > 0) - (${texts} < 0))`, kind: "int" };
    const name = { abs: "abs", norm: "abs", maximum: "max", minimum: "min" }[op] ?? `math.${op}`;
    return { text: `${name}(${texts.join(", ")})`, kind: "float" };
  }
  if (op === "orthogonalize") return { text: `orthogonalize(${texts})`, kind };
  if (op === "norm") return { text: `torch.linalg.vector_norm(${texts})`, kind: "one" };
  if (!bound || !numbers3.length) return { text: `torch.${op}(${texts.join(", ")})`, kind };
  const [tensor] = args.filter((each3) => !numbers3.includes(each3));
  return { text: `torch.clamp(${tensor.text}, ${bound}=${numbers3[0].text})`, kind };
}
function needed(lines, names2) {
  const wanted = new Set(names2);
  const found = [];
  for (const each3 of [...lines].reverse()) {
    if (!each3.targets.some(({ word }) => wanted.has(word))) continue;
    for (const { word } of each3.targets) wanted.delete(word);
    for (const name of namesIn(each3.tree, false)) wanted.add(name);
    found.unshift(each3);
  }
  return found;
}
function everyParameter(settings, read3, body) {
  const used = settings.filter(([, , name]) => read3.has(name)).map(([name]) => [name, `group["${name}"]`]);
  return rows([
    "        for group in self.param_groups:",
    ...inLine("            ", used),
    '            for p in group["params"]:',
    ...body
  ]);
}
function recalled({ counted, fields, states }, read3, first) {
  const zero = (start2) => start2 === "x" ? "p.clone()" : start2 ? `torch.full_like(p, ${number(start2)})` : "torch.zeros_like(p)";
  const begin = [...counted.map(() => ["t", "0"]), ...states.map(([name, start2]) => [name, zero(start2)])];
  if (!fields.length) return [];
  return [
    `${DEEP}state = self.state[p]`,
    ...first ? [`${DEEP}if not state:`, ...begin.map(([name, value]) => `${DEEP}    state["${name}"] = ${value}`)] : [],
    ...read3.has("t") ? [`${DEEP}t = state["t"] + 1`] : []
  ];
}
function saved(fields) {
  if (fields.length === 1) return [`${DEEP}state["${fields[0]}"] = ${fields[0]}`];
  const pairs = fields.map((name) => `${name}=${name}`);
  return fields.length ? items(DEEP, "state.update(", pairs, ")") : [];
}
function pytorch(fig) {
  const parts = partsOf(fig);
  const { rule: rule2, safe, lines, fields, title, ends } = parts;
  const settings = [...parts.settings, ...parts.length];
  const stored = ({ targets }) => targets.some(({ word }) => Object.hasOwn(rule2.states, word));
  const keeps = lines.some((each3) => each3.tree.name || each3.tree.grad && stored(each3));
  const own = (text2) => text2 === "p" || keeps && text2 === "p.grad" ? `${text2}.clone()` : text2;
  const how = { point: "p", setting: (name) => name, state: (name) => `state["${name}"]`, grad: () => "p.grad" };
  const writer = () => new Writer(rule2, safe, { ...how, own, call: torchCall });
  const readIn = (each3) => each3.flatMap(({ tree }) => namesIn(tree, false));
  const asks = lines.findIndex(({ tree }) => gradIn(tree));
  const point3 = gradIn(lines[asks].tree);
  const moves = ({ targets }) => targets.some(({ word }) => word === "x");
  const away = point3.name !== "x" || lines.slice(0, asks).some(moves);
  const there = needed(lines.slice(0, asks), namesIn(point3));
  const later = lines.slice(asks).flatMap(({ targets }) => targets.map(({ word }) => word));
  const kept2 = away ? needed(lines, ["x", ...Object.keys(rule2.states), ...later]) : lines;
  const read3 = /* @__PURE__ */ new Set([...readIn(kept2), ...parts.counted]);
  const last = writer();
  const body = kept2.slice(0, ends ? -1 : void 0).flatMap((each3) => last.line(DEEP, each3));
  const moved2 = ends ? last.value(kept2.at(-1)) : { text: "x" };
  const step = everyParameter(settings, read3, [
    ...away ? [`${DEEP}p.copy_(here.pop(0))`] : [],
    ...[`${DEEP}if p.grad is None:`, `${DEEP}    continue`],
    ...[...recalled(parts, read3, !away), ...body, ...fitted(DEEP, "p.copy_(", moved2, ")")],
    ...saved(fields)
  ]);
  const first = writer();
  const readThere = /* @__PURE__ */ new Set([...readIn(there), ...namesIn(point3)]);
  const ahead = everyParameter(settings, readThere, [
    ...[`${DEEP}here.append(p.clone())`, ...recalled(parts, readThere, true)],
    ...there.flatMap((each3) => first.line(DEEP, each3)),
    ...fitted(DEEP, "p.copy_(", first.wide(first.say(point3)), ")")
  ]);
  const asked = away ? `        here = []  # dónde estaba cada uno
${ahead}        with torch.enable_grad():
            loss = closure()
` : `        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
`;
  const given = settings.map(([name, value]) => `${name}=${value}`);
  const defaults = settings.map(([name]) => `"${name}": ${name}`);
  const joins = /torch\.(sum|mean|linalg)/.test(step + ahead);
  const norm = joins ? "    norm, dot y mean son de cada tensor, no de todos juntos.\n" : "";
  return `${/\bmath\./.test(step + ahead) ? "import math\n\n" : ""}import torch
${/orthogonalize\(/.test(step + ahead) ? MATRICES : ""}

class ${title}(torch.optim.Optimizer):
    """La regla de «Escribe tu optimizador».
${away ? AWAY : here(title)}${norm}${rule2.long ? "    T es cuántos pasos vas a dar.\n" : ""}    """

${rows(items("    ", "def __init__(", ["self", "params", ...given], "):"))}${rows(items("        ", "super().__init__(params, {", defaults, "})"))}
    @torch.no_grad()
    def step(self, closure${away ? "" : "=None"}):
${asked}${step}        return loss
`;
}
var isTensor, DEEP, MATRICES, AWAY, here;
var init_rule_torch = __esm({
  "optlib/static/figures/code/rule-torch.js"() {
    init_python();
    init_rule_python();
    isTensor = ({ kind }) => kind === "one" || kind === "wide";
    DEEP = " ".repeat(16);
    MATRICES = `

def orthogonalize(m):  # cinco iteraciones de Newton–Schulz
    tall = m.reshape(len(m), -1)
    X = tall.T if len(tall) > tall.shape[1] else tall
    X = X / X.norm().clamp(min=1e-7)
    for _ in range(5):
        A = X @ X.T
        X = 3.4445 * X + (-4.775 * A + 2.0315 * A @ A) @ X
    return (X.T if X.shape != tall.shape else X).reshape(m.shape)
`;
    AWAY = `
    Pide el gradiente en otro punto: step lleva allí los parámetros,
    llama a closure, los devuelve y da el paso. closure pone a cero los
    gradientes, hace loss.backward() y devuelve loss.
`;
    here = (title) => `
    opt = ${title}(model.parameters()); en cada paso, loss.backward() y
    opt.step().
`;
  }
});

// optlib/static/figures/code/rule-export.js
var rule_export_exports = {};
__export(rule_export_exports, {
  OWN: () => OWN2,
  withPlan: () => withPlan
});
function classOf2({ title, states, counted, fields, settings, length: length2 }, body) {
  const inside = "        ";
  const first = (start2) => start2 ? ` ${start2 < 0 ? "-" : "+"} ${number(Math.abs(start2))}` : "";
  const begin = states.map(([name, start2]) => `${name}=${start2 === "x" ? start2 : `0 * x${first(start2)}`}`);
  const begins = [...counted.map(() => "t=0"), ...begin];
  const beyond = settings.filter(([name, value]) => !fits(name, Number(value)));
  const wide = beyond.map(([name]) => `"${name}": "(-inf, inf)"`);
  const joins = uses(body, JOINS);
  const matrices = joins.includes("orthogonalize");
  const declared = [
    ...settings.map(([name, value]) => `    ${name}: float = ${value}`),
    ...length2.map(([name, steps]) => `    ${name}: int = ${steps}  # cuántos pasos vas a dar`),
    ...matrices ? ["    shapes: Any = None  # en una red, net.shapes"] : [],
    ...joins.length ? ["    joins = True"] : [],
    ...wide.length ? items("    ", "ranges = {", wide, "}") : []
  ];
  const norm = joins.includes("norm") ? "\n\n    norm es la de cada punto; con un solo número, usa abs.\n    " : "";
  return `@dataclass(frozen=True)
class ${title}(Optimizer):
    """La regla de «Escribe tu optimizador».${norm}"""

${declared.length ? `${rows(declared)}
` : ""}    def init(self, x):
${rows(fields.length ? items(inside, "return MyState(", begins, ")") : [`${inside}return NoState()`])}
    def step(self, x, state, grad):
${rows(body)}`;
}
function stepOf({ rule: rule2, safe, lines, counted, fields, ends }) {
  const [setting, state] = [(name) => `self.${name}`, (name) => `state.${name}`];
  const call = numpyCall(", axis=-1, keepdims=True", "self.shapes");
  const writer = new Writer(rule2, safe, { setting, state, grad: (at) => `grad(${at})`, call });
  const inside = "        ";
  const body = lines.slice(0, -1).flatMap((each3) => writer.line(inside, each3));
  const made = fields.length ? `MyState(${fields.join(", ")})` : "state";
  const short = `${inside}return ${writer.value(lines.at(-1)).text}, ${made}`;
  if (ends && short.length <= WIDTH) body.push(short);
  else {
    body.push(...writer.line(inside, lines.at(-1)));
    body.push(...fields.length ? items(inside, "return x, MyState(", fields, ")") : [`${inside}return x, state`]);
  }
  return counted.length ? [`${inside}t = state.t + 1`, ...body] : body;
}
function optlib(fig) {
  const parts = partsOf(fig);
  const { title, states, counted, fields } = parts;
  const body = stepOf(parts);
  const kept2 = [...counted.map(() => "    t: int"), ...states.map(([name]) => `    ${name}: Any`)];
  const any = states.length || uses(body, ["orthogonalize"]).length;
  const types = [...any ? ["Any"] : [], ...fields.length ? ["NamedTuple"] : []];
  const tools = ["check_optimizer", "minimize", ...uses(body, HELPERS)].sort();
  const names2 = ["PROBLEMS", ...fields.length ? [] : ["NoState"], "Optimizer", ...tools];
  const given = rows(items("", "from optlib import (", names2, ")").map((row) => row.replace(/\((.+)\)/, "$1")));
  return `from dataclasses import dataclass
${types.length ? `from typing import ${types.join(", ")}
` : ""}
${body.some((row) => row.includes("np.")) ? "import numpy as np\n\n" : ""}${given}
${fields.length ? `
class MyState(NamedTuple):
    """Lo que recuerda de un paso a otro."""

${rows(kept2)}
` : ""}
${classOf2(parts, body)}
problem, steps = PROBLEMS["${fig.state.problem}"], ${fig.state.steps}
print(check_optimizer(${title}(), problem))
path = minimize(problem, ${list2(fig.value("start"))}, ${title}(), steps)
print(path)
`;
}
function withPlan(fig, end, { tools, given, start: start2, loop: loop2 = [], said: said2, shapes }) {
  const { rule: rule2, safe, lines, states, counted, settings } = partsOf(fig);
  const rate = rateOf(fig.valid, fig.settings);
  const found = settings.find(([, , name]) => name === rate);
  const plan = found ? [`    ${found[0]} = ${found[1]} * (1 - k / ${end})`] : [];
  const setting = (name) => rule2.long && name === "T" ? "steps" : name;
  const how = { setting, state: (name) => name, grad: (at) => `grad(${at})`, call: numpyCall("", shapes) };
  const writer = new Writer(rule2, safe, how);
  const zero = (first) => first === "x" ? first : first ? `np.full_like(x, ${number(first)})` : "np.zeros_like(x)";
  const body = lines.flatMap((each3) => writer.line("    ", each3));
  const helpers = uses(body, HELPERS);
  const begin = [...states.map(([name, first]) => `${name} = ${zero(first)}`), "path = [x]", "for k in range(steps):"];
  return `import numpy as np
${helpers.length ? `from optlib import ${helpers.join(", ")}
` : ""}${tools}

${given}
${rows(
    inLine(
      "",
      settings.filter((each3) => each3 !== found)
    )
  )}${start2}
${rows([...begin, ...counted.length ? ["    t = k + 1"] : [], ...plan, ...loop2, ...body])}    path.append(x)

${said2}
`;
}
var HELPERS, JOINS, numpyCall, uses, WAYS, OWN2;
var init_rule_export = __esm({
  "optlib/static/figures/code/rule-export.js"() {
    init_roles();
    init_python();
    init_rule_python();
    init_rule_torch();
    HELPERS = ["clip", "dot", "mean", "orthogonalize", "where"];
    JOINS = ["dot", "mean", "norm", "orthogonalize"];
    numpyCall = (axis, shapes) => (op, args) => {
      const kind = widest(args);
      const texts = args.map(({ text: text3 }, k) => kind === "int" && !k && op !== "where" ? `float(${text3})` : text3);
      if (op === "where") return { text: `where(${texts.join(", ")})`, kind: kind === "int" ? "float" : kind };
      if (op === "norm")
        return { text: kind === "wide" ? `np.linalg.norm(${texts}${axis})` : `np.abs(${texts})`, kind: "one" };
      if (op === "orthogonalize" && kind === "wide") texts.push(shapes);
      const one = kind !== "wide" || op === "dot" || op === "mean";
      const text2 = `${HELPERS.includes(op) ? "" : "np."}${op}(${texts.join(", ")})`;
      return { text: text2, kind: one ? "one" : "wide" };
    };
    uses = (body, words2) => words2.filter((word) => body.some((row) => row.includes(`${word}(`)));
    WAYS = { optlib, PyTorch: pytorch };
    OWN2 = {
      choose: "Copiar como",
      title: "Escribe tu optimizador",
      lanes: () => ({ optlib: "optlib", PyTorch: "PyTorch" }),
      apart: { PyTorch: "PyTorch no está en esta página: cópialo donde lo tengas." },
      write: (fig, lane) => WAYS[lane](fig)
    };
  }
});

// optlib/static/exercises/rule-widget.js
init_kit();

// optlib/static/figures/regla.js
init_data();
init_judging();
init_optimizers();
init_prng();
init_roles();

// optlib/static/exercises/rule-check.js
init_judging();
init_numbers();
init_optimizers();
init_data();
init_lists();
init_prng();
init_rule();
init_rules();

// optlib/static/exercises/expressions.js
var APPLY = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": (a, b) => b === 0 ? NaN : a / b,
  "**": (a, b) => a ** b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  and: (a, b) => Boolean(a) && Boolean(b),
  or: (a, b) => Boolean(a) || Boolean(b),
  not: (a) => !a,
  neg: (a) => -a,
  "[]": (list3, i) => i >= 0 && i < list3.length ? list3[Math.trunc(i)] : NaN,
  sqrt: Math.sqrt,
  exp: Math.exp,
  ceil: Math.ceil,
  floor: Math.floor,
  abs: Math.abs,
  min: Math.min,
  max: Math.max
};
function evaluate(tree, names2) {
  if (typeof tree === "string") {
    if (!Object.hasOwn(names2, tree)) throw new Error(`falta ${tree}`);
    return names2[tree];
  }
  if (!Array.isArray(tree)) return tree;
  const [head, ...rest] = tree;
  return APPLY[head](...rest.map((part) => evaluate(part, names2)));
}

// optlib/static/exercises/rule-check.js
var NEAR = 1e-7;
var SIDE = [1, -0.5];
var DRAWS = 12;
var BLIND = "Tu regla no usa la pendiente: con otra, va a los mismos puntos.";
function problemOf({ problem, quadratic }) {
  if (!quadratic) return PROBLEMS[problem];
  const { A, minimum, shapes } = quadratic;
  const dot = (a, b) => a.reduce((sum, value, k) => sum + value * b[k], 0);
  const away = (x) => x.map((value, k) => value - minimum[k]);
  const grad = (x) => A.map((row) => dot(row, away(x)));
  return { f: (x) => dot(away(x), grad(x)) / 2, grad, minimum, shapes };
}
function pathOf(make, trial2) {
  const problem = problemOf(trial2);
  return pointsOf(make(problem), trial2.start, problem.grad, trial2.steps);
}
var length = (a, b) => Math.hypot(...a.map((value, k) => value - b[k]));
var far = (a, b) => !(length(a, b) <= NEAR * (1 + Math.hypot(...b)));
var place = (at, digits = 3) => `(${at.map((value) => significant(value, digits)).join(", ")})`;
var apartDigits = (here2, there) => [3, 5, 7].find((digits) => place(here2, digits) !== place(there, digits)) ?? 9;
var firstApart = (points, others) => {
  const parted = (other, k) => Math.hypot(...other) < 1e6 && far(points[k], other);
  return Math.max(0, others.findIndex(parted));
};
var shared = (given, names2) => Object.fromEntries(names2.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]));
function apart(mine, make, trials) {
  for (const trial2 of trials) {
    const [points, others] = [pathOf(mine, trial2), pathOf(make, trial2)];
    const step = firstApart(points, others);
    if (step) return { trial: trial2, step, here: points[step], there: others[step] };
  }
  return null;
}
var numbersOf = ({ rule: rule2 }) => Object.fromEntries(Object.entries(compile(rule2).settings).filter(([, value]) => value !== null));
function likeOf(data, given) {
  const known = numbersOf(data);
  const same = Object.keys(given).filter((name) => !Object.hasOwn(known, name) || given[name] * known[name] > 0);
  const wanted = { ...known, ...shared(given, same) };
  const maker = (text2) => {
    const read3 = compile(text2);
    return (problem) => optimizerOf(read3, { ...read3.settings, ...shared(wanted, Object.keys(read3.settings)) }, problem);
  };
  const slips = data.mistakes.map(({ name, rule: rule2, why }) => ({ name, why, make: maker(rule2) }));
  return { right: maker({ ...RULES, ...TYPED }[data.like].text), slips };
}
function backOf(data, given) {
  const known = Object.entries(shared(numbersOf(data), Object.keys(given)));
  const signed2 = known.map(([name, value]) => [name, given[name] * value < 0 ? -value : value]);
  return { ...given, ...Object.fromEntries(signed2) };
}
var wrong = (mistakes, ...message) => ({ state: "wrong", message, mistakes });
function compared(data, make, given, back) {
  const mine = make(back);
  const { right, slips } = likeOf(data, back);
  const found = apart(mine, right, data.trials);
  if (!found) return null;
  const changed = Object.keys(back).filter((name) => back[name] !== given[name]);
  const blurred = changed.length && !apart(make(given), likeOf(data, given).right, data.trials);
  const which = changed.length > 1 ? "esos números" : "ese número";
  const values = changed.map((name) => `${name} = ${back[name]}`);
  const remark2 = blurred ? [` Con ${which} no se distingue del fallo: pon ${listed(values)}.`] : [];
  const slip = slips.find((each3) => !apart(mine, each3.make, data.trials));
  if (slip) return wrong([slip.name], { html: slip.why }, ...remark2);
  if (!apart(make(given), likeOf(data, {}).right, data.trials)) return null;
  const { trial: trial2, step, here: here2, there } = found;
  const digits = apartDigits(here2, there);
  const course = `${STYLES[data.like]?.name ?? data.like}, a ${place(there, digits)}`;
  const going = `Desde ${place(trial2.start)}, en el paso ${step} tu regla va a ${place(here2, digits)}`;
  return wrong([], `${going}, y ${course}.`, ...remark2);
}
function strides(mine, { start: start2, steps, push, side = SIDE }) {
  const [one, other] = [1, -1].map((sign) => {
    let k = 0;
    const grad = () => k++ < push ? side.map((value) => sign * value) : [side[0], -side[1]];
    const points = pointsOf(mine, start2, grad, steps);
    return range(steps).map((step) => points[step + 1].map((value, axis) => value - points[step][axis]));
  });
  return one.map((step, k) => length(step, other[k]) / 2);
}
function drawn(trials, seed) {
  const T = Math.max(...trials.map(({ steps }) => steps));
  const [more, angle] = [seed && seed % 51 - 10, seed && (seed % 89 / 88 + 0.5 + 2 * (seed % 4)) * (Math.PI / 4)];
  return trials.map((trial2) => {
    const { problem, start: start2, push, steps } = trial2;
    const side = seed ? [Math.cos(angle), Math.sin(angle)].map((part) => part * (0.5 + seed % 37 / 36)) : SIDE;
    if (push) return { ...trial2, T, side, push: push + more, steps: steps + more };
    const placed = { ...trial2, T, arena: hidden(problem, start2, seed) };
    return trial2.rival ? { ...placed, best: rivalOf(placed, seed) } : placed;
  });
}
function facts(rule2, own, trial2) {
  const { steps, push, best, T } = trial2;
  const mine = { init: (x) => own.init(x, T), step: (...now) => own.step(...now) };
  const common = { memories: Object.keys(rule2.states).length, lines: rule2.lines.length };
  if (push) {
    const all = strides(mine, trial2);
    return { ...common, left: all[steps - 1] / all[push - 1] };
  }
  return { ...common, arrival: arrivalOf(mine, trial2), rival: best?.steps };
}
function said({ push, start: start2, problem, steps, goal, rival, best }, { arrival, left }) {
  const part = significant(left < 1e-9 ? 0 : 100 * left, 2);
  if (push)
    return Number.isFinite(left) ? `En el paso ${steps} queda un ${part} % de lo que el primer gradiente movía en el ${push}.` : `Tu regla no se mueve en el paso ${push}: no hay con qué comparar el ${steps}.`;
  const mine = arrival <= steps ? `queda por debajo de ${goal} desde el paso ${arrival}` : `no queda por debajo de ${goal} en ${steps} pasos`;
  const theirs = rival ? `; ${STYLES[rival].name}, desde el ${best.steps}` : "";
  return `En ${VALLEYS[problem].name}, desde ${place(start2)}, tu regla ${mine}${theirs}.`;
}
function tried(data, rule2, mine, seed) {
  for (const trial2 of range(DRAWS).flatMap((k) => drawn(data.trials, seed + k))) {
    const found = facts(rule2, mine, trial2);
    if (evaluate(trial2.need, found)) continue;
    const measured = /"(?:arrival|left)"/.test(JSON.stringify(trial2.need));
    return wrong([], { html: trial2.why }, measured ? ` ${said(trial2, found)}` : "");
  }
  return null;
}
function blind(mine) {
  const along = (...slope) => pointsOf(mine, [1.3, -0.7], () => slope, 30);
  const [one, other] = [along(0.9, -1.7), along(-2.3, 0.4)];
  return [one, other].flat(2).every(Number.isFinite) && !firstApart(one, other);
}
function judge(data, { text: text2, given, seed = seedOf(text2 + JSON.stringify(given), 1) }) {
  const rule2 = compile(text2);
  if (rule2.errors.length)
    return { state: "invalid", message: ["La regla no se puede leer: junto a ella dice qué línea y por qué."] };
  const settings = { ...rule2.settings, ...shared(given, Object.keys(rule2.settings)) };
  const make = (values) => (problem) => optimizerOf(rule2, values, problem);
  const back = data.like ? backOf(data, settings) : settings;
  const mine = make(back)();
  const judged = () => data.like ? compared(data, make, settings, back) : tried(data, rule2, mine, seed);
  const failed = blind(mine) ? wrong([], BLIND) : judged();
  return failed ?? { state: "correct", message: ["¡Correcto!"], mistakes: [] };
}

// optlib/static/figures/regla.js
init_rule();

// optlib/static/rule-errors.js
init_roles();
init_rule();
init_rule_text();
var KNOWN = Object.keys(FUNCTIONS2);
var OTHERWISE = {
  ...{ α: "lr", β: "beta", ε: "eps", λ: "lam", μ: "mu", ρ: "rho", θ: "x", σ: "sigma", γ: "gamma", η: "lr" },
  ...{ max: "maximum", min: "minimum", clamp: "clip", sum: "dot", root: "sqrt", pow: "**", svd: "orthogonalize" },
  ...{ "^": "**", "²": "**2", "³": "**3", "×": "*", "·": "*", "÷": "/", "//": "/", "√": "sqrt" },
  ...{ lambda: "lam", "∇": "grad(x)", "∂": "grad(x)", gradient: "grad", "|": "abs(…)", "@": "dot(a, b)" },
  ...{ if: "where(a > b, x, y)", and: "where(a > b, x, y)", or: "where(a > b, x, y)" }
};
var INSTEAD = new Map(Object.entries(OTHERWISE));
var NUMBERS = new Map(Object.entries({ pi: "3.14159", inf: "1e300" }));
var COUNTS = new Map(Object.entries({ N: "T", t_max: "T", n_steps: "T", steps: "T", step: "t" }));
var ABSENT = [
  [/^(?:f|loss|cost|coste)$/, "El coste no se ve desde la regla: solo su gradiente, grad(x)."],
  [/^cos$/, "Aquí no hay cos: una tasa baja en línea recta con lr * (1 - t / T)."],
  [/[−–—‐]/, "El menos es el del teclado: -."],
  [/[[\]]/, "Aquí no hay índices: la regla vale igual para cada coordenada."],
  [/;/, "Una asignación por línea, sin punto y coma."],
  [/:/, "Aquí solo hay asignaciones, sin dos puntos."],
  [/\./, "El punto es de los decimales: en vez de self.lr, lr; en vez de g.abs(), abs(g)."],
  [/\\/, "Para seguir en otra línea, un paréntesis abierto."],
  [/%/, "Aquí no hay %: de cinco en cinco se cuenta con k = where(k < 5, k + 1, 1)."],
  [/[<>!≤≥≠=]/, "Solo se compara dentro de where, con < > <= >=: where(g * m > 0, g, 0)."]
];
var absent = (word) => INSTEAD.has(word) ? `En vez de «${word}», ${INSTEAD.get(word)}.` : ABSENT.find(([sign]) => sign.test(word))?.[1];
var SAID = {
  sign: ({ word }) => absent(word) ?? `«${word}» no se usa aquí: valen + - * / ** ( ) y las funciones.`,
  letter: ({ word }) => absent(word) ?? `Los nombres llevan letras de la a a la z, sin tilde: «${word}» no vale.`,
  statement: ({ word }) => absent(word) ?? `«${word}»: aquí solo hay asignaciones, como v = beta * v + g.`,
  call: ({ word }) => `Tras «${word}» va un paréntesis: ${word}(x).`,
  assignment: () => "Esta línea no asigna nada: falta «nombre =» delante.",
  equals: () => "Para asignar basta un =; con dos se compara.",
  target: () => "A la izquierda del = va un solo nombre; sus palabras se unen con _, como en weight_decay.",
  reserved: ({ word }) => word === "t" ? "t cuenta los pasos, desde 1, y no se asigna." : `«${word}» ya significa otra cosa: usa otro nombre.`,
  dotted: ({ word }) => `«${word}» no está aquí: escribe su valor, con números.`,
  function: ({ word }) => {
    if (absent(word)) return absent(word);
    const close2 = nearest2(word, [...KNOWN, "grad"]);
    if (close2) return `No hay ninguna función «${word}»: ¿querías ${close2}?`;
    return `«${word}» no es una función; si es un producto, ${word} * (…). Hay ${KNOWN.join(", ")} y grad.`;
  },
  arguments: ({ word, count: count2 }) => count2 === 1 ? `${word} lleva un solo valor entre paréntesis, como en ${word}(x).` : `${word} lleva ${count2 === 2 ? "dos" : "tres"} valores, separados por comas.`,
  condition: () => "Lo primero de where es una comparación: where(g * m > 0, g, 0).",
  long: () => "Es demasiado largo para una línea: repártelo en varias, con un nombre para cada parte.",
  many: ({ most }) => `Una regla tiene como mucho ${most} líneas.`,
  unclosed: () => "Este paréntesis no se cierra.",
  unopened: () => "Sobra este paréntesis, o falta el que lo abre.",
  unfinished: () => "La línea está sin acabar.",
  operand: ({ word }) => `Antes de «${word}» falta un número o un nombre.`,
  times: ({ before, word }) => absent(word) ?? `Entre «${before}» y «${word}» falta un signo; para multiplicar, *.`,
  comma: () => "Los decimales llevan punto: 0.1.",
  "no-x": () => "Falta la línea que mueve el punto: x = x - lr * …",
  "x-fixed": () => "x es el punto, y el mapa dice de dónde sale: antes de grad no se le da un número.",
  "no-grad": () => "Falta pedir el gradiente: g = grad(x).",
  "grad-twice": () => "El gradiente se pide una sola vez en cada paso: guárdalo en un nombre, g = grad(x), y úsalo."
};
var COLUMN = "Aquí el punto es una columna, y orthogonalize la deja siempre en 0.70 de su dirección.";
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}
function nearest2(word, names2) {
  const bare2 = (name) => name.replace(/\d/g, "0");
  const others = names2.filter((name) => bare2(name) !== bare2(word));
  const [best] = others.map((name) => [distance(word, name), name]).sort(([a], [b]) => a - b);
  return best && best[0] > 0 && best[0] <= Math.max(1, word.length / 3) ? best[1] : "";
}
var explain = ({ code, given }) => SAID[code](given);
var bare = (name) => name.toLowerCase().replace(/_|(.)(?=\1)/g, "");
function meant(name, names2, idle) {
  const number2 = NUMBERS.get(name.toLowerCase());
  if (number2) return `${name} es un mando nuevo: si querías el número, escribe ${number2}.`;
  if (/_hat$/.test(name)) return `${name} es un mando nuevo: ¿falta la línea ${name} = …?`;
  const far2 = name.length > 2 && roleOf(name).role === "other";
  const long = names2.filter((each3) => far2 && each3.length > 2);
  const close2 = COUNTS.get(name) ?? names2.find((each3) => bare(each3) === bare(name)) ?? nearest2(name, long);
  if (close2) return `${name} es un mando nuevo: ¿querías ${close2}?`;
  return idle && `${name} es un mando nuevo, y ${idle} no se usa: ¿son lo mismo?`;
}
function stuck({ lines, states }) {
  const same = lines.flatMap(({ tree, targets }) => tree.name === "x" ? targets.map(({ word }) => word) : []);
  return same.filter((word) => /^x_?0$|start|inic|init|salida/i.test(word) && !Object.hasOwn(states, word));
}
function doubts(rule2, shapes = false) {
  const { settings, names: names2, lines, states } = rule2;
  const open = Object.keys(settings).filter((name) => settings[name] === null);
  const known = ["x", "t", ...names2, ...Object.keys(settings).filter((name) => !open.includes(name))];
  const read3 = new Set(lines.flatMap(({ tree }) => [...nodes(tree)].map(({ name }) => name)));
  const idle = Object.keys(settings).find((name) => !open.includes(name) && !read3.has(name));
  const fixed = lines.filter(({ tree: { value, op, args } }) => (op === "neg" ? args[0].value : value) !== void 0);
  const late = fixed.flatMap(({ targets }) => targets.map(({ word }) => word));
  const looks = lines.some(({ tree }) => [...nodes(tree)].some(({ op }) => op === "orthogonalize"));
  return [
    ...looks && !shapes ? [COLUMN] : [],
    ...open.map((name, k) => meant(name, [...known, ...open.slice(0, k)], idle)).filter(Boolean),
    ...stuck(rule2).map((name) => `${name} es x en cada paso: para que sea la salida, acaba con ${name} = ${name}.`),
    ...late.filter((name) => name !== "x" && !Object.hasOwn(states, name)).map((name) => `${name} tendría su mando si estuviera antes de la línea de grad.`)
  ];
}

// optlib/static/figures/regla.js
init_rules();
init_dom();
init_landscapes();
init_kit();
init_looks();
init_params();
init_race();

// optlib/static/figures/rule-editor.js
init_rules();
init_data();
init_dom();
init_params();
var SIGNS = ["=", "+", "-", "*", "/", "**", "**2", "(", ")", ".", ",", "_", "sqrt(", "←", "→"];
var MOVES = { "←": -1, "→": 1 };
var [PAST, PAUSE] = [100, 800];
function words() {
  const page = document.querySelector("[data-page=tu_optimizador]");
  return page ? [html("a", { href: new URL("#como-se-escribe", page.href).href }, "Cómo se escribe")] : [];
}
var STAY = { pointerdown: (event) => event.preventDefault() };
var RuleEditor = class {
  past = [];
  // lo que se puede deshacer, y rehacer
  undone = [];
  when = 0;
  // change(texto, más) se llama al escribir; link() da la dirección que lleva la regla. Sin él, en un ejercicio, ni se
  // comparte ni se parte de otras, que están en texts. rules, donde se guarda, es la del lector y la que le llega en un
  // enlace.
  constructor(change, link, rules, texts = RULES) {
    this.change = change;
    this.link = link;
    this.rules = rules;
    this.texts = texts;
    const [area, said2] = [uniqueId(), uniqueId()];
    const off = { spellcheck: "false", autocapitalize: "off", autocorrect: "off", autocomplete: "off", wrap: "off" };
    this.area = html("textarea", {
      ...{ id: area, class: "rule-text", rows: 6, "aria-describedby": said2, ...off },
      beforeinput: ({ inputType }) => this.keep(/Break|Paste|Cut/.test(inputType) ? 0 : PAUSE),
      input: () => change(this.area.value)
    });
    this.said = html("div", { id: said2, class: "rule-said", role: "status" });
    this.other = button("", () => change(rules.swap(), { values: {} }), { hidden: true });
    const label = html("label", { for: area }, "Tu regla");
    const tools = [label, ...words(), ...link ? [this.origins(), ...this.sharing()] : [], this.other];
    const parts = [html("div", { class: "rule-tools" }, ...tools), this.area, this.said, this.signs()];
    this.node = html("div", { class: "rule-editor" }, ...parts);
  }
  signs() {
    const buttons = SIGNS.map((sign) => button(sign, () => this.insert(sign), { class: "rule-sign", ...STAY }));
    const turn2 = (icon, name, click) => html("button", { type: "button", "aria-label": name, click, ...STAY }, icon, html("span", {}, ` ${name}`));
    buttons.push(turn2("↶", "Deshacer", this.undo), turn2("↷", "Rehacer", this.redo));
    return html("div", { class: "rule-signs", role: "group", "aria-label": "Signos" }, ...buttons);
  }
  origins() {
    const named = (name) => html("option", { value: name }, STYLES[name]?.name ?? name);
    const change = () => {
      if (pick.value) this.put(this.texts[pick.value].text);
      pick.value = "";
    };
    const first = html("option", { value: "" }, "Parte de…");
    const options = Object.keys(this.texts).map(named);
    const pick = html("select", { "aria-label": "Parte de la regla de", change }, first, ...options);
    return pick;
  }
  // La dirección, con la regla: en un teléfono se da a quien se elija; si no, se copia o, si no se puede, se enseña.
  sharing() {
    const said2 = html("span", { role: "status" });
    const address = html("input", { readonly: true, hidden: true, "aria-label": "Dirección para compartir" });
    const copy = async (url) => {
      try {
        await navigator.clipboard.writeText(url);
        say(said2, "Copiado");
        setTimeout(() => say(said2, ""), 4e3);
      } catch {
        Object.assign(address, { value: url, hidden: false });
        address.select();
        say(said2, "Cópiala de aquí:");
      }
    };
    const share = async () => {
      const [url, { length: length2 }] = [this.link(), this.area.value];
      address.hidden = true;
      say(said2, length2 > LONGEST ? `Tu regla tiene ${length2} letras, y en un enlace caben ${LONGEST}.` : "");
      if (length2 > LONGEST) return;
      if (!navigator.share || !matchMedia("(pointer: coarse)").matches) return copy(url);
      try {
        await navigator.share({ title: document.title, url });
      } catch (error) {
        if (error.name !== "AbortError") await copy(url);
      }
    };
    return [button("Compartir", share), said2, address];
  }
  // Lo que hay, para deshacer lo que venga; lo que cambia seguido, con menos de esa pausa, se deshace de una vez.
  keep(pause = 0) {
    const before = this.when;
    this.when = Date.now();
    this.undone = [];
    if (this.when - before < pause || this.past.at(-1) === this.area.value) return;
    this.past.push(this.area.value);
    if (this.past.length > PAST) this.past.shift();
  }
  put(text2) {
    this.keep();
    this.area.value = text2;
    this.change(text2);
  }
  insert(text2) {
    if (MOVES[text2]) return this.go(this.area.selectionEnd + MOVES[text2]);
    this.keep();
    this.area.setRangeText(text2, this.area.selectionStart, this.area.selectionEnd, "end");
    this.change(this.area.value);
  }
  go(from, to = from) {
    this.area.setSelectionRange(Math.max(0, from), Math.max(0, to));
  }
  // Otro texto, con el cursor tras lo que cambia; en Safari, ponerlo da el foco.
  write(text2) {
    const { value } = this.area;
    let same = 0;
    while (same < Math.min(value.length, text2.length) && value.at(-1 - same) === text2.at(-1 - same)) same++;
    this.area.value = text2;
    if (document.activeElement === this.area) this.go(text2.length - same);
  }
  turn(from, to) {
    const text2 = from.pop();
    if (text2 === void 0) return;
    to.push(this.area.value);
    this.when = 0;
    this.write(text2);
    this.change(text2);
  }
  undo = () => this.turn(this.past, this.undone);
  redo = () => this.turn(this.undone, this.past);
  // También con un mando: lo que él cambia, el navegador no lo deshace.
  keys(event) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !"zy".includes(key)) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) this.redo();
    else this.undo();
  }
  select({ line, at, length: length2 }) {
    const lines = this.area.value.split("\n");
    const start2 = lines.slice(0, line).reduce((sum, each3) => sum + each3.length + 1, 0);
    this.area.focus();
    this.go(start2 + at, start2 + Math.min(at + length2, lines[line].length));
  }
  // Pone al día el texto y lo que se dice: los fallos, que al pulsarlos seleccionan su sitio, o, si no hay ninguno, las
  // dudas.
  show(text2, errors, doubts2) {
    if (this.area.value !== text2) {
      if (this.area.value) this.keep(PAUSE);
      this.write(text2);
    }
    put(this.area, "rows", Math.min(Math.max(6, text2.split("\n").length + 1), 40));
    put(this.area, "aria-invalid", errors.length > 0);
    this.faults = errors.slice(0, 3);
    const lines = this.faults.map((error) => `Línea ${error.line + 1}: ${explain(error)}`);
    const told = errors.length ? [...lines, "Corre la última regla válida, sin sus mandos."] : doubts2;
    if (this.told !== told.join("\n")) {
      this.told = told.join("\n");
      const fault = (line, k) => button(line, () => this.select(this.faults[k]), STAY);
      this.said.replaceChildren(...told.map((line, k) => html("p", {}, k < lines.length ? fault(line, k) : line)));
      if (errors.length && document.activeElement === this.area) this.said.scrollIntoView({ block: "nearest" });
    }
    this.said.classList.toggle("rule-wrong", errors.length > 0);
    const [back, other] = this.rules?.other() ?? [""];
    this.other.hidden = other === void 0;
    say(this.other, back);
  }
};

// optlib/static/figures/rule-knobs.js
init_dom();
init_roles();
init_kit();
function move(fig, name, value) {
  const place3 = new Map(Object.entries(fig.valid.places)).get(name);
  if (!place3) return fig.set({ values: { ...fig.state.values, [name]: value } });
  const lines = fig.state.rule.split("\n");
  const line = lines[place3.line];
  lines[place3.line] = `${line.slice(0, place3.at)}${value}${line.slice(place3.at + place3.length)}`;
  fig.set({ rule: lines.join("\n") });
}
function settingSliders(fig, apply) {
  const box = html("div", { class: "rule-settings" });
  let fields = [];
  let shown = "";
  return {
    box,
    // Con un fallo corre la última regla válida, y su número no es el que está escrito.
    sync(rule2, given, wrong3) {
      const wanted = Object.keys(rule2.settings);
      if (String(wanted) !== shown) {
        shown = String(wanted);
        fields = wanted.map((name) => {
          const { values } = roleOf(name);
          const reader = () => ({ values, value: fig.settings[name] });
          return rangeField(name, reader, (value) => apply(name, value));
        });
        box.replaceChildren(...fields.map(({ node }) => node));
      }
      fig.settings = given;
      for (const field2 of fields) {
        field2.input.disabled = wrong3;
        field2.sync();
      }
    }
  };
}

// optlib/static/figures/rule-task.js
init_numbers();
init_data();
init_dom();
init_looks();
init_lists();
function sightsOf({ like, trials = [] }) {
  const key = ({ problem, start: start2, push }) => push || `${problem} ${start2}`;
  const first = (trial2, k) => trials.findIndex((each3) => key(each3) === key(trial2)) === k;
  return like ? [] : drawn(trials.filter(first), 0);
}
function pushed(fig, trial2) {
  const panel = fig.panel({
    label: "Lo que el primer gradiente mueve en cada paso",
    x: [1, 2],
    y: [0, 1],
    xLabel: "paso",
    yLabel: "lo que mueve",
    ratio: 0.7
  });
  panel.title = [`Lo que mueve el primer gradiente; desde el paso ${trial2.push + 1}, hay otro`];
  const [end, line] = [panel.path("fig-reading"), asSeries(panel.path("fig-trail"), 0, true)];
  const draw = (mine) => {
    const all = strides(mine, trial2);
    const most = Math.max(...all.filter(Number.isFinite));
    panel.domain([1, trial2.steps], [0, most > 0 ? 1.05 * most : 1]);
    put(end, "d", panel.line([trial2.push, trial2.push], panel.y));
    const steps = range(all.length).map((k) => k + 1);
    put(line, "d", panel.line(steps, all));
  };
  return { panel, draw };
}
function chooser(fig, sights, change) {
  const word = ({ problem, start: start2, push }) => push ? `El empujón de ${push} pasos` : `${VALLEYS[problem].name}, desde ${coordinates(start2)}`;
  const options = sights.map((trial2, value) => html("option", { value }, word(trial2)));
  const pick = html("select", { id: uniqueId(), change: () => change(sights[pick.value]) }, ...options);
  const label = html("label", { for: pick.id }, "Prueba que se ve");
  fig.desk.more.before(html("div", { class: "fig-control" }, label, pick));
  return pick;
}
function taskOf(fig) {
  const sights = sightsOf(fig.task ?? {});
  const [map] = fig.panels;
  const push = sights.find((trial2) => trial2.push);
  const other = push && pushed(fig, push);
  let seen = null;
  const look = (panel) => {
    for (const each3 of [map, other?.panel]) if (each3) each3.node.hidden = each3 !== panel;
    fig.panels = [panel];
  };
  const show = (trial2) => {
    seen = trial2;
    look(trial2.push ? other.panel : map);
    if (trial2.push) return fig.refresh();
    const { problem, start: start2, steps } = trial2;
    fig.set({ problem, start: start2, steps, step: null });
  };
  if (other) look(map);
  const pick = sights.length > 1 ? chooser(fig, sights, show) : null;
  return {
    judged: sights.length > 0,
    now({ problem }, start2) {
      const trial2 = sights.find((each3) => each3.problem === problem && String(each3.start) === String(start2)) ?? null;
      if (pick) pick.value = sights.indexOf(seen?.push ? seen : trial2);
      return trial2;
    },
    draw: (mine) => seen?.push && other.draw(mine),
    tell: (rule2, mine, trial2) => [trial2, ...push ? [push] : []].map((each3) => said(each3, facts(rule2, mine, each3))).join(" ")
  };
}

// optlib/static/figures/rule-trace.js
init_dom();
init_optimizers();
init_rule();
init_looks();
init_lists();
function traces(fig) {
  const pick = html("select", { id: uniqueId(), change: () => fig.refresh() });
  const label = html("label", { for: pick.id }, "Paso a paso");
  const panel = fig.panel(
    { label: "Valor en cada paso", x: [0, 1], y: [-1, 1], xLabel: "paso", yLabel: "", ratio: 0.55 },
    fig.side()
  );
  panel.node.before(html("div", { class: "fig-control" }, label, pick));
  const lines = [0, 1].map((k) => asSeries(panel.path("fig-trail"), k, true));
  let offered = "";
  return ({ problem, steps }, rule2, given, start2) => {
    const known = ["x", ...rule2.names.filter((name) => name !== "x")];
    if (String(known) !== offered) {
      offered = String(known);
      const kept2 = pick.value;
      pick.replaceChildren(...known.map((name) => html("option", { value: name }, name)));
      pick.value = known.includes(kept2) ? kept2 : Object.keys(rule2.states)[0] ?? known.at(-1);
    }
    const values = valuesOf(rule2, given, PROBLEMS[problem], start2, steps, pick.value);
    const flat = values.flat().filter(Number.isFinite);
    const [low, high] = [Math.min(0, ...flat), Math.max(0, ...flat)];
    panel.title = [`${pick.value}: primera coordenada y, a trazos, la segunda`];
    panel.domain([0, steps * 1.02], low < high ? [low, high] : [-1, 1]);
    for (const [k, each3] of columns(values).entries()) put(lines[k], "d", panel.line(range(values.length), each3));
  };
}
function valuesOf(rule2, given, { grad }, start2, steps, asked) {
  const optimizer = optimizerOf(rule2, given, {}, { t: 0, [asked]: 0, ...rule2.states });
  const after = Array.from(walk(optimizer, start2, grad, steps), ([, state]) => state[asked]).slice(1);
  return asked === "x" ? [start2, ...after] : after;
}

// optlib/static/figures/rule-words.js
init_lists();
init_data();
init_numbers();
init_looks();
init_race();
function lostWhy({ x, y }) {
  const at = x.findIndex((each3, k) => Number.isNaN(each3 + y[k]));
  if (at < 1 || !(Math.hypot(x[at - 1], y[at - 1]) < 1e6)) return "Tu regla diverge.";
  return `Tu regla deja de dar números en el paso ${at}: la raíz de un negativo, o 0 entre 0.`;
}
function describe(fig, start2, k, racing, rates) {
  if (!k) return `En la salida, ${coordinates(start2)}.`;
  const { order: order3, lost } = standing(racing, k);
  const place3 = order3.findIndex(([name]) => name === OWN);
  const rivals = order3.filter(([name]) => name !== OWN);
  const count2 = order3.length + lost.length;
  const cost = place3 < 0 ? "" : significant(order3[place3][1], 2);
  const mine = count2 > 1 ? `Tu regla va ${ordinal(place3)} de ${count2}, con coste ${cost}.` : `Tu regla: coste ${cost}.`;
  const said2 = ([name, cost2]) => `${lookOf(name).name}, ${significant(cost2, 2)}${rates[name] ? ` (α = ${significant(rates[name])})` : ""}`;
  const parts = [place3 < 0 ? lostWhy(racing[OWN]) : mine];
  if (rivals.length) parts.push(`${listed(rivals.map(said2))}.`);
  for (const name of lost) if (name !== OWN) parts.push(`${lookOf(name).name} diverge.`);
  parts.push(`Paso ${k} de ${fig.state.steps} en ${VALLEYS[fig.state.problem].name}, desde ${coordinates(start2)}.`);
  return parts.join(" ");
}
var lostFirst = (lane, k, said2) => standing({ [OWN]: lane }, k).lost.length ? `${lostWhy(lane)} ${said2}` : said2;
function parting(name, steps, racing) {
  const points = ({ x, y }) => x.map((each3, k2) => [each3, y[k2]]);
  const k = firstApart(points(racing[OWN]), points(racing[name]));
  const course = lookOf(name).name;
  return k ? `Tu regla se separa de ${course} en el paso ${k}.` : `Tu regla y ${course} coinciden los ${steps} pasos.`;
}

// optlib/static/figures/regla.js
init_lists();
var PROBLEM = { value: "ravine", options: Object.keys(VALLEYS) };
var DRAW = drawSeed();
var givenOf = ({ settings = {} }, { values }) => valued(settings, values);
var read2 = memo(8);
var compiled = (text2) => read2(text2, () => ({ text: text2, ...compile(text2) }));
function fairTrial(fig) {
  let table4 = null;
  const contender = () => {
    const rule2 = compiled(fig.state.rule);
    const make = (settings) => optimizerOf(rule2, settings);
    return { rule: rule2, given: givenOf(rule2, fig.state), make, draw: fig.value("draw") };
  };
  const click = async () => {
    const { FairTable: FairTable2 } = await Promise.resolve().then(() => (init_fair_table(), fair_table_exports)).catch(saidIn([box]));
    table4 ??= new FairTable2(box, button2, contender);
    fig.state.draw = fig.value("draw");
    table4.press();
  };
  const button2 = html("button", { type: "button", click }, "Prueba justa");
  const box = html("div", { class: "rule-trial" }, button2);
  fig.live.append(box);
  return () => table4?.sync();
}
function rivalsOf(fig) {
  const run2 = runner();
  return ({ problem, steps }, optimizers, start2, given, arena, trial2) => {
    const each3 = (make) => Object.fromEntries(optimizers.map((name) => [name, make(name)]));
    if (fig.task?.like)
      return { rates: {}, lanes: each3(() => race(arena, start2, likeOf(fig.task, given).right(arena), steps)) };
    const rates = each3((name) => trial2?.best.lr ?? bestRate(problem, start2, steps, name, true));
    if (trial2)
      return { rates, lanes: each3((name) => race(arena, start2, new OPTIMIZERS[name]({ lr: rates[name] }), steps)) };
    return { rates, lanes: each3((name) => run2(problem, start2, steps, name, rates[name])) };
  };
}
function ownRun(asked, seen) {
  const last = memo(1);
  return (rule2, given, { problem, steps }, start2, trial2) => last([rule2.text, JSON.stringify(given), problem, start2, steps].join(), () => {
    const arena = asked.judged ? hidden(problem, start2, 0) : problemOf({ problem, ...seen });
    const mine = optimizerOf(rule2, given, arena);
    const told = trial2 ? asked.tell(rule2, mine, trial2) : "";
    return { mine, arena, told, lane: race(arena, start2, mine, steps) };
  });
}
function besides(fig, drawings) {
  if (fig.root.dataset.controls) return () => {
  };
  drawings.push(costs(fig, [OWN]));
  const [trace, trial2] = [traces(fig), fairTrial(fig)];
  const rivals = checks(fig, "Contra quién corre, cada uno con la mejor tasa que hemos encontrado", () => []);
  return (state, ...ran) => {
    rivals(state);
    trace(state, ...ran);
    trial2();
  };
}
function answerChecks(fig) {
  fig.root.addEventListener("check", (event) => {
    event.preventDefault();
    const { rule: rule2 } = fig.state;
    event.detail.answer(judge(event.detail.data, { text: rule2, given: givenOf(compiled(rule2), fig.state) }));
  });
}
function editorOf(fig, brief) {
  const link = () => {
    const { host, spec, state, initial } = fig;
    return new URL(toLink(host.key, spec.params, { ...state, step: 0 }, initial), location.href).href;
  };
  const change = (rule2, more) => fig.set({ rule: rule2, ...more });
  const editor = new RuleEditor(change, brief ? null : link, fig.host.rules);
  fig.live.addEventListener("keydown", (event) => editor.keys(event));
  return editor;
}
var regla = {
  params: {
    problem: choice("Paisaje", names(VALLEYS), PROBLEM, { resets: { start: null } }),
    rule: text(RULES.Momentum.text),
    values: numbers(),
    optimizers: { ...many(), value: ["GradientDescent", "Adam"] },
    start: startParam(),
    steps: slider("Pasos de la carrera", { value: 100, low: 1, high: 300, step: 1 }),
    step: slider("Paso que se ve", { value: null }, { values: ({ steps }) => linspace(0, steps, steps + 1) }),
    speed: slider("Pasos por segundo", { value: 30, stops: [2, 5, 10, 20, 30, 60, 120] }),
    draw: slider("", { value: null }, { values: [1, 1073741823] })
    // el sorteo de la prueba justa
  },
  ahead: ({ problem }) => [valleyAhead(problem)],
  create(fig) {
    fig.resolve.step = ({ steps }) => steps;
    fig.resolve.draw = () => DRAW;
    const task = JSON.parse(fig.root.closest("[data-recipe]")?.dataset.recipe ?? "null");
    const like = task?.like;
    const matrices = task?.trials[0].quadratic && task.trials[0];
    fig.resolve.start = ({ problem }) => matrices?.start ?? PROBLEMS[problem].start;
    Object.assign(fig, { task, settings: {}, valid: compiled(fig.initial.rule) });
    const editor = editorOf(fig, Boolean(fig.root.dataset.controls));
    const settings = settingSliders(fig, (name2, value) => move(fig, name2, value));
    fig.desk.more.before(editor.node, ...like ? [] : [settings.box]);
    const drawings = [matrices ? costs(fig, [OWN, like], 0.85, fig.view) : landscape(fig, [OWN])];
    const asked = taskOf(fig);
    const name = legend(fig);
    const rest = besides(fig, drawings);
    const rivals = rivalsOf(fig);
    playback(fig, "step", fig.resolve.step, ({ speed }) => speed);
    fig.control(["problem", "step"], ["speed", "steps", "start"]);
    answerChecks(fig);
    const run2 = ownRun(asked, matrices);
    return (state) => {
      const now = compiled(state.rule);
      if (!now.errors.length) fig.valid = now;
      const rule2 = fig.valid;
      const given = givenOf(rule2, state);
      settings.sync(rule2, given, now.errors.length > 0);
      editor.show(state.rule, now.errors, doubts(rule2, Boolean(matrices)));
      fig.root.dispatchEvent(new CustomEvent("rule", { detail: { text: state.rule } }));
      const { steps } = state;
      const start2 = fig.value("start");
      const trial2 = asked.now(state, start2);
      const { mine, arena, lane, told } = run2(rule2, given, state, start2, trial2);
      asked.draw(mine);
      const against2 = like ? [like] : state.optimizers;
      const { rates, lanes: lanes2 } = rivals(state, against2, start2, given, arena, trial2);
      const racing = { [OWN]: lane, ...lanes2 };
      const k = Math.min(fig.value("step"), steps);
      for (const draw of drawings) draw(state, start2, racing, k, arena);
      name([OWN, ...against2]);
      rest(state, rule2, given, start2);
      if (like) return { text: parting(like, steps, racing) };
      if (trial2) return { text: lostFirst(racing[OWN], k, told) };
      return { text: describe(fig, start2, k, racing, rates) };
    };
  },
  code: () => Promise.resolve().then(() => (init_rule_export(), rule_export_exports)).then(({ OWN: OWN3 }) => OWN3)
};

// optlib/static/exercises/stored.js
var scripts = globalThis.document?.querySelector("script[src*='_static/']")?.src;
var FOLDER = (scripts && new URL(scripts).pathname.match(/^(.*\/)_static\//)?.[1]) ?? "";
var keyOf = (name) => `${name}:${FOLDER}`;
var KEY = keyOf("optlib-progreso");
var ID = /^[a-z0-9-]{1,80}$/;
var PAGE = /^[a-z0-9][\w-]{0,79}$/i;
var MAX_CODE = 5e4;
var MAX_OTHERS = 9;
var MAX_NAMES = 1e3;
var MAX_DRAWINGS = 100;
var MAX_ANSWER = 200;
var MAX_MISTAKES = 20;
var isDay = (value) => value === null || typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
function dayOf(date, plus = 0) {
  const d = new Date(date.getFullYear(), date.getMonth(), date.getDate() + plus);
  const two = (n) => String(n).padStart(2, "0");
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
}
var isDue = (entry) => entry.due !== null && entry.due <= dayOf(/* @__PURE__ */ new Date());
function entryFrom(value) {
  const { attempts, done, due, stage } = value ?? {};
  const whole2 = [attempts, stage].every((n) => Number.isInteger(n) && n >= 0);
  return whole2 && isDay(done) && isDay(due) ? { attempts, done, due, stage } : null;
}
var isName = (value) => typeof value === "string" && value.length <= 40 && /^[a-z\d]+(-[a-z\d]+)*$/.test(value);
var isAnswer = (value) => typeof value === "string" && value.length <= MAX_ANSWER && !/\p{C}/u.test(value);
function firstFrom(value) {
  const { day, right, answer, came, mistakes, seed, help } = value ?? {};
  const texts = [answer, came].every((text2) => text2 === void 0 || isAnswer(text2));
  const names2 = Array.isArray(mistakes) && mistakes.length <= MAX_MISTAKES && mistakes.every(isName);
  const flags = [right, help].every((each3) => typeof each3 === "boolean");
  if (!day || !isDay(day) || !texts || !names2 || !flags || !Number.isInteger(seed) || seed < 0) return null;
  return { day, right, answer, came, mistakes, seed, help };
}
var firstsFrom = (value) => value !== false && allFrom(value, ID, firstFrom);
function allFrom(value, names2, read3) {
  const named = Object.entries(value ?? {}).filter(([name]) => names2.test(name));
  const found = named.slice(0, MAX_NAMES).map(([name, raw]) => [name, read3(raw)]);
  return Object.fromEntries(found.filter(([, each3]) => each3));
}
var isCode = (value) => typeof value === "string" && value.length <= MAX_CODE;
function changeFrom(value) {
  if (!isCode(value?.text) || !isCode(value.book)) return null;
  const version = ({ text: text2, foreign }) => foreign === true ? { text: text2, foreign } : { text: text2 };
  const change = { ...version(value), book: value.book };
  const others = Array.isArray(value.others) ? value.others.filter((each3) => isCode(each3?.text)) : [];
  if (others.length) change.others = fitting(others).map(version);
  return change;
}
function fitting(others) {
  const own = others.filter((each3) => each3.foreign !== true).slice(0, MAX_OTHERS);
  let room = MAX_OTHERS - own.length;
  return others.filter((each3) => each3.foreign === true ? room-- > 0 : own.includes(each3));
}
function drawingsFrom(value) {
  const found = (Array.isArray(value) ? value : []).map((each3) => ({ digit: each3?.digit, drawing: each3?.drawing }));
  const isDrawing = (each3) => /^\{"digit":\d,"drawing":"[\da-z-]{1,1500}"\}$/.test(JSON.stringify(each3));
  return found.filter(isDrawing).slice(-MAX_DRAWINGS);
}
function partsFrom(value) {
  const { format, version, exercises, first, code, drawings, ...others } = value ?? {};
  return {
    entries: allFrom(exercises, ID, entryFrom),
    firsts: firstsFrom(first),
    code: allFrom(code, PAGE, (cells) => allFrom(cells, ID, changeFrom)),
    drawings: drawingsFrom(drawings),
    others
  };
}
function browserStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
function writeStored(storage, key, text2) {
  try {
    storage.setItem(key, text2);
    return true;
  } catch {
    return false;
  }
}
function readStored(storage, key) {
  let text2 = null;
  try {
    text2 = storage.getItem(key) ?? storage.getItem(key.split(":")[0]);
    return JSON.parse(text2);
  } catch {
    if (text2) writeStored(storage, damaged(key), text2);
    return null;
  }
}
var eraseStored = (storage, key) => writeStored(storage, key, "{}");
var damaged = (key) => `${key}-ilegible`;
var readProgress = (storage) => partsFrom(readStored(storage, KEY));

// optlib/static/exercises/left-off.js
var KEY2 = keyOf("optlib-lectura");
var several = (n, one, many2) => n === 1 ? one : `${n} ${many2}`;

// optlib/static/exercises/progress.js
var TRIAL_KEY = "optlib-prueba";
var DELAYS = [1, 3, 7];
var FORMAT = { format: "optlib-progreso", version: 3 };
function afterAttempt(entry, correct, solved, now) {
  const today = dayOf(now);
  const next = { attempts: 0, done: null, due: null, stage: 0, ...entry };
  next.attempts += 1;
  if (solved) next.done ??= today;
  if (!correct) return { ...next, stage: 1, due: dayOf(now, DELAYS[0]) };
  if (next.due === null || next.due > today) return next;
  if (next.stage >= DELAYS.length) return { ...next, stage: 0, due: null };
  return { ...next, stage: next.stage + 1, due: dayOf(now, DELAYS[next.stage]) };
}
function keepFirst(firsts, id, first, now) {
  if (firsts) firsts[id] ??= { ...first, day: dayOf(now) };
}
var openProgress = (storage = browserStorage(), warn = true) => new Progress(storage, warn);
var Progress = class {
  #storage;
  #warn;
  #parts = partsFrom();
  #unsaved = [];
  #listeners = /* @__PURE__ */ new Set();
  // Si lo que se apunta queda guardado, y no solo en la memoria.
  kept;
  constructor(storage, warn) {
    this.#storage = storage;
    this.#warn = warn;
    this.kept = storage !== null;
    this.#load();
    globalThis.addEventListener?.("storage", (event) => {
      if (event.key !== KEY && event.key !== null) return;
      this.#load();
      this.#changed();
    });
  }
  all() {
    return { ...this.#parts.entries };
  }
  subscribe(listener) {
    this.#listeners.add(listener);
  }
  // Si el navegador deja guardar, aunque aún no haya nada que guardar; si algo no ha cabido, no.
  canKeep() {
    this.kept = !this.#unsaved.length && writeStored(this.#storage, TRIAL_KEY, "");
    if (this.kept) this.#storage.removeItem(TRIAL_KEY);
    return this.kept;
  }
  // correct: bien y sin ayuda de la solución; solved: bien; first, lo que se guarda si nada se había respondido antes:
  // { answer, mistakes, seed, help }.
  record(id, correct, solved, first) {
    const now = /* @__PURE__ */ new Date();
    this.change(({ entries, firsts }) => {
      if (first && !entries[id]) keepFirst(firsts, id, { ...first, right: solved }, now);
      entries[id] = afterAttempt(entries[id], correct, solved, now);
    });
  }
  // Lo que se apostó y lo que salió, la primera vez: { answer, came, right }.
  recordBet(id, bet) {
    const now = /* @__PURE__ */ new Date();
    this.change(({ firsts }) => keepFirst(firsts, id, { ...bet, mistakes: [], seed: 0, help: false }, now));
  }
  // Las primeras respuestas, {ejercicio: {day, right, answer, mistakes, seed, help}}, y si se guardan.
  firsts() {
    return { ...this.#parts.firsts };
  }
  get keepsFirsts() {
    return this.#parts.firsts !== false;
  }
  // Dejar de guardarlas borra las que hay.
  keepFirsts(on) {
    this.change((parts) => Object.assign(parts, { firsts: on && (parts.firsts || {}) }));
  }
  // Lo cambiado en una página: {número de celda o ejercicio: {text, book, …}}.
  code(page) {
    return { ...this.#parts.code[page] };
  }
  // Cuántas celdas, figuras y ejercicios hay cambiados en cada página.
  changedPages() {
    const count2 = (code) => {
      const changed = Object.keys(code).filter((key) => code[key].text !== code[key].book);
      const [cells, figures] = [/^\d+$/, /^figura-/].map((kind) => changed.filter((key) => kind.test(key)).length);
      return { cells, figures, exercises: changed.length - cells - figures };
    };
    return Object.fromEntries(Object.entries(this.#parts.code).map(([page, cells]) => [page, count2(cells)]));
  }
  // Apunta el código de unas celdas de una página, {cuál: cambio, o null para olvidarlo}. Dice, si no queda guardado,
  // por qué: «long» o «full».
  recordCode(page, changes) {
    const kept2 = Object.entries(changes).filter(([, change]) => change === null || changeFrom(change));
    this.change(({ code }) => {
      const cells = { ...code[page] };
      for (const [cell, change] of kept2) {
        if (change) cells[cell] = changeFrom(change);
        else delete cells[cell];
      }
      if (Object.keys(cells).length) code[page] = cells;
      else delete code[page];
    });
    if (kept2.length < Object.keys(changes).length) return "long";
    return this.kept ? "" : "full";
  }
  // Las cifras que ha dibujado, [{digit, drawing}, …]; drawing es el texto del cuadro.
  drawings() {
    return [...this.#parts.drawings];
  }
  // Añade una; si no cabe, se va la primera.
  addDrawing(added) {
    this.change((parts) => {
      const others = parts.drawings.filter(({ drawing }) => drawing !== added.drawing);
      parts.drawings = drawingsFrom([...others, added]);
    });
  }
  eraseDrawings() {
    this.change((parts) => Object.assign(parts, { drawings: [] }));
  }
  describe(id) {
    const entry = this.#parts.entries[id];
    if (!entry) return "";
    const parts = [entry.done ? `Hecho (${times(entry.attempts)}).` : `${times(entry.attempts)}.`];
    if (entry.due && this.#warn) parts.push(isDue(entry) ? "Toca repasarlo hoy." : `Repaso: ${spanish(entry.due)}.`);
    if (!this.kept && this.#warn)
      parts.push("Este navegador no deja guardar el progreso: se perderá al cerrar la página.");
    return parts.join(" ");
  }
  done(id) {
    return Boolean(this.#parts.entries[id]?.done);
  }
  // Todo lo que se guarda, con su formato.
  stored() {
    const { entries, firsts, code, drawings, others } = this.#parts;
    return { ...others, ...FORMAT, exercises: entries, first: firsts, code, drawings };
  }
  erase() {
    this.#parts = partsFrom();
    this.#unsaved = [];
    this.#storage?.removeItem(damaged(KEY));
    eraseStored(this.#storage, KEY);
    this.#changed();
  }
  #changed() {
    for (const listener of this.#listeners) listener();
    if (!this.#warn) return;
    const detail = { entries: this.all(), kept: this.kept };
    globalThis.document?.dispatchEvent(new CustomEvent("progress", { detail }));
  }
  // Hace un cambio sobre lo que haya guardado ahora, que otra pestaña puede haber cambiado. Si no se puede guardar, se
  // recuerda, y se vuelve a hacer la próxima vez.
  change(change) {
    this.#load();
    change(this.#parts);
    this.#unsaved.push(change);
    this.kept = writeStored(this.#storage, KEY, JSON.stringify(this.stored()));
    if (this.kept) this.#unsaved = [];
    this.#changed();
  }
  #load() {
    if (!this.#storage) return;
    this.#parts = readProgress(this.#storage);
    for (const change of this.#unsaved) change(this.#parts);
  }
};
var times = (n) => several(n, "1 intento", "intentos");
function spanish(day) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date).toLocaleDateString("es", { day: "numeric", month: "long" });
}

// optlib/static/exercises/texts.js
init_numbers();
init_dom();
var fragment = (text2) => document.createRange().createContextualFragment(text2);
function fill(root, data, names2) {
  for (const node of root.querySelectorAll("[data-v]")) {
    const [tree, decimals, fixed, parens] = data.v[node.dataset.v];
    node.textContent = formatNumber(evaluate(tree, names2), decimals, { fixed, parens });
  }
}
function messageNodes(parts, data, names2, quote) {
  const box = html("span");
  for (const part of parts) {
    if (typeof part === "string" || part instanceof Node) box.append(part);
    else if (part.html !== void 0) box.append(fragment(part.html));
    else if (part.list)
      box.append(html("ul", {}, ...part.list.map((each3) => html("li", {}, messageNodes(each3, data, names2, quote)))));
    else box.append(quote(part.cite));
  }
  fill(box, data, names2);
  return box;
}

// optlib/static/exercises/ahead.js
init_dom();
var STOP = "onbeforematch" in document.documentElement ? ".exercise-quick" : ".exercise";

// optlib/static/exercises/recipes.js
init_optimizers();
init_numbers();
init_prng();

// optlib/static/exercises/variants.js
var each2 = (f, ...args) => Array.isArray(args[0]) ? args[0].map((_, i) => f(...args.map((a) => a[i]))) : f(...args);
var scaled = (factor2) => (optimizer, x, state, grad) => optimizer.step(x, state, (z) => each2((g) => factor2 * g, grad(z)));
var moments = (m, v, root = true) => (optimizer, x, state, grad) => {
  const next = optimizer.step(x, state, grad)[1];
  const move3 = (a, s, r) => a - optimizer.lr * s / ((root ? Math.sqrt(r) : r) + optimizer.eps);
  return [each2(move3, x, next[m], next[v]), next];
};
var VARIANTS = {
  ascent: scaled(-1),
  half_gradient: scaled(0.5),
  stale_gradient: (optimizer, x, state, grad, first) => optimizer.step(x, state, () => grad(first)),
  no_bias_correction: moments("m", "v"),
  no_root: moments("m_hat", "v_hat", false)
};

// optlib/static/exercises/recipes.js
var MAX_TRIES = 200;
var FAMILIES = {
  // Con b, un problema en w; sin b, en (w, b).
  LinearNeuron: ({ x, y, b }) => {
    const error = (p) => (Array.isArray(p) ? p[0] * x + p[1] : p * x + b) - y;
    return {
      f: (p) => 0.5 * error(p) ** 2,
      grad: (p) => Array.isArray(p) ? [error(p) * x, error(p)] : error(p) * x
    };
  }
};
function drawValues(spec, key, seed) {
  const draw = mulberry32(seedOf(key, seed));
  const names2 = {};
  for (const [name, value] of spec) {
    const drawn2 = value?.among?.[Math.floor(draw() * value.among.length)];
    if (value?.among) names2[name] = seed ? drawn2 : value.first;
    else names2[name] = evaluate(value, names2);
  }
  return names2;
}
var numbers2 = (trees, names2) => Object.fromEntries(Object.entries(trees ?? {}).map(([name, tree]) => [name, evaluate(tree, names2)]));
function execute2(run2, names2, { variant, rounded } = {}) {
  const optimizer = new OPTIMIZERS[run2.optimizer](numbers2(run2.hyper, names2));
  const family = FAMILIES[run2.problem];
  const problem = family ? family(numbers2(run2.data, names2)) : PROBLEMS[run2.problem];
  const first = run2.vector ? run2.x0.map((tree) => evaluate(tree, names2)) : evaluate(run2.x0, names2);
  const step = VARIANTS[variant] ?? ((right, ...args) => right.step(...args));
  const taken = (x, state, grad) => {
    const [next, after] = step(optimizer, x, state, grad, first);
    return [rounded === void 0 ? next : roundEach(next, rounded), after];
  };
  return minimize(problem, first, { ...optimizer, step: taken }, run2.steps);
}
var roundEach = (x, decimals) => Array.isArray(x) ? x.map((v) => roundHalfUp(v, decimals)) : roundHalfUp(x, decimals);
var close = (a, b, decimals) => Math.abs(a - b) <= 0.5000001 * 10 ** -decimals + 1e-12 * Math.abs(b);
var ANSWERS = {
  numeric: (data, names2, mistake) => evaluate(mistake?.value ?? data.answer, names2),
  choice: (data, names2) => data.options.map(({ right }) => Boolean(evaluate(right, names2))),
  table: (data, names2, mistake) => Array.from(
    { length: data.rows },
    (_, k) => data.columns.map(
      ({ name, cell }) => evaluate(mistake?.column === name ? mistake.value ?? cell : cell, { ...names2, k })
    )
  ),
  order: (data) => data.steps.map((_, i) => i),
  code: () => null,
  rule: () => null
};
var ACCEPTS = {
  numeric: (data, { right, wrong: wrong3 }) => Number.isFinite(right) && !wrong3.some((value) => close(value, right, data.decimals)),
  choice: (data, { right }) => {
    const count2 = right.filter(Boolean).length;
    return data.several ? count2 >= 1 : count2 === 1;
  },
  table: (data, { right, wrong: wrong3 }) => right.flat().every(Number.isFinite) && wrong3.every((table4, i) => {
    const c = data.columns.findIndex(({ name }) => name === data.mistakes[i].column);
    return right.some((row, k) => k >= data.shown && !close(table4[k][c], row[c], data.decimals));
  }),
  order: () => true
};
ANSWERS.quick = ANSWERS.choice;
ACCEPTS.quick = ACCEPTS.choice;
function instantiate(data, seed = 0) {
  for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
    const instance = instanceOf(data, seed, attempt);
    if (seed === 0 || accepts(data, instance)) return instance;
  }
  throw new Error(`${data.id}: la semilla ${seed} no sirve`);
}
var accepts = (data, instance) => (data.where === void 0 || Boolean(evaluate(data.where, instance.names))) && ACCEPTS[data.kind](data, instance);
function instanceOf(data, seed, attempt) {
  const drawn2 = drawValues(data.values, `${data.id}/${attempt}`, seed);
  const names2 = data.run ? { ...drawn2, ...execute2(data.run, drawn2) } : drawn2;
  const seen = (m) => m.variant || m.rounded !== void 0 ? { ...drawn2, ...execute2(data.run, drawn2, m) } : names2;
  const answer = ANSWERS[data.kind];
  const wrong3 = (data.mistakes ?? []).map((m) => answer(data, seen(m), m));
  return { seed, names: names2, right: answer(data, names2), wrong: wrong3 };
}
function displayOrder(data, seed) {
  const count2 = (data.kind === "choice" ? data.options : data.steps).length;
  const draw = mulberry32(seedOf(`${data.id}/orden`, seed));
  let order3 = shuffled(count2, draw);
  while (data.kind === "order" && order3.every((v, i) => v === i)) order3 = shuffled(count2, draw);
  return order3;
}

// optlib/static/exercises/first.js
var PARTS = {
  numeric: (_data, text2) => [typed(text2)],
  choice: ({ options }, chosen2) => options.filter((_, i) => chosen2[i]).map(({ name }) => name),
  order: ({ steps }, order3) => order3.map((step) => steps[step].name),
  // De una tabla, las casillas que están mal.
  table: ({ columns: columns2 }, texts, { cells }) => cells.filter(({ state }) => state === "wrong").map(({ k, j }) => `${columns2[j].name}[${k + 1}]=${typed(texts[k][j])}`)
};
PARTS.quick = PARTS.choice;
var typed = (text2) => text2.replace(/\p{C}/gu, "").trim();
function joined(parts, separator) {
  const add = (text2, part) => text2 ? text2 + separator + part : part;
  return parts.reduce((text2, part) => add(text2, part).length > MAX_ANSWER ? text2 : add(text2, part), "");
}
function firstOf(data, read3, graded) {
  const { mistakes } = graded;
  const parts = PARTS[data.kind]?.(data, read3, graded);
  return parts ? { answer: joined(parts, data.kind === "table" ? "; " : " "), mistakes } : { mistakes };
}

// optlib/static/exercises/reading.js
var MAX_LENGTH = 60;
var EDGES = /^[\u00a0\u202f\u2009\u2007\t\n\r ]+|[\u00a0\u202f\u2009\u2007\t\n\r ]+$/g;
var SPACES = /[\u00a0\u202f\u2009\u2007\t\n\r ]/g;
var INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202c\u2060-\u2064\u2066-\u2069\ufeff]/g;
var OTHER_DIGITS = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;
var MINUS = /[−–—‒﹣－]/g;
var DIGITS = "(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)";
var NUMBER = new RegExp(`^([+-]?)(${DIGITS})(?:[eE]([+-]?[0-9]+)|[·*×x]10(?:\\^|\\*\\*)\\(?([+-]?[0-9]+)\\)?)?$`);
var FRACTION = new RegExp(`^([+-]?${DIGITS})/([+-]?${DIGITS})$`);
var POWER = /^([+-]?)10(?:\^|\*\*)\(?([+-]?[0-9]+)\)?$/;
var RAISED2 = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
var lowered = (raised) => [...raised].map((c) => "0123456789-+"[RAISED2.indexOf(c)]).join("");
var point2 = (text2) => Number(text2.replace(",", "."));
function readNumber(raw) {
  const trimmed2 = String(raw).replace(INVISIBLE, "").replace(EDGES, "");
  if (!trimmed2) return { why: "Falta tu respuesta: escribe un número." };
  if ([...trimmed2].length > MAX_LENGTH) return { why: "Es demasiado largo: escribe un solo número." };
  const text2 = normalize(trimmed2);
  const compact = text2.replaceAll(" ", "");
  const value = valueIn(compact);
  const why = whyNotOne(text2) ?? (value === null ? whyUnreadable(compact) : null);
  if (why) return { why };
  return Number.isFinite(value) ? { value } : { why: "Es demasiado grande para ser la respuesta." };
}
function normalize(text2) {
  return text2.replace(MINUS, "-").replace(OTHER_DIGITS, (digit) => digit.charCodeAt(0) & 15).replace(/[\uff0e\u066b]/g, ".").replace(/\uff0c/g, ",").replace(SPACES, " ").replace(/10([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, raised) => `10^${lowered(raised)}`).replace(/[⁄∕÷／]/g, "/").replace(/[⋅∙]/g, "·");
}
function whyNotOne(text2) {
  if (/[0-9.,] +[0-9.,]/.test(text2)) return "Hay un espacio dentro del número: escribe un solo número, sin espacios.";
  const marks = text2.split("/")[0].replace(/[^.,]/g, "");
  if (marks.includes(".") && marks.includes(","))
    return "Mezcla punto y coma: usa uno solo, para los decimales, y sin separar los miles.";
  return marks.length > 1 ? "Tiene más de un separador decimal: no separes los miles." : null;
}
function valueIn(text2) {
  let match = POWER.exec(text2);
  if (match) return Number(`${match[1]}1e${match[2]}`);
  match = NUMBER.exec(text2);
  if (match) return Number(`${match[1]}${match[2].replace(",", ".")}e${match[3] ?? match[4] ?? "0"}`);
  match = FRACTION.exec(text2);
  return match && point2(match[2]) ? point2(match[1]) / point2(match[2]) : null;
}
function whyUnreadable(text2) {
  if (FRACTION.test(text2)) return "No se puede dividir entre cero.";
  if (/[<>&]/.test(text2)) return "Eso no es un número: escribe solo cifras, por ejemplo 0.6 o 3/5.";
  const word = text2.toLowerCase().replace(/^[+-]+/, "");
  if (["inf", "infinity", "infinito", "∞", "nan"].includes(word)) return "Escribe un número finito.";
  if (text2.split("/").length > 2) return "Solo se admite una fracción simple, por ejemplo 3/5.";
  if (text2.includes("%")) return "Escribe el número sin porcentaje: 0.05 en vez de 5 %.";
  if (text2.includes("=")) return "Escribe solo el número, sin el signo igual ni lo que va delante.";
  if (/[0-9] *[-+*·×]/.test(text2)) return "Parece una cuenta: escribe su resultado.";
  if (!/[0-9]/.test(text2)) return "No hay ninguna cifra: escribe un número, por ejemplo 0.6, −3.84 o 3/5.";
  return "No se entiende como número: escribe, por ejemplo, 0.6, −3.84, 3/5 o 1e-3.";
}

// optlib/static/exercises/grade.js
var result = (state, ...message) => ({ state, message, mistakes: [] });
var wrong2 = (mistakes, ...message) => ({ state: "wrong", message, mistakes });
var GENERIC = "No es correcto. Repasa el planteamiento; si te atascas, pide una pista.";
var CORRECT = "¡Correcto!";
function decimalsOf(text2) {
  const match = /^[^.,/eE^]*(?:[.,]([0-9]*))?\s*$/.exec(text2);
  return match ? (match[1] ?? "").length : Infinity;
}
function diagnose(text2, value, right, mistakes, decimals) {
  const same = mistakes.filter((m) => close(value, m.value, decimals));
  if (same.length) return explain2(same);
  const typed2 = decimalsOf(text2);
  if (typed2 < decimals && (typed2 >= 1 || Math.abs(right) >= 10) && close(value, right, typed2)) {
    return general("cifras", `Vas bien, pero con pocas cifras: se piden ${decimals} decimales.`);
  }
  const coarse = Math.min(decimals, Math.max(2, typed2));
  const rounded = mistakes.filter((m) => close(value, m.value, coarse));
  if (rounded.length) return explain2(rounded);
  if (decimals === 0) return Number.isInteger(value) ? null : general("entero", "Se pide un número entero.");
  if (Math.abs(value - right) <= Math.max(10 * 10 ** -decimals, 2e-3 * Math.abs(right))) {
    const how = `guarda todas las cifras y redondea al final, a ${decimals} decimales.`;
    return general("redondeo", `Está tan cerca que parece un redondeo: ${how}`);
  }
  if (close(value, -right, decimals)) return general("signo", "Revisa el signo.");
  const shifted = [1e-3, 0.01, 0.1, 10, 100, 1e3].some((s) => close(value, right * s, decimals));
  if (right === 0 || !shifted) return null;
  return general("coma", "Las cifras van bien, pero el separador decimal está en otro sitio.");
}
var general = (name, why) => ({ mistakes: [`general-${name}`], why: [why] });
function explain2(found) {
  const mistakes = found.map(({ name }) => name);
  if (found.length === 1) return { mistakes, why: [{ html: found[0].why }] };
  const parts = ["Ese número sale de más de un error. "];
  for (const [i, { why }] of found.entries()) parts.push(`${i + 1}) `, { html: why }, " ");
  return { mistakes, why: parts };
}
function numeric(data, instance, text2) {
  const { value, why } = readNumber(text2);
  if (why) return result("invalid", why);
  const whole2 = data.decimals > 0 || Number.isInteger(value);
  if (whole2 && close(value, instance.right, data.decimals)) return result("correct", CORRECT);
  const slips = data.mistakes.map((m, i) => ({ ...m, value: instance.wrong[i] }));
  const found = diagnose(text2, value, instance.right, slips, data.decimals);
  return found ? wrong2(found.mistakes, ...found.why) : wrong2([], GENERIC);
}
function choice2(data, instance, chosen2) {
  if (!chosen2.includes(true)) {
    return result("invalid", data.several ? "Marca al menos una opción." : "Elige una opción.");
  }
  const { options, several: several2 } = data;
  const reasons2 = (which) => several2 ? [{ list: which.map((i) => [{ cite: i }, ": ", { html: options[i].why }]) }] : which.map((i) => ({ html: options[i].why }));
  const all = data.kind === "choice" ? displayOrder(data, instance.seed) : chosen2.map((_, i) => i);
  if (all.every((i) => chosen2[i] === instance.right[i])) {
    return result("correct", `${CORRECT} `, ...reasons2(several2 ? all : all.filter((i) => chosen2[i])));
  }
  const extra = all.filter((i) => chosen2[i] && !instance.right[i]);
  const mistakes = extra.map((i) => options[i].name);
  if (extra.length) return wrong2(mistakes, several2 ? "Alguna sobra. " : "No. ", ...reasons2(extra));
  return wrong2(["general-faltan"], "Lo que has marcado es correcto, pero falta alguna opción.");
}
function table2(data, instance, texts) {
  const cells = [];
  for (const [k, row] of texts.entries()) {
    for (const [j, text2] of row.entries()) if (text2 !== null) cells.push(readCell(data, instance, texts, k, j));
  }
  const having = (state) => cells.filter((cell) => cell.state === state);
  const mistakes = [...new Set(cells.flatMap((cell) => cell.mistakes ?? []))];
  const answer = (state, ...message) => ({ state, message, cells, mistakes });
  const [unread, carried, empty] = ["invalid", "carried", ""].map(having);
  if (empty.length === cells.length) return answer("invalid", "Rellena al menos una casilla.");
  const failed = cells.filter(({ state }) => state === "wrong" || state === "invalid");
  if (failed.length) {
    const count2 = `Casillas que revisar: ${failed.length}. ${reasons(failed)}`;
    const rest = carried.length ? " Las de borde discontinuo están bien calculadas, pero arrastran un error." : "";
    return answer(unread.length ? "invalid" : "wrong", count2 + rest);
  }
  for (const cell of carried) cell.state = "correct";
  if (!empty.length) return answer("correct", CORRECT);
  return answer("invalid", `Lo que has escrito está bien. Casillas que faltan: ${empty.length}.`);
}
function reasons(failed) {
  const told = failed.filter(({ why }) => why);
  if (told.length === failed.length) return "El porqué, debajo de cada una.";
  return told.length ? "De algunas, el porqué, debajo." : "Repasa el planteamiento; si te atascas, pide una pista.";
}
function uncapitalized([first, ...rest]) {
  const lower = (text2) => text2[0].toLowerCase() + text2.slice(1);
  return [first.html ? { html: lower(first.html) } : lower(first), ...rest];
}
function readCell(data, instance, texts, k, j) {
  const text2 = texts[k][j];
  if (!text2.trim()) return { k, j, state: "" };
  const { value, why } = readNumber(text2);
  if (why) return { k, j, state: "invalid", why: uncapitalized([why]) };
  if (close(value, instance.right[k][j], data.decimals)) return { k, j, state: "correct" };
  if (isCarried(data, instance, texts, k, j, value)) return { k, j, state: "carried" };
  const every = data.mistakes.map((m, i) => ({ ...m, value: instance.wrong[i][k][j] }));
  const slips = every.filter((m) => m.column === data.columns[j].name);
  const found = diagnose(text2, value, instance.right[k][j], slips, data.decimals);
  return { k, j, state: "wrong", why: found && uncapitalized(found.why), mistakes: found?.mistakes };
}
function isCarried(data, instance, texts, k, j, value) {
  const { follows } = data.columns[j];
  if (follows === void 0) return false;
  const [before, now] = [entered(data, instance, texts, k - 1, "prev_"), entered(data, instance, texts, k, "")];
  const names2 = { ...instance.names, k, ...before, ...now };
  return close(value, evaluate(follows, names2), data.decimals);
}
function entered(data, instance, texts, k, prefix) {
  const value = (text2, j) => text2 === null ? instance.right[k][j] : readNumber(text2).value ?? NaN;
  return Object.fromEntries(data.columns.map(({ name }, j) => [prefix + name, k < 0 ? NaN : value(texts[k][j], j)]));
}
function order(data, _instance, order3) {
  const early = order3.find((step, at) => data.steps[step].after.some((s) => order3.indexOf(s) > at));
  if (early === void 0) return result("correct", CORRECT);
  const { name, why } = data.steps[early];
  return { ...wrong2([name], { cite: early }, " va demasiado pronto. ", { html: why }), early };
}
var GRADERS = { numeric, choice: choice2, table: table2, order, quick: choice2 };
var grade = (data, instance, answer) => GRADERS[data.kind](data, instance, answer);

// optlib/static/exercises/sortable.js
init_dom();
function sortable(list3, moved2) {
  const settle = (item) => {
    refresh(list3);
    moved2(place2(item) + 1);
  };
  for (const item of list3.children) prepare(item, settle);
  refresh(list3);
}
function prepare(item, settle) {
  const text2 = item.textContent.trim();
  const button2 = (label, arrow, shift) => {
    const click = ({ currentTarget: pressed }) => {
      move2(item, place2(item) + shift);
      settle(item);
      (pressed.disabled ? item.querySelector(".exercise-move:not(:disabled)") : pressed).focus();
    };
    return html("button", { type: "button", class: "exercise-move", "aria-label": `${label}: ${text2}`, click }, arrow);
  };
  const pointerdown = (event) => drag(event, item, settle);
  const handle = html("span", { class: "exercise-handle", "aria-hidden": "true", pointerdown }, "⠿");
  const content = html("span", { class: "exercise-step" }, ...item.childNodes);
  const buttons = html("span", { class: "exercise-moves" }, button2("Subir", "↑", -1), button2("Bajar", "↓", 1));
  item.replaceChildren(handle, content, buttons);
}
var place2 = (item) => [...item.parentNode.children].indexOf(item);
function move2(item, to) {
  while (place2(item) > to) item.after(item.previousElementSibling);
  while (place2(item) < to) item.before(item.nextElementSibling);
}
function refresh(list3) {
  for (const item of list3.children) {
    const [up, down] = item.querySelectorAll(".exercise-move");
    up.disabled = !item.previousElementSibling;
    down.disabled = !item.nextElementSibling;
  }
}
function drag(start2, item, settle) {
  if (start2.button > 0) return;
  start2.preventDefault();
  const handle = start2.currentTarget;
  handle.setPointerCapture(start2.pointerId);
  item.dataset.dragging = "";
  const follow = ({ clientY }) => {
    for (const other of item.parentNode.children) {
      const { top, bottom } = other.getBoundingClientRect();
      if (other === item || clientY <= top || clientY >= bottom) continue;
      if (clientY < (top + bottom) / 2 === place2(other) < place2(item)) move2(item, place2(other));
      return;
    }
  };
  const end = () => {
    handle.removeEventListener("pointermove", follow);
    delete item.dataset.dragging;
    settle(item);
  };
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("lostpointercapture", end, { once: true });
}

// optlib/static/exercises/fields.js
init_dom();
var TEXT = { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "done" };
var textInput = (attributes) => html("input", { ...TEXT, ...attributes });
function markInvalid(input, state) {
  input.dataset.state = state;
  if (!state || state === "correct") input.removeAttribute("aria-invalid");
  else input.setAttribute("aria-invalid", "true");
}
function numeric2(_data, zone, statusId) {
  const id = uniqueId();
  const precision = zone.querySelector(".exercise-precision");
  precision.id = `${id}-precision`;
  const input = textInput({ id, class: "exercise-input", "aria-describedby": `${precision.id} ${statusId}` });
  const label = html("label", { for: id, class: "exercise-label" });
  const old = zone.querySelector(".exercise-label");
  label.append(html("span", { class: "exercise-hidden" }, "Tu respuesta: "), ...old.childNodes);
  old.replaceWith(label);
  zone.querySelector(".exercise-blank").replaceWith(input);
  return {
    read: () => input.value,
    redraw: () => markInvalid(input, ""),
    show: ({ state }) => {
      markInvalid(input, state);
      if (state !== "correct") input.focus();
    }
  };
}
function citing(items2) {
  const quotes = items2.map((item) => html("q", {}, ...item.cloneNode(true).childNodes));
  return (i) => {
    const copy = quotes[i].cloneNode(true);
    let last = copy;
    while (last.lastChild) last = last.lastChild;
    if (last.nodeType === Node.TEXT_NODE) last.data = last.data.trimEnd().replace(/\.$/, "");
    return copy;
  };
}
function choice3(data, zone, statusId) {
  const list3 = zone.querySelector(".exercise-options");
  const name = uniqueId();
  const inputs = [];
  const items2 = [];
  for (const item of list3.children) items2[Number(item.dataset.option)] = item;
  const quote = citing(items2);
  for (const [index, item] of items2.entries()) {
    const input = html("input", { type: data.several ? "checkbox" : "radio", name, value: String(index) });
    item.replaceChildren(html("label", {}, input, html("span", {}, ...item.childNodes)));
    inputs[index] = input;
  }
  const legend2 = data.several ? "Marca las que correspondan" : "Elige una";
  const group = html("fieldset", { "aria-describedby": statusId });
  list3.replaceWith(group);
  group.append(html("legend", {}, legend2), list3);
  return {
    read: () => inputs.map((input) => input.checked),
    redraw: ({ seed }) => list3.append(...displayOrder(data, seed).map((i) => items2[i])),
    quote
  };
}
function quick(_data, zone, statusId) {
  const list3 = zone.querySelector(".exercise-options");
  const buttons = [];
  let chosen2 = -1;
  let done = false;
  for (const item of list3.children) {
    const index = Number(item.dataset.option);
    const click = () => {
      if (done) return;
      chosen2 = index;
      zone.closest("form").requestSubmit();
    };
    const attributes = { type: "button", class: "exercise-tap", "aria-describedby": statusId, "aria-pressed": "false" };
    buttons[index] = html("button", { ...attributes, click }, ...item.childNodes);
    item.replaceChildren(buttons[index]);
  }
  return {
    atOnce: true,
    read: () => buttons.map((_, i) => i === chosen2),
    show: ({ state }) => {
      done ||= state === "correct";
      for (const [i, button2] of buttons.entries()) {
        button2.setAttribute("aria-pressed", String(i === chosen2));
        if (i === chosen2) button2.dataset.state = state;
        else if (done) button2.setAttribute("aria-disabled", "true");
      }
    }
  };
}
function nameOf(head) {
  const copy = head.cloneNode(true);
  for (const node of copy.querySelectorAll("[aria-hidden='true']")) node.remove();
  return copy.textContent.trim();
}
function remark(data, inputs, cells, nodes2) {
  for (const { k, j, why, state } of cells) {
    if (!why) continue;
    const id = uniqueId();
    const text2 = html("p", { id, "data-state": state }, nodes2([{ html: data.columns[j].label }, ": ", ...why]));
    const row = inputs[k][j].closest("tr");
    const under = row.nextElementSibling;
    if (under?.className) under.firstChild.append(text2);
    else row.after(html("tr", { class: "exercise-remark" }, html("td", { colspan: row.cells.length }, text2)));
    inputs[k][j].setAttribute("aria-describedby", id);
  }
}
function table3(data, zone, statusId) {
  const grid = zone.querySelector("table");
  const heads = [...grid.querySelectorAll("thead th")];
  const names2 = heads.map(nameOf);
  const inputs = [...grid.tBodies[0].rows].map(({ cells: [first, ...cells] }) => {
    const row = `${names2[0]} ${nameOf(first)}`;
    first.dataset.column = names2[0];
    return cells.map((cell, j) => {
      const input = cell.dataset.cell && textInput({ "aria-label": `${row}, ${names2[j + 1]}`, enterkeyhint: "next" });
      if (input) cell.append(input);
      cell.prepend(html("span", { class: "exercise-column" }, ...heads[j + 1].cloneNode(true).childNodes));
      return input;
    });
  });
  const clear = () => {
    for (const row of grid.querySelectorAll(".exercise-remark")) row.remove();
    for (const input of grid.querySelectorAll("input")) {
      markInvalid(input, "");
      input.setAttribute("aria-describedby", statusId);
    }
  };
  clear();
  return {
    read: () => inputs.map((row) => row.map((input) => input?.value ?? null)),
    redraw: clear,
    show: ({ cells = [] }, nodes2) => {
      clear();
      for (const { k, j, state } of cells) markInvalid(inputs[k][j], state);
      remark(data, inputs, cells, nodes2);
      const first = grid.querySelector(".exercise-remark p");
      if (!matchMedia("(hover: none)").matches) grid.querySelector("[aria-invalid]")?.focus();
      return first;
    }
  };
}
function order2(_data, zone) {
  const list3 = zone.querySelector(".exercise-steps");
  const items2 = [];
  for (const item of list3.children) items2[Number(item.dataset.step)] = item;
  const quote = citing(items2);
  const ordered = html("ol", { class: "exercise-steps" });
  ordered.append(...list3.children);
  list3.replaceWith(ordered);
  const announce = html("p", { class: "exercise-hidden", "aria-live": "polite" });
  ordered.after(announce);
  sortable(ordered, (position) => {
    announce.textContent = `Paso en la posición ${position} de ${items2.length}.`;
  });
  return {
    read: () => [...ordered.children].map((item) => Number(item.dataset.step)),
    show: ({ early }) => {
      for (const [i, item] of items2.entries()) item.toggleAttribute("data-early", i === early);
    },
    quote
  };
}
function rule(data, zone) {
  const soon = { state: "invalid", message: ["El editor aún no está listo: espera un momento."] };
  const ask = (answer) => zone.firstElementChild.dispatchEvent(new CustomEvent("check", { cancelable: true, detail: { data, answer } }));
  return { check: (answer) => ask(answer) && answer(soon) };
}
var FIELDS2 = { numeric: numeric2, choice: choice3, table: table3, order: order2, quick, rule };

// optlib/static/exercises/mount.js
init_dom();
init_idle();
function mountExercise(section, progress, recorded) {
  const data = prepare2(section);
  if (FIELDS2[data.kind]) new Mounted(section, data, progress, FIELDS2[data.kind], recorded);
}
function prepare2(section) {
  section.dataset.mounted = "";
  for (const node of section.querySelectorAll(".exercise-tex")) node.remove();
  for (const node of section.querySelectorAll(".exercise-mathml")) node.replaceWith(...node.childNodes);
  const data = JSON.parse(section.dataset.recipe);
  const name = section.querySelector(data.kind === "quick" ? ".exercise-question" : ".exercise-title");
  name.id ||= uniqueId();
  section.setAttribute("aria-labelledby", name.id);
  return data;
}
var Mounted = class {
  seed = 0;
  shown = 0;
  // pistas que se han pedido
  helped = false;
  asked = false;
  // si se ha pedido ayuda alguna vez, con estos números o con otros
  finished = false;
  constructor(section, data, progress, newField, recorded = () => {
  }) {
    this.section = section;
    this.data = data;
    this.progress = progress;
    this.recorded = recorded;
    const zone = section.querySelector(".exercise-answer");
    this.solution = section.querySelector(".exercise-solution");
    const statusId = uniqueId();
    this.status = html("div", { id: statusId, role: "status", class: "exercise-status" });
    this.field = newField(data, zone, statusId);
    this.hints = html("ol", { class: "exercise-hints", hidden: true, "aria-live": "polite" });
    this.hintButton = button("", () => this.hint());
    this.checkButton = html("button", { type: "submit", class: "exercise-check" }, "Comprobar");
    const actions = html("div", { class: "exercise-actions", hidden: this.field.atOnce }, this.checkButton);
    if (data.hints.length) actions.append(this.hintButton);
    if (data.drawn) actions.append(button("Otro ejercicio", () => this.redraw()));
    this.note = html("p", { class: "exercise-note" });
    this.form = html("form", { novalidate: true, submit: (event) => this.submit(event) });
    zone.before(this.form);
    this.form.append(zone, actions);
    const said2 = html("div", { class: "exercise-said" }, this.status, this.hints, this.solution, this.note);
    this.form.after(said2);
    this.solution.addEventListener("toggle", () => {
      this.asked ||= this.solution.open;
      this.helped ||= this.solution.open && !this.finished;
    });
    this.begin(0);
    progress.subscribe(() => this.showProgress());
  }
  // Empieza con los números de una semilla.
  begin(seed) {
    this.instance = instantiate(this.data, seed);
    this.section.dataset.seed = seed;
    this.seed = seed;
    this.shown = 0;
    this.helped = false;
    this.finished = false;
    if (seed) {
      fill(this.section, this.data, this.instance.names);
      this.form.reset();
      this.field.redraw?.(this.instance);
    }
    this.solution.open = false;
    this.solution.hidden = true;
    this.hints.replaceChildren();
    this.hints.hidden = true;
    this.say("", []);
    this.nameHint();
    this.showProgress();
  }
  redraw() {
    this.begin(1 + Math.floor(Math.random() * 1073741823));
    this.status.append("Números nuevos en el enunciado.");
    this.section.querySelector("input")?.focus();
  }
  submit(event) {
    event.preventDefault();
    if (this.field.check) return this.field.check((answer) => this.take(answer));
    const read3 = this.field.read();
    this.take(grade(this.data, this.instance, read3), read3);
  }
  // answer es la corrección de lo leído en los controles, read.
  take(answer, read3) {
    this.say(answer.state, answer.message);
    const remark2 = this.field.show?.(answer, (parts) => this.nodes(parts));
    if (remark2) this.status.append(html("span", { class: "exercise-hidden" }, ` ${remark2.textContent}`));
    if (matchMedia("(hover: none)").matches) (remark2 ?? this.status).scrollIntoView({ block: "nearest" });
    if (answer.state === "invalid") return;
    this.solution.hidden = Boolean(this.field.atOnce);
    const correct = answer.state === "correct";
    const alone = this.field.atOnce || correct && !this.helped;
    const first = { ...firstOf(this.data, read3, answer), seed: this.seed, help: this.asked };
    if (!this.finished) this.progress.record(this.data.id, alone, correct, first);
    this.finished ||= correct;
    this.recorded(correct);
    this.showProgress();
  }
  say(state, parts) {
    this.status.dataset.state = state;
    this.status.replaceChildren(this.nodes(parts));
  }
  nodes(parts) {
    return messageNodes(parts, this.data, this.instance.names, this.field.quote);
  }
  hint() {
    if (this.shown >= this.data.hints.length) return;
    const item = html("li", {}, fragment(this.data.hints[this.shown]));
    fill(item, this.data, this.instance.names);
    this.hints.append(item);
    this.hints.hidden = false;
    this.shown += 1;
    this.asked = true;
    this.nameHint();
  }
  nameHint() {
    const { length: length2 } = this.data.hints;
    this.hintButton.textContent = length2 > 1 ? `Pista (${Math.min(this.shown + 1, length2)} de ${length2})` : "Pista";
    this.hintButton.setAttribute("aria-disabled", String(this.shown >= length2));
  }
  showProgress() {
    const { field: field2, progress, data, finished } = this;
    const fresh = this.seed && !finished && progress.done(data.id);
    const told = fresh ? "Ya lo resolviste con otros números; este es nuevo." : progress.describe(data.id);
    const mark2 = !finished && progress.done(data.id) ? "✓ Acertada." : "";
    say(this.note, field2.atOnce ? mark2 : told);
  }
};

// optlib/static/exercises/widget.js
function render({ model, el }) {
  el.dataset.lmSuppressShortcuts = "true";
  el.replaceChildren(fragment(model.get("html")));
  mountExercise(el.querySelector("section"), openProgress(null, false), (correct) => {
    model.set("attempts", model.get("attempts") + 1);
    if (correct) model.set("correct", true);
    model.save_changes();
  });
}
var widget_default = { render };

// optlib/static/exercises/rule-widget.js
function render2(host) {
  widget_default.render(host);
  const node = host.el.querySelector("figure");
  const figure = new Figure(node, regla, JSON.parse(node.dataset.params));
  for (const stage of figure.stages) stage();
}
var rule_widget_default = { render: render2 };
export {
  rule_widget_default as default
};
