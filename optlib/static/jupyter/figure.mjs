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
var __export = (target, all2) => {
  for (var name in all2)
    __defProp(target, name, { get: all2[name], enumerable: true });
};

// optlib/static/numbers.js
function formatNumber(value, decimals = 4, { digits, fixed = false, parens = false } = {}) {
  if (Number.isNaN(value)) return "indefinido";
  const size2 = Math.abs(value);
  if (size2 === Infinity) return signed("∞", value < 0, parens);
  const smallest = digits ? -4 : -decimals;
  if (size2 && (digits || !fixed) && !(exponentOf(size2) >= smallest && size2 < LARGE)) {
    return signed(scientific(size2, digits ? digits - 1 : Math.min(decimals, 3)), value < 0, parens);
  }
  const text2 = digits ? String(Number(size2.toPrecision(digits))) : plain(size2, decimals, fixed);
  return signed(text2, value < 0 && /[1-9]/.test(text2), parens);
}
function scientific(size2, decimals) {
  const [mantissa, exponent] = size2.toExponential(decimals).split("e");
  const text2 = trimmed(mantissa);
  return (text2 === "1" ? "" : `${text2}·`) + power(Number(exponent));
}
function signed(text2, negative, parens) {
  if (!negative) return text2;
  return parens ? `(−${text2})` : `−${text2}`;
}
var LARGE, RAISED, power, plain, exponentOf, trimmed, significant, coordinates, percent, stepsOf;
var init_numbers = __esm({
  "optlib/static/numbers.js"() {
    LARGE = 1e6;
    RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
    power = (exponent) => `10${[...String(exponent)].map((digit) => RAISED[digit]).join("")}`;
    plain = (size2, decimals, fixed) => fixed ? size2.toFixed(decimals) : trimmed(size2.toFixed(decimals));
    exponentOf = (size2) => Number(size2.toExponential().split("e")[1]);
    trimmed = (text2) => text2.includes(".") ? text2.replace(/0+$/, "").replace(/\.$/, "") : text2;
    significant = (value, digits = 3) => formatNumber(value, 4, { digits });
    coordinates = (point2) => `(${point2.map((v) => significant(v)).join(", ")})`;
    percent = (part) => `${Math.round(100 * part)} %`;
    stepsOf = (count2) => `${count2} ${Number(count2) === 1 ? "paso" : "pasos"}`;
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
  const names3 = performance.getEntriesByType("resource").map(({ name }) => name);
  for (const name of names3.filter((each3) => /^http.*\/_static\/(optlib\/(parts\/)?)?[^/]+\.js/.test(each3)))
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
        const seen2 = this.watched.offsetHeight ? this.watched : this.node.parentNode;
        seen2.scrollIntoView({ block: "nearest" });
      }
      // Tras poner los mandos: los botones que no reproducen nada van al final, y sin más mandos no hay botón.
      finish() {
        if (!this.buttons.childElementCount) this.knobs.append(this.buttons);
        if (!this.rest.childElementCount) this.more.remove();
      }
      // La altura de cada panel: la que pide su ancho, o su parte de la que haya para todos los de su sitio.
      share(panels) {
        for (const place2 of new Set(panels.map(({ node }) => node.parentNode))) {
          const inside = panels.filter(({ node }) => node.parentNode === place2);
          const naturals = inside.map((panel) => panel.natural(panel.available));
          const style = getComputedStyle(place2);
          const length2 = (name) => Number.parseFloat(style.getPropertyValue(name)) || 0;
          const tracks = style.gridTemplateColumns.split(" ").filter((width) => width !== "0px");
          const columns2 = Math.min(tracks.length, inside.length);
          const between = (Math.ceil(inside.length / columns2) - 1) * length2("row-gap");
          const whole4 = naturals.reduce((sum, height) => sum + height, 0) / columns2;
          const room = length2("--fig-room") || Math.min(length2("--fig-most") || 1e4, whole4 + between);
          for (const [k, panel] of inside.entries()) {
            const height = Math.max(naturals[k] * (room - between) / whole4, length2("--fig-least") + panel.around);
            panel.fit(Math.floor(Math.min(height + 0.01, TALLEST * panel.available)));
          }
        }
      }
    };
  }
});

// optlib/static/lists.js
function memo(size2) {
  const kept4 = /* @__PURE__ */ new Map();
  return (key, make) => {
    if (!kept4.has(key)) {
      if (kept4.size >= size2) kept4.delete(kept4.keys().next().value);
      kept4.set(key, make());
    }
    return kept4.get(key);
  };
}
function linspace(low, high, count2) {
  const value = (i) => Number((low + (high - low) * i / (count2 - 1)).toPrecision(12));
  return spaced(`${low} ${high} ${count2}`, () => Object.freeze(range(count2).map(value)));
}
function twoDigits(low, high) {
  const values2 = [];
  for (let e = Math.floor(Math.log10(low)); e <= Math.log10(high); e++) {
    for (let m = 10; m < 100; m++) {
      const value = Number(`${m}e${e - 1}`);
      if (value >= low * 0.9999 && value <= high * 1.0001) values2.push(value);
    }
  }
  return values2;
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
      constructor(parent, { label: label2, shaded, margin, ...others }) {
        Object.assign(this, others);
        this.margin = { ...MARGIN, ...margin };
        this.axes = svg("g", { class: "fig-axes" });
        this.plot = svg("svg", { class: "fig-plot" });
        this.over = svg("g");
        const named = { class: "fig-svg", role: "img", "aria-label": label2 };
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
        const top2 = this.margin.top + this.extra(this.width);
        const w = this.width - left - right;
        const h = this.height - top2 - bottom;
        this.w = w;
        this.h = h;
        this.left = left;
        this.top = top2;
        this.scales += 1;
        this.sx = scale(this.x, 0, w);
        this.sy = scale(this.y, h, 0, this.logY);
        for (const [name, value] of Object.entries({ x: left, y: top2, width: w, height: h })) put(this.plot, name, value);
        this.plot.style.height = `${h}px`;
        put(this.over, "transform", `translate(${left} ${top2})`);
        const shares = { left: left / this.width, top: top2 / this.height, width: w / this.width, height: h / this.height };
        for (const [name, share] of Object.entries(shares)) this.canvas?.style.setProperty(name, `${100 * share}%`);
        if (!this.bare) this.drawAxes(w, h, left, top2);
      }
      drawAxes(w, h, left, top2) {
        const parts2 = [];
        for (const [v, text2] of linearTicks(this.x, Math.max(3, w / 70))) {
          const x = left + this.sx(v);
          parts2.push(svg("path", { d: `M${x} ${top2}V${top2 + h}` }));
          if (h + top2 + 15 < this.height) parts2.push(svg("text", { x, y: top2 + h + 15, "text-anchor": "middle" }, text2));
        }
        for (const [v, text2] of (this.logY ? logTicks : linearTicks)(this.y, Math.max(3, h / 42))) {
          const y = top2 + this.sy(v);
          parts2.push(svg("path", { d: `M${left} ${y}H${left + w}` }));
          parts2.push(svg("text", { x: left - 6, y: y + 4, "text-anchor": "end" }, text2));
        }
        const name = (text2, x, y, anchor) => svg("text", { class: "fig-axis-name", x, y, "text-anchor": anchor }, text2);
        for (const [i, text2] of this.title.entries()) parts2.push(name(text2, 2, 12 + LINE * i, "start"));
        if (this.xLabel) parts2.push(name(this.xLabel, left + w, top2 + h + 30, "end"));
        this.axes.replaceChildren(...parts2);
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
      line(xs, ys, { gap = 0, ends: ends2 } = {}) {
        const { sx, sy } = this;
        const parts2 = [];
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
            parts2.push(text2);
            length2 += text2.length;
            pen = "L";
          }
          if (ends2) ends2[i] = length2;
        }
        return parts2.join("");
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
      handle(move2) {
        const { image } = this;
        const touch = svg("circle", { r: 22, class: "fig-touch" });
        const handle = svg("g", { class: "fig-handle" }, touch, svg("circle", { r: 7 }));
        this.over.append(handle);
        const report = (event) => {
          const origin = image.getBoundingClientRect();
          const read4 = (scale2, px, length2) => Math.abs(px - scale2(0)) < 6 ? 0 : scale2.invert(clamp(px, 0, length2));
          move2(
            read4(this.sx, event.clientX - origin.left - this.left, this.w),
            read4(this.sy, event.clientY - origin.top - this.top, this.h)
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
var MARKS, STYLES, PROBLEM_DATA, SETTINGS, CURVES, VALLEYS, PARAMS, SERIES, FAIR_RATES;
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
    CURVES = {
      "parabola": { "name": "x²", "x": [-6.5, 6.5], "y": [-3, 40] },
      "shifted_parabola": { "name": "(w − 3)²", "x": [-1.5, 7.5], "y": [-1.5, 18] },
      "quartic": { "name": "x⁴/4", "x": [-2.6, 2.6], "y": [-0.6, 6.5] },
      "double_well": { "name": "(x² − 1)² + 0.3x", "x": [-2.1, 2.1], "y": [-0.9, 6.5] },
      "wavy": { "name": "0.1x² + sen 2x", "x": [-6.5, 6.5], "y": [-1.6, 5] }
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
    PARAMS = {
      "adam-por-dentro": { "signal": { "value": "noisy", "options": ["constant", "noisy", "alternating", "sparse", "jump", "cycle"] }, "noise": { "value": 0.5, "low": 0, "high": 3, "step": 0.1 }, "lr": { "value": 0.1, "low": 1e-3, "high": 2, "step": null }, "beta1": { "value": 0.9, "stops": [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99] }, "beta2": { "value": 0.999, "stops": [0, 0.1, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999] }, "eps": { "value": 1e-8, "stops": [0, 1e-8, 1e-6, 1e-4, 1e-3, 0.01, 0.1, 1] }, "correction": { "value": true }, "steps": { "value": 60, "low": 5, "high": 200, "step": 5 }, "t": { "value": 1, "low": 1, "high": 200, "step": 1 }, "seed": { "value": 1, "low": 1, "high": 20, "step": 1 } },
      "brote": { "method": { "value": "Adam", "options": ["Adam", "AMSGrad", "linear"] }, "eps": { "value": 1e-8, "stops": [1e-8, 1e-6, 1e-4, 1e-3, 0.01] }, "beta2": { "value": 0.999, "stops": [0.95, 0.99, 0.999] }, "guess": { "value": 0, "low": 0, "high": 2e4, "step": 100 }, "steps": { "value": 1e3, "low": 0, "high": 2e4, "step": 1 } },
      "carrera": { "problem": { "value": "beale", "options": ["coupled_quadratic", "ravine", "narrow_ravine", "rosenbrock", "beale", "himmelblau", "saddle"] }, "fair": { "value": false }, "steps": { "value": 200, "low": 1, "high": 300, "step": 1 }, "step": { "value": null, "low": 0, "step": 1 }, "speed": { "value": 30, "stops": [2, 5, 10, 20, 30, 60, 120] } },
      "descenso-1d": { "problem": { "value": "parabola", "options": ["parabola", "shifted_parabola", "quartic", "double_well", "wavy"] }, "lr": { "value": 0.1, "low": 1e-3, "high": 2, "step": null }, "start": { "value": null, "step": null }, "steps": { "value": 20, "low": 0, "high": 60, "step": 1 } },
      "lotes": { "batch_size": { "value": 8, "low": 2, "high": 32, "step": 1 }, "lr": { "value": 0.1, "low": 1e-3, "high": 1, "step": null }, "epochs": { "value": 6, "low": 0, "high": 20, "step": 1 }, "seed": { "value": 1, "low": 1, "high": 20, "step": 1 } },
      "momento": { "condition": { "value": 25, "stops": [1, 2, 3, 5, 10, 25, 50, 100, 200] }, "method": { "value": "Momentum", "options": ["Momentum", "Nesterov"] }, "lr": { "value": null, "low": 0, "step": null }, "beta": { "value": 0, "low": 0, "high": 0.99, "step": 0.01 }, "steps": { "value": 60, "low": 1, "high": 200, "step": 1 } },
      "muon": { "matrix": { "value": "words", "options": ["words", "diagonal", "outputs"] }, "turned": { "value": false }, "a": { "value": 3.4445, "low": 1, "high": 5, "step": 0.05 }, "b": { "value": -4.775, "low": -8, "high": 0, "step": 0.05 }, "c": { "value": 2.0315, "low": 0, "high": 4, "step": 0.05 }, "steps": { "value": 0, "low": 0, "high": 12, "step": 1 } },
      "neurona": { "data": { "value": "line", "options": ["deck", "line", "outlier", "offcenter", "nebulae"] }, "lr": { "value": 0.1, "low": 1e-3, "high": 2, "step": null }, "w": { "value": -1, "step": 0.05 }, "b": { "value": 2.5, "step": 0.05 }, "steps": { "value": 30, "low": 1, "high": 200, "step": 1 }, "step": { "value": null, "low": 0, "step": 1 } },
      "palabras": { "turned": { "value": false }, "equal": { "value": false }, "steps": { "value": 100, "low": 0, "high": 100, "step": 1 } },
      "planes": { "landscape": { "value": "bowl", "options": ["bowl", "walls"] }, "lr": { "value": 0.2, "low": 0.01, "high": 2, "step": null }, "warmup": { "value": 0, "low": 0, "high": 100, "step": 1 }, "noise": { "value": 1, "low": 0, "high": 3, "step": 0.1 }, "steps": { "value": 300, "low": 10, "high": 400, "step": 10 }, "seed": { "value": 1, "low": 1, "high": 20, "step": 1 } },
      "red": { "rule": { "value": "lr = 0.1\nbeta = 0.9\ng = grad(x)\nv = beta * v + g\nx = x - lr * v" }, "steps": { "value": 190, "stops": [5, 19, 38, 95, 190, 380, 760] }, "seed": { "value": 0, "low": 0, "high": 19, "step": 1 }, "drawing": { "value": "" }, "rival": { "value": "" }, "score": { "value": 0, "low": 0, "high": 100, "step": 1 } },
      "retropropagacion": { "x": { "value": 2, "low": -3, "high": 3, "step": 0.1 }, "y": { "value": 2, "low": -3, "high": 3, "step": 0.1 }, "w": { "value": 0.5, "low": -4, "high": 4, "step": 0.1 }, "c": { "value": 1, "low": -2, "high": 2, "step": 0.1 }, "lr": { "value": 0.1, "low": 0.01, "high": 2, "step": null }, "steps": { "value": 0, "low": 0, "high": 60, "step": 1 }, "step": { "value": null, "low": 0, "high": 9, "step": 1 } },
      "valle": { "problem": { "value": "coupled_quadratic", "options": ["coupled_quadratic", "ravine", "narrow_ravine", "rosenbrock", "beale", "himmelblau", "saddle"] }, "optimizer": { "value": "GradientDescent", "options": ["GradientDescent", "Momentum", "Nesterov", "Adagrad", "RMSProp", "Adadelta", "Adam", "AMSGrad", "AdamW", "Nadam", "Lion"] }, "lr": { "value": 0.05, "low": 1e-4, "high": 2, "step": null }, "beta": { "value": 0.9, "low": 0, "high": 0.99, "step": 0.01 }, "steps": { "value": 60, "low": 0, "high": 300, "step": 1 } }
    };
    SERIES = [{ "light": "#221a86", "dark": "#5c82ff", "dash": [] }, { "light": "#b41fd0", "dark": "#ee66ff", "dash": [6, 2] }, { "light": "#12430d", "dark": "#28b830", "dash": [2, 1.5] }, { "light": "#8a0f24", "dark": "#e0453c", "dash": [6, 2, 1, 2] }, { "light": "#9a7590", "dark": "#a98aa6", "dash": [4, 1, 1, 1] }];
    FAIR_RATES = [1e-4, 15e-5, 25e-5, 4e-4, 65e-5, 1e-3, 15e-4, 25e-4, 4e-3, 65e-4, 0.01, 0.015, 0.025, 0.04, 0.065, 0.1, 0.15, 0.25, 0.4, 0.65, 1, 1.5, 2.5, 4, 6.5, 10];
  }
});

// optlib/static/figures/params.js
function spaced2({ low, high, step, stops: stops2 }) {
  if (stops2) return stops2;
  return step === null ? twoDigits(low, high) : linspace(low, high, Math.round((high - low) / step) + 1);
}
function clean(param, value, state) {
  if (value == null || value === "" && param.kind !== "text") return param.value;
  if (param.kind === "choice") return Object.hasOwn(param.options, value) ? String(value) : param.value;
  if (param.kind === "flag") return value === true || value === "true";
  if (param.kind === "text") return String(value).replace(/\r\n?/g, "\n");
  if (param.kind === "slider") {
    const values2 = list(param, state);
    const given = Number(value);
    const whole4 = values2.every(Number.isInteger);
    return Number.isNaN(given) ? param.value : clamp(whole4 ? Math.round(given) : given, values2[0], values2.at(-1));
  }
  if (param.kind === "point") {
    const pair3 = (Array.isArray(value) ? value : String(value).split(",")).map(Number);
    return pair3.length === 2 && pair3.every(Number.isFinite) ? pair3.map((v) => clamp(v, -20, 20)) : param.value;
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
var slider, choice, flag, point, many, rates, text, numbers, LONGEST, list, written, encoded;
var init_params = __esm({
  "optlib/static/figures/params.js"() {
    init_data();
    init_lists();
    slider = (label2, param, more = {}) => ({
      kind: "slider",
      label: label2,
      value: param.value,
      values: more.values ?? spaced2(param),
      ...more
    });
    choice = (label2, names3, { value, options }, more = {}) => ({
      kind: "choice",
      label: label2,
      value,
      options: Object.fromEntries(options.map((key) => [key, names3[key]])),
      ...more
    });
    flag = (label2, { value }) => ({ kind: "flag", label: label2, value });
    point = (labels, axis) => ({ kind: "point", labels, value: null, axis });
    many = () => ({ kind: "many", value: Object.keys(STYLES) });
    rates = () => ({ kind: "rates", value: {} });
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
        const label2 = `Código de la figura «${title ?? this.entry.title ?? fig.spec.id}»`;
        this.pre = html("pre", { tabindex: 0, role: "group", "aria-label": label2 });
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
        const label2 = html("label", { for: id }, this.entry.choose ?? "Optimizador");
        return [html("div", { class: "fig-which" }, label2, this.select)];
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
function array(values2) {
  if (values2.length <= 8) return `np.array(${list2(values2)})`;
  const rows2 = values2.map(number).flatMap((_, k, every) => k % 8 ? [] : [every.slice(k, k + 8).join(", ")]);
  return `np.array([
    ${rows2.join(",\n    ")},
])`;
}
function loop(name, given, start4, grad) {
  const { begin: begin2, step, settings: settings2 } = RULES[name];
  const { lr, ...values2 } = { ...settings2, ...given };
  const body = step.map((line2) => line2.replace(/\bgrad\((.*)\)$/, (_, point2) => grad(point2)));
  const counted = step.some((line2) => /\bt\b/.test(line2));
  const head = counted ? "for t in range(1, steps + 1):" : "for k in range(steps):";
  const inside = [...body, "path.append(x)"].map((line2) => `    ${line2}`);
  return `${assign(values2)}${start4}

${[...begin2, "path = [x]", head, ...inside].join("\n")}
`;
}
function descent(fig, name, given, start4, said2) {
  const walk3 = loop(name, given, `x = ${start4}`, (point2) => `problem.grad(${point2})`);
  return `import numpy as np
from optlib import PROBLEMS

problem = PROBLEMS["${fig.state.problem}"]
lr, steps = ${number(given.lr)}, ${fig.state.steps}
${walk3}
print(f"Tras {steps} pasos, x = ${said2}")
print(f"y el coste es {problem(x):.4g}")
`;
}
var list2, assign, inPlane, FITTED;
var init_python = __esm({
  "optlib/static/figures/code/python.js"() {
    init_rules();
    list2 = (values2) => `[${values2.map(number).join(", ")}]`;
    assign = (values2) => {
      const names3 = Object.keys(values2);
      return names3.length ? `${names3.join(", ")} = ${names3.map((name) => number(values2[name])).join(", ")}
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
function field(label2, input) {
  const id = uniqueId();
  input.id = id;
  const shown = html("span", { class: "fig-value", "aria-hidden": "true" });
  const hint = html("span", { class: "fig-hint" });
  const node = html("div", { class: "fig-control" }, html("label", { for: id }, label2), shown, input, hint);
  return { node, shown, hint, input };
}
function nearest(values2, value) {
  let low = 0;
  let high = values2.length - 1;
  while (high - low > 1) {
    const middle = low + high >> 1;
    if (values2[middle] <= value) low = middle;
    else high = middle;
  }
  return value - values2[low] <= values2[high] - value ? low : high;
}
function rangeField(label2, read4, change) {
  const input = () => change(read4().values[Number(parts2.input.value)]);
  const parts2 = field(label2, html("input", { type: "range", min: 0, step: 1, input }));
  let last = {};
  parts2.sync = (words2 = "") => {
    const { values: values2, value, format = significant } = read4();
    if (values2 === last.values && value === last.value && words2 === last.words && parts2.input.value === last.position)
      return;
    put(parts2.input, "max", values2.length - 1);
    const position = String(nearest(values2, value));
    if (parts2.input.value !== position) parts2.input.value = position;
    say(parts2.shown, format(value));
    say(parts2.hint, words2);
    put(parts2.input, "aria-valuetext", words2 ? `${format(value)}: ${words2}` : format(value));
    last = { values: values2, value, words: words2, position };
  };
  return parts2;
}
function picker(fig, name, param, input, key) {
  const parts2 = field(param.label, input);
  input.addEventListener("change", () => fig.set({ ...param.resets, [name]: input[key] }));
  parts2.sync = (words2 = "") => {
    input[key] = fig.state[name];
    say(parts2.hint, words2);
  };
  return parts2;
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
    const end2 = max(fig.state);
    const changes = { [name]: Math.min(end2, Math.floor(at)) };
    if (changes[name] !== fig.value(name)) alone ? fig.receive(changes) : fig.set(changes);
    if (at >= end2) stop();
  };
  const start4 = () => {
    const end2 = max(fig.state);
    at = fig.value(name) >= end2 ? 0 : fig.value(name);
    if (calm()) return fig.set({ [name]: Math.min(end2, at + Math.ceil(end2 / 5)) });
    say(play, "Pausa");
    put(fig.summary, "aria-live", "off");
    fig.animate(tick);
  };
  const press = () => {
    alone = false;
    fig.tick ? stop() : start4();
  };
  const play = fig.button("Reproducir", press, "fig-play");
  fig.button("Un paso", () => {
    stop();
    fig.set({ [name]: fig.value(name) >= max(fig.state) ? 0 : fig.value(name) + 1 });
  });
  fig.stop = stop;
  return () => {
    alone = true;
    start4();
  };
}
function table(caption, columns2, rows2) {
  const head = columns2.map((name) => html("th", { scope: "col" }, name));
  const body = rows2.map((cells) => html("tr", {}, ...cells));
  const parts2 = [html("thead", {}, html("tr", {}, ...head)), html("tbody", {}, ...body)];
  return html("table", { class: "fig-table" }, html("caption", {}, caption), ...parts2);
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
        const read4 = () => ({ values: list(param, fig.state), value: fig.value(name), format: param.format });
        return [rangeField(param.label, read4, (value) => fig.set({ [name]: value }))];
      },
      choice(fig, name, param) {
        const options = Object.entries(param.options).map(([value, text2]) => html("option", { value }, text2));
        return [picker(fig, name, param, html("select", {}, ...options), "value")];
      },
      flag(fig, name, param) {
        const parts2 = picker(fig, name, param, html("input", { type: "checkbox" }), "checked");
        parts2.node.classList.add("fig-check");
        return [parts2];
      },
      point(fig, name, param) {
        return param.labels.map((label2, i) => {
          const read4 = () => ({ values: param.axis(fig.state)[i], value: fig.value(name)[i] });
          const change = (v) => fig.set({ [name]: fig.value(name).map((old, j) => i === j ? v : old) });
          return rangeField(label2, read4, change);
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
        for (const [name, size2] of Object.entries(sizes)) this.root.style.setProperty(`--fig-${name}`, size2);
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
          const nodes2 = this.controls[name].map((parts2) => parts2.node);
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
              const parts2 = [Promise.resolve().then(() => (init_code_panel(), code_panel_exports)), Promise.resolve().then(() => (init_python(), python_exports))];
              const [{ CodePanel: CodePanel2 }, python] = await Promise.all(parts2);
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
        const { text: text2, hints: hints2 = {}, score: score3 = {} } = this.update(this.state);
        const won = !this.held && this.wins(score3);
        if (won && !this.goal.classList.contains("fig-met")) {
          say(this.goal.firstChild, this.goal.dataset.won);
          this.goal.classList.add("fig-met");
          this.root.dispatchEvent(new Event("goal", { bubbles: true }));
        }
        this.summary.classList.toggle("fig-won", won);
        for (const [name, fields] of Object.entries(this.controls)) for (const parts2 of fields) parts2.sync(hints2[name]);
        say(this.summary, text2.replace(/ ([=−]) /g, " $1 "));
        if (this.codePanel?.box.hidden === false) this.codePanel.update();
      }
      // Si se cumple la meta con esos resultados, por nombre, y con lo que no vale cambiar como estaba.
      wins(results) {
        const { score: score3, below, keep = "" } = this.goal?.dataset ?? {};
        const same2 = (name) => !name || written(this.state[name]) === written(this.initial[name]);
        return results[score3] < below && keep.split(" ").every(same2);
      }
      watch() {
        const resized = () => this.fits || this.refresh();
        new ResizeObserver(() => requestAnimationFrame(resized)).observe(this.live);
        const seen2 = (entries) => {
          this.visible = entries.at(-1).isIntersecting;
          if (this.visible && this.dirty) this.refresh();
          this.animate(this.tick);
        };
        new IntersectionObserver(seen2, { rootMargin: "100px" }).observe(this.live);
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

// optlib/static/exercises/expressions.js
function evaluate(tree, names3) {
  if (typeof tree === "string") {
    if (!Object.hasOwn(names3, tree)) throw new Error(`falta ${tree}`);
    return names3[tree];
  }
  if (!Array.isArray(tree)) return tree;
  const [head, ...rest] = tree;
  return APPLY[head](...rest.map((part) => evaluate(part, names3)));
}
var APPLY;
var init_expressions = __esm({
  "optlib/static/exercises/expressions.js"() {
    APPLY = {
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
function newtonSchulz(r, X2, next, work, k, m, [a, b, c] = COEFFICIENTS) {
  const mix = work + k * k;
  products(r, X2, k, m, work);
  products(r, work, k, k, mix);
  for (let i = 0; i < k * k; i++) r[mix + i] = b * r[work + i] + c * r[mix + i];
  for (let i = 0; i < k; i++) {
    const row = next + i * m;
    for (let j = 0; j < m; j++) r[row + j] = a * r[X2 + i * m + j];
    for (let l = 0; l < k; l++) {
      const factor4 = r[mix + i * k + l];
      const other = X2 + l * m;
      for (let j = 0; j < m; j++) r[row + j] += factor4 * r[other + j];
    }
  }
}
function orthogonalize(r, to, rows2, from, columns2, work) {
  const [k, m] = [Math.min(rows2, columns2), Math.max(rows2, columns2)];
  const [down, across] = rows2 > columns2 ? [1, columns2] : [columns2, 1];
  let [X2, next] = [work, work + k * m];
  const gram = next + k * m;
  let size2 = 0;
  for (let i = 0; i < k; i++)
    for (let j = 0; j < m; j++) {
      const value = r[from + i * down + j * across];
      r[X2 + i * m + j] = value;
      size2 += value * value;
    }
  size2 = Math.max(Math.sqrt(size2), SMALLEST);
  for (let i = X2; i < next; i++) r[i] /= size2;
  for (let turn3 = 0; turn3 < ITERATIONS; turn3++) {
    newtonSchulz(r, X2, next, gram, k, m);
    [X2, next] = [next, X2];
  }
  for (let i = 0; i < k; i++) for (let j = 0; j < m; j++) r[to + i * down + j * across] = r[X2 + i * m + j];
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
function tokens(text2, line2) {
  const [, blank, first] = text2.match(/^(\s*)(\w*)/);
  const start4 = { line: line2, at: blank.length, length: first.length };
  if (WORDS.test(first)) throw new RuleError("statement", start4, { word: first });
  const found = [];
  for (const match of text2.replace(/#.*/, "").matchAll(TOKEN)) {
    const [all2, number2, name, sign, strange] = match;
    const word = number2 ?? name ?? sign ?? strange;
    const at = match.index + all2.length - word.length;
    const place2 = { line: line2, at, length: word.length };
    if (strange) throw new RuleError(/\p{L}/u.test(strange) ? "letter" : "sign", place2, { word });
    found.push({ kind: number2 ? "number" : name ? "name" : "sign", word, ...place2 });
  }
  return found;
}
function assignment(list3) {
  const [[first], { line: line2, at, length: length2 }] = [list3, list3.at(-1)];
  const reader = new Reader(list3, { line: line2, at: at + length2 });
  if (list3.length > MOST) reader.fail("long", {}, first);
  const targets = [];
  let sign = { word: "=" };
  while (sign.word === "=" && ASSIGNS.test(list3[reader.next + 1]?.word)) {
    targets.push(list3[reader.next]);
    sign = list3[reader.next + 1];
    reader.next += 2;
  }
  if (!targets.length) {
    const code11 = { "==": "equals", "=": "target" }[list3.find(({ word }) => /^==?$/.test(word))?.word] ?? "assignment";
    reader.fail(code11, {}, first);
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
  for (let line2 = 0; line2 < lines.length; line2++) {
    try {
      if (line2 >= MOST) throw new RuleError("many", { line: line2, at: 0 }, { most: MOST });
      const list3 = tokens(lines[line2], line2);
      const goes = () => depth(list3) > 0 && list3.length <= MOST && !ASSIGNMENT.test(lines[line2 + 1] ?? "=");
      while (goes()) list3.push(...tokens(lines[++line2], line2));
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
      constructor(code11, { line: line2, at, length: length2 = 1 }, given = {}) {
        super(code11);
        this.code = code11;
        this.line = line2;
        this.at = at;
        this.length = length2;
        this.given = given;
      }
    };
    Reader = class {
      next = 0;
      constructor(list3, end2) {
        this.list = list3;
        this.end = end2;
      }
      get token() {
        return this.list[this.next] ?? { kind: "end", word: "", ...this.end };
      }
      fail(code11, given, place2 = this.token) {
        throw new RuleError(code11, place2, { word: this.token.word, ...given });
      }
      take(word) {
        if (this.token.word !== word || this.token.kind !== "sign") return null;
        return this.list[this.next++];
      }
      chain(next, ...words2) {
        let left = next();
        while (words2.includes(this.token.word)) {
          const place2 = this.list[this.next++];
          left = { op: place2.word, args: [left, next()], place: place2 };
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
        const place2 = this.token;
        const { kind, word } = place2;
        if (this.take("(")) {
          const inside = this.sum();
          if (!this.take(")")) this.unclosed(place2);
          return inside;
        }
        if (kind !== "number" && kind !== "name")
          this.fail(kind === "end" ? "unfinished" : word === ")" ? "unopened" : COMPARES.test(word) ? "sign" : "operand");
        this.next++;
        if (kind === "number") return { value: Number(word), place: place2 };
        const name = word.replace(/^.*\./, "");
        return this.token.word === "(" ? this.call(name, place2) : this.named(name, place2);
      };
      named(name, place2) {
        if (name === "grad" || Object.hasOwn(FUNCTIONS2, name)) this.fail("call", { word: name }, place2);
        if (WORDS.test(name)) this.fail("statement", { word: name }, place2);
        if (place2.word.includes(".")) this.fail("dotted", { word: place2.word }, place2);
        if (name.startsWith("__")) this.fail("reserved", { word: name }, place2);
        return { name, place: place2 };
      }
      call(name, place2) {
        if (name !== "grad" && !Object.hasOwn(FUNCTIONS2, name)) this.fail("function", { word: name }, place2);
        const count2 = name === "grad" ? 1 : FUNCTIONS2[name];
        const open = this.take("(");
        if (this.take(")")) this.fail("arguments", { word: name, count: count2 }, place2);
        const args = [name === "where" ? this.condition() : this.sum()];
        while (this.take(",")) args.push(this.sum());
        if (!this.take(")")) this.unclosed(open);
        if (args.length !== count2) this.fail("arguments", { word: name, count: count2 }, place2);
        return name === "grad" ? { grad: args[0], place: place2 } : { op: name, args, place: place2 };
      }
      // Lo primero de where, que es donde se compara.
      condition() {
        const [left, place2] = [this.sum(), this.token];
        if (",)".includes(place2.word)) this.fail(place2.word ? "condition" : "unfinished");
        if (!COMPARES.test(place2.word)) this.stray();
        this.next++;
        return { op: place2.word, args: [left, this.sum()], place: place2 };
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
function execute(code11, r, from, to) {
  for (let i = from; i < to; i += FIELDS)
    LIST[code11[i]](r, code11[i + 1], code11[i + 2], code11[i + 3], code11[i + 4], code11[i + 5], code11[i + 6]);
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
function numberPlace({ op, args, place: place2 }) {
  if (op !== "neg") return place2;
  const { at, length: length2 } = numberPlace(args[0]);
  return { ...place2, length: at + length2 - place2.at };
}
function callOf(assignments) {
  const calls = assignments.flatMap(
    ({ tree }) => [...nodes(tree)].filter(({ grad }) => grad).map(({ place: place2 }) => place2)
  );
  const end2 = { line: assignments.at(-1)?.line ?? 0, at: 0 };
  if (!calls.length) throw new RuleError("no-grad", end2);
  if (calls.length > 1) throw new RuleError("grad-twice", calls[1]);
  if (!assigned(assignments).has("x")) throw new RuleError("no-x", end2);
  return calls[0];
}
function roles(assignments) {
  const call = callOf(assignments);
  const [starts, settings2, states, lines, places] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map(), /* @__PURE__ */ new Map(), [], {}];
  assignments.forEach((each3, k) => {
    const first = each3.line < call.line ? start(each3.tree) : null;
    const later = assigned(assignments.slice(k + 1));
    const targets = each3.targets.filter((target) => {
      const { word } = target;
      if (word === "x" && typeof first === "number") throw new RuleError("x-fixed", target);
      const kept4 = first === null || word === "x" || !(later.has(word) || isNumber(each3.tree));
      if (!kept4) (later.has(word) ? starts : settings2).set(word, first);
      if (!kept4 && !later.has(word)) places[word] = numberPlace(each3.tree);
      return kept4;
    });
    if (targets.length) lines.push({ ...each3, targets });
  });
  const [known, all2] = [/* @__PURE__ */ new Set(["x", "t", ...settings2.keys()]), assigned(lines)];
  for (const { tree, targets } of lines) {
    for (const { name } of nodes(tree)) {
      if (!name || known.has(name)) continue;
      known.add(name);
      if (all2.has(name)) states.set(name, starts.get(name) ?? 0);
      else if (name !== "T") settings2.set(name, null);
    }
    for (const { word } of targets) known.add(word);
  }
  const long = known.has("T") && !all2.has("T") && !settings2.has("T");
  return { lines, settings: settings2, states, places, long };
}
function eachMatrix(code11, take, { at, count: count2 }, shapes) {
  const made = take(count2);
  const work = take(Math.max(...shapes.map(([rows2, columns2 = 1]) => roomFor(rows2, columns2))));
  let done = 0;
  for (const [rows2, columns2 = 1] of shapes) {
    code11.push(CODE.orthogonalize, made.at + done, rows2, at + done, columns2, work.at, 0);
    done += rows2 * columns2;
  }
  return made;
}
function assemble({ lines, settings: settings2, states }, n, shapes) {
  const [code11, constants] = [[], /* @__PURE__ */ new Map()];
  let size2 = 0;
  const take = (count2) => {
    size2 += count2;
    return { at: size2 - count2, count: count2 };
  };
  const inputs = /* @__PURE__ */ new Map([
    ["x", take(n)],
    ["t", take(1)],
    ["T", take(1)]
  ]);
  for (const name of settings2.keys()) inputs.set(name, take(1));
  for (const name of states.keys()) inputs.set(name, take(n));
  const now = new Map(inputs);
  const asked = {};
  const emit = (op, a, b, count2 = Math.max(a.count, b?.count ?? 1), made = take(op === "dot" ? 1 : count2)) => {
    code11.push(CODE[op], made.at, count2, a.at, Number(a.count > 1), b?.at ?? 0, Number(b?.count > 1));
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
      Object.assign(asked, { point: wide(value(tree.grad)), split: code11.length, slope: take(n) });
      return asked.slope;
    }
    const [a, b, c] = tree.args.map(value);
    if (tree.op === "**" && tree.args[1].value === 2) return emit("*", a, a);
    if (tree.op === "**" && tree.args[1].value === 0.5) return emit("sqrt", a);
    if (tree.op === "mean") return emit("/", emit("dot", a, constant(1)), constant(a.count));
    if (tree.op === "orthogonalize") return eachMatrix(code11, take, a, a.count === n ? shapes : [[1]]);
    return Object.hasOwn(MADE, tree.op) ? MADE[tree.op](emit, a, b, c) : emit(tree.op, a, b);
  };
  for (const { targets, tree } of lines) {
    const made = value(tree);
    for (const { word } of targets) now.set(word, word === "x" || states.has(word) ? wide(made) : made);
  }
  const r = new Float64Array(size2);
  for (const [number2, { at }] of constants) r[at] = number2;
  return { ...asked, code: Int32Array.from(code11), r, inputs, now };
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
    step(x, given, state, t, grad, names3, shapes) {
      const n = typeof x === "number" ? 0 : x.length;
      const key = shapes ?? n;
      if (!machines.has(key)) machines.set(key, assemble(found, n || 1, shapes ?? [[n || 1]]));
      const { code: code11, r, inputs, now, point: point2, split, slope } = machines.get(key);
      put2(r, inputs.get("x"), x);
      put2(r, inputs.get("t"), t);
      put2(r, inputs.get("T"), state.T ?? 0);
      for (const name of found.settings.keys()) put2(r, inputs.get(name), given[name]);
      for (const name of found.states.keys()) put2(r, inputs.get(name), state[name]);
      execute(code11, r, 0, split);
      put2(r, slope, grad(got(r, point2, n)));
      execute(code11, r, split, code11.length);
      const after2 = found.long ? { T: state.T } : {};
      for (const name of names3) after2[name] = name === "t" ? t : got(r, now.get(name), n);
      return [got(r, now.get("x"), n), after2];
    }
  };
}
function optimizerOf(rule, given, { shapes } = {}, state = { t: 0, ...rule.states }) {
  const names3 = Object.keys(state);
  const begin2 = (x, start4) => start4 === "x" ? x : typeof x === "number" ? start4 : x.map(() => start4);
  return {
    init: (x, T) => ({
      ...Object.fromEntries(names3.map((name) => [name, name === "t" ? 0 : begin2(x, state[name])])),
      ...rule.long && { T }
    }),
    step: (x, before, grad) => rule.step(x, given, before, (before.t ?? 0) + 1, grad, names3, shapes)
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
    CODE = Object.fromEntries(Object.keys(OPS).map((op, code11) => [op, code11]));
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
function classOf({ begin: begin2, step, settings: settings2, state }) {
  let rule;
  return class {
    constructor(given) {
      rule ??= compile([...begin2, ...step].join("\n"));
      Object.assign(this, settings2, given, optimizerOf(rule, this, {}, state));
    }
  };
}
function neuron({ x, y }) {
  const all2 = [...x.keys()];
  const mean2 = (term, rows2) => rows2.reduce((sum, k) => sum + term(x[k], y[k]), 0) / rows2.length;
  const gradientOn2 = ([w, b], rows2) => [mean2((u, v) => (w * u + b - v) * u, rows2), mean2((u, v) => w * u + b - v, rows2)];
  const f = ([w, b]) => mean2((u, v) => 0.5 * (w * u + b - v) ** 2, all2);
  return { f, grad: (p) => gradientOn2(p, all2), gradientOn: gradientOn2 };
}
function moved({ f, grad }, [across, along], turn3) {
  const [c, s] = [Math.cos(turn3), Math.sin(turn3)];
  const spin = ([x, y]) => [c * x - s * y, s * x + c * y];
  const back = ([x, y]) => [c * (x - across) + s * (y - along), c * (y - along) - s * (x - across)];
  const to = (at) => spin(at).map((value, k) => value + [across, along][k]);
  return { f: (x) => f(back(x)), grad: (x) => spin(grad(back(x))), to, back };
}
function* walk(optimizer, start4, grad, steps) {
  let at = [start4, optimizer.init(start4, steps)];
  yield at;
  for (let k = 0; k < steps; k++) {
    at = optimizer.step(at[0], at[1], grad);
    yield at;
  }
}
function* planned(problem, rule, given, rate2, steps) {
  const settings2 = { ...given };
  let taken = 0;
  const points = walk(optimizerOf(rule, settings2, problem), problem.start, (x) => problem.gradAt(taken)(x), steps);
  for (let k = 0; k <= steps; k++) {
    taken = k - 1;
    if (rate2) settings2[rate2] = given[rate2] * (1 - taken / steps);
    yield points.next().value[0];
  }
}
function minimize(problem, x0, optimizer, steps) {
  const run3 = { x: [], f: [], grad: [], diverged: false };
  const grad = (at) => {
    const g = problem.grad(at, run3.grad.length);
    run3.grad.push(g);
    return g;
  };
  for (const [x, state] of walk(optimizer, x0, grad, steps)) {
    for (const name in state) {
      run3[name] ??= [];
      if (run3.x.length) run3[name].push(state[name]);
    }
    run3.x.push(x);
    run3.f.push(problem.f(x));
  }
  run3.diverged = !(run3.x.every(isFinitePoint) && run3.f.every(Number.isFinite));
  return run3;
}
var OPTIMIZERS, whole, PROBLEMS, isFinitePoint, pointsOf;
var init_optimizers = __esm({
  "optlib/static/optimizers.js"() {
    init_data();
    init_rule();
    init_rules();
    OPTIMIZERS = Object.fromEntries(Object.entries(RULES).map(([name, rule]) => [name, classOf(rule)]));
    whole = ([name, functions]) => [name, { ...functions, ...PROBLEM_DATA[name] }];
    PROBLEMS = Object.fromEntries(Object.entries(FUNCTIONS).map(whole));
    isFinitePoint = (x) => typeof x === "number" ? Number.isFinite(x) : x.every(Number.isFinite);
    pointsOf = (...run3) => Array.from(walk(...run3), ([x]) => x);
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
  const order = Array.from({ length: count2 }, (_, i) => i);
  for (let i = count2 - 1; i > 0; i--) {
    const j = Math.floor(draw() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
function minibatches(examples, size2, seed) {
  const perEpoch = Math.ceil(examples / size2);
  const orders = [];
  return (k) => {
    const epoch = Math.floor(k / perEpoch);
    orders[epoch] ??= shuffled(examples, mulberry32(seedOf(`orden ${seed}`, epoch)));
    const first = k % perEpoch * size2;
    return orders[epoch].slice(first, first + size2);
  };
}
var normal, drawSeed;
var init_prng = __esm({
  "optlib/static/prng.js"() {
    normal = (draw) => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
    drawSeed = () => 1 + Math.floor(Math.random() * 1073741823);
  }
});

// optlib/static/figures/looks.js
function asSeries(node, k, dashed = false) {
  node.style.stroke = serial(k);
  if (dashed) put(node, "stroke-dasharray", lengths(SERIES[k]));
  return node;
}
function write(node, x, y, text2) {
  put(node, "x", x.toFixed(1));
  put(node, "y", y.toFixed(1));
  say(node, text2);
}
function strokeLegend(fig, strokes2) {
  const texts = strokes2.map(([, text2]) => html("span", {}, text2));
  const items2 = strokes2.map(([look, , dress2], k) => {
    const line2 = svg("path", { class: look, d: "M1 8H31" });
    dress2?.(line2);
    return html("li", {}, svg("svg", { class: "fig-plot fig-swatch", "aria-hidden": "true" }, line2), texts[k]);
  });
  fig.desk.watched.after(html("ul", { class: "fig-legend" }, ...items2));
  return texts;
}
function track(panel, look = {}) {
  const line2 = panel.path(look.line ?? "fig-trail");
  const dots = panel.path(look.dots ?? "fig-dots fig-small");
  const end2 = panel.add(svg("path", { class: "fig-mark", visibility: "hidden" }));
  return (name, xs, ys) => {
    line2.style.stroke = dots.style.stroke = end2.style.fill = colour(name);
    put(line2, "stroke-dasharray", dashes(name));
    put(end2, "d", shape(name));
    put(line2, "d", panel.line(xs, ys));
    put(dots, "d", panel.dots(xs, ys));
    panel.place(end2, xs.at(-1), ys.at(-1));
  };
}
function lanes(panel, extra = []) {
  const part = (name) => {
    const line2 = svg("path", { class: "fig-lane", "stroke-dasharray": dashes(name) });
    const shown = svg("path", { class: "fig-mark", d: shape(name) });
    line2.style.stroke = shown.style.fill = colour(name);
    return { line: line2, mark: svg("g", {}, shown) };
  };
  const parts2 = Object.fromEntries([...Object.keys(STYLES), ...extra].map((name) => [name, part(name)]));
  const group = panel.add(svg("g"));
  let stacked = "";
  const stack = (names3) => {
    stacked = String(names3);
    const layer = (key) => names3.map((name) => parts2[name][key]).reverse();
    group.replaceChildren(...layer("line"), ...layer("mark"));
    for (const [i, name] of names3.entries()) {
      const { line: line2, mark: mark2 } = parts2[name];
      for (const { style } of [line2, mark2]) style.setProperty("--under", i / Math.max(2, 2 * names3.length - 2));
    }
  };
  return (names3, of, k) => {
    if (stacked !== String(names3)) stack(names3);
    for (const name of names3) {
      const lane = parts2[name];
      const [xs, ys, place2] = of(name);
      const at = Math.min(k, ys.length - 1);
      if (lane.ys !== ys || lane.scales !== panel.scales) {
        const ends2 = [];
        Object.assign(lane, { ys, ends: ends2, scales: panel.scales, d: panel.line(xs, ys, { gap: 1.5, ends: ends2 }) });
      }
      lane.line.setAttribute("d", lane.d.slice(0, lane.ends[at]));
      panel.place(lane.mark, ...place2 ?? [xs[at], ys[at]]);
    }
  };
}
function swatch(name) {
  const dash = { "stroke-dasharray": dashes(name), "stroke-dashoffset": (lookOf(name).dash[0] ?? 0) - 15 };
  const line2 = svg("path", { d: "M1 8H31", "stroke-width": 2.5, ...dash });
  const mark2 = svg("path", { d: shape(name), transform: "translate(16 8)" });
  line2.style.stroke = mark2.style.fill = colour(name);
  return svg("svg", { class: "fig-swatch", viewBox: "0 0 32 16", "aria-hidden": "true" }, line2, mark2);
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

// optlib/static/figures/each/adam-por-dentro.js
var adam_por_dentro_exports = {};
__export(adam_por_dentro_exports, {
  figure: () => figure,
  gradients: () => gradients
});
function gradients({ signal, noise, steps, seed }) {
  const random = mulberry32(seed);
  const shapes = {
    constant: () => 1,
    noisy: () => 1 + noise * normal(random),
    alternating: (k) => k % 2 ? -1 : 1,
    sparse: (k) => k % SPARSE ? 0 : 1,
    jump: (k) => k < steps / 2 ? 0.1 : 1,
    cycle: (k) => k % 3 ? -1 : 3
  };
  return range(steps).map(shapes[signal]);
}
function around(...series) {
  const values2 = series.flat().filter((v) => Math.abs(v) < 1e6);
  const low = Math.min(0, ...values2);
  const high = Math.max(0, ...values2);
  const pad = (high - low || 1) * 0.08;
  return [low < 0 ? low - pad : low, high + pad];
}
function describe(state, t, { steps, g, step, corrected }) {
  const at = `En t = ${t} de ${steps}`;
  if (!Number.isFinite(step))
    return `${at} el paso no tiene valor: con ε = 0 y gradientes nulos se divide cero entre cero.`;
  const size2 = `mide ${significant(Math.abs(step))}, el ${percent2(Math.abs(step) / state.lr)} de α.`;
  const comes = `llega g = ${significant(g)} y el paso`;
  if (!state.correction) {
    const other = `Con corrección mediría ${significant(Math.abs(corrected))}.`;
    return `${at} ${comes} α·m/(√v + ε), sin corregir, ${size2} ${other}`;
  }
  if (state.signal === "cycle") return `${at} ${comes} ${size2}`;
  const [one, two2] = [state.beta1, state.beta2].map((beta) => significant(1 - beta ** t));
  return `${at} ${comes} α·m̂/(√v̂ + ε) ${size2} La corrección divide m entre ${one} y v entre ${two2}.`;
}
function travel({ signal }, steps, moved2) {
  if (signal !== "cycle") return "";
  const size2 = significant(Math.abs(moved2));
  const where = moved2 > 0 ? `baja ${size2}, hacia el` : `sube ${size2}: se aleja del`;
  return `En los ${steps} pasos, x ${where} mejor punto. `;
}
function walk2(moves2) {
  const xs = [0];
  for (const move2 of moves2) xs.push(xs.at(-1) - move2);
  return xs;
}
function strip(fig, labels, series, notes) {
  const margin = { right: EDGE, ...labels.xLabel ? {} : { bottom: 8 } };
  const panel = fig.panel({ boxHeight: () => labels.xLabel ? 150 : 124, margin, ...labels });
  const nodes2 = series.map(([look, , tint2]) => {
    const node = panel.path(look);
    if (typeof tint2 === "string") node.style.stroke = colour(tint2);
    return typeof tint2 === "number" ? asSeries(node, tint2) : node;
  });
  const reading3 = panel.path("fig-reading");
  const names3 = notes ? notes(panel) : () => {
  };
  return (steps, t, values2, other) => {
    const ts = range(steps).map((k) => k + 1);
    panel.domain([labels.from ?? 0.3, steps + 0.7], around(...values2, labels.room ?? []));
    for (const [i, [, draw]] of series.entries()) {
      put(nodes2[i], "d", draw(panel, ts, values2[i]));
      if (draw === bars) nodes2[i].style.strokeWidth = Math.max(1.5, 0.6 * panel.w / steps);
    }
    put(reading3, "d", panel.line([t, t], panel.y));
    names3(ts, values2, other);
  };
}
function note(parent, anchor) {
  const node = svg("text", { class: "fig-note", "text-anchor": anchor });
  parent.append(node);
  return node;
}
function stepNames(panel) {
  const edges = [note(panel.over, "start"), note(panel.over, "start")];
  const name = note(panel.plot, "end");
  return (ts, [[high, low], dashed, shown], other) => {
    const apart2 = panel.sy(low) - panel.sy(high) >= 13;
    write(edges[0], panel.w + 4, panel.sy(apart2 ? high : 0) + 4, apart2 ? "α" : "±α");
    write(edges[1], panel.w + 4, panel.sy(low) + 4, apart2 ? "−α" : "");
    const last = range(ts.length).filter((k) => panel.sx(ts[k]) > panel.w - NOTE && Number.isFinite(dashed[k]));
    const differs = last.some((k) => !(Math.abs(panel.sy(dashed[k]) - panel.sy(shown[k])) < 2));
    const under = last.map((k) => dashed[k]);
    const top2 = panel.sy(Math.max(...under)) - 6;
    write(name, panel.w - 2, top2 > 10 ? top2 : panel.sy(Math.min(...under)) + 14, differs ? other : "");
  };
}
function walkNames(panel) {
  const [from, best2] = [note(panel.plot, "start"), note(panel.plot, "start")];
  return (_ts, [[goal], xs]) => {
    const rises = xs.at(-1) > 0;
    write(from, panel.sx(0) + 6, panel.sy(0) + (rises ? 16 : -7), "partida, x = 0");
    write(best2, rises ? panel.w - 2 : panel.sx(0) + 12, panel.sy(goal) - 5, "mejor punto, x = −1");
    put(best2, "text-anchor", rises ? "end" : "start");
  };
}
function strips(fig, { brief, walks, compares }) {
  const from = walks ? BEFORE : void 0;
  const g = {
    label: "Gradiente g en barras, m a trazos y m corregido en línea continua, en cada paso",
    yLabel: "g (barras), m (a trazos), m̂ (continua)"
  };
  const x = {
    label: "x, desde su partida, 0, tras cada paso; el mejor punto, −1, en una línea fina",
    yLabel: "x",
    from,
    room: [ABOVE]
  };
  const v = {
    label: "v a trazos y v corregido en línea continua, en cada paso",
    yLabel: "v (a trazos), v̂ (continua)"
  };
  const other = compares ? ", y el que daría al cambiar la corrección de sesgo, a trazos" : "";
  const step = {
    label: `Paso que da Adam${other}; α y −α, en líneas finas`,
    yLabel: "paso que se resta a x",
    xLabel: "t",
    from
  };
  return {
    first: walks ? strip(fig, x, SERIES2.x, walkNames) : strip(fig, g, SERIES2.g),
    second: brief ? null : strip(fig, v, SERIES2.v),
    third: strip(fig, step, SERIES2.step, stepNames)
  };
}
function moves({ lr, eps, correction }, run3) {
  const size2 = (m, v) => m.map((value, k) => lr * value / (Math.sqrt(v[k]) + eps));
  const corrected = size2(run3.m_hat, run3.v_hat);
  const raw = size2(run3.m, run3.v);
  return correction ? { corrected, shown: corrected, hidden: raw, other: "sin corrección" } : { corrected, shown: raw, hidden: corrected, other: "con corrección" };
}
function score({ lr, correction, signal }, shown, moved2) {
  const sizes = shown.map((step) => Math.abs(step) / lr);
  return {
    uncorrected: correction ? Infinity : Math.abs(sizes[0] - 1),
    upward: -moved2,
    alternating: signal === "alternating" ? Math.max(...sizes.slice(-10)) : Infinity
  };
}
function hints({ signal, beta1, beta2 }) {
  const memory = (beta) => beta ? `recuerda unos ${significant(1 / (1 - beta), 2)} pasos` : "sin memoria";
  const noise = signal === "noisy" ? "" : "solo con ruido";
  return { beta1: memory(beta1), beta2: memory(beta2), noise, seed: noise };
}
var P, SIGNALS, SPARSE, percent2, line, bars, bounds, fromStart, start2, NOTE, EDGE, BEST, BEFORE, ABOVE, SERIES2, WRITTEN, MOMENTS, STEP, RAW, code, figure;
var init_adam_por_dentro = __esm({
  "optlib/static/figures/each/adam-por-dentro.js"() {
    init_data();
    init_optimizers();
    init_prng();
    init_numbers();
    init_dom();
    init_looks();
    init_params();
    init_lists();
    init_rules();
    P = PARAMS["adam-por-dentro"];
    SIGNALS = {
      constant: "constante",
      noisy: "con ruido",
      alternating: "alterno",
      sparse: "disperso",
      jump: "con un salto",
      cycle: "en ciclos 3, −1, −1"
    };
    SPARSE = 10;
    percent2 = (part) => `${significant(100 * part, 3)} %`;
    line = (panel, ts, values2) => panel.line(ts, values2);
    bars = (panel, ts, values2) => {
      const zero = panel.sy(0).toFixed(1);
      const bar = (t, value) => `M${panel.sx(t).toFixed(1)} ${zero}V${panel.sy(value).toFixed(1)}`;
      return ts.map((t, k) => Number.isNaN(values2[k]) ? "" : bar(t, values2[k])).join("");
    };
    bounds = (panel, _ts, values2) => values2.map((value) => panel.line(panel.x, [value, value])).join("");
    fromStart = (panel, ts, values2) => panel.line([0, ...ts], values2);
    start2 = (panel, _ts, values2) => panel.dots([0], values2.slice(0, 1));
    NOTE = 100;
    EDGE = 26;
    BEST = -1;
    BEFORE = -0.7;
    ABOVE = 0.4;
    SERIES2 = {
      g: [
        ["fig-bars", bars],
        ["fig-dashed", line, 0],
        ["fig-plain", line, 0]
      ],
      x: [
        ["fig-bound", bounds],
        ["fig-plain", fromStart, "Adam"],
        ["fig-dots", start2, "Adam"]
      ],
      v: [
        ["fig-dashed", line, 2],
        ["fig-plain", line, 2]
      ],
      step: [
        ["fig-bound", bounds],
        ["fig-dashed", line, "Adam"],
        ["fig-plain", line, "Adam"]
      ]
    };
    WRITTEN = {
      constant: () => "gradients = np.ones(steps)",
      noisy: ({ noise, seed }, number2) => `noise, seed = ${number2(noise)}, ${seed}
draw = mulberry32(seed)

def normal():  # de Box y Muller
    size = np.sqrt(-2 * np.log(1 - draw()))
    return size * np.cos(2 * np.pi * draw())

gradients = np.array([1 + noise * normal() for k in range(steps)])`,
      alternating: () => "gradients = (-1.0) ** np.arange(steps)",
      sparse: () => "gradients = np.where(np.arange(steps) % 10, 0.0, 1.0)",
      jump: () => "gradients = np.where(np.arange(steps) < steps / 2, 0.1, 1.0)",
      cycle: () => "gradients = np.where(np.arange(steps) % 3, -1.0, 3.0)"
    };
    MOMENTS = RULES.Adam.step.slice(1, -1);
    STEP = RULES.Adam.step.at(-1).replace("x = x - ", "");
    RAW = `${STEP.replaceAll("_hat", "")}  # sin corregir`;
    code = ({ assign: assign2, number: number2 }) => ({
      write: ({ state }) => `import numpy as np
${state.signal === "noisy" ? "from optlib.prng import mulberry32\n" : ""}
lr, steps = ${number2(state.lr)}, ${state.steps}
${assign2({ beta1: state.beta1, beta2: state.beta2, eps: state.eps })}${WRITTEN[state.signal](state, number2)}

m = v = 0
path = []  # una fila por paso
for t, g in enumerate(gradients, start=1):
${MOMENTS.map((line2) => `    ${line2}
`).join("")}    step = ${state.correction ? STEP : RAW}
    path.append([g, m, v, m_hat, v_hat, step])

print(f"El paso {t} mide {abs(step):.4g}:")
print(f"el {100 * abs(step) / lr:.1f} % de α")
`
    });
    figure = {
      params: {
        signal: choice("Gradientes que llegan", SIGNALS, P.signal),
        noise: slider("Ruido", P.noise),
        lr: slider("Tasa de aprendizaje α", P.lr),
        beta1: slider("β₁ (media de g)", P.beta1),
        beta2: slider("β₂ (media de g²)", P.beta2, { format: (v) => significant(v, 4) }),
        eps: slider("ε", P.eps),
        correction: flag("Corrección de sesgo", P.correction),
        steps: slider("Pasos", P.steps),
        t: slider("Paso que se lee, t", P.t),
        seed: slider("Semilla del ruido", P.seed)
      },
      sizes: { fill: "620px" },
      create(fig) {
        fig.view.classList.add("fig-stack");
        const chosen2 = fig.root.dataset.controls?.split(" ");
        const brief = Boolean(chosen2);
        const walks = brief && fig.initial.signal === "cycle";
        const compares = !brief || chosen2.includes("correction");
        const { first, second, third } = strips(fig, { brief, walks, compares });
        const names3 = ["t", "g", "m", "v", "m̂", "v̂", "paso"];
        const cells = names3.map(() => html("dd", { class: "fig-num" }));
        const pairs = names3.map((name, i) => html("div", {}, html("dt", {}, name), cells[i]));
        const reading3 = html("dl", { class: "fig-numbers" }, ...pairs);
        if (!brief)
          fig.desk.node.append(html("div", { role: "group", "aria-label": "Números del paso que se lee" }, reading3));
        fig.control(["t", "signal", "correction"], ["beta1", "beta2", "eps", "lr", "noise", "steps", "seed"]);
        return (state) => {
          const { steps } = state;
          const g = gradients(state);
          const run3 = minimize({ f: () => 0, grad: (_, k2) => g[k2] }, 0, new OPTIMIZERS.Adam(state), steps);
          const { corrected, shown, hidden: hidden3, other } = moves(state, run3);
          const t = Math.min(state.t, steps);
          const xs = walk2(shown);
          first(steps, t, walks ? [[BEST], xs, xs] : [g, run3.m, run3.m_hat]);
          second?.(steps, t, [run3.v, run3.v_hat]);
          third(steps, t, [[state.lr, -state.lr], compares ? hidden3 : [], shown], other);
          const k = t - 1;
          const values2 = [t, ...[g, run3.m, run3.v, run3.m_hat, run3.v_hat, shown].map((series) => series[k])];
          for (const [i, cell] of cells.entries()) say(cell, significant(values2[i], 4));
          const noisy = state.signal === "noisy";
          for (const name of ["noise", "seed"]) fig.controls[name][0].input.disabled = !noisy;
          const moved2 = shown.reduce((sum, step) => sum + step, 0);
          const told = describe(state, t, { steps, g: g[k], step: shown[k], corrected: corrected[k] });
          return {
            text: travel(state, steps, moved2) + told,
            hints: hints(state),
            score: score(state, shown, moved2)
          };
        };
      },
      code
    };
  }
});

// optlib/static/figures/costs.js
function costPanel(fig, options, parent = fig.side()) {
  const usual = { label: "Coste en cada paso", y: [1e-8, 100], logY: true, xLabel: "paso", yLabel: "coste" };
  return fig.panel({ ...usual, ...options }, parent);
}
function costTrack(fig, options, look) {
  const panel = costPanel(fig, options);
  const walk3 = track(panel, look);
  return (method, f, domain, logY = true) => {
    panel.logY = logY;
    panel.domain([0, Math.max(5, f.length - 1) * 1.03], domain);
    walk3(method, range(f.length), f);
  };
}
var decades;
var init_costs = __esm({
  "optlib/static/figures/costs.js"() {
    init_looks();
    init_lists();
    decades = (low, high) => [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))];
  }
});

// optlib/static/figures/each/brote.js
var brote_exports = {};
__export(brote_exports, {
  figure: () => figure2,
  leap: () => leap,
  run: () => run
});
function leap(x) {
  let calm2 = 0;
  const left = x.findIndex((at) => {
    if (Math.abs(at) < NEAR) calm2++;
    else if (calm2 < STILL) calm2 = 0;
    return calm2 >= STILL && Math.abs(at) > AWAY;
  });
  return left < 0 ? Infinity : left;
}
function follow(state) {
  const { method, eps, beta2 } = state;
  const rule = new OPTIMIZERS[ruleOf(state)]({ lr: RATE, eps, beta2 });
  const [x, product] = [[], []];
  for (const [at, moments] of walk(rule, START, parabola.grad, STEPS)) {
    product.push(x.length ? 2 * rule.lr / (Math.sqrt(moments.v_hat) + eps) : NaN);
    if (method === "linear") rule.lr = RATE * (1 - x.length / STEPS);
    x.push(at);
  }
  return { x, f: x.map(parabola.f), product };
}
function settle(fig, found, bet, left) {
  found.bet = bet;
  const right = Math.abs(left - bet) < Number(fig.goal?.dataset.below);
  const detail = { id: "apuesta-brote", answer: String(bet), came: String(left), right };
  if (bet) fig.root.dispatchEvent(new CustomEvent("bet", { bubbles: true, detail }));
}
function describe2({ guess }, { x, product }, k, left, bet) {
  if (k >= left) {
    const most = x.slice(left, k + 1).reduce((top2, at) => Math.max(top2, Math.abs(at)), 0);
    const gone = `Se va del mínimo en el paso ${left}: |x| llega a ${significant(most, 1)}.`;
    if (guess && guess !== bet) return `${gone} Una apuesta vale si es de antes de verlo.`;
    const apart2 = `${stepsOf(Math.abs(left - guess))} ${guess < left ? "antes" : "después"}`;
    return guess ? `${gone} Apostaste el ${guess}: ${apart2}.` : gone;
  }
  if (k === 0) return `Aún no ha dado ningún paso: está en x = ${START}, fuera del dibujo.`;
  const far2 = Math.abs(x[k]);
  const here2 = far2 < 1e-20 ? "menos de 10⁻²⁰" : significant(far2, 2);
  const pace2 = `${significant(product[k])}, y el límite es ${LIMIT}`;
  const told = guess ? ` Has apostado el ${guess}.` : "";
  const end2 = k === STEPS ? " No se ha ido." : told;
  return `Paso ${k}: está a ${here2} del mínimo. La tasa propia por la curvatura vale ${pace2}.${end2}`;
}
function nearby(fig) {
  const panel = fig.panel({
    label: "La parábola junto a su mínimo, con el punto y sus últimos pasos",
    x: [-EDGE2, EDGE2],
    y: [-1e-3, EDGE2 ** 2],
    xLabel: "x",
    yLabel: "x², junto al mínimo",
    ratio: 0.42
  });
  const curve3 = panel.path("fig-curve");
  const draw = track(panel, { line: "fig-thin" });
  const across = linspace(-EDGE2, EDGE2, 61);
  return (name, { x, f }, k) => {
    put(curve3, "d", panel.line(across, across.map(parabola.f)));
    draw(name, ...[x, f].map((values2) => values2.slice(Math.max(0, k - TAIL), k + 1)));
  };
}
function gauge(fig) {
  const panel = fig.panel({
    label: "Tasa propia por la curvatura tras cada paso, en escala logarítmica, con su límite, 38, y la apuesta",
    x: [0, STEPS],
    y: [0.01, 300],
    logY: true,
    xLabel: "paso",
    yLabel: "tasa propia × curvatura",
    margin: MARGIN2,
    ratio: 0.42
  });
  const bound = panel.path("fig-frontier");
  const bet = panel.path("fig-ray");
  const note2 = panel.add(svg("text", { class: "fig-note", dy: -5 }, `límite: ${LIMIT}`));
  const draw = lanes(panel);
  const grip = panel.handle((x) => fig.set({ guess: Math.round(x / P2.guess.step) * P2.guess.step }));
  return (name, { product }, k, { guess }) => {
    put(bound, "d", panel.line(panel.x, [LIMIT, LIMIT]));
    put(bet, "d", guess ? panel.line([guess, guess], panel.y) : "");
    panel.place(note2, STEPS / 50, LIMIT);
    draw([name], () => [ALL, product], k);
    panel.place(grip, guess, panel.y[0]);
  };
}
function code2({ loop: loop2 }) {
  const write2 = ({ state: { method, eps, beta2, steps } }) => {
    const name = method === "AMSGrad" ? method : "Adam";
    const walk3 = loop2(name, { lr: 0.1, eps, beta2 }, "x = 5.0", (point2) => `2 * ${point2}`);
    const plan = `lr * (1 - (t - 1) / ${P2.steps.high}) *`;
    return `import numpy as np

lr, steps = 0.1, ${steps}
${method === "linear" ? walk3.replace("lr *", plan) : walk3}
print(f"Tras {steps} pasos, x = {x:.2g}")
`;
  };
  return { write: write2 };
}
var P2, METHODS, START, RATE, STEPS, LIMIT, SPEED, TAIL, EDGE2, FLOOR, NEAR, AWAY, STILL, MARGIN2, ALL, parabola, whole2, ruleOf, kept, run, figure2;
var init_brote = __esm({
  "optlib/static/figures/each/brote.js"() {
    init_data();
    init_optimizers();
    init_numbers();
    init_dom();
    init_costs();
    init_kit();
    init_looks();
    init_params();
    init_lists();
    P2 = PARAMS.brote;
    METHODS = { Adam: "Adam", AMSGrad: "AMSGrad", linear: "Adam, bajando a cero" };
    [START, RATE, STEPS, LIMIT] = [5, 0.1, P2.steps.high, 38];
    SPEED = 1e3;
    TAIL = 30;
    [EDGE2, FLOOR] = [0.15, 1e-12];
    [NEAR, AWAY, STILL] = [1e-4, 1e-3, 50];
    MARGIN2 = { right: 20 };
    ALL = range(STEPS + 1);
    ({ parabola } = PROBLEMS);
    whole2 = () => STEPS;
    ruleOf = ({ method }) => method === "AMSGrad" ? "AMSGrad" : "Adam";
    kept = memo(6);
    run = (state) => kept([state.method, state.eps, state.beta2].join(), () => follow(state));
    figure2 = {
      params: {
        method: choice("Método", METHODS, P2.method),
        eps: slider("ε", P2.eps),
        beta2: slider("β₂", P2.beta2),
        guess: slider("Tu apuesta: se va en el paso", P2.guess, { format: (step) => step ? String(step) : "0, ninguno" }),
        steps: slider("Pasos", P2.steps, { format: String })
      },
      ahead: (state) => [() => run(state)],
      sizes: { fill: "520px" },
      create(fig) {
        const [drawPoint, drawGauge] = [nearby(fig), gauge(fig)];
        const panel = costPanel(fig, { x: [0, STEPS], y: [FLOOR / 10, 100], margin: MARGIN2, ratio: 0.6 });
        const drawCost = lanes(panel);
        playback(fig, "steps", whole2, () => SPEED);
        fig.control(["guess", "eps"], ["beta2", "method", "steps"]);
        let last = 0;
        return (state) => {
          const found = run(state);
          const [k, left] = [state.steps, leap(found.x)];
          const name = ruleOf(state);
          drawPoint(name, found, k);
          drawGauge(name, found, k, state);
          found.seen ??= found.f.map((cost2) => Math.max(FLOOR, cost2));
          drawCost([name], () => [ALL, found.seen], k);
          if (k < left) last = state.guess;
          else if (found.bet === void 0) settle(fig, found, last, left);
          const { bet } = found;
          return {
            text: describe2(state, found, k, left, bet),
            hints: { eps: `techo: ${significant(2 * RATE / state.eps, 2)}, y el límite es ${LIMIT}` },
            score: { apart: k >= left && bet ? Math.abs(left - bet) : Infinity }
          };
        };
      },
      code: code2
    };
  }
});

// optlib/static/judging.js
function cheapest(rates3, costOf2) {
  const costs4 = rates3.map(costOf2);
  return rates3[costs4.indexOf(Math.min(...costs4))];
}
function bestRate(problem, start4, steps, name, fine = false) {
  const { f, grad } = PROBLEMS[problem];
  const costOf2 = (lr) => {
    const cost2 = f(pointsOf(new OPTIMIZERS[name]({ lr }), start4, grad, steps).at(-1));
    return Number.isFinite(cost2) ? cost2 : Infinity;
  };
  return kept2([problem, start4, steps, name, fine].join(), () => {
    const found = cheapest(FAIR_RATES, costOf2);
    return fine ? cheapest(around2(found, 1.12, 4), costOf2) : found;
  });
}
function hidden(problem, key, seed) {
  const draw = mulberry32(seedOf(`${problem} ${key}`, seed));
  const part = () => (draw() < 0.5 ? -1 : 1) * (0.6 + 0.8 * draw());
  const place2 = [part(), part()];
  const quarters = Math.floor(4 * draw()) + 0.25 + draw() / 2;
  return moved(PROBLEMS[problem], place2, quarters * Math.PI / 2);
}
function since(values2, holds) {
  const first = 1 + values2.findLastIndex((value) => !holds(value));
  return first < values2.length ? first : Infinity;
}
function rivalOf(trial2, seed) {
  if (/^(?:GradientDescent|Momentum)$/.test(trial2.rival)) return trial2.best;
  return kept2(JSON.stringify([trial2, seed]), () => {
    const stepsOf2 = (lr2) => arrivalOf(new OPTIMIZERS[trial2.rival]({ lr: lr2 }), trial2);
    const lr = cheapest(around2(trial2.best.lr, 1.06, 10), stepsOf2);
    return { lr, steps: stepsOf2(lr) };
  });
}
function duel(mine, other, ahead2) {
  const wins = (one, two2) => one.filter((each3, k) => ahead2(each3, two2[k])).length;
  const [won, lost] = [wins(mine, other), wins(other, mine)];
  let [ways, total] = [0, 1];
  for (let k = 0, choose = 1; k < won + lost; k++) {
    if (k <= Math.min(won, lost)) ways += choose;
    choose = choose * (won + lost - k) / (k + 1);
    total *= 2;
  }
  return { won, lost, lead: Math.sign(won - lost) * (1 - 2 * ways / total) };
}
var around2, kept2, arrivalOf;
var init_judging = __esm({
  "optlib/static/judging.js"() {
    init_data();
    init_lists();
    init_optimizers();
    init_prng();
    around2 = (rate2, factor4, count2) => range(2 * count2 + 1).map((k) => rate2 * factor4 ** (k - count2));
    kept2 = memo(500);
    arrivalOf = (optimizer, { arena: { f, grad, to }, start: start4, steps, goal }) => since(pointsOf(optimizer, to(start4), grad, steps), (x) => f(x) < goal);
  }
});

// optlib/static/figures/landscapes.js
function tint(height) {
  const at = height * (TINTS.length - 1);
  const k = Math.min(Math.floor(at), TINTS.length - 2);
  return TINTS[k].map((low, i) => low + (at - k) * (TINTS[k + 1][i] - low));
}
function segments(grid, levels) {
  const kx = SIDE / (COLUMNS - 1);
  const ky = SIDE / (ROWS - 1);
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
    put(lines, "transform", `scale(${panel.w / SIDE} ${panel.h / SIDE})`);
    drawn2 = now;
  };
}
function valleyMap(fig, options) {
  const panel = fig.panel({ xLabel: "x", yLabel: "y", shaded: true, ...options });
  const background = contourLayer(panel);
  const grip = panel.handle((...at) => fig.set({ start: at.map((v) => Number(v.toFixed(3))) }));
  const show = (problem, start4) => {
    panel.domain(VALLEYS[problem].x, VALLEYS[problem].y);
    background(problem, PROBLEMS[problem].f);
    panel.place(grip, ...start4);
  };
  return { panel, show };
}
function limit(name, beta, top2) {
  if (!(top2 > 0)) return null;
  if (name === "GradientDescent") return 2 / top2;
  if (name === "Momentum") return 2 * (1 + beta) / top2;
  if (name === "Nesterov") return 2 * (1 + beta) / ((1 + 2 * beta) * top2);
  return null;
}
function hessian(problem, x) {
  const e = 1e-5;
  if (typeof x === "number") return (problem.grad(x + e) - problem.grad(x - e)) / (2 * e);
  const column = (i) => {
    const move2 = (s) => x.map((v, j) => i === j ? v + s : v);
    const up = problem.grad(move2(e));
    const down = problem.grad(move2(-e));
    return up.map((v, j) => (v - down[j]) / (2 * e));
  };
  const [[a, b], [c, d]] = [column(0), column(1)];
  return [
    [a, (b + c) / 2],
    [(b + c) / 2, d]
  ];
}
function eigen([[a, b], [, d]]) {
  const mean2 = (a + d) / 2;
  const spread2 = Math.hypot((a - d) / 2, b);
  return [mean2 - spread2, mean2 + spread2].map((value) => {
    const v = Math.abs(b) > 1e-9 ? [b, value - a] : Math.abs(value - a) <= Math.abs(value - d) ? [1, 0] : [0, 1];
    const length2 = Math.hypot(...v);
    return { value, direction: v.map((c) => c / length2) };
  });
}
var startParam, names, COLUMNS, ROWS, LEVELS, SIDE, remember, TINTS, valleyAhead, falling;
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
    names = (table2) => Object.fromEntries(Object.entries(table2).map(([key, { name }]) => [key, name]));
    COLUMNS = 96;
    ROWS = 72;
    LEVELS = 15;
    SIDE = 1e3;
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

// optlib/static/figures/race.js
function runner() {
  const last = {};
  return (problem, start4, steps, name, lr) => {
    const key = [problem, start4, steps, lr].join();
    if (last[name]?.key !== key) {
      last[name] = { key, ...race(PROBLEMS[problem], start4, new OPTIMIZERS[name]({ lr }), steps) };
    }
    return last[name];
  };
}
function race({ f: cost2, grad, to = (x) => x, back = to }, start4, optimizer, steps) {
  const points = pointsOf(optimizer, to(start4), grad, steps);
  const [[x, y], f] = [columns(points.map(back)), points.map(cost2)];
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
    const label2 = html("label", { class: "fig-name" }, boxes[name], swatch(name), STYLES[name].name);
    const line2 = html("div", { class: "fig-row" }, label2, ...row(name));
    line2.style.setProperty("--fig-control", colour(name));
    return line2;
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
  const order = [];
  const lost = [];
  for (const [name, { x, y, f }] of Object.entries(racing)) {
    const at = Math.min(k, f.length - 1);
    if (Math.hypot(x[at], y[at]) < 1e4 && Number.isFinite(f[at])) order.push([name, f[at]]);
    else lost.push(name);
  }
  order.sort((a, b) => a[1] - b[1]);
  return { order, lost };
}
function landscape(fig, extra) {
  const label2 = "Curvas de nivel del coste con los recorridos";
  const { panel, show } = valleyMap(fig, { label: label2, ratio: 0.85 });
  const stars = panel.path("fig-star");
  const draw = lanes(panel, extra);
  return ({ problem }, start4, racing, k) => {
    show(problem, start4);
    const goal = PROBLEMS[problem].minimum;
    put(stars, "d", goal ? panel.dots([goal[0]], [goal[1]]) : "");
    draw(Object.keys(racing), (name) => [racing[name].x, racing[name].y], k);
  };
}
function costs(fig, extra, ratio = 1, parent = fig.side()) {
  const panel = costPanel(fig, { label: "Coste de cada optimizador en cada paso", ratio }, parent);
  const draw = lanes(panel, extra);
  return ({ problem, steps }, start4, racing, k, arena = PROBLEMS[problem]) => {
    const first = arena.f(start4);
    panel.logY = arena.minimum !== null;
    const low = Math.min(...Object.values(racing).map((run3) => run3.low));
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
    lowest = (f) => Math.max(1e-10, Math.min(...f.filter((cost2) => cost2 > 0)));
    ordinal = (place2) => `${place2 + 1}.º`;
    indices = range(301);
  }
});

// optlib/static/figures/meeting.js
var meeting_exports = {};
__export(meeting_exports, {
  Meeting: () => Meeting
});
function arrival({ x, y }, minima2) {
  const away = distances([x.at(-1), y.at(-1)], minima2);
  const nearest3 = away.indexOf(Math.min(...away));
  if (!(away[nearest3] < 1e3)) return NaN;
  return away[nearest3] < NEAR2 ? nearest3 : -1;
}
function tell(who, n, minimum, again) {
  if (Number.isNaN(minimum)) return `${who} se pierde${n} fuera del dibujo`;
  if (minimum < 0) return `${who} sigue${n} de camino`;
  return again ? `${who}, al ${LETTERS[minimum]}` : `${who} llega${n} al mínimo ${LETTERS[minimum]}`;
}
var LETTERS, NEAR2, FAR, distances, Meeting;
var init_meeting = __esm({
  "optlib/static/figures/meeting.js"() {
    init_lists();
    init_data();
    init_dom();
    LETTERS = "ABCD";
    NEAR2 = 0.5;
    FAR = 2;
    distances = ([u, v], minima2) => minima2.map(([a, b]) => Math.hypot(u - a, v - b));
    Meeting = class {
      met = /* @__PURE__ */ new Set();
      // los mínimos en los que se han juntado
      constructor(fig, panel) {
        this.fig = fig;
        this.draw = this.letters(panel);
      }
      get minima() {
        return VALLEYS[this.fig.state.problem].minima;
      }
      // La letra de cada mínimo, a su lado, hacia fuera: donde acaban los recorridos no tapa sus marcas. Llena y con su ✓,
      // si se han juntado en él. A su alrededor, desde donde no cuenta.
      letters(panel) {
        const labels = [...LETTERS].map((letter) => {
          const zone = panel.add(svg("ellipse", { class: "fig-near" }));
          const check = svg("text", { class: "fig-note", y: 5 }, "✓");
          const disc = svg("g", {}, svg("circle", { r: 10 }), svg("text", { y: 5 }, letter), check);
          return { node: panel.add(svg("g", { class: "fig-letter" }, disc)), zone, disc, check };
        });
        return () => {
          for (const [i, { node, zone, disc, check }] of labels.entries()) {
            for (const each3 of [node, zone]) put(each3, "display", this.minima[i] ? "inline" : "none");
            if (!this.minima[i]) continue;
            const [x, y] = this.minima[i];
            put(disc, "transform", `translate(${17 * Math.sign(x)} ${-13 * Math.sign(y)})`);
            put(check, "x", 17 * Math.sign(x));
            node.classList.toggle("fig-got", this.met.has(i));
            put(zone, "rx", panel.sx(FAR) - panel.sx(0));
            put(zone, "ry", panel.sy(0) - panel.sy(FAR));
            for (const each3 of [node, zone]) panel.place(each3, x, y);
          }
        };
      }
      // Lo que se dice cuando han llegado, juntos los que acaban igual, y lo que falta; tras juntarse la primera vez, la
      // meta dice dónde.
      tell(racing) {
        const { fig, minima: minima2, met } = this;
        const ends2 = /* @__PURE__ */ new Map();
        for (const name of fig.state.optimizers) {
          const end2 = arrival(racing[name], minima2);
          ends2.set(end2, [...ends2.get(end2) ?? [], STYLES[name].name]);
        }
        const [first, names3] = ends2.entries().next().value;
        const together = ends2.size === 1 && names3.length > 1;
        const far2 = distances(fig.value("start"), minima2).every((each3) => each3 >= FAR);
        if (together && first >= 0 && far2 && !fig.held) met.add(first);
        const missing = [...LETTERS].filter((_, i) => minima2[i] && !met.has(i));
        const [last] = missing;
        if (met.size && last)
          say(
            fig.goal.firstChild,
            missing.length > 1 ? `Faltan, en cualquier orden: ${listed(missing)}.` : `Falta ${last}.`
          );
        let again = false;
        const parts2 = [...ends2].map(([end2, who]) => {
          const told = tell(together ? "Todos" : listed(who), who.length > 1 ? "n" : "", end2, again);
          again ||= end2 >= 0;
          return told;
        });
        return { text: `${parts2.join("; ")}.`, score: { left: missing.length } };
      }
    };
  }
});

// optlib/static/figures/each/carrera.js
var carrera_exports = {};
__export(carrera_exports, {
  figure: () => figure3
});
function ahead(racing) {
  const ends2 = Object.entries(racing).map((each3) => [each3[0], end(each3)]);
  const best2 = (name) => Math.min(...ends2.filter(([other]) => other !== name).map(([, cost2]) => cost2));
  return Object.fromEntries(ends2.map(([name, cost2]) => [name, cost2 - best2(name)]));
}
function describe3(state, start4, k, { order, lost }) {
  if (!k) return `En la salida, ${coordinates(start4)}.`;
  const nameOf = (name) => STYLES[name].name;
  const leaders = order.slice(0, 3).map(([name, cost2], i) => `${ordinal(i)} ${nameOf(name)} (coste ${significant(cost2, 2)})`);
  const parts2 = leaders.length ? [`${listed(leaders)}.`] : [];
  if (order.length > 3) parts2.push(` Después, ${listed(order.slice(3).map(([name]) => nameOf(name)))}.`);
  if (lost.length) parts2.push(` ${lost.length > 1 ? "Han" : "Ha"} divergido ${listed(lost.map(nameOf))}.`);
  if (state.fair) parts2.push(" Cada uno corre con su mejor tasa.");
  parts2.push(` Paso ${k} de ${state.steps}, desde ${coordinates(start4)}.`);
  return parts2.join("").trim();
}
function rateFinder(fig) {
  let found = null;
  let waiting = 0;
  return ({ fair, lrs, problem, steps }) => {
    if (!fair) return { ...RATES, ...lrs };
    const start4 = fig.value("start");
    const key = [problem, start4, steps].join();
    const look = () => {
      const best2 = (name) => [name, bestRate(problem, start4, steps, name)];
      found = { key, rates: Object.fromEntries(NAMES.map(best2)) };
    };
    if (found?.key !== key) {
      clearTimeout(waiting);
      if (!found) look();
      else
        waiting = setTimeout(() => {
          look();
          fig.refresh();
        }, 120);
    }
    return found.rates;
  };
}
function scoreboard(fig) {
  const rows2 = {};
  let rates3 = RATES;
  const sync = checks(fig, "Optimizadores: tasa de aprendizaje, coste y puesto", (name) => {
    const read4 = () => ({ values: LR, value: rates3[name] });
    const change = (lr) => fig.set({ fair: false, lrs: { ...fig.state.fair ? rates3 : fig.state.lrs, [name]: lr } });
    const field2 = rangeField("Tasa", read4, change);
    const label2 = field2.node.querySelector("label");
    put(label2, "class", "fig-hidden");
    say(label2, `Tasa de ${STYLES[name].name}`);
    rows2[name] = { field: field2, cost: html("span", { class: "fig-num" }), place: html("span", { class: "fig-num" }) };
    return [field2.node, rows2[name].cost, rows2[name].place];
  });
  return (state, now, order) => {
    rates3 = now;
    sync(state);
    for (const name of NAMES) {
      const { field: field2, cost: cost2, place: place2 } = rows2[name];
      const at = order.findIndex(([other]) => other === name);
      field2.sync();
      say(cost2, at >= 0 ? significant(order[at][1], 2) : state.optimizers.includes(name) ? "diverge" : "–");
      say(place2, at >= 0 ? ordinal(at) : "");
    }
  };
}
function all(fig) {
  const few2 = fig.initial.optimizers;
  const every = (shown) => shown.length === NAMES.length;
  if (every(few2) || fig.root.dataset.controls) return () => {
  };
  const press = () => fig.set({ optimizers: every(fig.state.optimizers) ? few2 : NAMES });
  const button2 = fig.button("Todos", press);
  return (shown) => put(button2, "aria-pressed", every(shown));
}
var P3, LR, end, byEnd, figure3;
var init_carrera = __esm({
  "optlib/static/figures/each/carrera.js"() {
    init_data();
    init_judging();
    init_optimizers();
    init_numbers();
    init_dom();
    init_landscapes();
    init_kit();
    init_params();
    init_looks();
    init_race();
    init_lists();
    P3 = PARAMS.carrera;
    LR = twoDigits(1e-4, 10);
    end = ([, { f }]) => Number.isFinite(f.at(-1)) ? f.at(-1) : Number.MAX_VALUE;
    byEnd = (a, b) => end(a) - end(b);
    figure3 = {
      params: {
        problem: choice("Paisaje", names(VALLEYS), P3.problem, { resets: { start: null } }),
        optimizers: many(),
        lrs: rates(),
        fair: flag("A la mejor tasa de cada uno", P3.fair),
        start: startParam(),
        steps: slider("Pasos de la carrera", P3.steps),
        step: slider("Paso que se ve", P3.step, { values: ({ steps }) => linspace(0, steps, steps + 1) }),
        speed: slider("Pasos por segundo", P3.speed)
      },
      ahead({ problem, start: start4, steps, fair }) {
        const rate2 = (name) => () => bestRate(problem, start4 ?? PROBLEMS[problem].start, steps, name);
        return [valleyAhead(problem), ...fair ? NAMES.map(rate2) : []];
      },
      layout: "list",
      sizes: { fill: "400px", "side-room": "376px", beside: "20rem" },
      create(fig) {
        fig.resolve.step = ({ steps }) => steps;
        fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
        const drawings = [landscape(fig), costs(fig)];
        const gathers = fig.goal?.dataset.score === "left";
        let meeting = null;
        const arrive = ({ Meeting: Meeting2 }) => {
          meeting = new Meeting2(fig, fig.panels[0]);
          fig.refresh();
        };
        if (gathers) Promise.resolve().then(() => (init_meeting(), meeting_exports)).then(arrive, saidIn([fig.root]));
        const name = legend(fig);
        const ratesNow = rateFinder(fig);
        const score3 = scoreboard(fig);
        const run3 = runner();
        const begin2 = playback(fig, "step", fig.resolve.step, ({ speed }) => speed);
        const everyone = all(fig);
        fig.control(["step", "fair"], ["problem", "speed", "steps", "start"]);
        let from;
        const turn3 = (state, start4) => {
          if (!from && !calm()) {
            state.step = 0;
            begin2();
          }
          if (from && String(from) !== String(start4)) {
            fig.stop();
            state.step = null;
          }
          from = start4;
        };
        return (state) => {
          const { problem, steps } = state;
          const start4 = fig.value("start");
          if (gathers) turn3(state, start4);
          const k = Math.min(fig.value("step"), steps);
          const rates3 = ratesNow(state);
          fig.rates = rates3;
          const racer = (name2) => run3(problem, start4, steps, name2, rates3[name2]);
          const racing = Object.fromEntries(state.optimizers.map((name2) => [name2, racer(name2)]).sort(byEnd));
          for (const draw of drawings) draw(state, start4, racing, k);
          name(state.optimizers);
          everyone(state.optimizers);
          const places = standing(racing, k);
          score3(state, rates3, places.order);
          if (!gathers) return { text: describe3(state, start4, k, places), score: ahead(racing) };
          const told = k === steps && meeting?.tell(racing);
          meeting?.draw();
          return told || { text: "Van de camino: ¿adónde llegará cada uno?" };
        };
      },
      code: ({ inPlane: inPlane2 }) => ({
        lanes: ({ state }) => Object.fromEntries(state.optimizers.map((name) => [name, STYLES[name].name])),
        write: (fig, lane) => inPlane2(fig, lane, { lr: fig.rates[lane] })
      })
    };
  }
});

// optlib/static/figures/each/descenso-1d.js
var descenso_1d_exports = {};
__export(descenso_1d_exports, {
  describe: () => describe4,
  figure: () => figure4
});
function regime(factor4, quadratic2) {
  if (Math.abs(factor4 + 1) < 1e-6) return quadratic2 ? "oscila para siempre" : "está justo en el límite";
  if (Math.abs(factor4) > 1) return quadratic2 ? "diverge" : "no puede quedarse en ese mínimo";
  if (Math.abs(factor4) < 1e-6) return quadratic2 ? "llega en un paso" : "da el paso más acertado";
  return factor4 > 0 ? "baja por un solo lado" : "alterna de lado";
}
function describe4(fig, state, run3) {
  const { lr, steps } = state;
  const problem = PROBLEMS[state.problem];
  const x = run3.x[steps];
  const ended = `Tras ${stepsOf(steps)}, x = ${significant(x, 4)} y f(x) = ${significant(run3.f[steps], 3)}.`;
  if (steps === 0) return [`Aún no ha dado ningún paso: está en x = ${significant(x, 4)}.`, ""];
  const tell2 = (kind2, why2) => `El descenso ${kind2}: con α = ${significant(lr)}, ${why2}.`;
  if (!(Math.abs(x) < 1e6)) return [tell2("diverge", `tras ${stepsOf(steps)} x está más allá de ±10⁶`), "diverge"];
  const near = minima(state.problem).reduce((a, b) => Math.abs(b - x) < Math.abs(a - x) ? b : a);
  const curvature = hessian(problem, near);
  const place2 = `x = ${significant(near, 3)}`;
  const other = Math.abs(near - problem.minimum) > 0.1 ? ` Ese mínimo es local: el global está en x = ${significant(problem.minimum, 3)}.` : "";
  if (Math.abs(curvature) < 1e-3)
    return [
      `${tell2("avanza cada vez más despacio", `cerca de ${place2} la curvatura se anula`)} ${ended}`,
      "sin factor fijo: f″ = 0 en el mínimo"
    ];
  const factor4 = 1 - lr * curvature;
  const quadratic2 = QUADRATIC.includes(state.problem);
  const kind = regime(factor4, quadratic2);
  const shown = significant(factor4, 3);
  const brief = fig.root.dataset.controls !== void 0;
  const side = `${factor4 < 0 ? ", y cambia de lado" : ""}${quadratic2 ? "" : ", cuando está cerca"}`;
  const why = brief ? `cada paso deja el ${significant(100 * Math.abs(factor4), 3)} % de la distancia al mínimo, ${place2}${side}` : `el factor 1 − α·f″ vale ${shown} junto al mínimo ${place2}`;
  return [`${tell2(kind, why)} ${ended}${other}`, brief ? kind : `factor ${shown}: ${kind}`];
}
function curve(fig) {
  const panel = fig.panel({
    label: "Curva de la función con los pasos del descenso y sus tangentes",
    xLabel: "x",
    yLabel: "f(x)",
    ratio: 0.85
  });
  const line2 = panel.path("fig-curve");
  const [slopes, drops, tangents] = ["fig-slopes", "fig-drops", "fig-plain"].map(
    (look) => asSeries(panel.path(look), 1)
  );
  const walk3 = track(panel, { line: "fig-thin", dots: "fig-dots" });
  const grip = panel.handle((x) => fig.set({ start: Number(x.toFixed(2)) }));
  return ({ problem }, { x, f, grad }, count2) => {
    const domain = CURVES[problem];
    panel.domain(domain.x, domain.y);
    const xs = linspace(...domain.x, 181);
    put(line2, "d", panel.line(xs, xs.map(PROBLEMS[problem].f)));
    const foot = (k) => f[k] + grad[k] * (x[k + 1] - x[k]);
    const reach2 = (domain.x[1] - domain.x[0]) / 9;
    const slope = (k) => panel.line([x[k] - reach2, x[k] + reach2], [f[k] - reach2 * grad[k], f[k] + reach2 * grad[k]]);
    const tangent = (k) => panel.line([x[k], x[k + 1]], [f[k], foot(k)]);
    const drop = (k) => panel.line([x[k + 1], x[k + 1]], [foot(k), f[k + 1]]);
    const steps = range(count2);
    put(tangents, "d", steps.map(tangent).join(""));
    put(drops, "d", steps.map(drop).join(""));
    put(slopes, "d", steps.slice(0, 8).map(slope).join(""));
    const seen2 = [x, f].map((values2) => values2.slice(0, count2 + 1));
    walk3("GradientDescent", ...seen2);
    panel.place(grip, x[0], f[0]);
  };
}
function costs2(fig) {
  const label2 = "Coste en cada paso, en escala logarítmica";
  const draw = costTrack(fig, { label: label2, yLabel: "f(x) − mínimo", ratio: 0.5 });
  return ({ problem }, { f }, count2) => {
    const { f: cost2, minimum } = PROBLEMS[problem];
    const floor = cost2(minimum);
    const gap = f.slice(0, count2 + 1).map((v) => Math.max(v - floor, 1e-10));
    const top2 = 10 ** Math.ceil(Math.log10(Math.max(...gap.filter((v) => v < 1e8), 1)));
    draw("GradientDescent", gap, [Math.max(1e-10, top2 * 1e-9), top2 * 2]);
  };
}
function firstSteps(side) {
  const rows2 = range(ROWS2).map(() => [html("td"), html("td"), html("td")]);
  const named = rows2.map((cells, k) => [html("th", { scope: "row" }, String(k)), ...cells]);
  side.append(table("Primeros pasos", ["paso", "x", "f(x)", "f′(x)"], named));
  return ({ problem }, { x, f }) => {
    for (const [k, cells] of rows2.entries()) {
      const values2 = k in x ? [x[k], f[k], PROBLEMS[problem].grad(x[k])] : [];
      for (const [i, cell] of cells.entries()) say(cell, i in values2 ? significant(values2[i], 4) : "");
    }
  };
}
var ROWS2, P4, QUADRATIC, kept3, minima, figure4;
var init_descenso_1d = __esm({
  "optlib/static/figures/each/descenso-1d.js"() {
    init_data();
    init_optimizers();
    init_numbers();
    init_dom();
    init_costs();
    init_kit();
    init_landscapes();
    init_looks();
    init_params();
    init_lists();
    ROWS2 = 6;
    P4 = PARAMS["descenso-1d"];
    QUADRATIC = ["parabola", "shifted_parabola"];
    kept3 = memo(Object.keys(CURVES).length);
    minima = (name) => kept3(name, () => {
      const { grad } = PROBLEMS[name];
      const xs = linspace(...CURVES[name].x, 400);
      const found = [];
      for (let i = 1; i < xs.length; i++) {
        let [a, b] = [xs[i - 1], xs[i]];
        if (grad(a) >= 0 || grad(b) < 0) continue;
        for (let k = 0; k < 50; k++) [a, b] = grad((a + b) / 2) < 0 ? [(a + b) / 2, b] : [a, (a + b) / 2];
        found.push(Number(b.toFixed(9)));
      }
      return found;
    });
    figure4 = {
      params: {
        problem: choice("Función", names(CURVES), P4.problem, { resets: { start: null } }),
        lr: slider("Tasa de aprendizaje α", P4.lr),
        start: slider("Punto de partida", P4.start, { values: (state) => linspace(...CURVES[state.problem].x, 131) }),
        steps: slider("Pasos", P4.steps)
      },
      sizes: { fill: "562px" },
      create(fig) {
        fig.resolve.start = (state) => PROBLEMS[state.problem].start;
        const drawings = [curve(fig), costs2(fig), firstSteps(fig.side())];
        fig.control(["lr"], ["problem", "start", "steps"]);
        return (state) => {
          const problem = PROBLEMS[state.problem];
          const { lr, steps: count2 } = state;
          const run3 = minimize(problem, fig.value("start"), new OPTIMIZERS.GradientDescent({ lr }), Math.max(count2, ROWS2));
          for (const draw of drawings) draw(state, run3, count2);
          const [text2, hint] = describe4(fig, state, run3);
          const floor = problem.f(problem.minimum);
          const score3 = count2 > 0 ? { step: (run3.f[1] - floor) / (run3.f[0] - floor) } : {};
          return { text: text2, hints: { lr: hint }, score: score3 };
        };
      },
      code: ({ descent: descent2, number: number2 }) => ({
        write: (fig) => descent2(fig, "GradientDescent", { lr: fig.state.lr }, `np.float64(${number2(fig.value("start"))})`, "{x:.6g}")
      })
    };
  }
});

// optlib/static/figures/each/lotes.js
var lotes_exports = {};
__export(lotes_exports, {
  descend: () => descend,
  figure: () => figure5
});
function descend(size2, lr, epochs, seed) {
  const batch = minibatches(COUNT, size2, seed);
  const problem = { f: cost, grad: (p, k) => gradientOn(p, batch(k)) };
  return minimize(problem, START2, new OPTIMIZERS.GradientDescent({ lr }), epochs * Math.ceil(COUNT / size2));
}
function trace({ x, f }, size2) {
  const perEpoch = Math.ceil(COUNT / size2);
  const seen2 = (k) => COUNT * Math.floor(k / perEpoch) + size2 * (k % perEpoch);
  const [w, b] = columns(x);
  return {
    w,
    b,
    gap: f.map((v) => Math.max(FLOOR2, v - LOWEST)),
    seen: x.map((_, k) => seen2(k))
  };
}
function wobble(run3) {
  const last = lastEpoch(run3);
  return Math.max(...last) / Math.min(...last);
}
function plane(fig) {
  const panel = fig.panel({
    label: "Curvas de nivel del coste con los tres caminos",
    x: [-1.4, 3.4],
    y: [-0.8, 3],
    xLabel: "w",
    yLabel: "b",
    ratio: 0.95,
    shaded: true
  });
  const background = contourLayer(panel);
  const lines = LOOKS.map((look, i) => dress(panel.path(look), i));
  const best2 = panel.path("fig-star");
  const start4 = panel.add(svg("circle", { class: "fig-end", r: 5 }));
  return (runs2) => {
    background("lotes", cost);
    put(best2, "d", panel.dots([BEST2[0]], [BEST2[1]]));
    panel.place(start4, ...START2);
    for (const [i, { w, b }] of runs2.entries()) put(lines[i], "d", panel.line(w, b));
  };
}
function chart(fig, label2, xLabel, time) {
  const panel = costPanel(fig, { label: label2, xLabel, yLabel: "coste − mínimo", ratio: 0.62 });
  const lines = LOOKS.map((look, i) => dress(panel.path(look), i));
  return (runs2, most) => {
    const seen2 = runs2.flatMap(({ gap }) => gap).filter((v) => v < 1e6);
    panel.domain([0, most], decades(Math.min(...seen2), Math.max(...seen2)));
    for (const [i, run3] of runs2.entries()) put(lines[i], "d", panel.line(time(run3), run3.gap));
  };
}
function describe5(runs2, names3, most) {
  if (runs2.every(({ gap }) => gap.length === 1)) {
    return `Los tres están en la salida, con un coste ${significant(runs2[0].gap[0], 2)} por encima del mínimo.`;
  }
  const last = (i) => runs2[i].gap.at(-1) < 1e6 ? runs2[i].gap.at(-1) : Number.MAX_VALUE;
  const end2 = (i) => last(i) < 1e6 ? significant(last(i), 2) : "diverge";
  const tell2 = (i) => `${names3[i].toLowerCase()}, ${end2(i)}`;
  const told = [2, 1, 0].sort((a, b) => last(a) - last(b)).map(tell2);
  const times3 = significant(wobble(runs2[0]), 2);
  const noisy = last(0) < 1e6 ? ` De uno en uno tiembla: en la última época llega a ${times3} veces su menor valor.` : "";
  return `Coste sobre el mínimo, con ${most} ejemplos vistos: ${told.join("; ")}.${noisy}`;
}
var P5, COUNT, START2, FLOOR2, X, Y, cost, gradientOn, BEST2, LOWEST, lastEpoch, LOOKS, dress, BATCHES, code3, figure5;
var init_lotes = __esm({
  "optlib/static/figures/each/lotes.js"() {
    init_data();
    init_optimizers();
    init_prng();
    init_numbers();
    init_dom();
    init_costs();
    init_landscapes();
    init_looks();
    init_params();
    init_lists();
    P5 = PARAMS.lotes;
    COUNT = 64;
    START2 = [-0.5, 2.5];
    FLOOR2 = 1e-6;
    X = range(COUNT).map((k) => -2 + 4 * k / (COUNT - 1));
    Y = X.map((x, k) => 1.5 * x + 0.5 + Math.sin(7.3 * k * k));
    ({ f: cost, gradientOn } = neuron({ x: X, y: Y }));
    BEST2 = [
      X.reduce((s, x, k) => s + x * Y[k], 0) / X.reduce((s, x) => s + x * x, 0),
      Y.reduce((s, y) => s + y, 0) / COUNT
    ];
    LOWEST = cost(BEST2);
    lastEpoch = (run3) => run3.gap.filter((_, k) => run3.seen[k] > run3.seen.at(-1) - COUNT);
    LOOKS = ["fig-thin", "fig-plain", "fig-heavy"];
    dress = (line2, i) => asSeries(line2, LOOKS.length - 1 - i, true);
    BATCHES = { batch: () => 64, minibatch: ({ batch_size: size2 }) => size2, stochastic: () => 1 };
    code3 = ({ FITTED: FITTED2, number: number2 }) => ({
      choose: "Recorrido",
      lanes: ({ state }) => ({
        minibatch: `minilotes de ${state.batch_size}`,
        stochastic: "de uno en uno",
        batch: "lote completo"
      }),
      write: ({ state }, lane) => `import numpy as np
from optlib.prng import epoch_order

batch_size, lr = ${BATCHES[lane](state)}, ${number2(state.lr)}
epochs, seed = ${state.epochs}, ${state.seed}
k = np.arange(64)
x = -2 + 4 * k / 63
y = 1.5 * x + 0.5 + np.sin(7.3 * k * k)
w, b = -0.5, 2.5

path = [[w, b]]
for epoch in range(epochs):
    order = epoch_order(64, seed, epoch)
    for first in range(0, 64, batch_size):
        rows = order[first : first + batch_size]
        error = w * x[rows] + b - y[rows]
        w = w - lr * np.mean(error * x[rows])
        b = b - lr * np.mean(error)
        path.append([w, b])

${FITTED2}`
    });
    figure5 = {
      params: {
        batch_size: slider("Ejemplos por minilote", P5.batch_size),
        lr: slider("Tasa de aprendizaje α", P5.lr),
        epochs: slider("Épocas", P5.epochs),
        seed: slider("Semilla del barajado", P5.seed)
      },
      sizes: { fill: "551px", "side-width": "20rem", "side-most": "340px" },
      create(fig) {
        const drawPlane = plane(fig);
        const drawCharts = [
          chart(fig, "Coste menos el mínimo frente a los pasos dados", "pasos", ({ gap }) => range(gap.length)),
          chart(fig, "Coste menos el mínimo frente a los ejemplos vistos", "ejemplos vistos", ({ seen: seen2 }) => seen2)
        ];
        const texts = strokeLegend(fig, LOOKS.map((look, i) => [look, "", (line2) => dress(line2, i)]).reverse());
        fig.control(["batch_size", "lr"], ["epochs", "seed"]);
        return ({ batch_size: size2, lr, epochs, seed }) => {
          const sizes = [1, size2, COUNT];
          const runs2 = sizes.map((each3) => trace(descend(each3, lr, epochs, seed), each3));
          const names3 = ["De uno en uno", `Minilotes de ${size2}`, "Lote completo"];
          const untried = fig.root.dataset.controls && size2 === fig.initial.batch_size && epochs === fig.initial.epochs;
          const most = Math.max(COUNT * Math.max(epochs, 1), ...runs2.map((run3) => run3.seen.at(-1)));
          drawPlane(runs2);
          for (const draw of drawCharts) draw(runs2, most);
          for (const [i, text2] of texts.entries()) say(text2, names3[2 - i]);
          return {
            text: untried ? "Dilo antes de mover el mando." : describe5(runs2, names3, most),
            score: { minibatch: runs2[1].gap.at(-1), tremble: Math.max(...lastEpoch(runs2[0])) },
            hints: { batch_size: `${Math.ceil(COUNT / size2)} pasos por época` }
          };
        };
      },
      code: code3
    };
  }
});

// optlib/static/figures/each/momento.js
var momento_exports = {};
__export(momento_exports, {
  factor: () => factor,
  figure: () => figure6
});
function factor(method, lr, beta, c) {
  const s = 1 - lr * c;
  const b = method === "Nesterov" ? (1 + beta) * s : beta + s;
  const d = method === "Nesterov" ? beta * s : beta;
  const inside = b * b - 4 * d;
  return inside < 0 ? Math.sqrt(d) : (Math.abs(b) + Math.sqrt(inside)) / 2;
}
function best(method, condition) {
  const root = method === "Nesterov" ? Math.sqrt(3 * condition + 1) : Math.sqrt(condition);
  return method === "Nesterov" ? [4 / (3 * condition + 1), (root - 2) / (root + 2)] : [4 / (root + 1) ** 2, ((root - 1) / (root + 1)) ** 2];
}
function describe6({ method, condition, beta }, lr) {
  const [idealRate, idealBeta] = best(method, condition);
  const r = rate(method, lr, beta, condition);
  const fastest = rate(method, idealRate, idealBeta, condition);
  const grows = `se multiplica por ${significant(r)} en cada paso: diverge`;
  const shrinks = `se multiplica por ${significant(r)} en cada paso y ${pace(r)}`;
  const verdict2 = r < 1 - 1e-9 ? shrinks : r > 1 + 1e-9 ? grows : "no se reduce";
  const pair3 = `Con α = ${significant(lr)} y β = ${significant(beta)} el error ${verdict2}.`;
  return `${pair3} ${r - fastest < 1e-9 ? "Es el mejor par." : `El mejor par ${pace(fastest)}.`}`;
}
function painter(panel) {
  let painted = "";
  return (method, condition) => {
    const key = `${method} ${condition}`;
    if (painted === key) return;
    painted = key;
    const most = Math.min(3, -Math.log(Math.max(1e-3, rate(method, ...best(method, condition), condition))));
    const lrs = linspace(...panel.x, COLUMNS2);
    const betas = linspace(panel.y[1], panel.y[0], ROWS3);
    shade(panel.canvas, COLUMNS2, ROWS3, (k) => {
      const r = rate(method, lrs[k % COLUMNS2], betas[k / COLUMNS2 | 0], condition);
      return r > 1 + 1e-9 ? [150, 40, 45, 45] : tint(1 - Math.min(1, Math.max(0, -Math.log(r)) / most) ** 0.8);
    });
  };
}
function plane2(fig) {
  const panel = fig.panel({
    label: "Tasa e inercia, con la frontera de estabilidad",
    xLabel: "tasa de aprendizaje α",
    yLabel: "inercia β",
    ratio: 0.95,
    shaded: true
  });
  const frontier = panel.path("fig-frontier");
  const note2 = panel.add(svg("text", { class: "fig-note", "text-anchor": "end" }, "diverge"));
  const pair3 = (lr, beta) => {
    const [idealRate, idealBeta] = best(fig.state.method, fig.state.condition);
    const apart2 = Math.hypot(panel.sx(lr) - panel.sx(idealRate), panel.sy(beta) - panel.sy(idealBeta));
    return apart2 < SNAP ? { lr: idealRate, beta: idealBeta } : { lr: rounded(lr), beta: rounded(beta) };
  };
  const grip = panel.handle((lr, beta) => fig.set(pair3(lr, beta)));
  const d = "M0-12L3.4-4L12-3.5L5.3 1.9L7.4 9.3L0 4.8L-7.4 9.3L-5.3 1.9L-12-3.5L-3.4-4Z";
  const star = svg("path", { class: "fig-best", d, "stroke-width": 2 });
  panel.over.append(star);
  const paint = painter(panel);
  return (state, lr) => {
    const { method, condition, beta } = state;
    panel.domain([0, top(state)], [0, 0.99]);
    paint(method, condition);
    const betas = linspace(0, 0.99, 60);
    const edges = betas.map((b) => limit(method, b, condition));
    put(frontier, "d", panel.line(edges, betas));
    panel.place(note2, top(state) * 0.97, 0.05);
    panel.place(star, ...best(method, condition));
    const guessed = state.lr !== fig.initial.lr || beta !== fig.initial.beta;
    put(star, "visibility", guessed ? "visible" : "hidden");
    panel.place(grip, lr, beta);
  };
}
function bowl(fig) {
  const panel = fig.panel(
    {
      label: "Recorrido sobre las curvas de nivel de la cuadrática",
      x: [-10, 10],
      y: [-3, 3],
      ratio: 0.55,
      yLabel: "recorrido",
      shaded: true
    },
    fig.side()
  );
  const background = contourLayer(panel);
  const walk3 = track(panel);
  return ({ method, condition }, problem, run3) => {
    background(`bowl-${condition}`, problem.f);
    walk3(method, ...columns(run3.x));
  };
}
function code4({ list: list3, loop: loop2, number: number2 }) {
  const write2 = (fig) => {
    const { method, condition, beta, steps } = fig.state;
    const lr = fig.value("lr");
    const start4 = `curvature = np.array([1.0, condition])  # f(x, y) = ½(x² + κy²)
x = np.array(${list3(PROBLEM_DATA.ravine.start)})`;
    const slope = (point2) => `curvature * ${/^\w+$/.test(point2) ? point2 : `(${point2})`}`;
    return `import numpy as np

condition, lr, steps = ${condition}, ${number2(lr)}, ${steps}
${loop2(method, { lr, beta }, start4, slope)}
cost = np.sum(curvature * x**2) / 2
print(f"Tras {steps} pasos, el coste es {cost:.4g}")
`;
  };
  return { write: write2 };
}
var P6, COLUMNS2, ROWS3, SNAP, START3, top, rounded, rate, stops, values, pace, quadratic, figure6;
var init_momento = __esm({
  "optlib/static/figures/each/momento.js"() {
    init_data();
    init_optimizers();
    init_numbers();
    init_dom();
    init_costs();
    init_kit();
    init_landscapes();
    init_looks();
    init_params();
    init_lists();
    P6 = PARAMS.momento;
    COLUMNS2 = 160;
    ROWS3 = 100;
    SNAP = 10;
    START3 = PROBLEM_DATA.ravine.start;
    top = ({ condition }) => 4 / condition;
    rounded = (value) => Number(value.toPrecision(3));
    rate = (method, lr, beta, condition) => Math.max(factor(method, lr, beta, 1), factor(method, lr, beta, condition));
    stops = memo(200);
    values = ({ method, condition }) => stops(`${method} ${condition}`, () => {
      const most = top({ condition });
      const rates3 = linspace(0, most, 161).map((lr2) => lr2 === most ? lr2 : rounded(lr2));
      const through = (list3, value) => list3.map((each3, k) => k === nearest(list3, value) ? value : each3);
      const [lr, beta] = best(method, condition);
      return [through(rates3, lr), through(linspace(P6.beta.low, P6.beta.high, 100), beta)];
    });
    pace = (r) => r < 1e-9 ? "llega en un paso" : `necesita ${stepsOf(significant(Math.log(10) / -Math.log(r), 2))} por cada cifra exacta`;
    quadratic = (condition) => ({
      f: ([x, y]) => 0.5 * (x * x + condition * y * y),
      grad: ([x, y]) => [x, condition * y]
    });
    figure6 = {
      params: {
        condition: slider("Número de condición κ", P6.condition),
        method: choice("Método", names(STYLES), P6.method),
        lr: slider("Tasa de aprendizaje α", P6.lr, { values: (state) => values(state)[0] }),
        beta: slider("Inercia β", P6.beta, { values: (state) => values(state)[1] }),
        steps: slider("Pasos", P6.steps)
      },
      sizes: { fill: "604px" },
      create(fig) {
        fig.resolve.lr = ({ condition }) => 1 / condition;
        const drawPlane = plane2(fig);
        const drawPath = bowl(fig);
        const label2 = "Coste en cada paso, en escala logarítmica";
        const drawCosts = costTrack(fig, { label: label2, ratio: 0.6 }, { dots: "fig-none" });
        fig.control(["lr", "beta"], ["method", "condition", "steps"]);
        return (state) => {
          const { method, condition, beta, steps } = state;
          const lr = Math.min(fig.value("lr"), top(state));
          const problem = quadratic(condition);
          const run3 = minimize(problem, START3, new OPTIMIZERS[method]({ lr, beta }), steps);
          drawPlane(state, lr);
          drawPath(state, problem, run3);
          const shown = run3.f.map((v) => Math.max(v, 1e-12));
          drawCosts(method, shown, [1e-10, 1e4]);
          const bound = limit(method, beta, condition);
          const last = run3.f.length - 1;
          const ended = `${stepsOf(last)}, el coste pasa de ${significant(run3.f[0])} a ${significant(run3.f[last])}.`;
          const excess = rate(method, lr, beta, condition) - rate(method, ...best(method, condition), condition);
          return {
            score: { excess },
            text: `${describe6(state, lr)} Tras ${ended}`,
            hints: { lr: `${lr < bound ? "menor" : "mayor"} que el límite ${significant(bound)}` }
          };
        };
      },
      code: code4
    };
  }
});

// optlib/static/figures/data/muon.js
var MATRICES, OUTPUTS;
var init_muon = __esm({
  "optlib/static/figures/data/muon.js"() {
    MATRICES = { "names": { "words": "ocho palabras", "diagonal": "diagonal: 3 y 0.3", "outputs": "salidas de la red: 32 × 10" }, "band": [0.68, 1.13] };
    OUTPUTS = [6, 511, 92, -358, -115, 58, -899, -18, 615, 326, -562, -218, 251, 252, 123, 329, 33, -526, -269, 491, -48, -19, -147, -118, 78, 27, -81, -65, 588, -74, 243, -69, 66, -168, 5, -342, -166, 720, -86, 410, -118, -35, 152, 48, -792, 355, -716, 81, 176, 231, 157, 245, 45, -495, -108, 465, -198, 291, -145, -214, 359, -102, -600, -338, 571, 119, -131, -208, -157, -340, 3, 637, -22, 107, 46, 219, -11, -72, -50, 10, -94, 322, -474, 72, 200, 183, 195, 178, 29, -701, -223, 651, -205, 58, -176, -135, -172, -61, 182, 163, 537, 22, 202, -73, 12, -422, 24, -400, 284, 315, -146, 353, -14, 10, 6, -51, -999, -357, 498, 98, -128, -184, -125, -360, 28, 683, 66, 73, 73, 310, 42, -24, 40, 20, -430, -123, 595, 55, 414, -168, -106, 123, -78, -837, 275, -467, -113, 130, 147, 57, 246, -50, -570, -294, 632, -182, 129, -181, -195, -153, -42, 436, 295, -719, -212, -204, 224, 24, 161, 34, 260, 83, -213, 36, -259, 69, 142, -470, 32, 663, 72, -633, -195, -16, 173, -4, 350, 57, 434, -79, -295, -223, 438, 100, -72, 842, -13, -554, -251, -701, -95, -358, 149, 49, 386, 71, 686, 172, 504, 188, 163, -64, 186, -570, 16, -437, -255, 571, -61, -63, -218, -212, -234, -98, 451, -46, -498, 159, -321, 78, 49, -72, 14, 793, -234, 665, 148, -8, -224, -143, -405, -56, 653, -179, 826, 217, 363, -208, -141, -122, -77, -520, -300, 161, -197, -23, -87, -174, 194, 11, 373, -231, 800, 161, 356, -196, -100, -109, -68, -485, 155, -751, 188, -399, 185, 250, -130, 103, 490, -332, 622, -116, 287, -140, -66, 0, -66, -180];
  }
});

// optlib/static/singular.js
function singular(matrix, n) {
  const columns2 = Array.from({ length: n }, (_, j) => matrix.filter((_2, at) => at % n === j));
  const turned = columns2.map((_, j) => columns2.map((_2, i) => Number(i === j)));
  let moved2 = true;
  for (let sweep = 0; moved2 && sweep < SWEEPS; sweep++) {
    moved2 = false;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const [a, b] = [columns2[p], columns2[q]];
        const [one, two2, both] = [dot(a, a), dot(b, b), dot(a, b)];
        if (!(Math.abs(both) > SMALL * Math.sqrt(one * two2))) continue;
        moved2 = true;
        const slope = (two2 - one) / (2 * both);
        const t = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(1, slope));
        for (const rows2 of [columns2, turned]) rotate(rows2, p, q, 1 / Math.hypot(1, t), t / Math.hypot(1, t));
      }
  }
  const found = columns2.map((column, k) => [Math.hypot(...column), turned[k]]).sort(([a], [b]) => b - a);
  return { values: found.map(([value]) => value), across: found.map(([, direction]) => direction) };
}
function rotate(rows2, p, q, cos, sin) {
  const [a, b] = [rows2[p], rows2[q]];
  rows2[p] = a.map((value, i) => cos * value - sin * b[i]);
  rows2[q] = a.map((value, i) => sin * value + cos * b[i]);
}
var SWEEPS, SMALL, dot;
var init_singular = __esm({
  "optlib/static/singular.js"() {
    SWEEPS = 40;
    SMALL = 1e-15;
    dot = (a, b) => a.reduce((sum, value, i) => sum + value * b[i], 0);
  }
});

// optlib/static/figures/turning.js
function law(words2, exponent) {
  const often = parts(range(words2).map((k) => 1 / (k + 1)));
  return { often, follows: often.map(() => softmax(often.map(exponent))) };
}
function times2(A, B, k) {
  const [n, m] = [A.length / k, B.length / k];
  const made = new Float64Array(n * m);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += A[i * k + l] * B[l * m + j];
      made[i * m + j] = sum;
    }
  return made;
}
function transposed(A, k) {
  const n = A.length / k;
  return Float64Array.from(A, (_, at) => A[at % n * k + Math.floor(at / n)]);
}
function turn(n, draw) {
  let turned = Float64Array.from({ length: n * n }, (_, k) => Number(k % (n + 1) === 0));
  for (let each3 = 0; each3 < n; each3++) {
    const v = range(n).map(() => draw() - 0.5);
    const size2 = v.reduce((sum, value) => sum + value * value, 0);
    const along = times2(turned, v, n);
    turned = turned.map((value, k) => value - 2 * along[Math.floor(k / n)] * v[k % n] / size2);
  }
  return turned;
}
var parts, softmax;
var init_turning = __esm({
  "optlib/static/figures/turning.js"() {
    init_lists();
    parts = (values2) => {
      const sum = values2.reduce((total, value) => total + value, 0);
      return values2.map((value) => value / sum);
    };
    softmax = (values2) => parts(values2.map(Math.exp));
  }
});

// optlib/static/figures/each/muon.js
var muon_exports = {};
__export(muon_exports, {
  compute: () => compute,
  figure: () => figure7,
  spread: () => spread
});
function gradient(name) {
  if (name === "diagonal") return [3, 0, 0, 0.3];
  if (name === "outputs") {
    const rows2 = range(32).map((i) => OUTPUTS.slice(9 * i, 9 * i + 9));
    return rows2.flatMap((row) => [...row, -row.reduce((sum, value) => sum + value, 0)]);
  }
  const draw = mulberry32(1);
  const { often, follows } = law(WORDS2, () => 6 * draw());
  return often.flatMap((p, k) => follows[k].map((q) => p * (1 / WORDS2 - q)));
}
function iterated(G, { a, b, c, steps }) {
  const m = columnsOf(G);
  const n = G.length / m;
  const r = new Float64Array(2 * n * (n + m));
  const size2 = norm(G);
  const found = [G.map((value) => value / size2)];
  for (let k = 0; k < steps; k++) {
    r.set(found[k]);
    newtonSchulz(r, 0, n * m, 2 * n * m, n, m, [a, b, c]);
    found.push([...r.slice(n * m, 2 * n * m)]);
  }
  return found;
}
function compute(state) {
  const own = gradient(state.matrix);
  const m = columnsOf(own);
  const n = own.length / m;
  const steps = (G2) => ({ sign: G2.map(Math.sign), muon: iterated(G2, state) });
  const plain2 = steps(own);
  if (!state.turned) return { m, G: own, ...plain2 };
  const draw = mulberry32(2);
  const [down, across] = [turn(n, draw), turn(m, draw)];
  const G = [...times2(times2(down, own, n), transposed(across, m), m)];
  const found = steps(G);
  const apart2 = (M, other) => {
    const back = times2(times2(transposed(down, n), M, n), across, m);
    return norm(back.map((value, k) => value - other[k])) / norm(other);
  };
  const moved2 = { sign: apart2(found.sign, plain2.sign), muon: apart2(found.muon.at(-1), plain2.muon.at(-1)) };
  return { m, G, ...found, moved: moved2 };
}
function spread(state) {
  const ends2 = range(400).map((k) => {
    let x = 100 ** (k / 399 - 1);
    for (let each3 = 0; each3 < 5; each3++) x = polynomial(state, x);
    return Math.abs(x - 1);
  });
  return ends2.every((end2) => end2 < FAR2) ? Math.max(...ends2) : Infinity;
}
function pictures(fig, titles) {
  const label2 = "El gradiente y los pasos del signo y de Muon, con un cuadrado por número";
  const boxHeight = (width) => Math.min(230, (width - 2 * GAP) / 3) + 22;
  const panel = fig.panel({ label: label2, bare: true, boxHeight, margin: { left: 1, right: 1, top: 20, bottom: 2 } });
  const grids = titles.map((title) => {
    const frame = panel.path("fig-bound");
    const signs = [0, 1].map((k) => {
      const node = panel.path("fig-fill");
      node.style.fill = serial(k);
      return node;
    });
    const name = svg("text", { class: "fig-axis-name", y: -6 }, title);
    panel.over.append(name);
    return { frame, signs, name };
  });
  return (matrices, m) => {
    const side = Math.min(panel.h, (panel.w - 2 * GAP) / 3);
    const n = matrices[0].length / m;
    const cell = side / Math.max(n, m);
    const width = (cell * m).toFixed(1);
    const height = (cell * n).toFixed(1);
    for (const [place2, { frame, signs, name }] of grids.entries()) {
      const left = place2 * (panel.w - side) / 2;
      put(name, "x", left.toFixed(1));
      put(frame, "d", `M${left.toFixed(1)} 0h${width}v${height}h-${width}z`);
      const paths = ["", ""];
      for (const [k, value] of matrices[place2].entries()) {
        const size2 = 0.92 * cell * Math.sqrt(Math.min(1, Math.abs(value)));
        if (!(size2 > 0.2)) continue;
        const [x, y] = [left + (k % m + 0.5) * cell, (Math.floor(k / m) + 0.5) * cell].map((v) => v - size2 / 2);
        const length2 = size2.toFixed(1);
        paths[value < 0 ? 1 : 0] += `M${x.toFixed(1)} ${y.toFixed(1)}h${length2}v${length2}h-${length2}z`;
      }
      for (const [k, d] of paths.entries()) put(signs[k], "d", d);
    }
  };
}
function shadeBand(panel) {
  const node = panel.path("fig-shade");
  return () => {
    const [low, high] = BAND.map((value) => panel.sy(value).toFixed(1));
    put(node, "d", `M0 ${low}H${panel.w}V${high}H0z`);
  };
}
function bars2(fig) {
  const panel = fig.panel({
    label: "Valores singulares, de mayor a menor al empezar, y la banda de 0.68 a 1.13",
    yLabel: "valores singulares",
    boxHeight: () => 180,
    margin: { bottom: 20 }
  });
  const band = shadeBand(panel);
  const node = asSeries(panel.path("fig-joint"), 2);
  return (values2) => {
    panel.domain([0.4, values2.length + 0.6], [0, TOP]);
    band();
    node.style.strokeWidth = 0.5 * panel.w / values2.length;
    const bar = (value, k) => `M${panel.sx(k + 1).toFixed(1)} ${panel.h}V${panel.sy(value).toFixed(1)}`;
    put(node, "d", values2.map((value, k) => value < FAR2 ? bar(value, k) : "").join(""));
  };
}
function curve2(fig) {
  const panel = fig.panel(
    {
      label: "Lo que una iteración hace con cada valor singular σ: aσ + bσ³ + cσ⁵",
      x: [0, 1.2],
      y: [0, TOP],
      xLabel: "σ, antes",
      yLabel: "aσ + bσ³ + cσ⁵, después"
    },
    fig.side()
  );
  const band = shadeBand(panel);
  const same2 = panel.path("fig-ray");
  const line2 = panel.path("fig-curve");
  const dots = asSeries(panel.path("fig-dots"), 2);
  return (state, values2) => {
    band();
    put(same2, "d", panel.line([0, 1.2], [0, 1.2]));
    const moved2 = (xs) => xs.map((x) => polynomial(state, x));
    put(line2, "d", panel.line(XS, moved2(XS)));
    const seen2 = values2.filter((value) => value < FAR2);
    put(dots, "d", panel.dots(seen2, moved2(seen2)));
  };
}
function describe7(count2, values2, moved2, far2) {
  const [low, high] = BAND;
  const inside = values2.filter((value) => value >= low - 5e-3 && value <= high + 5e-3).length;
  const where = `entre ${low} y ${high} hay ${inside} de los ${values2.length} valores singulares`;
  const escaped = values2.some((value) => !(value < FAR2));
  const zero = values2.some((value) => value < 1e-9) && !escaped ? "; el que es 0 no cambia" : "";
  const now = escaped ? "los valores singulares se escapan" : where + zero;
  return `${count2 ? after(count2) : "Sin iterar"}, ${now}. ${moved2 ? turning(moved2) : reach(far2)}`;
}
function turning({ sign, muon }) {
  const part = (value) => value < 1e-9 ? "nada" : `un ${significant(100 * value, 2)} %`;
  const other = Number.isFinite(muon) ? part(muon) : "no se sabe cuánto";
  return `Deshecho el giro, el paso del signo se aparta ${part(sign)} del que daba sin girar; el de Muon, ${other}.`;
}
function reach(far2) {
  const start4 = "Con estos coeficientes, lo que empieza entre 0.01 y 1";
  return far2 < FAR2 ? `${start4} acaba, en cinco iteraciones, a ${significant(far2)} de 1 como mucho.` : `${start4} no acaba cerca de 1: algo se escapa.`;
}
function code5({ assign: assign2 }) {
  const write2 = ({ state }) => {
    const drawn2 = state.turned || state.matrix === "words";
    return `import numpy as np
${state.matrix === "outputs" ? IMPORTED : ""}${drawn2 ? "from optlib.prng import mulberry32\n" : ""}
${assign2({ a: state.a, b: state.b, c: state.c })}steps = ${state.steps}
${GRADIENTS[state.matrix]}${state.turned ? TURN : ""}
X = G / np.linalg.norm(G)

path = [X.ravel()]
for k in range(steps):
    A = X @ X.T
    X = a * X + (b * A + c * A @ A) @ X
    path.append(X.ravel())

print("Con todos sus valores singulares cerca de 1, X·Xᵀ se parece")
print("a la identidad:")
print((X @ X.T).round(2))
`;
  };
  return { write: write2 };
}
var P7, names2, BAND, WORDS2, TOP, FAR2, columnsOf, norm, polynomial, GAP, XS, after, GRADIENTS, IMPORTED, TURN, figure7;
var init_muon2 = __esm({
  "optlib/static/figures/each/muon.js"() {
    init_data();
    init_muon();
    init_matrices();
    init_numbers();
    init_prng();
    init_singular();
    init_dom();
    init_looks();
    init_params();
    init_turning();
    init_lists();
    P7 = PARAMS.muon;
    ({ names: names2, band: BAND } = MATRICES);
    WORDS2 = 8;
    TOP = 1.3;
    FAR2 = 1e3;
    columnsOf = ({ length: length2 }) => length2 === 320 ? 10 : Math.sqrt(length2);
    norm = (M) => Math.sqrt(M.reduce((sum, value) => sum + value * value, 0));
    polynomial = ({ a, b, c }, x) => x * (a + x * x * (b + x * x * c));
    GAP = 12;
    XS = linspace(0, 1.2, 121);
    after = (count2) => count2 === 1 ? "Tras una iteración" : `Tras ${count2} iteraciones`;
    GRADIENTS = {
      outputs: 'G = gradient("outputs")  # de la red que lee',
      diagonal: "G = np.array([[3.0, 0.0], [0.0, 0.3]])",
      words: `draw = mulberry32(1)
often = 1 / np.arange(1, 9)  # cuánto sale cada palabra
follows = np.exp([[6 * draw() for j in often] for i in often])
follows = follows / follows.sum(1, keepdims=True)
G = (often / often.sum())[:, None] * (1 / 8 - follows)`
    };
    IMPORTED = "from optlib.figures.each.muon import gradient\n";
    TURN = `
draw = mulberry32(2)

def turn(n):  # un giro al azar
    Q = np.eye(n)
    for k in range(n):
        v = np.array([draw() - 0.5 for j in range(n)])
        Q = Q - 2 * np.outer(Q @ v, v) / (v @ v)
    return Q

G = turn(len(G)) @ G @ turn(G.shape[1]).T`;
    figure7 = {
      params: {
        matrix: choice("Matriz", names2, P7.matrix),
        turned: flag("Girar filas y columnas", P7.turned),
        a: slider("a, de σ", P7.a, { format: (value) => significant(value, 5) }),
        b: slider("b, de σ³", P7.b, { format: (value) => significant(value, 5) }),
        c: slider("c, de σ⁵", P7.c, { format: (value) => significant(value, 5) }),
        steps: slider("Iteraciones", P7.steps)
      },
      create(fig) {
        fig.view.classList.add("fig-stack");
        const drawPictures = pictures(fig, ["descenso: G", "signo de G", "Muon"]);
        const drawBars = bars2(fig);
        const drawCurve = curve2(fig);
        const next = () => fig.set({ steps: fig.state.steps < P7.steps.high ? fig.state.steps + 1 : 0 });
        fig.button("Iterar", next);
        fig.button("Otra vez", () => fig.set({ steps: 0 }));
        fig.control(["matrix", "turned"], ["a", "b", "c", "steps"]);
        return (state) => {
          const { m, sign, muon: run3, moved: moved2 } = compute(state);
          const { across } = singular(run3[0], m);
          const values2 = across.map((v) => norm(times2(run3.at(-1), v, m)));
          drawPictures([run3[0], sign, run3.at(-1)], m);
          drawBars(values2);
          drawCurve(state, values2);
          const far2 = spread(state);
          return { text: describe7(state.steps, values2, moved2, far2), score: { spread: far2 } };
        };
      },
      code: code5
    };
  }
});

// optlib/static/figures/data/neurona.js
var EXAMPLES;
var init_neurona = __esm({
  "optlib/static/figures/data/neurona.js"() {
    EXAMPLES = { "deck": { "name": "un ejemplo: (2, 4)", "x": [2], "y": [4], "frame": { "x": [-3, 4], "y": [-6, 7], "axes": ["x", "ŷ = w·x + b"], "w": [-3, 5], "b": [-4, 4] } }, "line": { "name": "seis ejemplos", "x": [-2, -1.2, -0.5, 0.4, 1.1, 1.9], "y": [-2.9, -1.6, -0.2, 1.3, 2.1, 4.2], "frame": { "x": [-3, 4], "y": [-6, 7], "axes": ["x", "ŷ = w·x + b"], "w": [-3, 5], "b": [-4, 4] } }, "outlier": { "name": "uno que desentona", "x": [-2, -1.2, -0.5, 0.4, 1.1, 1.9], "y": [-2.9, -1.6, -0.2, 1.3, 2.1, -3.5], "frame": { "x": [-3, 4], "y": [-6, 7], "axes": ["x", "ŷ = w·x + b"], "w": [-3, 5], "b": [-4, 4] } }, "offcenter": { "name": "sin centrar", "x": [1, 1.5, 2, 2.5, 3, 3.5], "y": [0.8, 1.4, 2.6, 3.3, 4.6, 5.1], "frame": { "x": [-3, 4], "y": [-6, 7], "axes": ["x", "ŷ = w·x + b"], "w": [-3, 5], "b": [-4, 4] } }, "nebulae": { "name": "las 24 nebulosas", "x": [0.032, 0.034, 0.214, 0.263, 0.275, 0.275, 0.45, 0.5, 0.5, 0.63, 0.8, 0.9, 0.9, 0.9, 0.9, 1, 1.1, 1.1, 1.4, 1.7, 2, 2, 2, 2], "y": [1.7, 2.9, -1.3, -0.7, -1.85, -2.2, 2, 2.9, 2.7, 2, 3, -0.3, 6.5, 1.5, 5, 9.2, 4.5, 5, 5, 9.6, 5, 8.5, 8, 10.9], "frame": { "x": [-0.1, 2.2], "y": [-4, 13], "axes": ["distancia (Mpc)", "velocidad (cientos de km/s)"], "w": [-1, 9], "b": [-5, 5] } } };
  }
});

// optlib/static/figures/each/neurona.js
var neurona_exports = {};
__export(neurona_exports, {
  figure: () => figure8
});
function describe8(state, run3, k) {
  const cost2 = run3.f[k];
  if (!(cost2 < 1e8)) return `El descenso diverge: en el paso ${k} la recta se ha salido del dibujo.`;
  const [w, b] = run3.x[k];
  const line2 = `ŷ = ${significant(w)}x ${b < 0 ? "−" : "+"} ${significant(Math.abs(b))}`;
  const costs4 = k ? `Paso ${k}: el coste va de ${significant(run3.f[0])} a` : "Coste";
  return `${costs4} ${significant(cost2)}, con ${line2}.${REMARKS[state.data](w, run3.x.length - 1 - k)}`;
}
function scene(fig) {
  const panel = fig.panel({ label: "La recta, los datos y sus errores", ratio: 0.9 });
  const errors = asSeries(panel.path("fig-errors"), 1);
  const first = panel.path("fig-ray");
  const line2 = panel.path("fig-heavy");
  line2.style.stroke = colour("GradientDescent");
  const points = panel.path("fig-data");
  return ({ x, y, frame }, run3, k) => {
    const [xLabel, yLabel] = frame.axes;
    Object.assign(panel, { xLabel, yLabel, title: [yLabel] });
    panel.domain(frame.x, frame.y);
    const [w, b] = run3.x[k];
    const heights = ([slope, bias]) => panel.x.map((u) => slope * u + bias);
    const error = (i) => panel.line([x[i], x[i]], [y[i], w * x[i] + b]);
    put(first, "d", panel.line(panel.x, heights(run3.x[0])));
    put(line2, "d", panel.line(panel.x, heights([w, b])));
    put(points, "d", panel.dots(x, y));
    put(errors, "d", range(x.length).map(error).join(""));
  };
}
function plane3(fig) {
  const panel = fig.panel({
    label: "Curvas de nivel del coste con el recorrido",
    xLabel: "w",
    yLabel: "b",
    ratio: 0.9,
    shaded: true
  });
  const background = contourLayer(panel);
  const walk3 = track(panel);
  const grip = panel.handle((w, b) => fig.set({ w: Number(w.toFixed(2)), b: Number(b.toFixed(2)) }));
  return (data, problem, run3, k) => {
    const { frame } = EXAMPLES[data];
    panel.domain(frame.w, frame.b);
    background(`neurona-${data}`, problem.f);
    walk3("GradientDescent", ...columns(run3.x.slice(0, k + 1)));
    panel.place(grip, ...run3.x[0]);
  };
}
var P8, framed, REMARKS, score2, code6, figure8;
var init_neurona2 = __esm({
  "optlib/static/figures/each/neurona.js"() {
    init_data();
    init_neurona();
    init_optimizers();
    init_numbers();
    init_dom();
    init_landscapes();
    init_kit();
    init_looks();
    init_params();
    init_lists();
    P8 = PARAMS.neurona;
    framed = (name) => ({ data }) => {
      const [low, high] = EXAMPLES[data].frame[name];
      return linspace(low, high, Math.round((high - low) / P8[name].step) + 1);
    };
    REMARKS = {
      deck: (_, left) => left ? "" : " Toda la recta 2w + b = 4 tiene coste 0, y el descenso llega a su punto más cercano.",
      offcenter: () => " Con los datos a un lado del cero, el valle es estrecho y el avance, lento.",
      outlier: () => " Un solo ejemplo que desentona arrastra la recta: su error cuenta al cuadrado.",
      line: () => "",
      nebulae: (w) => ` La velocidad crece ${significant(100 * w)} km/s por megapársec.`
    };
    score2 = ({ b }, { f }) => ({ given: f[0], lifted: b > 1 ? f[0] : Infinity, step: f[1] / f[0] });
    code6 = ({ FITTED: FITTED2, array: array2, number: number2 }) => ({
      write: ({ state }) => `import numpy as np

x = ${array2(EXAMPLES[state.data].x)}
y = ${array2(EXAMPLES[state.data].y)}
lr, steps = ${number2(state.lr)}, ${state.steps}
w, b = ${number2(state.w)}, ${number2(state.b)}

path = [[w, b]]
for k in range(steps):
    error = w * x + b - y
    w = w - lr * np.mean(error * x)
    b = b - lr * np.mean(error)
    path.append([w, b])

${FITTED2}`
    });
    figure8 = {
      params: {
        data: choice("Datos", names(EXAMPLES), P8.data, { resets: { w: P8.w.value, b: P8.b.value } }),
        lr: slider("Tasa de aprendizaje α", P8.lr),
        w: slider("Peso inicial w", P8.w, { values: framed("w") }),
        b: slider("Sesgo inicial b", P8.b, { values: framed("b") }),
        steps: slider("Pasos del descenso", P8.steps),
        step: slider("Paso que se ve", P8.step, { values: ({ steps }) => linspace(0, steps, steps + 1) })
      },
      layout: "pair",
      sizes: { fill: "560px", cap: "30rem" },
      create(fig) {
        const drawScene = scene(fig);
        const drawPlane = plane3(fig);
        fig.resolve.step = ({ steps }) => steps;
        playback(fig, "step", fig.resolve.step, () => 8);
        fig.control(["step", "data"], ["lr", "w", "b", "steps"]);
        return (state) => {
          const { lr, steps } = state;
          const examples = EXAMPLES[state.data];
          const problem = neuron(examples);
          const run3 = minimize(problem, [state.w, state.b], new OPTIMIZERS.GradientDescent({ lr }), steps);
          const k = Math.min(fig.value("step"), steps);
          drawPlane(state.data, problem, run3, k);
          drawScene(examples, run3, k);
          return { text: describe8(state, run3, k), score: score2(state, run3) };
        };
      },
      code: code6
    };
  }
});

// optlib/static/figures/data/palabras.js
var BIGRAM;
var init_palabras = __esm({
  "optlib/static/figures/data/palabras.js"() {
    BIGRAM = { "budget": 100, "beta2": 0.95, "rates": { "Momentum": [[56.2, 56.2], [178, 178]], "Adagrad": [[3.16, 1.78], [3.16, 1.78]], "Adam": [[0.316, 1], [0.316, 1]], "Muon": [[1, 1], [1, 1]] } };
  }
});

// optlib/static/idle.js
async function inTurns(items2, job, span = SPAN) {
  let end2 = 0;
  for (const item of items2) {
    if (performance.now() >= end2) {
      await turn2();
      end2 = performance.now() + span;
    }
    job(item);
  }
}
var SPAN, WAIT, turn2;
var init_idle = __esm({
  "optlib/static/idle.js"() {
    SPAN = 4;
    WAIT = 20;
    turn2 = () => new Promise((go) => {
      if (globalThis.requestIdleCallback) requestIdleCallback(go, { timeout: WAIT });
      else setTimeout(go);
    });
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
  const [role, , values2, first] = ROLES.find(([, like]) => like.includes(setting)) ?? rest;
  return { role, values: values2, first };
}
function fits(name, value) {
  if (!Object.hasOwn(SETTINGS, name)) return true;
  const { above = -Infinity, from = -Infinity, below = Infinity, to = Infinity } = SETTINGS[name];
  return value > above && value >= from && value < below && value <= to;
}
function valued(settings2, given) {
  const own = (name) => Object.hasOwn(given, name) ? given[name] : roleOf(name).first;
  return Object.fromEntries(Object.entries(settings2).map(([name, value]) => [name, value ?? own(name)]));
}
function firstMove(rule, given) {
  const [start4, ...points] = pointsOf(optimizerOf(rule, given), [1.3, -0.7], () => [0.9, -1.7], 3);
  const moves2 = points.map((x) => x.map((value, k) => value - start4[k]));
  return moves2.find((move2) => move2.some((value) => value !== 0));
}
function rateOf(rule, given) {
  const names3 = Object.keys(rule.settings);
  const doubles = names3.filter((name) => {
    const value = given[name] || 1;
    const [one, two2] = [value, 2 * value].map((each3) => firstMove(rule, { ...given, [name]: each3 }));
    return one && two2 && one.every((move2, k) => Math.abs(two2[k] - 2 * move2) <= 1e-6 * Math.abs(move2));
  });
  const called2 = (among) => among.find((name) => roleOf(name).role === "rate");
  return called2(doubles) ?? doubles[0] ?? called2(names3) ?? null;
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
      Object.entries(SETTINGS).reverse().flatMap(([name, { called: called2 }]) => [...called2, name].map((word) => [word, name]))
    );
  }
});

// optlib/static/figures/code/rule-python.js
function fitted(indent, head, { text: text2, parts: parts2 = [text2] }, tail = "") {
  const line2 = `${indent}${head}${text2}${tail}`;
  if (line2.length <= WIDTH) return [line2];
  const inner = `${indent}    `;
  const size2 = WIDTH - inner.length;
  const each3 = (part) => inner.length + part.length <= MOST2 ? [part] : filled(part, size2);
  const rows2 = text2.length <= size2 ? [text2] : parts2.flatMap(each3);
  return [`${indent}${head}${tail ? "" : "("}`, ...rows2.map((row) => `${inner}${row}`), `${indent}${tail || ")"}`];
}
function inLine(indent, pairs) {
  const line2 = `${indent}${[0, 1].map((k) => pairs.map((pair3) => pair3[k]).join(", ")).join(" = ")}`;
  return pairs.length && line2.length <= WIDTH ? [line2] : pairs.map((pair3) => `${indent}${pair3.join(" = ")}`);
}
function safeNames({ settings: settings2, states, names: names3 }) {
  const all2 = [.../* @__PURE__ */ new Set([...Object.keys(settings2), ...names3])].filter((name) => name !== "x");
  const found = /* @__PURE__ */ new Map();
  for (const name of all2) {
    const kept4 = Object.hasOwn(settings2, name) || Object.hasOwn(states, name);
    let word = name.startsWith("_") ? `u${name}` : name;
    const clashes = () => TAKEN.has(word) || kept4 && NOT_FIELDS.has(word) || word !== name && all2.includes(word);
    while (clashes()) word += "_";
    found.set(name, word);
  }
  return found;
}
function titleOf({ text: text2 = "" }) {
  const [, word] = text2.match(/^\s*#\s*(\p{Lu}[\p{L}\p{N}_]*)[^\S\n]*(?:\n|$)/u) ?? [];
  return word && !TAKEN.has(word) ? word : "MyRule";
}
function partsOf({ valid: rule, settings: given, state: { steps } = {} }) {
  const safe = safeNames(rule);
  const { lines } = rule;
  const read4 = new Set(lines.flatMap(({ tree }) => namesIn(tree)));
  const states = Object.entries(rule.states).map(([name, start4]) => [safe.get(name), start4]);
  const counted = read4.has("t") ? ["t"] : [];
  return {
    ...{ rule, safe, lines, states, counted, fields: [...counted, ...states.map(([name]) => name)] },
    title: titleOf(rule),
    settings: Object.keys(rule.settings).flatMap(
      (name) => read4.has(name) ? [[safe.get(name), number(given[name]), name]] : []
    ),
    // Los pasos que se van a dar, si los lee.
    length: rule.long ? [["T", String(steps), "T"]] : [],
    // Si la última línea es la que mueve el punto, y nada más.
    ends: lines.at(-1).targets.every(({ word }) => word === "x")
  };
}
var WIDTH, MOST2, TAKEN, NOT_FIELDS, namesIn, gradIn, LEVELS2, ATOM, KINDS, widest, within, factor2, filled, items, Writer, rows;
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
    factor2 = (said2) => within(said2, LEVELS2.neg);
    filled = (text2, size2) => text2.match(new RegExp(`(?:.{1,${size2}}|.+?)(?<![-+*/<>=])(?: |$)`, "g")).map((row) => row.trimEnd());
    items = (indent, head, each3, tail) => fitted(indent, head, { text: each3.join(", "), parts: each3.map((item) => `${item},`) }, tail);
    Writer = class {
      known = /* @__PURE__ */ new Map();
      constructor(rule, safe, how) {
        this.rule = rule;
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
        const { op, place: place2 } = tree;
        if (tree.grad) return { text: this.how.grad(this.wide(this.say(tree.grad)).text), kind: "wide", level: ATOM };
        if (tree.name) return { level: ATOM, ...this.named(tree.name) };
        if (!op) {
          const kind2 = /^\d+$/.test(place2.word) ? "int" : "float";
          return { text: place2.word.replace(/^0+(?=\d)/, ""), kind: kind2, level: ATOM };
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
        const parts2 = [...first, `${op} ${within(args[1], level + 1)}`];
        return { text: parts2.join(" "), parts: parts2, kind, level };
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
        const names3 = each3.targets.map(({ word }) => `${this.named(word).text} = `);
        return fitted(indent, names3.join(""), made);
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
  const numbers2 = args.filter((each3) => !isTensor(each3));
  if (op === "clip") {
    const simple = isTensor(args[0]) && numbers2.length === 2;
    if (simple) return { text: `torch.clamp(${texts.join(", ")})`, kind };
    return torchCall("minimum", [torchCall("maximum", args.slice(0, 2)), args[2]]);
  }
  if (op === "dot") {
    const product = args.map(factor2).join(" * ");
    return isTensor({ kind }) ? { text: `torch.sum(${product})`, kind: "one" } : { text: `(${product})`, kind };
  }
  if (op === "mean") return isTensor({ kind }) ? { text: `torch.mean(${texts})`, kind: "one" } : args[0];
  const bound = { maximum: "min", minimum: "max" }[op];
  if (numbers2.length === args.length) {
    if (op === "sign") return { text: `((${texts} > 0) - (${texts} < 0))`, kind: "int" };
    const name = { abs: "abs", norm: "abs", maximum: "max", minimum: "min" }[op] ?? `math.${op}`;
    return { text: `${name}(${texts.join(", ")})`, kind: "float" };
  }
  if (op === "orthogonalize") return { text: `orthogonalize(${texts})`, kind };
  if (op === "norm") return { text: `torch.linalg.vector_norm(${texts})`, kind: "one" };
  if (!bound || !numbers2.length) return { text: `torch.${op}(${texts.join(", ")})`, kind };
  const [tensor] = args.filter((each3) => !numbers2.includes(each3));
  return { text: `torch.clamp(${tensor.text}, ${bound}=${numbers2[0].text})`, kind };
}
function needed(lines, names3) {
  const wanted = new Set(names3);
  const found = [];
  for (const each3 of [...lines].reverse()) {
    if (!each3.targets.some(({ word }) => wanted.has(word))) continue;
    for (const { word } of each3.targets) wanted.delete(word);
    for (const name of namesIn(each3.tree, false)) wanted.add(name);
    found.unshift(each3);
  }
  return found;
}
function everyParameter(settings2, read4, body) {
  const used = settings2.filter(([, , name]) => read4.has(name)).map(([name]) => [name, `group["${name}"]`]);
  return rows([
    "        for group in self.param_groups:",
    ...inLine("            ", used),
    '            for p in group["params"]:',
    ...body
  ]);
}
function recalled({ counted, fields, states }, read4, first) {
  const zero = (start4) => start4 === "x" ? "p.clone()" : start4 ? `torch.full_like(p, ${number(start4)})` : "torch.zeros_like(p)";
  const begin2 = [...counted.map(() => ["t", "0"]), ...states.map(([name, start4]) => [name, zero(start4)])];
  if (!fields.length) return [];
  return [
    `${DEEP}state = self.state[p]`,
    ...first ? [`${DEEP}if not state:`, ...begin2.map(([name, value]) => `${DEEP}    state["${name}"] = ${value}`)] : [],
    ...read4.has("t") ? [`${DEEP}t = state["t"] + 1`] : []
  ];
}
function saved(fields) {
  if (fields.length === 1) return [`${DEEP}state["${fields[0]}"] = ${fields[0]}`];
  const pairs = fields.map((name) => `${name}=${name}`);
  return fields.length ? items(DEEP, "state.update(", pairs, ")") : [];
}
function pytorch(fig) {
  const parts2 = partsOf(fig);
  const { rule, safe, lines, fields, title, ends: ends2 } = parts2;
  const settings2 = [...parts2.settings, ...parts2.length];
  const stored = ({ targets }) => targets.some(({ word }) => Object.hasOwn(rule.states, word));
  const keeps = lines.some((each3) => each3.tree.name || each3.tree.grad && stored(each3));
  const own = (text2) => text2 === "p" || keeps && text2 === "p.grad" ? `${text2}.clone()` : text2;
  const how = { point: "p", setting: (name) => name, state: (name) => `state["${name}"]`, grad: () => "p.grad" };
  const writer = () => new Writer(rule, safe, { ...how, own, call: torchCall });
  const readIn = (each3) => each3.flatMap(({ tree }) => namesIn(tree, false));
  const asks = lines.findIndex(({ tree }) => gradIn(tree));
  const point2 = gradIn(lines[asks].tree);
  const moves2 = ({ targets }) => targets.some(({ word }) => word === "x");
  const away = point2.name !== "x" || lines.slice(0, asks).some(moves2);
  const there = needed(lines.slice(0, asks), namesIn(point2));
  const later = lines.slice(asks).flatMap(({ targets }) => targets.map(({ word }) => word));
  const kept4 = away ? needed(lines, ["x", ...Object.keys(rule.states), ...later]) : lines;
  const read4 = /* @__PURE__ */ new Set([...readIn(kept4), ...parts2.counted]);
  const last = writer();
  const body = kept4.slice(0, ends2 ? -1 : void 0).flatMap((each3) => last.line(DEEP, each3));
  const moved2 = ends2 ? last.value(kept4.at(-1)) : { text: "x" };
  const step = everyParameter(settings2, read4, [
    ...away ? [`${DEEP}p.copy_(here.pop(0))`] : [],
    ...[`${DEEP}if p.grad is None:`, `${DEEP}    continue`],
    ...[...recalled(parts2, read4, !away), ...body, ...fitted(DEEP, "p.copy_(", moved2, ")")],
    ...saved(fields)
  ]);
  const first = writer();
  const readThere = /* @__PURE__ */ new Set([...readIn(there), ...namesIn(point2)]);
  const ahead2 = everyParameter(settings2, readThere, [
    ...[`${DEEP}here.append(p.clone())`, ...recalled(parts2, readThere, true)],
    ...there.flatMap((each3) => first.line(DEEP, each3)),
    ...fitted(DEEP, "p.copy_(", first.wide(first.say(point2)), ")")
  ]);
  const asked = away ? `        here = []  # dónde estaba cada uno
${ahead2}        with torch.enable_grad():
            loss = closure()
` : `        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
`;
  const given = settings2.map(([name, value]) => `${name}=${value}`);
  const defaults = settings2.map(([name]) => `"${name}": ${name}`);
  const joins = /torch\.(sum|mean|linalg)/.test(step + ahead2);
  const norm2 = joins ? "    norm, dot y mean son de cada tensor, no de todos juntos.\n" : "";
  return `${/\bmath\./.test(step + ahead2) ? "import math\n\n" : ""}import torch
${/orthogonalize\(/.test(step + ahead2) ? MATRICES2 : ""}

class ${title}(torch.optim.Optimizer):
    """La regla de «Escribe tu optimizador».
${away ? AWAY2 : here(title)}${norm2}${rule.long ? "    T es cuántos pasos vas a dar.\n" : ""}    """

${rows(items("    ", "def __init__(", ["self", "params", ...given], "):"))}${rows(items("        ", "super().__init__(params, {", defaults, "})"))}
    @torch.no_grad()
    def step(self, closure${away ? "" : "=None"}):
${asked}${step}        return loss
`;
}
var isTensor, DEEP, MATRICES2, AWAY2, here;
var init_rule_torch = __esm({
  "optlib/static/figures/code/rule-torch.js"() {
    init_python();
    init_rule_python();
    isTensor = ({ kind }) => kind === "one" || kind === "wide";
    DEEP = " ".repeat(16);
    MATRICES2 = `

def orthogonalize(m):  # cinco iteraciones de Newton–Schulz
    tall = m.reshape(len(m), -1)
    X = tall.T if len(tall) > tall.shape[1] else tall
    X = X / X.norm().clamp(min=1e-7)
    for _ in range(5):
        A = X @ X.T
        X = 3.4445 * X + (-4.775 * A + 2.0315 * A @ A) @ X
    return (X.T if X.shape != tall.shape else X).reshape(m.shape)
`;
    AWAY2 = `
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
function classOf2({ title, states, counted, fields, settings: settings2, length: length2 }, body) {
  const inside = "        ";
  const first = (start4) => start4 ? ` ${start4 < 0 ? "-" : "+"} ${number(Math.abs(start4))}` : "";
  const begin2 = states.map(([name, start4]) => `${name}=${start4 === "x" ? start4 : `0 * x${first(start4)}`}`);
  const begins = [...counted.map(() => "t=0"), ...begin2];
  const beyond2 = settings2.filter(([name, value]) => !fits(name, Number(value)));
  const wide = beyond2.map(([name]) => `"${name}": "(-inf, inf)"`);
  const joins = uses(body, JOINS);
  const matrices = joins.includes("orthogonalize");
  const declared = [
    ...settings2.map(([name, value]) => `    ${name}: float = ${value}`),
    ...length2.map(([name, steps]) => `    ${name}: int = ${steps}  # cuántos pasos vas a dar`),
    ...matrices ? ["    shapes: Any = None  # en una red, net.shapes"] : [],
    ...joins.length ? ["    joins = True"] : [],
    ...wide.length ? items("    ", "ranges = {", wide, "}") : []
  ];
  const norm2 = joins.includes("norm") ? "\n\n    norm es la de cada punto; con un solo número, usa abs.\n    " : "";
  return `@dataclass(frozen=True)
class ${title}(Optimizer):
    """La regla de «Escribe tu optimizador».${norm2}"""

${declared.length ? `${rows(declared)}
` : ""}    def init(self, x):
${rows(fields.length ? items(inside, "return MyState(", begins, ")") : [`${inside}return NoState()`])}
    def step(self, x, state, grad):
${rows(body)}`;
}
function stepOf({ rule, safe, lines, counted, fields, ends: ends2 }) {
  const [setting, state] = [(name) => `self.${name}`, (name) => `state.${name}`];
  const call = numpyCall(", axis=-1, keepdims=True", "self.shapes");
  const writer = new Writer(rule, safe, { setting, state, grad: (at) => `grad(${at})`, call });
  const inside = "        ";
  const body = lines.slice(0, -1).flatMap((each3) => writer.line(inside, each3));
  const made = fields.length ? `MyState(${fields.join(", ")})` : "state";
  const short = `${inside}return ${writer.value(lines.at(-1)).text}, ${made}`;
  if (ends2 && short.length <= WIDTH) body.push(short);
  else {
    body.push(...writer.line(inside, lines.at(-1)));
    body.push(...fields.length ? items(inside, "return x, MyState(", fields, ")") : [`${inside}return x, state`]);
  }
  return counted.length ? [`${inside}t = state.t + 1`, ...body] : body;
}
function optlib(fig) {
  const parts2 = partsOf(fig);
  const { title, states, counted, fields } = parts2;
  const body = stepOf(parts2);
  const kept4 = [...counted.map(() => "    t: int"), ...states.map(([name]) => `    ${name}: Any`)];
  const any = states.length || uses(body, ["orthogonalize"]).length;
  const types = [...any ? ["Any"] : [], ...fields.length ? ["NamedTuple"] : []];
  const tools = ["check_optimizer", "minimize", ...uses(body, HELPERS)].sort();
  const names3 = ["PROBLEMS", ...fields.length ? [] : ["NoState"], "Optimizer", ...tools];
  const given = rows(items("", "from optlib import (", names3, ")").map((row) => row.replace(/\((.+)\)/, "$1")));
  return `from dataclasses import dataclass
${types.length ? `from typing import ${types.join(", ")}
` : ""}
${body.some((row) => row.includes("np.")) ? "import numpy as np\n\n" : ""}${given}
${fields.length ? `
class MyState(NamedTuple):
    """Lo que recuerda de un paso a otro."""

${rows(kept4)}
` : ""}
${classOf2(parts2, body)}
problem, steps = PROBLEMS["${fig.state.problem}"], ${fig.state.steps}
print(check_optimizer(${title}(), problem))
path = minimize(problem, ${list2(fig.value("start"))}, ${title}(), steps)
print(path)
`;
}
function withPlan(fig, end2, { tools, given, start: start4, loop: loop2 = [], said: said2, shapes }) {
  const { rule, safe, lines, states, counted, settings: settings2 } = partsOf(fig);
  const rate2 = rateOf(fig.valid, fig.settings);
  const found = settings2.find(([, , name]) => name === rate2);
  const plan = found ? [`    ${found[0]} = ${found[1]} * (1 - k / ${end2})`] : [];
  const setting = (name) => rule.long && name === "T" ? "steps" : name;
  const how = { setting, state: (name) => name, grad: (at) => `grad(${at})`, call: numpyCall("", shapes) };
  const writer = new Writer(rule, safe, how);
  const zero = (first) => first === "x" ? first : first ? `np.full_like(x, ${number(first)})` : "np.zeros_like(x)";
  const body = lines.flatMap((each3) => writer.line("    ", each3));
  const helpers = uses(body, HELPERS);
  const begin2 = [...states.map(([name, first]) => `${name} = ${zero(first)}`), "path = [x]", "for k in range(steps):"];
  return `import numpy as np
${helpers.length ? `from optlib import ${helpers.join(", ")}
` : ""}${tools}

${given}
${rows(
    inLine(
      "",
      settings2.filter((each3) => each3 !== found)
    )
  )}${start4}
${rows([...begin2, ...counted.length ? ["    t = k + 1"] : [], ...plan, ...loop2, ...body])}    path.append(x)

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

// optlib/static/figures/each/palabras.js
var palabras_exports = {};
__export(palabras_exports, {
  METHODS: () => METHODS2,
  figure: () => figure9,
  trained: () => trained,
  worldAt: () => worldAt
});
function ruleOf2(name, { turned, equal }) {
  const valid = compile({ ...RULES, ...TYPED }[name].text);
  const settings2 = { ...valid.settings, lr: BIGRAM.rates[name][Number(equal)][Number(turned)] };
  if (name === "Adam") settings2.beta2 = BIGRAM.beta2;
  return { valid, settings: settings2 };
}
function worldOf({ turned, equal }) {
  const [draw, spin] = [mulberry32(1), mulberry32(2)];
  const { often, follows } = law(WORDS3, () => 2 * normal(draw));
  if (equal) often.fill(1 / WORDS3);
  const [from, to] = turned ? [turn(WORDS3, spin), turn(WORDS3, spin)] : [];
  const between = (A, W, B) => turned ? times2(times2(A, W, WORDS3), B, WORDS3) : W;
  const [fromBack, toBack] = turned ? [from, to].map((each3) => transposed(each3, WORDS3)) : [];
  const guess = (x) => {
    const said2 = between(from, new Float64Array(x), toBack);
    return range(WORDS3).map((i) => softmax(said2.subarray(i * WORDS3, (i + 1) * WORDS3)));
  };
  const gradient2 = (x) => {
    const wrong2 = guess(x).flatMap((row, i) => Array.from(row, (value, j) => often[i] * (value - follows[i][j])));
    return between(fromBack, wrong2, to);
  };
  return {
    problem: { start: new Array(WORDS3 ** 2).fill(0), shapes: [[WORDS3, WORDS3]], gradAt: () => gradient2 },
    whole: (words2) => words2.reduce((sum, value, k) => sum + often[k] * value, 0),
    excess(x) {
      const said2 = guess(x);
      return follows.map((row, i) => row.reduce((sum, q, j) => sum + q * Math.log(q / said2[i][j]), 0));
    }
  };
}
async function code7() {
  const { withPlan: withPlan2 } = await Promise.resolve().then(() => (init_rule_export(), rule_export_exports));
  const said2 = (yes) => yes ? "True" : "False";
  const write2 = ({ state }, name) => withPlan2(ruleOf2(name, state), BIGRAM.budget, {
    tools: "from optlib.figures.each.palabras import Bigram",
    given: `turned, equal = ${said2(state.turned)}, ${said2(state.equal)}
steps = ${state.steps}`,
    start: "problem = Bigram(turned, equal)\ngrad, x = problem.grad, problem.start",
    said: 'print(f"Tras {steps} pasos, el exceso es {problem(x):.1g}")',
    shapes: "problem.shapes"
  });
  return { lanes: () => Object.fromEntries(METHODS2.map((name) => [name, name])), write: write2 };
}
var METHODS2, WORDS3, worlds, runs, worldAt, trained, P9, PLACES, LOWEST2, HIGHEST, SPEED2, whole3, figure9;
var init_palabras2 = __esm({
  "optlib/static/figures/each/palabras.js"() {
    init_data();
    init_palabras();
    init_optimizers();
    init_numbers();
    init_prng();
    init_rule();
    init_rules();
    init_kit();
    init_looks();
    init_params();
    init_idle();
    init_turning();
    init_lists();
    METHODS2 = Object.keys(BIGRAM.rates);
    WORDS3 = 32;
    worlds = memo(4);
    runs = memo(8);
    worldAt = (state) => worlds(`${state.turned} ${state.equal}`, () => worldOf(state));
    trained = (name, state) => runs(`${name} ${state.turned} ${state.equal}`, () => {
      const { valid, settings: settings2 } = ruleOf2(name, state);
      return [...planned(worldAt(state).problem, valid, settings2, "lr", BIGRAM.budget)];
    });
    P9 = PARAMS.palabras;
    PLACES = range(WORDS3).map((k) => k + 1);
    [LOWEST2, HIGHEST] = [1e-3, 4e3];
    SPEED2 = 20;
    whole3 = () => BIGRAM.budget;
    figure9 = {
      params: {
        turned: flag("Girar las palabras", P9.turned),
        equal: flag("Todas igual de frecuentes", P9.equal),
        steps: slider("Pasos", P9.steps)
      },
      ahead: (state) => METHODS2.map((name) => () => trained(name, state)),
      sizes: { fill: "400px" },
      create(fig) {
        const panel = fig.panel({
          label: "Exceso de coste de cada palabra con cada método, en escala logarítmica",
          x: [0.5, WORDS3 + 0.8],
          y: [LOWEST2, HIGHEST],
          logY: true,
          xLabel: "palabra, de la más frecuente a la más rara",
          yLabel: "exceso × 1000 de cada palabra",
          ratio: 0.7
        });
        const draw = lanes(panel, ["Muon"]);
        legend(fig)(METHODS2);
        playback(fig, "steps", whole3, () => SPEED2);
        fig.control(["turned", "equal"], ["steps"]);
        inTurns(METHODS2, (name) => trained(name, { ...fig.state, turned: !fig.state.turned }));
        return (state) => {
          const { excess, whole: whole4 } = worldAt(state);
          const words2 = (name) => excess(trained(name, state)[state.steps]);
          const found = Object.fromEntries(METHODS2.map((name) => [name, words2(name)]));
          const seen2 = (name) => found[name].map((value) => Math.max(LOWEST2, 1e3 * value));
          draw(METHODS2, (name) => [PLACES, seen2(name)], WORDS3 - 1);
          const totals = METHODS2.map((name) => [lookOf(name).name, 1e3 * whole4(found[name])]);
          const told = totals.sort(([, a], [, b]) => a - b).map(([name, total]) => `${name}, ${significant(total, 1)}`);
          return { text: `Exceso × 1000 tras ${stepsOf(state.steps)}: ${told.join("; ")}.` };
        };
      },
      code: code7
    };
  }
});

// optlib/static/figures/data/planes.js
var PLANS, FALLS;
var init_planes = __esm({
  "optlib/static/figures/data/planes.js"() {
    PLANS = { "races": 100, "start": 5, "edge": 2, "wall": 15, "names": { "constant": "constante", "stairs": "escalones", "inverse": "inverso, 1/(k + 1)", "cosine": "coseno", "linear": "lineal" }, "falls": { "constant": "1.0", "stairs": "0.5 ** np.floor(j / np.ceil(left / 5))", "inverse": "1 / (1 + j)", "cosine": "(1 + np.cos(np.pi * j / left)) / 2", "linear": "1 - j / left" } };
    FALLS = {
      "constant": (j, left) => 1,
      "stairs": (j, left) => 0.5 ** Math.floor(j / Math.ceil(left / 5)),
      "inverse": (j, left) => 1 / (1 + j),
      "cosine": (j, left) => (1 + Math.cos(Math.PI * j / left)) / 2,
      "linear": (j, left) => 1 - j / left
    };
  }
});

// optlib/static/figures/each/planes.js
var planes_exports = {};
__export(planes_exports, {
  descend: () => descend2,
  figure: () => figure10,
  rates: () => rates2
});
function rates2(name, { lr, warmup, steps }) {
  const left = Math.max(1, steps - warmup);
  const factor4 = (k) => k < warmup ? (k + 1) / warmup : FALLS[name](k - warmup, left);
  return Float64Array.from({ length: steps }, (_, k) => lr * factor4(k));
}
function costOf(xs, steep) {
  let sum = 0;
  for (const x of xs) sum += x * x + steep * beyond(x) ** 2;
  return sum / 2 / xs.length;
}
function descend2(alphas, { landscape: landscape3, noise, seed }) {
  const steep = steepness({ landscape: landscape3 });
  const drawn2 = noiseOf(seed);
  const size2 = noise * Math.sqrt(12);
  const xs = new Float64Array(races).fill(start3);
  const costs4 = [];
  for (let k = 0; k < alphas.length; k++) {
    costs4.push(costOf(xs, steep));
    for (let i = 0; i < races; i++) {
      const slope = xs[i] + steep * beyond(xs[i]);
      xs[i] -= alphas[k] * (slope + size2 * drawn2[k * races + i]);
    }
  }
  return [...costs4, costOf(xs, steep)];
}
function chart2(fig, options) {
  const panel = fig.panel({ xLabel: "paso", ...options });
  const under = panel.path("fig-ray");
  const lines = NAMES2.map((_, i) => asSeries(panel.path("fig-plain"), i, true));
  return (x, y, columns2, level = NaN) => {
    panel.domain(x, y);
    put(under, "d", panel.line(x, [level, level]));
    for (const [i, ys] of columns2.entries()) put(lines[i], "d", panel.line(INDICES, ys, { gap: 1 }));
  };
}
function untilLost(costs4) {
  const end2 = costs4.findIndex((cost2) => !(cost2 < LOST));
  return end2 < 0 ? costs4 : costs4.map((cost2, k) => k < end2 ? cost2 : Infinity);
}
function lead(state, best2, ends2) {
  if (best2 === 0) {
    return state.noise ? "Gana el constante: los demás, al bajar la tasa, se quedan a medio camino." : "Sin ruido no hay suelo: bajar la tasa no gana nada.";
  }
  const beaten = ends2[0] < Infinity ? `, ${two(ends2[0] / ends2[best2])} veces menor que el del constante` : "";
  return `Gana ${SAID[best2]}, con un coste medio de ${two(ends2[best2])}${beaten}.`;
}
function unwarmed(state, best2, cost2) {
  const unheated = { ...state, warmup: 0 };
  const cold = untilLost(descend2(rates2(NAMES2[best2], unheated), unheated)).at(-1);
  if (cold === Infinity) return "Sin calentamiento se escaparía.";
  if (cold > 1.1 * cost2) return "Sin calentamiento acabaría más arriba.";
  return `Sin calentamiento acabaría ${cold < 0.9 * cost2 ? "más abajo" : "casi igual"}.`;
}
function describe9(state, costs4) {
  const ends2 = costs4.map((each3) => each3.at(-1));
  const best2 = ends2.indexOf(Math.min(...ends2));
  const gone = range(NAMES2.length).filter((i) => ends2[i] === Infinity);
  const parts2 = [];
  if (gone.length === NAMES2.length) parts2.push("Se escapan los cinco.");
  else if (state.warmup >= state.steps)
    parts2.push("El calentamiento dura más que el presupuesto: los cinco planes son aún el mismo.");
  else {
    parts2.push(lead(state, best2, ends2));
    if (state.warmup) parts2.push(unwarmed(state, best2, ends2[best2]));
    if (gone.length) parts2.push(`Se escapa${gone.length > 1 ? "n" : ""} ${listed(gone.map((i) => SAID[i]))}.`);
  }
  if (gone.length && state.landscape === "walls")
    parts2.push(`En las paredes, una tasa mayor que ${2 / (1 + wall)} aleja.`);
  return parts2.join(" ");
}
function code8({ number: number2 }) {
  const write2 = ({ state }, lane) => {
    const walls = state.landscape === "walls";
    const outside = `x - np.clip(x, ${-PLANS.edge}, ${PLANS.edge})`;
    const slope = walls ? `x + ${PLANS.wall} * (${outside})` : "x";
    const cost2 = walls ? `(x**2 + ${PLANS.wall} * (${outside}) ** 2)` : "x**2";
    return `import numpy as np
from optlib.prng import mulberry32

lr, noise, steps = ${number2(state.lr)}, ${number2(state.noise)}, ${state.steps}
warmup, seed = ${state.warmup}, ${state.seed}
x = np.full(${PLANS.races}, ${number2(PLANS.start)})  # cien carreras a la vez
draw = mulberry32(seed)
left = max(1, steps - warmup)

path = [x]
for k in range(steps):
    j = k - warmup
    if j < 0:  # calentamiento
        factor = (k + 1) / warmup
    else:
        factor = ${PLANS.falls[lane]}
    drawn = np.array([draw() - 0.5 for run in x])  # varianza 1/12
    g = ${slope} + noise * 12**0.5 * drawn
    x = x - lr * factor * g
    path.append(x)

cost = np.mean(${cost2}) / 2
print(f"Tras {steps} pasos, el coste medio es {cost:.4g}")
`;
  };
  return { choose: "Plan", lanes: () => PLANS.names, write: write2 };
}
var P10, races, start3, edge, wall, NAMES2, SAID, LOWEST3, LOST, INDICES, noises, noiseOf, beyond, steepness, floorOf, two, figure10;
var init_planes2 = __esm({
  "optlib/static/figures/each/planes.js"() {
    init_data();
    init_planes();
    init_prng();
    init_numbers();
    init_dom();
    init_costs();
    init_looks();
    init_params();
    init_lists();
    P10 = PARAMS.planes;
    ({ races, start: start3, edge, wall } = PLANS);
    NAMES2 = Object.keys(PLANS.names);
    SAID = ["el constante", "el de escalones", "el inverso", "el de coseno", "el lineal"];
    [LOWEST3, LOST] = [1e-8, 1e4];
    INDICES = range(P10.steps.high + 1);
    noises = memo(4);
    noiseOf = (seed) => noises(seed, () => {
      const draw = mulberry32(seed);
      return Float64Array.from({ length: P10.steps.high * races }, () => draw() - 0.5);
    });
    beyond = (x) => x - clamp(x, -edge, edge);
    steepness = ({ landscape: landscape3 }) => landscape3 === "walls" ? wall : 0;
    floorOf = ({ lr, noise }) => lr < 2 ? noise ** 2 * lr / (2 - lr) / 2 : Infinity;
    two = (value) => significant(value, 2);
    figure10 = {
      params: {
        landscape: choice("Coste", { bowl: "parábola", walls: "con paredes" }, P10.landscape),
        lr: slider("Tasa más alta α", P10.lr),
        warmup: slider("Pasos de calentamiento", P10.warmup),
        noise: slider("Ruido σ", P10.noise),
        steps: slider("Presupuesto de pasos", P10.steps),
        seed: slider("Semilla del ruido", P10.seed)
      },
      sizes: { fill: "536px" },
      create(fig) {
        fig.view.classList.add("fig-stack");
        const drawRates = chart2(fig, {
          label: "Tasa de cada plan en cada paso",
          yLabel: "tasa",
          xLabel: "",
          ratio: 0.28,
          margin: { bottom: 20 }
        });
        const drawCosts = chart2(fig, {
          label: "Coste medio de cada plan tras cada paso, en escala logarítmica",
          yLabel: `coste medio de ${races} carreras`,
          y: [1e-3, 100],
          logY: true,
          ratio: 0.55
        });
        const plans = NAMES2.map((name, i) => ["fig-plain", PLANS.names[name], (line2) => asSeries(line2, i, true)]);
        strokeLegend(fig, [...plans, ["fig-ray", "suelo de ruido del constante"]]);
        fig.control(["lr", "warmup", "landscape"], ["noise", "steps", "seed"]);
        return (state) => {
          const steep = steepness(state);
          const alphas = NAMES2.map((name) => rates2(name, state));
          const costs4 = alphas.map((each3) => untilLost(descend2(each3, state)));
          const shown = costs4.map((each3) => each3.map((cost2) => cost2 < LOST ? Math.max(LOWEST3, cost2) : NaN));
          const seen2 = shown.flat().filter((cost2) => cost2);
          const floor = floorOf(state);
          drawRates([0, state.steps], [0, 1.06 * state.lr], alphas);
          drawCosts([0, state.steps], decades(Math.min(1, ...seen2), Math.max(100, ...seen2)), shown, floor);
          const [constant, stairs, inverse, cosine, linear] = costs4.map((each3) => each3.at(-1));
          return {
            text: describe9(state, costs4),
            score: { inverse: inverse / Math.min(constant, stairs, cosine, linear) },
            hints: {
              landscape: `½x², desde x = ${start3}${steep ? `; si |x| > ${edge}, ${1 + wall} veces más curvo` : ""}`,
              lr: floor < Infinity ? `suelo de ruido: ${two(floor)}` : "con el constante no se acerca",
              warmup: state.warmup ? `el primer paso, con ${formatNumber(state.lr / state.warmup, 4)}` : "ninguno"
            }
          };
        };
      },
      code: code8
    };
  }
});

// optlib/static/figures/red-wall.js
function ink(pen, cells, x, y, colour2, strength = 1) {
  pen.fillStyle = colour2;
  cells.forEach((value, k) => {
    if (!(value > 0)) return;
    pen.globalAlpha = value * strength;
    pen.fillRect(x + k % 8, y + Math.floor(k / 8), 1, 1);
  });
  pen.globalAlpha = 1;
}
var TILE, DIM, COUNT2, NEURONS, UNKNOWN, SCALE, ACROSS, picture, Wall;
var init_red_wall = __esm({
  "optlib/static/figures/red-wall.js"() {
    init_dom();
    init_lists();
    TILE = 10;
    DIM = 0.13;
    COUNT2 = 100;
    NEURONS = 16;
    UNKNOWN = [..."0000000000111000010001000000010000001000000100000000000000010000"].map(Number);
    [SCALE, ACROSS] = [0.5, 4];
    picture = (name, width, height, label2) => html("canvas", { class: name, width, height, role: "img", "aria-label": label2 });
    Wall = class {
      constructor() {
        this.canvas = picture("red-wall", 10 * TILE, 10 * TILE, "Cien cifras que la red no ha visto");
        this.neurons = picture("red-neurons", ACROSS * TILE, NEURONS / ACROSS * TILE, "Los pesos de 16 de sus neuronas");
        this.count = html("p", { class: "red-count" });
        const part = (title, ...nodes2) => html("div", {}, html("p", { class: "red-title" }, title), ...nodes2);
        this.wait();
        this.node = html(
          "div",
          { class: "red-walls" },
          part("Cien cifras que no ha visto; resaltadas, las que lee", this.canvas, this.count),
          part("Lo que miran 16 de sus neuronas", this.neurons)
        );
      }
      // Hasta que llegan las imágenes, sus sitios, que no se sabe qué tienen.
      wait() {
        for (const canvas of [this.canvas, this.neurons]) {
          const [pen, across] = [canvas.getContext("2d"), canvas.width / TILE];
          for (const k of range(across * canvas.height / TILE))
            ink(pen, UNKNOWN, k % across * TILE + 1, Math.floor(k / across) * TILE + 1, "gray", 0.4);
        }
      }
      // Las imágenes, y cuáles lee; x son los pesos, y beside, lo que se dice de la que va al lado.
      show({ X: X2 }, read4, x, beside) {
        const pen = this.canvas.getContext("2d");
        const { color } = getComputedStyle(this.canvas);
        pen.clearRect(0, 0, this.canvas.width, this.canvas.height);
        for (const k of range(COUNT2)) {
          const corner2 = [k % 10 * TILE + 1, Math.floor(k / 10) * TILE + 1];
          ink(pen, X2.subarray(64 * k, 64 * (k + 1)), ...corner2, color, read4[k] ? 1 : DIM);
        }
        const many2 = read4.filter(Boolean).length;
        put(this.canvas, "aria-label", `Cien cifras que la red no ha visto: lee ${many2}`);
        say(this.count, `${many2} de ${COUNT2}${beside}`);
        this.look(x);
      }
      // De cada neurona, el peso de cada casilla: lo que pesa a favor, de un color, y en contra, de otro.
      look(x) {
        const pen = this.neurons.getContext("2d");
        const style = getComputedStyle(this.neurons);
        pen.clearRect(0, 0, this.neurons.width, this.neurons.height);
        for (const neuron2 of range(NEURONS)) {
          const corner2 = [neuron2 % ACROSS * TILE + 1, Math.floor(neuron2 / ACROSS) * TILE + 1];
          const weights = (scale2) => range(64).map((pixel) => Math.min(1, x[32 * pixel + neuron2] / scale2));
          ink(pen, weights(SCALE), ...corner2, style.color);
          ink(pen, weights(-SCALE), ...corner2, style.outlineColor);
        }
      }
    };
  }
});

// optlib/static/figures/red-grid.js
var ACROSS2, MOVES, MIDDLE, COUNT3, corner, Grid;
var init_red_grid = __esm({
  "optlib/static/figures/red-grid.js"() {
    init_numbers();
    init_red_wall();
    ACROSS2 = 8;
    MOVES = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -ACROSS2, ArrowDown: ACROSS2 };
    [MIDDLE, COUNT3] = [27, 64];
    corner = (k) => [k % ACROSS2, Math.floor(k / ACROSS2)];
    Grid = class {
      place = null;
      // la casilla a la que se ha llegado con las flechas
      constructor(cells) {
        this.first = cells;
        this.cells = [...cells];
      }
      // Otra vez, y vuelve a lo que era.
      flip(k) {
        const { cells, first } = this;
        cells[k] = cells[k] === first[k] ? Number(first[k] < 0.5) : first[k];
      }
      // Si la tecla es suya.
      key(key) {
        const { place: place2 } = this;
        if (MOVES[key]) this.place = place2 === null ? MIDDLE : (place2 + MOVES[key] + COUNT3) % COUNT3;
        else if (key === " " && place2 !== null) this.flip(place2);
        else return false;
        return true;
      }
      // Dónde se está, si se ha llegado con las flechas, y de qué color es.
      get here() {
        if (this.place === null) return "";
        const [x, y] = corner(this.place);
        return `Fila ${y + 1}, columna ${x + 1}: ${this.cells[this.place] < 0.5 ? "papel" : "tinta"}. `;
      }
      // Lo que se dice de ella, con lo que dice la red y lo que decía.
      words({ digit, part }, before) {
        const many2 = this.cells.filter((value, k) => value !== this.first[k]).length;
        const now = `dice ${digit}, con un ${percent(part)}`;
        if (!many2) return `${this.here}Cambia una casilla: a veces basta una. Ahora ${now}`;
        const cells = many2 > 1 ? `${many2} casillas` : "una casilla";
        if (digit !== before.digit) return `${this.here}La engañas con ${cells}: ${now}, y decía ${before.digit}`;
        return `${this.here}Con ${cells} de otro color aún ${now}`;
      }
      // Cada casilla mide una unidad.
      draw(pen, colour2, accent) {
        ink(pen, this.cells, 0, 0, colour2);
        Object.assign(pen, { lineWidth: 0.02, strokeStyle: colour2, globalAlpha: 0.25 });
        for (let k = 0; k < COUNT3; k++) pen.strokeRect(...corner(k), 1, 1);
        Object.assign(pen, { lineWidth: 0.12, strokeStyle: accent, globalAlpha: 1 });
        if (this.place !== null) pen.strokeRect(...corner(this.place), 1, 1);
      }
    };
  }
});

// optlib/static/figures/red-pad.js
function read2(text2) {
  if (/^i[12]?\d{1,2}$/.test(text2)) return { image: Number(text2.slice(1)) };
  return { strokes: /^[\da-z-]+$/.test(text2) ? strokes(text2).filter(({ length: length2 }) => length2) : [] };
}
var SIDE2, PEN, NEAR3, MOST3, HINT, strokes, pair2, written2, thin, Pad;
var init_red_pad = __esm({
  "optlib/static/figures/red-pad.js"() {
    init_numbers();
    init_dom();
    init_red_grid();
    init_red_wall();
    init_lists();
    SIDE2 = 300;
    PEN = 22;
    NEAR3 = 4;
    MOST3 = 1500;
    HINT = "M100 90C118 42 202 46 200 100S165 146 140 146C170 146 212 152 212 198S125 268 92 214";
    strokes = (text2) => text2.split("-").map((stroke) => {
      const numbers2 = (stroke.match(/../g) ?? []).map((pair3) => Number.parseInt(pair3, 36));
      return range(numbers2.length >> 1).map((k) => [numbers2[2 * k], numbers2[2 * k + 1]]);
    });
    pair2 = (value) => value.toString(36).padStart(2, "0");
    written2 = (drawn2) => drawn2.map((stroke) => stroke.flat().map(pair2).join("")).join("-");
    thin = (stroke) => stroke.filter((_, k) => k % 2 === 0 || k === stroke.length - 1);
    Pad = class {
      text = "";
      cells = null;
      image = null;
      now = null;
      // el trazo que se está haciendo
      grid = null;
      // change(texto) se llama con cada trazo; pick(cifra), al pedir una imagen: con una tecla o, sin cifra, con el botón;
      // touch(), cuando es otro lo que la red ve.
      constructor(change, pick, touch) {
        this.change = change;
        this.pick = pick;
        this.touch = touch;
        this.canvas = html("canvas", {
          ...{ class: "red-canvas", role: "img", tabindex: 0, width: SIDE2, height: SIDE2 },
          pointerdown: (event) => this.begin(event),
          pointermove: (event) => this.move(event),
          pointerup: (event) => this.end(event),
          pointercancel: (event) => this.end(event),
          keydown: (event) => this.key(event)
        });
        this.small = html("canvas", { class: "red-seen", width: 8, height: 8, "aria-hidden": "true" });
        this.erase = button("Borrar", () => change(""));
        const give = button("Dame una", () => pick());
        const buttons = html("div", { class: "fig-buttons" }, this.erase, give);
        this.does = html("u");
        const fool = () => this.fool();
        const words2 = html("span", {}, "Así la ve la red. ", this.does);
        this.note = html("button", { type: "button", class: "red-note", click: fool }, this.small, words2);
        this.own = html("div", { class: "red-own" });
        const meter = (digit) => html("meter", { class: "fig-hidden", min: 0, max: 1, value: 0, "aria-label": digit });
        this.bars = range(10).map(meter);
        const row = (bar, digit) => html("li", {}, html("span", { "aria-hidden": "true" }, digit), html("i"), bar);
        const rows2 = this.bars.map(row);
        const tools = html("div", { class: "red-tools" }, buttons, this.note);
        const board = html("div", { class: "red-board" }, this.canvas, tools);
        const said2 = html("div", { class: "red-said" }, html("ol", { class: "red-bars" }, ...rows2), this.own);
        this.node = html("div", { class: "red-pad" }, board, said2);
      }
      // Lo que la red ve pasa al cuadro, para cambiarlo, o deja de estarlo.
      fool() {
        this.grid = this.grid ? null : new Grid(this.cells);
        this.canvas.focus({ preventScroll: true });
        this.touch();
      }
      // Lo que se ha cambiado de lo que la red ve de ese dibujo, si se ha hecho; de otro, ya no.
      gridOf(text2) {
        if (text2 !== this.text) this.grid = null;
        return this.grid;
      }
      // Una tecla con una cifra trae una imagen suya; Supr borra.
      key(event) {
        const { key } = event;
        if (this.grid?.key(key)) {
          event.preventDefault();
          this.touch();
        } else if (/^\d$/.test(key)) this.pick(Number(key));
        else if (key === "Backspace" || key === "Delete") this.change("");
      }
      at(event) {
        const { left, top: top2, width } = this.canvas.getBoundingClientRect();
        const place2 = (value) => Math.round(Math.min(SIDE2 - 1, Math.max(0, value * SIDE2 / width)));
        return [place2(event.clientX - left), place2(event.clientY - top2)];
      }
      begin(event) {
        if (event.button || this.now) return;
        event.preventDefault();
        if (this.grid) {
          const [x, y] = this.at(event).map((value) => Math.floor(value * 8 / SIDE2));
          this.grid.flip(8 * y + x);
          return this.touch();
        }
        this.pointer = event.pointerId;
        this.canvas.setPointerCapture(event.pointerId);
        this.canvas.focus({ preventScroll: true });
        this.now = [this.at(event)];
        this.draw();
      }
      move(event) {
        if (!this.now || event.pointerId !== this.pointer) return;
        for (const each3 of event.getCoalescedEvents?.() ?? [event]) {
          const point2 = this.at(each3);
          const last = this.now.at(-1);
          if (Math.hypot(point2[0] - last[0], point2[1] - last[1]) >= NEAR3) this.now.push(point2);
        }
        this.draw();
      }
      end({ pointerId }) {
        if (!this.now || pointerId !== this.pointer) return;
        let drawn2 = [...read2(this.text).strokes ?? [], this.now];
        for (let k = 0; k < 5 && written2(drawn2).length > MOST3; k++) drawn2 = drawn2.map(thin);
        this.now = null;
        this.change(written2(drawn2));
      }
      // Pone el dibujo; cells es lo que la red ve de él, o null, y image, si lo que hay es una de sus imágenes.
      show(text2, cells, image) {
        this.text = text2;
        this.cells = cells;
        this.image = image && cells;
        this.draw();
        this.erase.disabled = !text2;
        this.note.classList.toggle("fig-hidden", !cells);
        this.note.disabled = !cells;
        say(this.does, this.grid ? "Déjala" : "Engáñala");
        put(this.canvas, "aria-label", this.grid ? "Lo que ve la red: con las flechas y espacio" : "Dibuja una cifra");
        const pen = this.small.getContext("2d");
        pen.clearRect(0, 0, 8, 8);
        if (cells) ink(pen, cells, 0, 0, getComputedStyle(this.small).color);
      }
      draw() {
        const pen = this.canvas.getContext("2d");
        const { color, outlineColor } = getComputedStyle(this.canvas);
        pen.setTransform(1, 0, 0, 1, 0, 0);
        pen.clearRect(0, 0, SIDE2, SIDE2);
        Object.assign(pen, { lineCap: "round", lineJoin: "round", lineWidth: PEN, strokeStyle: color, globalAlpha: 1 });
        pen.setLineDash([]);
        if (this.image || this.grid) {
          pen.scale(SIDE2 / 8, SIDE2 / 8);
          return this.grid ? this.grid.draw(pen, color, outlineColor) : ink(pen, this.image, 0, 0, color);
        }
        const drawn2 = [...read2(this.text).strokes ?? [], ...this.now ? [this.now] : []];
        if (!drawn2.length) {
          Object.assign(pen, { lineWidth: 4, globalAlpha: 0.4 });
          pen.setLineDash([2, 10]);
          pen.stroke(new Path2D(HINT));
        }
        for (const [first, ...rest] of drawn2) {
          pen.beginPath();
          pen.moveTo(...first);
          for (const point2 of rest.length ? rest : [first]) pen.lineTo(...point2);
          pen.stroke();
        }
      }
      // Lo que dice de cada cifra; null, nada.
      say(probabilities) {
        this.bars.forEach((bar, digit) => {
          const part = probabilities?.[digit] ?? 0;
          put(bar, "value", part.toFixed(3));
          put(bar, "aria-valuetext", percent(part));
          bar.parentNode.style.setProperty("--part", part);
          bar.parentNode.classList.toggle("red-most", part > 0 && part === Math.max(...probabilities));
        });
      }
    };
  }
});

// optlib/static/mlp.js
function layersOf(sizes) {
  let at = 0;
  return sizes.slice(1).map((b, k) => {
    const a = sizes[k];
    const layer = { a, b, weights: at, biases: at + a * b };
    at += (a + 1) * b;
    return layer;
  });
}
function softmax2(output, c) {
  for (const row of rowsOf(output, c)) {
    const most = Math.max(...row);
    let sum = 0;
    for (let j = 0; j < c; j++) sum += row[j] = Math.exp(row[j] - most);
    for (let j = 0; j < c; j++) row[j] /= sum;
  }
  return output;
}
var MLP, rowsOf;
var init_mlp = __esm({
  "optlib/static/mlp.js"() {
    MLP = class {
      constructor(sizes, X2, y) {
        this.sizes = sizes;
        this.X = X2;
        this.y = y;
        this.layers = layersOf(sizes);
        this.shapes = this.layers.flatMap(({ a, b }) => [[a, b], [b]]);
        this.dim = this.layers.reduce((sum, { a, b }) => sum + (a + 1) * b, 0);
      }
      // La entrada de cada capa y, al final, la salida lineal de la última, de las filas de input.
      signals(p, input) {
        const n = input.length / this.sizes[0];
        const signals = [input];
        for (const { a, b, weights, biases } of this.layers) {
          const [from, to] = [signals.at(-1), new Float64Array(n * b)];
          for (let i = 0; i < n; i++) {
            const row = i * b;
            for (let j = 0; j < b; j++) to[row + j] = p[biases + j];
            for (let k = 0; k < a; k++) {
              const value = from[i * a + k];
              if (value === 0) continue;
              const w = weights + k * b;
              for (let j = 0; j < b; j++) to[row + j] += value * p[w + j];
            }
          }
          if (signals.length < this.layers.length) for (let k = 0; k < to.length; k++) to[k] = Math.tanh(to[k]);
          signals.push(to);
        }
        return signals;
      }
      // Las probabilidades de cada clase, de cada fila de input.
      probabilities(p, input) {
        return softmax2(this.signals(p, input).at(-1), this.sizes.at(-1));
      }
      // La salida lineal de cada fila.
      outputs(p, input) {
        return rowsOf(this.signals(p, input).at(-1), this.sizes.at(-1));
      }
      // La clase que dice en cada fila.
      predict(p, input = this.X) {
        return this.outputs(p, input).map((row) => row.indexOf(Math.max(...row)));
      }
      // La fracción de aciertos.
      right(p) {
        const said2 = this.predict(p);
        return said2.filter((digit, i) => digit === this.y[i]).length / this.y.length;
      }
      f(p) {
        let sum = 0;
        for (const [i, row] of this.outputs(p, this.X).entries()) {
          const most = Math.max(...row);
          sum += Math.log(row.reduce((all2, value) => all2 + Math.exp(value - most), 0)) - (row[this.y[i]] - most);
        }
        return sum / this.y.length;
      }
      // El gradiente con los ejemplos indices; por omisión, con todos.
      grad(p, indices2 = [...this.y.keys()]) {
        const [n, d, c] = [indices2.length, this.sizes[0], this.sizes.at(-1)];
        const input = new Float64Array(n * d);
        indices2.forEach((from, i) => {
          input.set(this.X.subarray(from * d, (from + 1) * d), i * d);
        });
        const signals = this.signals(p, input);
        let delta = softmax2(signals.pop(), c);
        for (let i = 0; i < n; i++) delta[i * c + this.y[indices2[i]]] -= 1;
        for (let k = 0; k < delta.length; k++) delta[k] /= n;
        const g = new Float64Array(this.dim);
        for (const { a, b, weights, biases } of this.layers.toReversed()) {
          const signal = signals.pop();
          const before = signals.length ? new Float64Array(n * a) : null;
          for (let i = 0; i < n; i++) {
            const row = i * b;
            for (let j = 0; j < b; j++) g[biases + j] += delta[row + j];
            for (let k = 0; k < a; k++) {
              const [value, w] = [signal[i * a + k], weights + k * b];
              if (value !== 0) for (let j = 0; j < b; j++) g[w + j] += value * delta[row + j];
              if (!before) continue;
              let sum = 0;
              for (let j = 0; j < b; j++) sum += p[w + j] * delta[row + j];
              before[i * a + k] = sum * (1 - value * value);
            }
          }
          delta = before;
        }
        return g;
      }
    };
    rowsOf = (values2, c) => Array.from({ length: values2.length / c }, (_, i) => values2.subarray(i * c, (i + 1) * c));
  }
});

// optlib/static/digits.js
function unpack({ counts, ink: ink2 }) {
  const y = Uint8Array.from(counts.flatMap((count2, digit) => new Array(count2).fill(digit)));
  const X2 = new Float64Array(ink2.length);
  const [n, d] = [y.length, ink2.length / y.length];
  for (let k = 0; k < ink2.length; k++) X2[k % n * d + Math.floor(k / n)] = (ink2.charCodeAt(k) - 97) / 16;
  return { X: X2, y };
}
function begin(seed) {
  const draw = mulberry32(seedOf("partida", seed));
  const start4 = [];
  for (const [k, a] of SIZES.slice(0, -1).entries()) {
    const b = SIZES[k + 1];
    const limit2 = Math.sqrt(6 / (a + b));
    const weights = Array.from({ length: a * b }, () => -limit2 + 2 * limit2 * draw());
    start4.push(...k ? weights : weights.map((w) => w * SMALL2), ...new Array(b).fill(0));
  }
  return start4;
}
function network({ X: X2, y }, seed, extra = []) {
  const order = shuffled(y.length, mulberry32(seedOf("reparto", seed)));
  const heap = (from, to, more = []) => {
    const rows2 = order.slice(from, to);
    const inputs = rows2.flatMap((row) => [...X2.subarray(row * SIZES[0], (row + 1) * SIZES[0])]);
    const labels = rows2.map((row) => y[row]);
    const [cells, digits] = [more.flatMap((each3) => each3.cells), more.map((each3) => each3.digit)];
    return new MLP(SIZES, Float64Array.from([...inputs, ...cells]), Uint8Array.from([...labels, ...digits]));
  };
  const copies = extra.flatMap((each3) => new Array(COPIES).fill(each3));
  const net = heap(0, TRAIN, copies);
  const batch = minibatches(net.y.length, BATCH, seed);
  return Object.assign(net, {
    start: begin(seed),
    gradAt: (k) => (p) => net.grad(p, batch(k)),
    valid: heap(TRAIN, TRAIN + VALID),
    test: heap(TRAIN + VALID, y.length)
  });
}
var SIZES, TRAIN, VALID, BATCH, SMALL2, COPIES;
var init_digits = __esm({
  "optlib/static/digits.js"() {
    init_mlp();
    init_prng();
    SIZES = [64, 32, 10];
    [TRAIN, VALID] = [1200, 300];
    BATCH = 64;
    SMALL2 = 0.01;
    COPIES = 10;
  }
});

// optlib/static/ink.js
function seen(strokes2) {
  if (!strokes2.flat().length) return null;
  const segments2 = prepared(strokes2).flatMap(segmentsOf);
  const cells = new Array((SIDE3 / BLOCK) ** 2).fill(0);
  for (let row = 0; row < SIDE3; row++) {
    for (let column = 0; column < SIDE3; column++) {
      const cell = Math.floor(row / BLOCK) * (SIDE3 / BLOCK) + Math.floor(column / BLOCK);
      if (segments2.some((segment) => inks(segment, column + 0.5, row + 0.5))) cells[cell] += 1 / BLOCK ** 2;
    }
  }
  return cells;
}
function prepared(strokes2) {
  const { strokes: whole4 } = centred(strokes2);
  const slant = slantOf(whole4.flatMap(segmentsOf));
  const { strokes: upright, width } = centred(each2(whole4, ([x, y]) => [x - UPRIGHT * slant * y, y]));
  const narrow = Math.min(1, WIDEST / width);
  const place2 = (value) => SIDE3 / 2 + value * (SIDE3 - PEN2) / 2;
  return each2(upright, ([x, y]) => [place2(x * narrow), place2(y)]);
}
function centred(strokes2) {
  const points = strokes2.flat();
  const [x, y] = [0, 1].map((axis) => {
    const values2 = points.map((point2) => point2[axis]);
    const [low, high] = [Math.min(...values2), Math.max(...values2)];
    return { center: (low + high) / 2, reach: (high - low) / 2 };
  });
  const reach2 = Math.max(x.reach, y.reach) || 1;
  const place2 = (point2) => [(point2[0] - x.center) / reach2, (point2[1] - y.center) / reach2];
  return { strokes: each2(strokes2, place2), width: x.reach / reach2 };
}
function slantOf(segments2) {
  const mean2 = (f) => segments2.reduce((sum, part) => sum + Math.hypot(part.dx, part.dy) * f(part), 0) / length2;
  const length2 = segments2.reduce((sum, { dx, dy }) => sum + Math.hypot(dx, dy), 0) || 1;
  const [x, y] = [mean2((part) => part.x + part.dx / 2), mean2((part) => part.y + part.dy / 2)];
  const [across, down] = [(part) => part.x + part.dx / 2 - x, (part) => part.y + part.dy / 2 - y];
  return mean2((part) => across(part) * down(part)) / (mean2((part) => down(part) ** 2) || 1);
}
function segmentsOf(stroke) {
  return stroke.map(([x, y], k) => {
    const [nextX, nextY] = stroke[k + 1] ?? [x, y];
    return { x, y, dx: nextX - x, dy: nextY - y };
  });
}
function inks({ x, y, dx, dy }, px, py) {
  const along = ((px - x) * dx + (py - y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return (px - x - t * dx) ** 2 + (py - y - t * dy) ** 2 <= (PEN2 / 2) ** 2;
}
var SIDE3, BLOCK, PEN2, WIDEST, UPRIGHT, each2;
var init_ink = __esm({
  "optlib/static/ink.js"() {
    SIDE3 = 32;
    BLOCK = 4;
    PEN2 = 6;
    WIDEST = 0.6;
    UPRIGHT = 0.3;
    each2 = (strokes2, change) => strokes2.map((stroke) => stroke.map(change));
  }
});

// optlib/static/rule-errors.js
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
function nearest2(word, names3) {
  const bare2 = (name) => name.replace(/\d/g, "0");
  const others = names3.filter((name) => bare2(name) !== bare2(word));
  const [best2] = others.map((name) => [distance(word, name), name]).sort(([a], [b]) => a - b);
  return best2 && best2[0] > 0 && best2[0] <= Math.max(1, word.length / 3) ? best2[1] : "";
}
function meant(name, names3, idle) {
  const number2 = NUMBERS.get(name.toLowerCase());
  if (number2) return `${name} es un mando nuevo: si querías el número, escribe ${number2}.`;
  if (/_hat$/.test(name)) return `${name} es un mando nuevo: ¿falta la línea ${name} = …?`;
  const far2 = name.length > 2 && roleOf(name).role === "other";
  const long = names3.filter((each3) => far2 && each3.length > 2);
  const close = COUNTS.get(name) ?? names3.find((each3) => bare(each3) === bare(name)) ?? nearest2(name, long);
  if (close) return `${name} es un mando nuevo: ¿querías ${close}?`;
  return idle && `${name} es un mando nuevo, y ${idle} no se usa: ¿son lo mismo?`;
}
function stuck({ lines, states }) {
  const same2 = lines.flatMap(({ tree, targets }) => tree.name === "x" ? targets.map(({ word }) => word) : []);
  return same2.filter((word) => /^x_?0$|start|inic|init|salida/i.test(word) && !Object.hasOwn(states, word));
}
function doubts(rule, shapes = false) {
  const { settings: settings2, names: names3, lines, states } = rule;
  const open = Object.keys(settings2).filter((name) => settings2[name] === null);
  const known = ["x", "t", ...names3, ...Object.keys(settings2).filter((name) => !open.includes(name))];
  const read4 = new Set(lines.flatMap(({ tree }) => [...nodes(tree)].map(({ name }) => name)));
  const idle = Object.keys(settings2).find((name) => !open.includes(name) && !read4.has(name));
  const fixed = lines.filter(({ tree: { value, op, args } }) => (op === "neg" ? args[0].value : value) !== void 0);
  const late = fixed.flatMap(({ targets }) => targets.map(({ word }) => word));
  const looks = lines.some(({ tree }) => [...nodes(tree)].some(({ op }) => op === "orthogonalize"));
  return [
    ...looks && !shapes ? [COLUMN] : [],
    ...open.map((name, k) => meant(name, [...known, ...open.slice(0, k)], idle)).filter(Boolean),
    ...stuck(rule).map((name) => `${name} es x en cada paso: para que sea la salida, acaba con ${name} = ${name}.`),
    ...late.filter((name) => name !== "x" && !Object.hasOwn(states, name)).map((name) => `${name} tendría su mando si estuviera antes de la línea de grad.`)
  ];
}
var KNOWN, OTHERWISE, INSTEAD, NUMBERS, COUNTS, ABSENT, absent, SAID2, COLUMN, explain, bare;
var init_rule_errors = __esm({
  "optlib/static/rule-errors.js"() {
    init_roles();
    init_rule();
    init_rule_text();
    KNOWN = Object.keys(FUNCTIONS2);
    OTHERWISE = {
      ...{ α: "lr", β: "beta", ε: "eps", λ: "lam", μ: "mu", ρ: "rho", θ: "x", σ: "sigma", γ: "gamma", η: "lr" },
      ...{ max: "maximum", min: "minimum", clamp: "clip", sum: "dot", root: "sqrt", pow: "**", svd: "orthogonalize" },
      ...{ "^": "**", "²": "**2", "³": "**3", "×": "*", "·": "*", "÷": "/", "//": "/", "√": "sqrt" },
      ...{ lambda: "lam", "∇": "grad(x)", "∂": "grad(x)", gradient: "grad", "|": "abs(…)", "@": "dot(a, b)" },
      ...{ if: "where(a > b, x, y)", and: "where(a > b, x, y)", or: "where(a > b, x, y)" }
    };
    INSTEAD = new Map(Object.entries(OTHERWISE));
    NUMBERS = new Map(Object.entries({ pi: "3.14159", inf: "1e300" }));
    COUNTS = new Map(Object.entries({ N: "T", t_max: "T", n_steps: "T", steps: "T", step: "t" }));
    ABSENT = [
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
    absent = (word) => INSTEAD.has(word) ? `En vez de «${word}», ${INSTEAD.get(word)}.` : ABSENT.find(([sign]) => sign.test(word))?.[1];
    SAID2 = {
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
        const close = nearest2(word, [...KNOWN, "grad"]);
        if (close) return `No hay ninguna función «${word}»: ¿querías ${close}?`;
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
    COLUMN = "Aquí el punto es una columna, y orthogonalize la deja siempre en 0.70 de su dirección.";
    explain = ({ code: code11, given }) => SAID2[code11](given);
    bare = (name) => name.toLowerCase().replace(/_|(.)(?=\1)/g, "");
  }
});

// optlib/static/training.js
async function train(net, rule, given, steps, visit, stopped = () => false) {
  const points = planned(net, rule, given, rateOf(rule, given), steps);
  function* every() {
    for (let k = 0; k <= steps && !stopped(); k++) yield k;
  }
  await inTurns(every(), (k) => visit(k, points.next().value), SPAN2);
}
var SPAN2;
var init_training = __esm({
  "optlib/static/training.js"() {
    init_optimizers();
    init_roles();
    init_idle();
    SPAN2 = 10;
  }
});

// optlib/static/figures/red-trials.js
function verdict(mine, other) {
  const { won, lost } = duel(mine, other, (one, two2) => one > two2);
  if (won === mine.length) return "Mejor";
  return lost === mine.length ? "Peor" : "No se distinguen";
}
async function learnt(net, { rule, given, steps }, stopped) {
  let last = net.start;
  const visit = (_, x) => {
    last = x;
  };
  await train(net, rule, given, steps, visit, stopped);
  return last.every(Number.isFinite) ? net.valid.right(last) : 0;
}
var RATES2, SEEDS, LOWEST4, CHANCE, heightOf, percent3, mean, reading, RIVALS, called, Trials;
var init_red_trials = __esm({
  "optlib/static/figures/red-trials.js"() {
    init_data();
    init_digits();
    init_dom();
    init_judging();
    init_numbers();
    init_rules();
    init_training();
    init_lists();
    RATES2 = [1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
    SEEDS = [20, 21, 22, 23, 24];
    [LOWEST4, CHANCE] = [0.05, Math.log(10)];
    heightOf = (cost2) => cost2 > 0 ? clamp(Math.log(CHANCE / cost2) / Math.log(CHANCE / LOWEST4), 0, 1) : 0;
    percent3 = (part) => (100 * part).toFixed(1);
    mean = (parts2) => parts2.reduce((sum, part) => sum + part, 0) / parts2.length;
    reading = ([name, { text: text2 }]) => [name, { text: text2.replace(/^lr = .*$/m, `lr = ${STYLES[name].reading}`) }];
    RIVALS = { ...Object.fromEntries(Object.entries(RULES).map(reading)), ...TYPED };
    called = (rival) => Object.hasOwn(RIVALS, rival) ? STYLES[rival]?.name ?? rival : "la recibida";
    Trials = class {
      found = {};
      opened = 0;
      // las veces que se ha abierto el examen
      about = "";
      // touch(tasa) y choose(rival) los atiende la figura; racers() da lo que se entrena, la suya y la de al lado, y
      // exam(), los aciertos en prueba de la que hay entrenada.
      constructor(box, { touch, choose, racers, exam, data }) {
        this.racers = racers;
        this.exam = exam;
        this.data = data;
        const dot2 = (rate2) => html("button", { type: "button", click: () => touch(rate2) }, html("i"), html("span", {}, String(rate2)));
        this.dots = RATES2.map(dot2);
        const names3 = ["", ...Object.keys(RIVALS)].map(
          (name) => html("option", { value: name }, name ? called(name) : "nadie")
        );
        this.received = html("option", { hidden: true }, called(""));
        const change = () => choose(this.rival.value);
        this.rival = html("select", { change }, ...names3, this.received);
        this.compare = button("¿Es mejor? Cinco semillas", () => this.judge());
        this.examine = button("Examen", () => this.open());
        this.said = html("p", { role: "status" });
        box.append(
          html("p", {}, "Toca una tasa: dice cuántas de las cien lee, y sube si baja el coste de validación."),
          html("div", { class: "red-dots", role: "group", "aria-label": "Tasas" }, ...this.dots),
          html("div", { class: "fig-buttons" }, html("label", {}, "Al lado ", this.rival), this.compare, this.examine),
          this.said
        );
      }
      // Con qué regla, sin su tasa, se midió cada punto; pair, si hay otra que entrenar al lado; rate es la escrita, o null; read, lo que lee y su coste, si ya se ha entrenado.
      show({ about, against: against2, rate: rate2, read: read4, rival, free, pair: pair3 }) {
        this.found[about] ??= {};
        const found = this.found[about];
        if (read4 !== null) found[rate2] = read4;
        if (this.about !== against2) {
          this.running = null;
          say(this.said, "");
        }
        this.about = against2;
        for (const [k, dot2] of this.dots.entries()) {
          const { many: many2, cost: cost2 } = found[RATES2[k]] ?? {};
          const told = many2 === void 0 ? "sin probar" : `lee ${many2} de 100, con un coste de ${significant(cost2, 2)}`;
          dot2.disabled = !free;
          put(dot2, "aria-pressed", RATES2[k] === rate2);
          put(dot2, "aria-label", `tasa ${RATES2[k]}: ${told}`);
          put(dot2.firstChild, "data-many", many2 ?? "");
          dot2.classList.toggle("red-found", many2 !== void 0);
          dot2.style.setProperty("--part", heightOf(cost2));
        }
        const known = !rival || Object.hasOwn(RIVALS, rival);
        if (!known) Object.assign(this.received, { value: rival, hidden: false });
        this.rival.value = rival;
        this.compare.disabled = !pair3;
        this.examine.disabled = read4 === null;
      }
      async judge() {
        const run3 = {};
        this.running = run3;
        const stopped = () => this.running !== run3;
        const racers = this.racers();
        const parts2 = racers.map(() => []);
        for (const [k, seed] of SEEDS.entries()) {
          say(this.said, `Semilla ${k + 1} de ${SEEDS.length}…`);
          const net = network(this.data, seed);
          for (const [i, racer] of racers.entries()) parts2[i].push(await learnt(net, racer, stopped));
          if (stopped()) return;
        }
        const told = verdict(...parts2);
        const why = told === "No se distinguen" ? "no gana siempre la misma" : "con todas";
        say(
          this.said,
          `Con cinco semillas nuevas: ${percent3(mean(parts2[0]))} y ${percent3(mean(parts2[1]))} %. ${told}: ${why}.`
        );
      }
      open() {
        this.opened += 1;
        const count2 = this.opened > 1 ? ` Lo has abierto ${this.opened} veces: si eliges con él, ya no es un examen.` : "";
        say(this.said, `De 297 imágenes guardadas hasta ahora lee el ${percent3(this.exam())} %.${count2}`);
      }
    };
  }
});

// optlib/static/figures/red-dare.js
var textOf, compiled, standard, Dare;
var init_red_dare = __esm({
  "optlib/static/figures/red-dare.js"() {
    init_rule();
    init_red_trials();
    init_red_wall();
    textOf = (rival) => Object.hasOwn(RIVALS, rival) ? RIVALS[rival].text : rival;
    compiled = (rival) => compile(textOf(rival));
    standard = ({ state, initial }) => state.steps === initial.steps && state.seed === initial.seed;
    Dare = class {
      rival = "";
      met = null;
      // lo que lee la recibida, ya entrenada
      constructor(fig, box) {
        this.fig = fig;
        this.box = box;
      }
      get on() {
        return this.fig.state.score > 0;
      }
      // Al día con lo que llega: una regla que no se puede leer no reta a nadie.
      sync() {
        const { state, initial, controls } = this.fig;
        const rival = state.rival || state.rule;
        if (this.on && compiled(rival).errors.length) state.score = 0;
        if (this.on) {
          if (!state.rival) this.box.open = true;
          if (rival !== this.rival) this.met = null;
          this.rival = rival;
          Object.assign(state, { rival, steps: initial.steps, seed: initial.seed });
        }
        for (const { input } of [...controls.steps, ...controls.seed]) input.disabled = this.on;
      }
      // Lo que se dice de lo que lee la suya, mine; nada si aún no se ha entrenado.
      says(rule, mine) {
        const { met } = this;
        if (met === null) return "Te retan a leer más que con esta regla. Entrénala: ahí se ve cuánto lee.";
        const { score: score3 } = this.fig.state;
        const told = met === score3 ? "" : `El enlace decía ${score3}; lee ${met}. `;
        if (mine === void 0 || rule === textOf(this.rival))
          return told ? `${told}¿La superas?` : `Lee ${met} de ${COUNT2}: ¿la superas?`;
        if (mine > met) return `${told}La superas: ${mine} a ${met}. «Compartir» devuelve el reto.`;
        return told + (mine === met ? `Empate: ${mine} a ${met}.` : `Te faltan ${met - mine}: ${mine} a ${met}.`);
      }
    };
  }
});

// optlib/static/figures/data/red.js
var SNAPSHOTS;
var init_red = __esm({
  "optlib/static/figures/data/red.js"() {
    SNAPSHOTS = [0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 19, 24, 30, 38, 48, 60, 76, 95, 120, 150, 190, 240, 300, 380, 480, 600];
  }
});

// optlib/static/figures/red-film.js
var LASTS, FEW, marksOf, Film;
var init_red_film = __esm({
  "optlib/static/figures/red-film.js"() {
    init_red();
    init_dom();
    init_training();
    init_kit();
    LASTS = 3;
    FEW = [0, 5, 19, 95];
    marksOf = (steps) => [...(calm() ? FEW : SNAPSHOTS).filter((k) => k < steps), steps];
    Film = class {
      run = null;
      frames = [];
      shown = 0;
      // button es el que lo pone en marcha; begin() prepara lo que se entrena, { net, rule, given, steps }, la que se ve y
      // quizá otra al lado; look(net, x) es lo que se apunta de unos pesos.
      constructor(fig, button2, begin2, look) {
        this.fig = fig;
        this.button = button2;
        this.begin = begin2;
        this.look = look;
        fig.stop = () => this.forget();
        this.forget();
      }
      // Lo entrenado ya no vale: otra regla, otra semilla u otros pasos.
      forget() {
        this.run = null;
        this.stop();
        this.frames = [];
        this.shown = 0;
      }
      stop() {
        this.fig.animate(null);
        put(this.fig.summary, "aria-live", "polite");
        say(this.button, "Entrénala");
      }
      // Lo que hay a la vista: de la que se ve y, si la hay, de la de al lado.
      get now() {
        return this.frames.map((frames) => frames[this.shown]);
      }
      play(lasts = LASTS) {
        const run3 = {};
        const trained3 = this.begin();
        this.forget();
        this.run = run3;
        const marks = marksOf(trained3[0].steps);
        this.frames = trained3.map(({ net, rule, given, steps }) => {
          const frames = [];
          let sound;
          const visit = (k, x) => {
            if (x.every(Number.isFinite)) sound = x;
            if (marks.includes(k)) frames.push({ k, x, sound, ...this.look(net, x) });
          };
          train(net, rule, given, steps, visit, () => this.run !== run3);
          return frames;
        });
        put(this.fig.summary, "aria-live", "off");
        say(this.button, "Entrenando…");
        let at = 0;
        this.fig.animate((seconds) => {
          at += seconds;
          const reached = Math.min(marks.length - 1, Math.floor(at / lasts * marks.length));
          this.shown = Math.max(0, Math.min(reached, ...this.frames.map(({ length: length2 }) => length2 - 1)));
          this.fig.refresh();
          if (this.shown === marks.length - 1) this.stop();
        });
      }
    };
  }
});

// optlib/static/figures/red-own.js
var Own;
var init_red_own = __esm({
  "optlib/static/figures/red-own.js"() {
    init_numbers();
    init_dom();
    init_ink();
    init_red_pad();
    init_lists();
    Own = class {
      taught = 0;
      // con cuántos se ha entrenado la que se ve
      now = null;
      said = /* @__PURE__ */ new Map();
      // de cada dibujo, lo que leía
      fresh = null;
      // el último, si aún no se ha entrenado con él
      made = null;
      // progress los guarda; changed() se llama cuando son otros.
      constructor(box, progress, changed) {
        this.progress = progress;
        const digits = range(10).map((digit) => button(String(digit), () => this.keep(digit)));
        const summary = html("summary", {}, "¿Era otra?");
        this.ask = html("details", {}, summary, html("div", { class: "fig-buttons red-digits" }, ...digits));
        this.count = html("span");
        this.erase = button("", () => {
          this.fresh = null;
          progress.eraseDrawings();
        });
        this.kept = html("p", {}, this.count, " ", this.erase);
        box.append(this.ask, this.kept);
        progress.subscribe(() => {
          this.made = null;
          changed();
        });
      }
      // Los que hay, como los ve la red.
      get examples() {
        this.made ??= this.progress.drawings().flatMap(({ digit, drawing }) => {
          const cells = seen(read2(drawing).strokes ?? []);
          return cells ? { digit, cells } : [];
        });
        return this.made;
      }
      keep(digit) {
        const { drawing, said: said2 } = this.now;
        if (!this.said.has(drawing)) this.said.set(drawing, said2.digit);
        this.fresh = { drawing, digit };
        this.progress.addDrawing(this.fresh);
        this.ask.open = false;
        this.ask.firstChild.focus({ preventScroll: true });
      }
      // Con cuántos se entrena la que se va a ver.
      teach(many2) {
        this.taught = many2;
        this.fresh = null;
      }
      // now, si se puede preguntar, es { drawing, said }: el dibujo y lo que la red dice de él.
      show(now) {
        if (now?.drawing !== this.now?.drawing) this.ask.open = false;
        this.now = now;
        this.ask.hidden = !now;
        const many2 = this.examples.length;
        this.kept.hidden = !many2;
        const mine = many2 > 1 ? `${many2} dibujos tuyos` : "1 dibujo tuyo";
        say(this.count, `${mine}, ${this.progress.kept ? "en este navegador" : "hasta que cierres la página"}`);
        say(this.erase, many2 > 1 ? "Borrarlos" : "Borrarlo");
      }
      // Lo que se dice de un dibujo.
      words(drawing, { digit, part }) {
        if (this.fresh?.drawing === drawing) return `Apuntado: era un ${this.fresh.digit}. Entrénala y mira qué dice`;
        const now = `dice ${digit}, con un ${percent(part)}`;
        if (!this.taught) return `Ahora ${now}`;
        const mine = this.taught > 1 ? `on tus ${this.taught} dibujos` : "on tu dibujo";
        const before = this.said.get(drawing) ?? digit;
        return before === digit ? `C${mine} ${now}` : `Antes decía ${before}; c${mine} ${now}`;
      }
    };
  }
});

// optlib/static/figures/rule-editor.js
function words() {
  const page = document.querySelector("[data-page=tu_optimizador]");
  return page ? [html("a", { href: new URL("#como-se-escribe", page.href).href }, "Cómo se escribe")] : [];
}
var SIGNS, MOVES2, PAST, PAUSE, STAY, RuleEditor;
var init_rule_editor = __esm({
  "optlib/static/figures/rule-editor.js"() {
    init_rules();
    init_data();
    init_dom();
    init_rule_errors();
    init_params();
    SIGNS = ["=", "+", "-", "*", "/", "**", "**2", "(", ")", ".", ",", "_", "sqrt(", "←", "→"];
    MOVES2 = { "←": -1, "→": 1 };
    [PAST, PAUSE] = [100, 800];
    STAY = { pointerdown: (event) => event.preventDefault() };
    RuleEditor = class {
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
        const label2 = html("label", { for: area }, "Tu regla");
        const tools = [label2, ...words(), ...link ? [this.origins(), ...this.sharing()] : [], this.other];
        const parts2 = [html("div", { class: "rule-tools" }, ...tools), this.area, this.said, this.signs()];
        this.node = html("div", { class: "rule-editor" }, ...parts2);
      }
      signs() {
        const buttons = SIGNS.map((sign) => button(sign, () => this.insert(sign), { class: "rule-sign", ...STAY }));
        const turn3 = (icon, name, click) => html("button", { type: "button", "aria-label": name, click, ...STAY }, icon, html("span", {}, ` ${name}`));
        buttons.push(turn3("↶", "Deshacer", this.undo), turn3("↷", "Rehacer", this.redo));
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
        if (MOVES2[text2]) return this.go(this.area.selectionEnd + MOVES2[text2]);
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
        let same2 = 0;
        while (same2 < Math.min(value.length, text2.length) && value.at(-1 - same2) === text2.at(-1 - same2)) same2++;
        this.area.value = text2;
        if (document.activeElement === this.area) this.go(text2.length - same2);
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
      select({ line: line2, at, length: length2 }) {
        const lines = this.area.value.split("\n");
        const start4 = lines.slice(0, line2).reduce((sum, each3) => sum + each3.length + 1, 0);
        this.area.focus();
        this.go(start4 + at, start4 + Math.min(at + length2, lines[line2].length));
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
          const fault = (line2, k) => button(line2, () => this.select(this.faults[k]), STAY);
          this.said.replaceChildren(...told.map((line2, k) => html("p", {}, k < lines.length ? fault(line2, k) : line2)));
          if (errors.length && document.activeElement === this.area) this.said.scrollIntoView({ block: "nearest" });
        }
        this.said.classList.toggle("rule-wrong", errors.length > 0);
        const [back, other] = this.rules?.other() ?? [""];
        this.other.hidden = other === void 0;
        say(this.other, back);
      }
    };
  }
});

// optlib/static/figures/rule-knobs.js
function move(fig, name, value) {
  const place2 = new Map(Object.entries(fig.valid.places)).get(name);
  if (!place2) return fig.set({ values: { ...fig.state.values, [name]: value } });
  const lines = fig.state.rule.split("\n");
  const line2 = lines[place2.line];
  lines[place2.line] = `${line2.slice(0, place2.at)}${value}${line2.slice(place2.at + place2.length)}`;
  fig.set({ rule: lines.join("\n") });
}
function settingSliders(fig, apply) {
  const box = html("div", { class: "rule-settings" });
  let fields = [];
  let shown = "";
  return {
    box,
    // Con un fallo corre la última regla válida, y su número no es el que está escrito.
    sync(rule, given, wrong2) {
      const wanted = Object.keys(rule.settings);
      if (String(wanted) !== shown) {
        shown = String(wanted);
        fields = wanted.map((name) => {
          const { values: values2 } = roleOf(name);
          const reader = () => ({ values: values2, value: fig.settings[name] });
          return rangeField(name, reader, (value) => apply(name, value));
        });
        box.replaceChildren(...fields.map(({ node }) => node));
      }
      fig.settings = given;
      for (const field2 of fields) {
        field2.input.disabled = wrong2;
        field2.sync();
      }
    }
  };
}
var init_rule_knobs = __esm({
  "optlib/static/figures/rule-knobs.js"() {
    init_dom();
    init_roles();
    init_kit();
  }
});

// optlib/static/figures/reader.js
var reader_exports = {};
__export(reader_exports, {
  Reader: () => Reader2
});
function reading2({ valid }, x) {
  const alive = x.every(Number.isFinite);
  const said2 = valid.predict(x, valid.X.subarray(0, 64 * COUNT2));
  const right = said2.map((digit, k) => alive && digit === valid.y[k]);
  return { right, many: right.filter(Boolean).length };
}
function cellsOf(net, { strokes: strokes2, image }) {
  if (image !== void 0) return [...net.valid.X.subarray(64 * image, 64 * (image + 1))];
  const reach2 = (axis) => {
    const values2 = strokes2.flat().map((point2) => point2[axis]);
    return Math.max(...values2) - Math.min(...values2);
  };
  return Math.max(reach2(0), reach2(1)) < SMALLEST2 ? null : seen(strokes2);
}
function saidOf(net, x, cells) {
  const parts2 = cells && [...net.probabilities(x, Float64Array.from(cells))];
  if (!parts2?.every(Number.isFinite)) return null;
  const part = Math.max(...parts2);
  return { parts: parts2, part, digit: parts2.indexOf(part) };
}
function brokenWhy(sound, start4, rule) {
  const broken = "Sus pesos ya no son números";
  if (size(sound) > HUGE * size(start4)) return `${broken}. Prueba con una tasa diez veces menor.`;
  if (!/\/|\*\* *-/.test(rule)) return `${broken}, y no por grandes: alguna de tus cuentas no da un número.`;
  return `${broken}. ¿Divides entre cero? Donde nunca hay tinta, el gradiente es 0.`;
}
function lostWhy({ x, sound = x, many: many2 }, start4, rule) {
  if (!x.every(Number.isFinite)) return brokenWhy(sound, start4, rule);
  if (x.every((value, k) => value === start4[k])) return "La red no ha cambiado: tu regla no mueve x.";
  if (many2 >= LOST2) return "";
  const [now, before] = [size(x), size(start4)];
  const how = now > 3 * before ? "menor, y mira el signo" : "mayor";
  return `No ha aprendido: lee ${many2} de ${COUNT2}. Sus pesos miden ${significant(now, 2)}, y al empezar, ${significant(before, 2)}. Prueba con una tasa diez veces ${how}.`;
}
function describe10(net, frame, said2, { playing, beside, dare, rule }) {
  const { k, many: many2 } = frame;
  if (!k) {
    const guess = said2 ? `Dice que es un ${said2.digit}, con un ${percent(said2.part)}. ` : "";
    return `${guess}${dare ? "" : `No sabe leer: sus ${net.dim} números están puestos al azar.`}`;
  }
  if (playing) return `Paso ${k}: lee ${many2} de ${COUNT2}${beside}.`;
  const lost = lostWhy(frame, net.start, rule);
  if (lost) return lost;
  if (!said2) return `De cien imágenes que no ha visto lee ${many2}${beside}. Dibuja una cifra.`;
  return `${said2.words}. De cien imágenes que no ha visto lee ${many2}${beside}.`;
}
function adjust(fig, name, value) {
  if (Object.hasOwn(fig.valid.places, name)) return move(fig, name, value);
  fig.set({ rule: `${name} = ${value}
${fig.state.rule}` });
}
function editorIn(fold, fig, reads) {
  let now = { text: fig.initial.rule, ...compile(fig.initial.rule) };
  fig.valid = now;
  const { host, spec, initial } = fig;
  const shared2 = () => ({ ...fig.state, rival: "", score: standard(fig) && reads()?.many || 0 });
  const link = () => new URL(toLink(host.key, spec.params, shared2(), initial), location.href).href;
  const editor = new RuleEditor((rule) => fig.set({ rule }), link, void 0, RIVALS);
  const settings2 = settingSliders(fig, (name, value) => adjust(fig, name, value));
  fold.append(html("div", { keydown: (event) => editor.keys(event) }, editor.node, settings2.box));
  return (written3) => {
    if (now.text !== written3) now = { text: written3, ...compile(written3) };
    if (!now.errors.length) fig.valid = now;
    settings2.sync(fig.valid, valued(fig.valid.settings, {}), now.errors.length > 0);
    editor.show(written3, now.errors, doubts(fig.valid, true));
    return fig.valid;
  };
}
var LOST2, SMALLEST2, QUICK, HUGE, FIXED, size, NONE, Reader2;
var init_reader = __esm({
  "optlib/static/figures/reader.js"() {
    init_digits();
    init_dom();
    init_ink();
    init_numbers();
    init_roles();
    init_rule();
    init_rule_errors();
    init_params();
    init_red_dare();
    init_red_film();
    init_red_own();
    init_red_pad();
    init_red_trials();
    init_red_wall();
    init_rule_editor();
    init_rule_knobs();
    init_lists();
    LOST2 = 20;
    SMALLEST2 = 20;
    QUICK = 0.6;
    HUGE = 1e3;
    FIXED = "fijo en un reto";
    size = (x) => Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
    NONE = [];
    Reader2 = class {
      made = {};
      // la red que hay hecha, con su semilla y sus ejemplos
      ran = "";
      // con qué se ha entrenado
      constructor(fig, packed, { pad, wall: wall2, play, fold, trials }) {
        this.fig = fig;
        this.pad = pad;
        this.wall = wall2;
        this.data = unpack(packed);
        this.rule = editorIn(fold, fig, () => this.own.taught ? null : this.reads);
        this.dare = new Dare(fig, trials);
        this.film = new Film(fig, play, () => this.racers, reading2);
        this.trials = new Trials(trials, {
          touch: (rate2) => {
            adjust(fig, this.rate, rate2);
            this.play(QUICK);
          },
          choose: (rival) => {
            fig.set({ rival });
            this.play();
          },
          racers: () => this.racers,
          exam: () => this.net.test.right(this.frame.x),
          data: this.data
        });
        this.own = new Own(pad.own, fig.host.progress, () => fig.refresh());
        this.sync();
      }
      // Los ejemplos del lector; a quien le retan, ninguno: se aprende de lo mismo.
      get extra() {
        return this.fig.state.score ? NONE : this.own.examples;
      }
      // La red de la semilla y de los ejemplos que haya, sin entrenar.
      get net() {
        const [{ seed }, extra] = [this.fig.state, this.extra];
        if (this.made.seed !== seed || this.made.extra !== extra)
          this.made = { seed, extra, net: network(this.data, seed, extra) };
        return this.made.net;
      }
      // Lo que se entrena: la regla escrita y, si la hay, la de al lado.
      get racers() {
        const { net, other } = this;
        const { steps } = this.fig.state;
        const rules = [this.fig.valid, ...other.errors.length ? [] : [other]];
        return rules.map((rule) => ({ net, rule, steps, given: valued(rule.settings, {}) }));
      }
      // Al día con lo escrito: otra regla, otra semilla, otros pasos u otra al lado, y lo entrenado ya no vale.
      sync() {
        const { fig } = this;
        this.rule(fig.state.rule);
        this.dare.sync();
        const { steps, seed, rival } = fig.state;
        const key = [fig.valid.text, steps, seed, rival].join();
        if (key === this.ran) return;
        this.film.forget();
        this.ran = key;
        this.given = valued(fig.valid.settings, {});
        this.rate = rateOf(fig.valid, this.given);
        this.other = compiled(rival);
      }
      play(lasts) {
        this.sync();
        this.film.play(lasts);
        this.own.teach(this.extra.length);
      }
      // Pone en el cuadro una imagen de esa cifra, o de una al azar: la siguiente a la que haya.
      pick(digit = Math.floor(10 * Math.random())) {
        const { y } = this.net.valid;
        const found = range(y.length).filter((k) => k >= COUNT2 && y[k] === digit);
        const { image = 0 } = read2(this.fig.state.drawing);
        this.fig.set({ drawing: `i${found.find((k) => k > image) ?? found[0]}` });
      }
      // Lo que se ve: los pesos de ahora o los de la partida.
      get frame() {
        const { net, film } = this;
        return film.now[0] ?? { k: 0, x: net.start, ...reading2(net, net.start) };
      }
      // Cuántas de las cien lee la regla escrita, ya entrenada, y su coste de validación; si no, null.
      get reads() {
        const [frame] = this.film.now;
        if (frame?.k !== this.fig.state.steps) return null;
        return { many: frame.many, cost: this.net.valid.f(frame.x) };
      }
      // Los puntos son de una regla, diga lo que diga su tasa; las cinco semillas, de dos, con las suyas.
      measure() {
        const { fig, rate: rate2, reads, dare } = this;
        const { rule, steps, seed, rival } = fig.state;
        const at = fig.valid.places[rate2];
        const lines = fig.valid.text.split("\n").filter((_, k) => k !== at?.line);
        const free = rate2 !== null && rule === fig.valid.text;
        const about = [...lines, steps, seed].join("\n");
        const pair3 = !this.other.errors.length;
        this.trials.show({ about, against: this.ran, rate: this.given[rate2] ?? null, read: reads, rival, free, pair: pair3 });
        this.trials.rival.disabled = dare.on;
      }
      update({ drawing }) {
        this.sync();
        const { fig, film, pad, wall: wall2, net, dare } = this;
        const { rival, steps } = fig.state;
        const [drawn2, { frame }] = [read2(drawing), this];
        const grid = pad.gridOf(drawing);
        const cells = grid?.cells ?? cellsOf(net, drawn2);
        const said2 = saidOf(net, frame.x, cells);
        const ready = said2 && frame.k && !fig.tick && !grid && !fig.state.score && drawn2.strokes;
        this.own.show(ready ? { drawing, said: said2 } : null);
        if (said2) said2.words = grid?.words(said2, saidOf(net, frame.x, grid.first)) ?? this.own.words(drawing, said2);
        const other = film.now[1];
        const beside = other ? `; ${called(rival)}, ${other.many}` : "";
        pad.show(drawing, cells, drawn2.image !== void 0);
        pad.say(said2?.parts);
        wall2.show(net.valid, frame.right, frame.x, beside);
        this.measure();
        const [{ tick: playing, valid }, { reads }] = [fig, this];
        const told = [describe10(net, frame, said2, { playing, beside, dare: dare.on, rule: valid.text })];
        if (dare.on && other?.k === steps) dare.met = other.many;
        if (dare.on && !playing) told.push(dare.says(valid.text, reads?.many));
        const hints2 = dare.on ? { steps: FIXED, seed: FIXED } : {};
        if (frame.k && !playing && this.rate === null)
          told.push("Tu regla no tiene una tasa que bajar: ha ido igual hasta el final.");
        if (!fig.goal || !reads) return { text: told.join(" "), hints: hints2 };
        const memories = Object.keys(valid.states).length;
        told.push(`Coste de validación: ${significant(reads.cost, 3)}.`);
        return { text: told.join(" "), hints: hints2, score: { [memories]: reads.cost } };
      }
    };
  }
});

// optlib/static/figures/each/red.js
var red_exports = {};
__export(red_exports, {
  figure: () => figure11
});
function repaintWith(fig) {
  if (!fig.host.link) return;
  const repaint = () => fig.refresh();
  new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
}
async function code9() {
  const { withPlan: withPlan2 } = await Promise.resolve().then(() => (init_rule_export(), rule_export_exports));
  const write2 = (fig) => withPlan2(fig, "steps", {
    tools: "from optlib.digits import network",
    given: `steps, seed = ${fig.state.steps}, ${fig.state.seed}`,
    start: "net = network(seed)\nx = net.start",
    loop: ["    grad = net.grad_at(k)"],
    said: `said = net.valid.predict(x, net.valid.X[:100])
many = np.sum(said == net.valid.y[:100])
print(f"Tras {steps} pasos lee {many} de 100")`,
    shapes: "net.shapes"
  });
  return { write: write2 };
}
var P11, figure11;
var init_red2 = __esm({
  "optlib/static/figures/each/red.js"() {
    init_data();
    init_dom();
    init_params();
    init_red_pad();
    init_red_wall();
    P11 = PARAMS.red;
    figure11 = {
      params: {
        rule: text(P11.rule.value),
        steps: slider("Pasos", P11.steps),
        seed: slider("Semilla", P11.seed),
        drawing: text(P11.drawing.value),
        rival: text(P11.rival.value),
        score: slider("Aciertos de quien la envía", P11.score)
      },
      layout: "pad",
      create(fig) {
        let [asked, reader] = [null, null];
        const arrive = ([{ Reader: Reader3 }, packed]) => {
          reader = new Reader3(fig, packed, { pad, wall: wall2, play, fold, trials });
          fig.refresh();
        };
        const wake = () => {
          asked ??= Promise.all([Promise.resolve().then(() => (init_reader(), reader_exports)), fig.host.digits()]).then(arrive, saidIn([fig.root]));
          return asked;
        };
        fig.ready = wake;
        const pad = new Pad(
          (drawing) => fig.set({ drawing }),
          async (digit) => {
            await wake();
            reader.pick(digit);
          },
          () => fig.refresh()
        );
        fig.view.append(pad.node);
        const start4 = async () => {
          await wake();
          reader.play();
        };
        const play = fig.button("Entrénala", start4, "fig-play");
        const line2 = html("code");
        const fold = html("details", { class: "red-rule" }, html("summary", {}, line2, html("span", {}, "Cámbiala")));
        const trials = html("details", { class: "red-trials" }, html("summary", {}, "Búscale la tasa y mídela con otra"));
        fig.desk.more.before(fold, trials);
        const wall2 = new Wall();
        fig.live.append(wall2.node);
        fig.control([], ["steps", "seed"]);
        for (const kind of ["pointerdown", "focusin"]) fig.live.addEventListener(kind, wake);
        repaintWith(fig);
        return (state) => {
          if (state.drawing || state.score) wake();
          const rule = reader?.rule(state.rule) ?? { text: state.rule };
          say(line2, rule.text.trimEnd().split("\n").at(-1));
          if (reader) return reader.update(state);
          pad.show(state.drawing, null);
          pad.say(null);
          return { text: "Dibuja una cifra: la red todavía no sabe leer." };
        };
      },
      code: code9
    };
  }
});

// optlib/static/figures/data/retropropagacion.js
var NETWORK;
var init_retropropagacion = __esm({
  "optlib/static/figures/data/retropropagacion.js"() {
    NETWORK = [0.5, -0.5, 0, 0.5, 1, -1, 0];
  }
});

// optlib/static/figures/each/retropropagacion.js
var retropropagacion_exports = {};
__export(retropropagacion_exports, {
  figure: () => figure12,
  propagate: () => propagate
});
function propagate(p, x, y) {
  const two2 = [0, 1];
  const z = two2.map((j) => p[j] * x + p[2 + j]);
  const h = z.map(Math.tanh);
  const out = p[4] * h[0] + p[5] * h[1] + p[6];
  const error = out - y;
  const back = two2.map((j) => error * p[4 + j]);
  const delta = two2.map((j) => back[j] * (1 - h[j] ** 2));
  const grad = [...delta.map((d) => d * x), ...delta, ...h.map((each3) => error * each3), error];
  return { x, y, p, z, h, out, error, cost: error ** 2 / 2, back, delta, grad };
}
function describe11(run3, net, part) {
  const steps = run3.x.length - 1;
  if (net.step < steps) return `El descenso diverge: tras ${stepsOf(net.step)}, el coste ya es ${few(net.cost)}.`;
  const before = steps ? `Tras ${stepsOf(steps)} de descenso, J = ${few(net.cost)}. ` : "";
  return before + TOLD[part](net);
}
function ends(panel, { from, to }, head) {
  const [a, b] = [from, to].map((name) => [panel.sx(NODES[name].at[0]), panel.sy(NODES[name].at[1])]);
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const gap = Math.min(HALF[0] / Math.abs(dx || 1), HALF[1] / Math.abs(dy || 1)) + 4 / Math.hypot(dx, dy);
  const along = (t) => [a[0] + t * dx, a[1] + t * dy];
  const tip = 6 / Math.hypot(dx, dy);
  return [along(gap + (head < 0 ? tip : 0)), along(1 - gap - (head > 0 ? tip : 0))];
}
function arrow([a, b], head) {
  const [tip, tail] = head > 0 ? [b, a] : [a, b];
  const long = Math.hypot(tip[0] - tail[0], tip[1] - tail[1]);
  const [ux, uy] = [(tip[0] - tail[0]) / long, (tip[1] - tail[1]) / long];
  const corner2 = (side) => `${(tip[0] - 7 * ux - side * uy).toFixed(1)} ${(tip[1] - 7 * uy + side * ux).toFixed(1)}`;
  return `M${corner2(4)}L${(tip[0] + 3 * ux).toFixed(1)} ${(tip[1] + 3 * uy).toFixed(1)}L${corner2(-4)}`;
}
function joint(panel, line2) {
  const path = panel.path("fig-joint");
  const head = panel.path("fig-joint");
  const texts = line2.weight === void 0 ? [] : [label(0), label(1)];
  panel.over.append(...texts);
  return (net, part) => {
    const back = part >= line2.back;
    const direction = back ? -1 : 1;
    const points = ends(panel, line2, direction);
    const [[x0, y0], [x1, y1]] = points;
    for (const node of [path, head]) {
      if (back) asSeries(node, 1);
      else node.style.stroke = "var(--fig-muted)";
    }
    path.style.strokeWidth = back ? thickness((line2.flow ?? line2.slope)(net)) : 1.25;
    put(path, "d", `M${x0.toFixed(1)} ${y0.toFixed(1)}L${x1.toFixed(1)} ${y1.toFixed(1)}`);
    put(head, "d", arrow(points, direction));
    if (!texts.length) return;
    const [dx, dy] = [x1 - x0, y1 - y0].map((v) => v / Math.hypot(x1 - x0, y1 - y0));
    const name = `${NAMES3[line2.weight]} = ${few(net.p[line2.weight])}`;
    const said2 = [name, back ? few(line2.slope(net)) : ""];
    for (const [k, node] of texts.entries()) {
      const apart2 = (k ? 1 : -1) * (9 + 3.2 * said2[k].length * Math.abs(dy));
      write(node, (x0 + x1) / 2 - apart2 * dy, (y0 + y1) / 2 + apart2 * Math.abs(dx) * Math.sign(dx) + 4, said2[k]);
    }
  };
}
function quantity(panel, name) {
  const node = NODES[name];
  const [w, h] = HALF;
  const box = svg("rect", { class: "fig-node", x: -w, y: -h, width: 2 * w, height: 2 * h, rx: 6 });
  const title = svg("text", { class: "fig-axis-name", "text-anchor": "middle", y: 5 }, name);
  const [value, slope] = [label(0), label(1)];
  const note2 = svg("text", { class: "fig-note", "text-anchor": "middle" });
  const group = svg("g", { class: "fig-quantity" }, box, title, value, slope, note2);
  panel.over.append(group);
  return (net, part) => {
    put(group, "transform", `translate(${panel.sx(node.at[0]).toFixed(1)} ${panel.sy(node.at[1]).toFixed(1)})`);
    const now = part === node.when || part === node.back;
    group.classList.toggle("fig-now", now);
    write(value, 0, -h - 6, part >= node.when ? few(node.value(net)) : "");
    write(slope, 0, h + 16, node.slope && part >= node.back ? few(node.slope(net)) : "");
    if (node.note) write(note2, node.right ?? 0, node.side < 0 ? -h - 23 : h + 33, node.note(net));
  };
}
function graph(fig) {
  const panel = fig.panel({
    label: "La red: de la entrada x al coste J, con el valor de cada cantidad y la derivada de J respecto de ella",
    bare: true,
    margin: { left: 26, right: 26, top: 58, bottom: 58 },
    boxHeight: (width) => clamp(0.58 * width, 256, 380)
  });
  panel.plot.classList.add("fig-whole");
  const parts2 = [
    ...LINES.map((line2) => joint(panel, line2)),
    ...Object.keys(NODES).map((name) => quantity(panel, name))
  ];
  return (net, part) => {
    for (const draw of parts2) draw(net, part);
  };
}
function listing(side) {
  const cells = NAMES3.map(() => range(3).map(() => html("td")));
  const rows2 = NAMES3.map((name, k) => [html("th", { scope: "row" }, name), ...cells[k]]);
  side.append(table("Los siete parámetros", ["parámetro", "valor", "derivada", "tras un paso"], rows2));
  return (net, part, lr) => {
    for (const [k, [value, slope, next]] of cells.entries()) {
      const known = part >= KNOWN2[k];
      say(value, significant(net.p[k]));
      say(slope, known ? significant(net.grad[k]) : "");
      say(next, part === PARTS ? significant(net.p[k] - lr * net.grad[k]) : "");
    }
  };
}
function trained2({ x, y, w, c, lr, steps }) {
  const start4 = NETWORK.map((value, k) => ({ 0: w, 4: c })[k] ?? value);
  const problem = { f: (p) => propagate(p, x, y).cost, grad: (p) => propagate(p, x, y).grad };
  const run3 = minimize(problem, start4, new OPTIMIZERS.GradientDescent({ lr }), steps);
  const fits2 = (k) => Math.max(run3.f[k], ...run3.x[k].map(Math.abs)) < HUGE2;
  const step = range(run3.x.length).findLast(fits2);
  return { run: run3, net: { step, ...propagate(run3.x[step], x, y) } };
}
var P12, PARTS, HUGE2, NAMES3, KNOWN2, hidden2, NODES, branch, LINES, slopeOf, few, exact, factor3, power2, TOLD, thickness, HALF, label, code10, figure12;
var init_retropropagacion2 = __esm({
  "optlib/static/figures/each/retropropagacion.js"() {
    init_data();
    init_retropropagacion();
    init_optimizers();
    init_numbers();
    init_dom();
    init_kit();
    init_looks();
    init_params();
    init_lists();
    P12 = PARAMS.retropropagacion;
    PARTS = P12.step.high;
    HUGE2 = 1e6;
    NAMES3 = ["w₁", "w₂", "b₁", "b₂", "c₁", "c₂", "b₀"];
    KNOWN2 = [9, 9, 9, 9, 6, 6, 6];
    hidden2 = (j, sub, y) => ({
      [`z${sub}`]: {
        ...{ at: [0.27, y], value: ({ z }) => z[j], slope: ({ delta }) => delta[j], when: 1, back: 8 },
        ...{ note: ({ p }) => `b${sub} = ${few(p[2 + j])}`, side: y ? -1 : 1 }
      },
      [`h${sub}`]: { at: [0.52, y], value: ({ h }) => h[j], slope: ({ back }) => back[j], when: 2, back: 7 }
    });
    NODES = {
      x: { at: [0, 0.5], value: ({ x }) => x, when: 0 },
      ...hidden2(0, "₁", 1),
      ...hidden2(1, "₂", 0),
      ŷ: {
        ...{ at: [0.78, 0.5], value: ({ out }) => out, slope: ({ error }) => error, when: 3, back: 5 },
        ...{ note: ({ p }) => `b₀ = ${few(p[6])}`, side: 1, right: 12 }
        // a su izquierda está la derivada de c₂
      },
      J: {
        ...{ at: [1, 0.5], value: ({ cost: cost2 }) => cost2, slope: () => 1, when: 4, back: 5 },
        ...{ note: ({ y }) => `y = ${few(y)}`, side: -1 }
      }
    };
    branch = (j, z, h) => [
      { from: "x", to: z, weight: j, slope: ({ grad }) => grad[j], back: 9 },
      { from: z, to: h, slope: ({ delta }) => delta[j], back: 8 },
      { from: h, to: "ŷ", weight: 4 + j, slope: ({ grad }) => grad[4 + j], flow: ({ back }) => back[j], back: 6 }
    ];
    LINES = [
      ...branch(0, "z₁", "h₁"),
      ...branch(1, "z₂", "h₂"),
      { from: "ŷ", to: "J", slope: ({ error }) => error, back: 5 }
    ];
    slopeOf = (name) => `∂J/⁠∂${name}`;
    few = (v) => significant(v, 2);
    exact = (v) => formatNumber(v);
    factor3 = (v) => formatNumber(v, 4, { parens: true });
    power2 = (v) => `${factor3(v)}²`;
    TOLD = [
      ({ x, y }) => `Entra x = ${exact(x)} y se busca ŷ = ${exact(y)}.`,
      ({ x, p, z }) => `Cada neurona oculta suma: z₁ = w₁·x + b₁ = ${exact(p[0])}·${factor3(x)} + ${factor3(p[2])} = ${exact(z[0])}, y z₂ = ${exact(z[1])}.`,
      ({ z, h }) => `Cada suma pasa por la tangente hiperbólica: h₁ = tanh(${exact(z[0])}) = ${exact(h[0])}, y h₂ = ${exact(h[1])}.`,
      ({ p, h, out }) => `La salida las junta: ŷ = c₁·h₁ + c₂·h₂ + b₀ = ${exact(p[4])}·${factor3(h[0])} + ${factor3(p[5])}·${factor3(h[1])} + ${factor3(p[6])} = ${exact(out)}.`,
      ({ y, out, error, cost: cost2 }) => `El error es e = ŷ − y = ${exact(out)} − ${factor3(y)} = ${exact(error)}, y el coste, J = ½·e² = ${exact(cost2)}.`,
      ({ error }) => `Hacia atrás: si ŷ crece un poco, J cambia e veces eso: ${slopeOf("ŷ")} = e = ${exact(error)}.`,
      ({ error, h, grad }) => `Los parámetros de la salida: ${slopeOf("c₁")} = e·h₁ = ${exact(error)}·${factor3(h[0])} = ${exact(grad[4])}, ${slopeOf("c₂")} = ${exact(grad[5])} y ${slopeOf("b₀")} = e.`,
      ({ error, p, back }) => `Llega por los pesos de salida: ${slopeOf("h₁")} = e·c₁ = ${exact(error)}·${factor3(p[4])} = ${exact(back[0])}, y ${slopeOf("h₂")} = ${exact(back[1])}.`,
      ({ back, h, delta }) => `Atraviesa cada tangente: δ₁ = ${slopeOf("z₁")} = ${exact(back[0])}·(1 − ${power2(h[0])}) = ${exact(delta[0])}, y δ₂ = ${exact(delta[1])}.`,
      ({ x, delta, grad }) => `Y llega a los pesos: ${slopeOf("w₁")} = δ₁·x = ${exact(delta[0])}·${factor3(x)} = ${exact(grad[0])}, ${slopeOf("w₂")} = ${exact(grad[1])}, ${slopeOf("b₁")} = δ₁ y ${slopeOf("b₂")} = δ₂.`
    ];
    thickness = (flow) => 1 + 6 * Math.abs(flow) / (1 + Math.abs(flow));
    HALF = [21, 15];
    label = (series) => {
      const node = svg("text", { class: "fig-note fig-number", "text-anchor": "middle" });
      node.style.fill = serial(series);
      return node;
    };
    code10 = ({ list: list3, number: number2 }) => ({
      write: ({ state }) => `import numpy as np

x, y = ${number2(state.x)}, ${number2(state.y)}
lr, steps = ${number2(state.lr)}, ${state.steps}
w = np.array(${list3([state.w, NETWORK[1]])})
b = np.array(${list3(NETWORK.slice(2, 4))})
c, b0 = np.array(${list3([state.c, NETWORK[5]])}), ${number2(NETWORK[6])}

path = [[*w, *b, *c, b0]]
for k in range(steps + 1):
    h = np.tanh(w * x + b)  # hacia delante
    error = c @ h + b0 - y
    delta = error * c * (1 - h**2)  # hacia atrás
    if k == steps:
        break
    w, b = w - lr * delta * x, b - lr * delta
    c, b0 = c - lr * error * h, b0 - lr * error
    path.append([*w, *b, *c, b0])

print(f"El coste es {error**2 / 2:.4g}")
print(f"y las derivadas de w, {(delta * x).round(4)}")
`
    });
    figure12 = {
      params: {
        x: slider("Entrada x", P12.x),
        y: slider("Valor objetivo y", P12.y),
        w: slider("Peso w₁", P12.w),
        c: slider("Peso c₁", P12.c),
        lr: slider("Tasa de aprendizaje α", P12.lr),
        steps: slider("Pasos de descenso ya dados", P12.steps),
        step: slider("Parte de la ida y la vuelta", P12.step, { format: (k) => `${k} de ${PARTS}` })
      },
      layout: "long",
      sizes: { fill: "400px" },
      create(fig) {
        const drawGraph = graph(fig);
        const tell2 = listing(fig.side());
        const meanings = ["valor", "derivada de J respecto de él"];
        strokeLegend(
          fig,
          meanings.map((text2, k) => ["fig-heavy", text2, (line2) => asSeries(line2, k)])
        );
        fig.resolve.step = () => PARTS;
        playback(fig, "step", fig.resolve.step, () => 0.7);
        fig.control(["step", "w", "c"], ["x", "y", "lr", "steps"]);
        return (state) => {
          const part = fig.value("step");
          const { run: run3, net } = trained2(state);
          drawGraph(net, part);
          tell2(net, part, state.lr);
          return {
            text: describe11(run3, net, part),
            score: { asleep: Math.abs(net.error) > 0.5 ? Math.abs(net.grad[0]) : Infinity },
            hints: { step: part < 5 ? "hacia delante" : "hacia atrás" }
          };
        };
      },
      code: code10
    };
  }
});

// optlib/static/figures/each/valle.js
var valle_exports = {};
__export(valle_exports, {
  figure: () => figure13
});
function compare({ lr }, bound) {
  if (!bound) return "";
  const side = lr < bound ? "por debajo del" : lr > bound ? "por encima del" : "justo en el";
  return `α = ${significant(lr)} está ${side} límite, ${significant(bound)}.`;
}
function outcome({ optimizer, problem }, run3) {
  const steps = run3.x.length - 1;
  const x = run3.x[steps];
  if (run3.diverged || !(Math.hypot(...x) < 1e4)) {
    const lost = run3.diverged ? " y ya no da números" : "";
    return `${METHODS3[optimizer]} diverge: tras ${stepsOf(steps)} está fuera del dibujo${lost}.`;
  }
  const place2 = PROBLEMS[problem].minimum ? `a ${significant(distance2(problem, x))} del mínimo` : `en ${coordinates(x)}, con coste ${significant(run3.f[steps])}`;
  return `${METHODS3[optimizer]} acaba ${place2}, tras ${stepsOf(steps)}.`;
}
function describe12(state, run3, bound) {
  const saddle = state.problem === "saddle" ? "El origen es un punto de silla: en una dirección baja, en la otra sube, y no hay mínimo." : "";
  return [outcome(state, run3), compare(state, bound), saddle].filter(Boolean).join(" ");
}
function drawDirections(panel, rays, labels, at, directions) {
  const length2 = 0.42 * Math.min(panel.x[1] - panel.x[0], panel.y[1] - panel.y[0]);
  for (const [i, { value, direction }] of directions.entries()) {
    const [u, v] = direction;
    const ends2 = [-length2, length2].map((t) => [at[0] + t * u, at[1] + t * v]);
    put(rays[i], "d", panel.line(...columns(ends2)));
    say(labels[i], `λ${"₁₂"[i]} = ${significant(value)}`);
    put(labels[i], "y", Math.abs(u) > Math.abs(v) ? -11 : 4);
    panel.place(labels[i], ...ends2[0][1] > ends2[1][1] ? ends2[0] : ends2[1]);
  }
}
function landscape2(fig) {
  const { panel, show } = valleyMap(fig, { label: "Curvas de nivel del coste con el recorrido", ratio: 0.8 });
  const rays = [panel.path("fig-ray"), panel.path("fig-ray")];
  const stars = panel.path("fig-star");
  const walk3 = track(panel);
  const labels = rays.map(() => panel.add(svg("text", { class: "fig-note", x: 6 })));
  return ({ problem, optimizer }, run3, directions) => {
    show(problem, run3.x[0]);
    const goals = VALLEYS[problem].minima;
    drawDirections(panel, rays, labels, goals[0] ?? [0, 0], directions);
    put(stars, "d", panel.dots(...columns(goals)));
    walk3(optimizer, ...columns(run3.x));
  };
}
function costs3(fig) {
  const draw = costTrack(fig, { ratio: 1 }, { dots: "fig-none" });
  return ({ problem, optimizer }, run3) => {
    const log = PROBLEMS[problem].minimum !== null;
    const floor = log ? 1e-10 : -1e12;
    const f = run3.f.map((v) => v < 1e12 ? Math.max(v, floor) : NaN);
    const low = Math.max(1e-10, Math.min(...f.filter((v) => v > 0)) / 3);
    const high = Math.min(1e8, Math.max(...f.filter(Number.isFinite), low * 100)) * 3;
    draw(optimizer, f, log ? [low, high] : falling(f[0] || 0), log);
  };
}
var P13, METHODS3, inertial, settings, distance2, figure13;
var init_valle = __esm({
  "optlib/static/figures/each/valle.js"() {
    init_data();
    init_optimizers();
    init_numbers();
    init_dom();
    init_costs();
    init_landscapes();
    init_looks();
    init_params();
    init_lists();
    P13 = PARAMS.valle;
    METHODS3 = names(STYLES);
    inertial = (name) => "beta" in new OPTIMIZERS[name]({ lr: 1 });
    settings = ({ optimizer, lr, beta }) => inertial(optimizer) ? { lr, beta } : { lr };
    distance2 = (name, x) => Math.min(...VALLEYS[name].minima.map((m) => Math.hypot(x[0] - m[0], x[1] - m[1])));
    figure13 = {
      params: {
        problem: choice("Paisaje", names(VALLEYS), P13.problem, { resets: { start: null } }),
        optimizer: choice("Optimizador", METHODS3, P13.optimizer),
        lr: slider("Tasa de aprendizaje α", P13.lr),
        beta: slider("Inercia β", P13.beta),
        start: startParam(),
        steps: slider("Pasos", P13.steps)
      },
      ahead: ({ problem }) => [valleyAhead(problem)],
      sizes: { fill: "619px", "side-most": "200px" },
      create(fig) {
        fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
        const drawings = [landscape2(fig), costs3(fig)];
        fig.control(["lr"], ["problem", "optimizer", "beta", "start", "steps"]);
        return (state) => {
          const { optimizer, lr, beta } = state;
          const problem = PROBLEMS[state.problem];
          const rule = new OPTIMIZERS[optimizer](settings(state));
          const run3 = minimize(problem, fig.value("start"), rule, state.steps);
          const directions = eigen(hessian(problem, VALLEYS[state.problem].minima[0] ?? [0, 0]));
          for (const draw of drawings) draw(state, run3, directions);
          const bound = limit(optimizer, beta, directions[1].value);
          fig.controls.beta[0].input.disabled = !inertial(optimizer);
          const hint = bound ? `${lr < bound ? "menor" : "mayor"} que el límite ${significant(bound)}` : "";
          return {
            text: describe12(state, run3, bound),
            score: { distance: distance2(state.problem, run3.x.at(-1)) },
            hints: { lr: hint, beta: inertial(optimizer) ? "" : "este método no lo usa" }
          };
        };
      },
      code: ({ inPlane: inPlane2 }) => ({ write: (fig) => inPlane2(fig, fig.state.optimizer, settings(fig.state)) })
    };
  }
});

// optlib/static/exercises/rule-check.js
function problemOf({ problem, quadratic: quadratic2 }) {
  if (!quadratic2) return PROBLEMS[problem];
  const { A, minimum, shapes } = quadratic2;
  const dot2 = (a, b) => a.reduce((sum, value, k) => sum + value * b[k], 0);
  const away = (x) => x.map((value, k) => value - minimum[k]);
  const grad = (x) => A.map((row) => dot2(row, away(x)));
  return { f: (x) => dot2(away(x), grad(x)) / 2, grad, minimum, shapes };
}
function pathOf(make, trial2) {
  const problem = problemOf(trial2);
  return pointsOf(make(problem), trial2.start, problem.grad, trial2.steps);
}
function apart(mine, make, trials) {
  for (const trial2 of trials) {
    const [points, others] = [pathOf(mine, trial2), pathOf(make, trial2)];
    const step = firstApart(points, others);
    if (step) return { trial: trial2, step, here: points[step], there: others[step] };
  }
  return null;
}
function likeOf(data, given) {
  const known = numbersOf(data);
  const same2 = Object.keys(given).filter((name) => !Object.hasOwn(known, name) || given[name] * known[name] > 0);
  const wanted = { ...known, ...shared(given, same2) };
  const maker = (text2) => {
    const read4 = compile(text2);
    return (problem) => optimizerOf(read4, { ...read4.settings, ...shared(wanted, Object.keys(read4.settings)) }, problem);
  };
  const slips = data.mistakes.map(({ name, rule, why }) => ({ name, why, make: maker(rule) }));
  return { right: maker({ ...RULES, ...TYPED }[data.like].text), slips };
}
function backOf(data, given) {
  const known = Object.entries(shared(numbersOf(data), Object.keys(given)));
  const signed2 = known.map(([name, value]) => [name, given[name] * value < 0 ? -value : value]);
  return { ...given, ...Object.fromEntries(signed2) };
}
function compared(data, make, given, back) {
  const mine = make(back);
  const { right, slips } = likeOf(data, back);
  const found = apart(mine, right, data.trials);
  if (!found) return null;
  const changed = Object.keys(back).filter((name) => back[name] !== given[name]);
  const blurred = changed.length && !apart(make(given), likeOf(data, given).right, data.trials);
  const which = changed.length > 1 ? "esos números" : "ese número";
  const values2 = changed.map((name) => `${name} = ${back[name]}`);
  const remark = blurred ? [` Con ${which} no se distingue del fallo: pon ${listed(values2)}.`] : [];
  const slip = slips.find((each3) => !apart(mine, each3.make, data.trials));
  if (slip) return wrong([slip.name], { html: slip.why }, ...remark);
  if (!apart(make(given), likeOf(data, {}).right, data.trials)) return null;
  const { trial: trial2, step, here: here2, there } = found;
  const digits = apartDigits(here2, there);
  const course = `${STYLES[data.like]?.name ?? data.like}, a ${place(there, digits)}`;
  const going = `Desde ${place(trial2.start)}, en el paso ${step} tu regla va a ${place(here2, digits)}`;
  return wrong([], `${going}, y ${course}.`, ...remark);
}
function strides(mine, { start: start4, steps, push, side = SIDE4 }) {
  const [one, other] = [1, -1].map((sign) => {
    let k = 0;
    const grad = () => k++ < push ? side.map((value) => sign * value) : [side[0], -side[1]];
    const points = pointsOf(mine, start4, grad, steps);
    return range(steps).map((step) => points[step + 1].map((value, axis) => value - points[step][axis]));
  });
  return one.map((step, k) => length(step, other[k]) / 2);
}
function drawn(trials, seed) {
  const T = Math.max(...trials.map(({ steps }) => steps));
  const [more, angle] = [seed && seed % 51 - 10, seed && (seed % 89 / 88 + 0.5 + 2 * (seed % 4)) * (Math.PI / 4)];
  return trials.map((trial2) => {
    const { problem, start: start4, push, steps } = trial2;
    const side = seed ? [Math.cos(angle), Math.sin(angle)].map((part) => part * (0.5 + seed % 37 / 36)) : SIDE4;
    if (push) return { ...trial2, T, side, push: push + more, steps: steps + more };
    const placed = { ...trial2, T, arena: hidden(problem, start4, seed) };
    return trial2.rival ? { ...placed, best: rivalOf(placed, seed) } : placed;
  });
}
function facts(rule, own, trial2) {
  const { steps, push, best: best2, T } = trial2;
  const mine = { init: (x) => own.init(x, T), step: (...now) => own.step(...now) };
  const common = { memories: Object.keys(rule.states).length, lines: rule.lines.length };
  if (push) {
    const all2 = strides(mine, trial2);
    return { ...common, left: all2[steps - 1] / all2[push - 1] };
  }
  return { ...common, arrival: arrivalOf(mine, trial2), rival: best2?.steps };
}
function said({ push, start: start4, problem, steps, goal, rival, best: best2 }, { arrival: arrival2, left }) {
  const part = significant(left < 1e-9 ? 0 : 100 * left, 2);
  if (push)
    return Number.isFinite(left) ? `En el paso ${steps} queda un ${part} % de lo que el primer gradiente movía en el ${push}.` : `Tu regla no se mueve en el paso ${push}: no hay con qué comparar el ${steps}.`;
  const mine = arrival2 <= steps ? `queda por debajo de ${goal} desde el paso ${arrival2}` : `no queda por debajo de ${goal} en ${steps} pasos`;
  const theirs = rival ? `; ${STYLES[rival].name}, desde el ${best2.steps}` : "";
  return `En ${VALLEYS[problem].name}, desde ${place(start4)}, tu regla ${mine}${theirs}.`;
}
function tried(data, rule, mine, seed) {
  for (const trial2 of range(DRAWS).flatMap((k) => drawn(data.trials, seed + k))) {
    const found = facts(rule, mine, trial2);
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
  const rule = compile(text2);
  if (rule.errors.length)
    return { state: "invalid", message: ["La regla no se puede leer: junto a ella dice qué línea y por qué."] };
  const settings2 = { ...rule.settings, ...shared(given, Object.keys(rule.settings)) };
  const make = (values2) => (problem) => optimizerOf(rule, values2, problem);
  const back = data.like ? backOf(data, settings2) : settings2;
  const mine = make(back)();
  const judged = () => data.like ? compared(data, make, settings2, back) : tried(data, rule, mine, seed);
  const failed = blind(mine) ? wrong([], BLIND) : judged();
  return failed ?? { state: "correct", message: ["¡Correcto!"], mistakes: [] };
}
var NEAR4, SIDE4, DRAWS, BLIND, length, far, place, apartDigits, firstApart, shared, numbersOf, wrong;
var init_rule_check = __esm({
  "optlib/static/exercises/rule-check.js"() {
    init_judging();
    init_numbers();
    init_optimizers();
    init_data();
    init_lists();
    init_prng();
    init_rule();
    init_rules();
    init_expressions();
    NEAR4 = 1e-7;
    SIDE4 = [1, -0.5];
    DRAWS = 12;
    BLIND = "Tu regla no usa la pendiente: con otra, va a los mismos puntos.";
    length = (a, b) => Math.hypot(...a.map((value, k) => value - b[k]));
    far = (a, b) => !(length(a, b) <= NEAR4 * (1 + Math.hypot(...b)));
    place = (at, digits = 3) => `(${at.map((value) => significant(value, digits)).join(", ")})`;
    apartDigits = (here2, there) => [3, 5, 7].find((digits) => place(here2, digits) !== place(there, digits)) ?? 9;
    firstApart = (points, others) => {
      const parted = (other, k) => Math.hypot(...other) < 1e6 && far(points[k], other);
      return Math.max(0, others.findIndex(parted));
    };
    shared = (given, names3) => Object.fromEntries(names3.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]));
    numbersOf = ({ rule }) => Object.fromEntries(Object.entries(compile(rule).settings).filter(([, value]) => value !== null));
    wrong = (mistakes, ...message) => ({ state: "wrong", message, mistakes });
  }
});

// optlib/static/figures/rule-task.js
function sightsOf({ like, trials = [] }) {
  const key = ({ problem, start: start4, push }) => push || `${problem} ${start4}`;
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
  const [end2, line2] = [panel.path("fig-reading"), asSeries(panel.path("fig-trail"), 0, true)];
  const draw = (mine) => {
    const all2 = strides(mine, trial2);
    const most = Math.max(...all2.filter(Number.isFinite));
    panel.domain([1, trial2.steps], [0, most > 0 ? 1.05 * most : 1]);
    put(end2, "d", panel.line([trial2.push, trial2.push], panel.y));
    const steps = range(all2.length).map((k) => k + 1);
    put(line2, "d", panel.line(steps, all2));
  };
  return { panel, draw };
}
function chooser(fig, sights, change) {
  const word = ({ problem, start: start4, push }) => push ? `El empujón de ${push} pasos` : `${VALLEYS[problem].name}, desde ${coordinates(start4)}`;
  const options = sights.map((trial2, value) => html("option", { value }, word(trial2)));
  const pick = html("select", { id: uniqueId(), change: () => change(sights[pick.value]) }, ...options);
  const label2 = html("label", { for: pick.id }, "Prueba que se ve");
  fig.desk.more.before(html("div", { class: "fig-control" }, label2, pick));
  return pick;
}
function taskOf(fig) {
  const sights = sightsOf(fig.task ?? {});
  const [map] = fig.panels;
  const push = sights.find((trial2) => trial2.push);
  const other = push && pushed(fig, push);
  let seen2 = null;
  const look = (panel) => {
    for (const each3 of [map, other?.panel]) if (each3) each3.node.hidden = each3 !== panel;
    fig.panels = [panel];
  };
  const show = (trial2) => {
    seen2 = trial2;
    look(trial2.push ? other.panel : map);
    if (trial2.push) return fig.refresh();
    const { problem, start: start4, steps } = trial2;
    fig.set({ problem, start: start4, steps, step: null });
  };
  if (other) look(map);
  const pick = sights.length > 1 ? chooser(fig, sights, show) : null;
  return {
    judged: sights.length > 0,
    now({ problem }, start4) {
      const trial2 = sights.find((each3) => each3.problem === problem && String(each3.start) === String(start4)) ?? null;
      if (pick) pick.value = sights.indexOf(seen2?.push ? seen2 : trial2);
      return trial2;
    },
    draw: (mine) => seen2?.push && other.draw(mine),
    tell: (rule, mine, trial2) => [trial2, ...push ? [push] : []].map((each3) => said(each3, facts(rule, mine, each3))).join(" ")
  };
}
var init_rule_task = __esm({
  "optlib/static/figures/rule-task.js"() {
    init_numbers();
    init_data();
    init_dom();
    init_rule_check();
    init_looks();
    init_lists();
  }
});

// optlib/static/figures/rule-trace.js
function traces(fig) {
  const pick = html("select", { id: uniqueId(), change: () => fig.refresh() });
  const label2 = html("label", { for: pick.id }, "Paso a paso");
  const panel = fig.panel(
    { label: "Valor en cada paso", x: [0, 1], y: [-1, 1], xLabel: "paso", yLabel: "", ratio: 0.55 },
    fig.side()
  );
  panel.node.before(html("div", { class: "fig-control" }, label2, pick));
  const lines = [0, 1].map((k) => asSeries(panel.path("fig-trail"), k, true));
  let offered = "";
  return ({ problem, steps }, rule, given, start4) => {
    const known = ["x", ...rule.names.filter((name) => name !== "x")];
    if (String(known) !== offered) {
      offered = String(known);
      const kept4 = pick.value;
      pick.replaceChildren(...known.map((name) => html("option", { value: name }, name)));
      pick.value = known.includes(kept4) ? kept4 : Object.keys(rule.states)[0] ?? known.at(-1);
    }
    const values2 = valuesOf(rule, given, PROBLEMS[problem], start4, steps, pick.value);
    const flat = values2.flat().filter(Number.isFinite);
    const [low, high] = [Math.min(0, ...flat), Math.max(0, ...flat)];
    panel.title = [`${pick.value}: primera coordenada y, a trazos, la segunda`];
    panel.domain([0, steps * 1.02], low < high ? [low, high] : [-1, 1]);
    for (const [k, each3] of columns(values2).entries()) put(lines[k], "d", panel.line(range(values2.length), each3));
  };
}
function valuesOf(rule, given, { grad }, start4, steps, asked) {
  const optimizer = optimizerOf(rule, given, {}, { t: 0, [asked]: 0, ...rule.states });
  const after2 = Array.from(walk(optimizer, start4, grad, steps), ([, state]) => state[asked]).slice(1);
  return asked === "x" ? [start4, ...after2] : after2;
}
var init_rule_trace = __esm({
  "optlib/static/figures/rule-trace.js"() {
    init_dom();
    init_optimizers();
    init_rule();
    init_looks();
    init_lists();
  }
});

// optlib/static/figures/rule-words.js
function lostWhy2({ x, y }) {
  const at = x.findIndex((each3, k) => Number.isNaN(each3 + y[k]));
  if (at < 1 || !(Math.hypot(x[at - 1], y[at - 1]) < 1e6)) return "Tu regla diverge.";
  return `Tu regla deja de dar números en el paso ${at}: la raíz de un negativo, o 0 entre 0.`;
}
function describe13(fig, start4, k, racing, rates3) {
  if (!k) return `En la salida, ${coordinates(start4)}.`;
  const { order, lost } = standing(racing, k);
  const place2 = order.findIndex(([name]) => name === OWN);
  const rivals = order.filter(([name]) => name !== OWN);
  const count2 = order.length + lost.length;
  const cost2 = place2 < 0 ? "" : significant(order[place2][1], 2);
  const mine = count2 > 1 ? `Tu regla va ${ordinal(place2)} de ${count2}, con coste ${cost2}.` : `Tu regla: coste ${cost2}.`;
  const said2 = ([name, cost3]) => `${lookOf(name).name}, ${significant(cost3, 2)}${rates3[name] ? ` (α = ${significant(rates3[name])})` : ""}`;
  const parts2 = [place2 < 0 ? lostWhy2(racing[OWN]) : mine];
  if (rivals.length) parts2.push(`${listed(rivals.map(said2))}.`);
  for (const name of lost) if (name !== OWN) parts2.push(`${lookOf(name).name} diverge.`);
  parts2.push(`Paso ${k} de ${fig.state.steps} en ${VALLEYS[fig.state.problem].name}, desde ${coordinates(start4)}.`);
  return parts2.join(" ");
}
function parting(name, steps, racing) {
  const points = ({ x, y }) => x.map((each3, k2) => [each3, y[k2]]);
  const k = firstApart(points(racing[OWN]), points(racing[name]));
  const course = lookOf(name).name;
  return k ? `Tu regla se separa de ${course} en el paso ${k}.` : `Tu regla y ${course} coinciden los ${steps} pasos.`;
}
var lostFirst;
var init_rule_words = __esm({
  "optlib/static/figures/rule-words.js"() {
    init_lists();
    init_data();
    init_rule_check();
    init_numbers();
    init_looks();
    init_race();
    lostFirst = (lane, k, said2) => standing({ [OWN]: lane }, k).lost.length ? `${lostWhy2(lane)} ${said2}` : said2;
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
function run2(problem, start4, optimizer, seed) {
  const { x: across, y: along, minima: minima2 } = VALLEYS[problem];
  const [width, height] = [across[1] - across[0], along[1] - along[0]];
  const { grad, to, back } = hidden(problem, "", seed);
  const points = pointsOf(optimizer, to(start4), grad, STEPS2).map(back);
  const lost = points.findIndex(([a, b]) => !Number.isFinite(a + b));
  const sound = lost < 0 ? points : points.slice(0, lost);
  const gaps = sound.map(
    ([a, b]) => Math.min(...minima2.map(([c, d]) => Math.hypot((a - c) / width, (b - d) / height)))
  );
  const steps = since(gaps, (gap) => gap <= NEAR5);
  return { steps: gaps.at(-1) <= STILL2 || gaps.length - steps >= STAYED ? steps : Infinity, ended: lost >= 0 };
}
function summed(runs2) {
  const sorted = runs2.map(({ steps: steps2 }) => steps2).filter(Number.isFinite);
  sorted.sort((a, b) => a - b);
  const [count2, half] = [sorted.length, sorted.length >> 1];
  const steps = count2 % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { count: count2, steps: count2 ? steps : null, ended: runs2.filter(({ ended }) => ended).length };
}
function against(mine, other) {
  const sooner = duel(mine, other, (one, two2) => one.steps < two2.steps);
  const reach2 = duel(mine, other, (one, two2) => one.steps < two2.steps && two2.steps === Infinity);
  const sure = ({ lead: lead3 }) => Math.abs(lead3) > 1 - SURE;
  const { lead: lead2 } = sure(reach2) ? reach2 : sooner;
  return { ...sooner, lead: lead2, apart: sure({ lead: lead2 }) };
}
function trial(make, own, seeds) {
  const best2 = Object.fromEntries(TRIED.map((problem) => [problem, { rate: null, chosen: [], exam: [] }]));
  const attempt = (problem, rate2) => {
    const kept4 = summed(best2[problem].chosen);
    const chosen2 = [];
    for (const [k, start4] of startsOf(problem, false, seeds.chosen).entries()) {
      chosen2.push(run2(problem, start4, make(rate2), seeds.chosen));
      if (summed(chosen2).count + STARTS - k - 1 < kept4.count) return;
    }
    const { count: count2, steps } = summed(chosen2);
    const better = count2 > kept4.count || count2 === kept4.count && steps < (kept4.steps ?? 0);
    if (better || !best2[problem].chosen.length) best2[problem] = { rate: rate2, chosen: chosen2 };
  };
  const examine = (problem) => {
    const { rate: rate2 } = best2[problem];
    const starts = startsOf(problem, true, seeds.exam);
    best2[problem].exam = starts.map((start4) => run2(problem, start4, make(rate2), seeds.exam));
  };
  const rates3 = own === null ? [null] : [...FAIR_RATES, own];
  return {
    parts: TRIED.flatMap((problem) => [...rates3.map((rate2) => () => attempt(problem, rate2)), () => examine(problem)]),
    result: () => best2
  };
}
function ownTrial({ rule, given, make }, seeds) {
  const rate2 = rateOf(rule, given);
  const at = (value) => make(rate2 === null ? given : { ...given, [rate2]: value });
  const { parts: parts2, result } = trial(at, rate2 === null ? null : given[rate2], seeds);
  const moving = Object.keys(rule.states).filter((name) => roleOf(name).role === "rate");
  const kept4 = [...Object.keys(rule.settings).filter((name) => name !== rate2), ...moving];
  return { parts: parts2, result: () => ({ problems: result(), rate: rate2, kept: kept4 }) };
}
var STEPS2, STARTS, NEAR5, STILL2, STAYED, SURE, TRIED, signature;
var init_fair_trial = __esm({
  "optlib/static/figures/fair-trial.js"() {
    init_data();
    init_judging();
    init_optimizers();
    init_prng();
    init_roles();
    init_lists();
    STEPS2 = 300;
    STARTS = 8;
    [NEAR5, STILL2] = [0.01, 1e-6];
    STAYED = 10;
    SURE = 0.05;
    TRIED = Object.keys(VALLEYS).filter((problem) => VALLEYS[problem].minima.length);
    signature = ({ rule, given, draw }) => JSON.stringify([rule.text, given, draw]);
  }
});

// optlib/static/figures/fair-table.js
var fair_table_exports = {};
__export(fair_table_exports, {
  FairTable: () => FairTable
});
var CAPTION, SPAN3, WHOLE, EXAM, FairTable;
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
      chosen: `Llega quien, en ${STEPS2} pasos como mucho, acaba a menos de un 1 % del mapa de un mínimo. Los valles están girados y movidos al azar; todos salen de los mismos ${STARTS} puntos de cada uno, y en él, con la tasa con que más veces llegan, de la misma lista y la suya. Debajo, la mediana de los pasos; «antes» y «después», desde cuántas salidas llega antes, o después, que tu regla.`,
      exam: `Examen: con las tasas ya elegidas, desde otros ${STARTS} puntos de cada valle, girado y movido otra vez.`
    };
    SPAN3 = 14;
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
          await inTurns(this.parts(mine), (part) => part(), SPAN3);
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
        for (const [k, [name, { parts: parts2, result }]] of entrants.entries()) {
          say(this.status, `Se prueba ${lookOf(name).name} (${k + 1} de ${entrants.length})…`);
          for (const part of parts2) {
            if (this.running !== mine) return;
            yield part;
          }
          if (name === OWN) this.own = { ...result(), key: signature(contender) };
          else known.set(name, { problems: result() });
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
        const beside = (sign) => told.filter(({ lead: lead2 }) => lead2 * sign > 0).map(({ name }) => name);
        const [above, below] = [beside(-1), beside(1)];
        const named = (names3) => names3.length < NAMES.length ? listed(names3.map((name) => lookOf(name).name)) : "todos";
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
        const lead2 = (name) => name === OWN || !this.own ? 0 : this.against(name).lead;
        const all2 = [...this.own ? [[OWN, this.own]] : [], ...this.known];
        const placed = all2.map(([name, found]) => ({ name, found, lead: lead2(name), ...summed(this.runs(found)) }));
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
        const label2 = html("span", { class: `opt-${name}` }, lookOf(name).name);
        const notes = name === OWN ? this.notes(found) : this.own ? this.sides(name) : [];
        return [
          html("th", { scope: "row" }, label2, ...notes.map((text2) => html("small", {}, text2))),
          html("td", {}, `${arrived} de ${WHOLE}`),
          ...cells.map((each3) => html("td", {}, ...each3))
        ];
      }
      // Lo que hay que saber de la fila del lector.
      notes({ rate: rate2, kept: kept4 }) {
        const tuned = rate2 === null ? "sin tasa que ajustar" : `ajustado: ${rate2}`;
        const rest = kept4.length ? `como están: ${listed(kept4)}` : "";
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

// optlib/static/figures/regla.js
var regla_exports = {};
__export(regla_exports, {
  regla: () => regla
});
function fairTrial(fig) {
  let table2 = null;
  const contender = () => {
    const rule = compiled2(fig.state.rule);
    const make = (settings2) => optimizerOf(rule, settings2);
    return { rule, given: givenOf(rule, fig.state), make, draw: fig.value("draw") };
  };
  const click = async () => {
    const { FairTable: FairTable2 } = await Promise.resolve().then(() => (init_fair_table(), fair_table_exports)).catch(saidIn([box]));
    table2 ??= new FairTable2(box, button2, contender);
    fig.state.draw = fig.value("draw");
    table2.press();
  };
  const button2 = html("button", { type: "button", click }, "Prueba justa");
  const box = html("div", { class: "rule-trial" }, button2);
  fig.live.append(box);
  return () => table2?.sync();
}
function rivalsOf(fig) {
  const run3 = runner();
  return ({ problem, steps }, optimizers, start4, given, arena, trial2) => {
    const each3 = (make) => Object.fromEntries(optimizers.map((name) => [name, make(name)]));
    if (fig.task?.like)
      return { rates: {}, lanes: each3(() => race(arena, start4, likeOf(fig.task, given).right(arena), steps)) };
    const rates3 = each3((name) => trial2?.best.lr ?? bestRate(problem, start4, steps, name, true));
    if (trial2)
      return { rates: rates3, lanes: each3((name) => race(arena, start4, new OPTIMIZERS[name]({ lr: rates3[name] }), steps)) };
    return { rates: rates3, lanes: each3((name) => run3(problem, start4, steps, name, rates3[name])) };
  };
}
function ownRun(asked, seen2) {
  const last = memo(1);
  return (rule, given, { problem, steps }, start4, trial2) => last([rule.text, JSON.stringify(given), problem, start4, steps].join(), () => {
    const arena = asked.judged ? hidden(problem, start4, 0) : problemOf({ problem, ...seen2 });
    const mine = optimizerOf(rule, given, arena);
    const told = trial2 ? asked.tell(rule, mine, trial2) : "";
    return { mine, arena, told, lane: race(arena, start4, mine, steps) };
  });
}
function besides(fig, drawings) {
  if (fig.root.dataset.controls) return () => {
  };
  drawings.push(costs(fig, [OWN]));
  const [trace2, trial2] = [traces(fig), fairTrial(fig)];
  const rivals = checks(fig, "Contra quién corre, cada uno con la mejor tasa que hemos encontrado", () => []);
  return (state, ...ran) => {
    rivals(state);
    trace2(state, ...ran);
    trial2();
  };
}
function answerChecks(fig) {
  fig.root.addEventListener("check", (event) => {
    event.preventDefault();
    const { rule } = fig.state;
    event.detail.answer(judge(event.detail.data, { text: rule, given: givenOf(compiled2(rule), fig.state) }));
  });
}
function editorOf(fig, brief) {
  const link = () => {
    const { host, spec, state, initial } = fig;
    return new URL(toLink(host.key, spec.params, { ...state, step: 0 }, initial), location.href).href;
  };
  const change = (rule, more) => fig.set({ rule, ...more });
  const editor = new RuleEditor(change, brief ? null : link, fig.host.rules);
  fig.live.addEventListener("keydown", (event) => editor.keys(event));
  return editor;
}
var PROBLEM, DRAW, givenOf, read3, compiled2, regla;
var init_regla = __esm({
  "optlib/static/figures/regla.js"() {
    init_data();
    init_judging();
    init_optimizers();
    init_prng();
    init_roles();
    init_rule_check();
    init_rule();
    init_rule_errors();
    init_rules();
    init_dom();
    init_landscapes();
    init_kit();
    init_looks();
    init_params();
    init_race();
    init_rule_editor();
    init_rule_knobs();
    init_rule_task();
    init_rule_trace();
    init_rule_words();
    init_lists();
    PROBLEM = { value: "ravine", options: Object.keys(VALLEYS) };
    DRAW = drawSeed();
    givenOf = ({ settings: settings2 = {} }, { values: values2 }) => valued(settings2, values2);
    read3 = memo(8);
    compiled2 = (text2) => read3(text2, () => ({ text: text2, ...compile(text2) }));
    regla = {
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
        Object.assign(fig, { task, settings: {}, valid: compiled2(fig.initial.rule) });
        const editor = editorOf(fig, Boolean(fig.root.dataset.controls));
        const settings2 = settingSliders(fig, (name2, value) => move(fig, name2, value));
        fig.desk.more.before(editor.node, ...like ? [] : [settings2.box]);
        const drawings = [matrices ? costs(fig, [OWN, like], 0.85, fig.view) : landscape(fig, [OWN])];
        const asked = taskOf(fig);
        const name = legend(fig);
        const rest = besides(fig, drawings);
        const rivals = rivalsOf(fig);
        playback(fig, "step", fig.resolve.step, ({ speed }) => speed);
        fig.control(["problem", "step"], ["speed", "steps", "start"]);
        answerChecks(fig);
        const run3 = ownRun(asked, matrices);
        return (state) => {
          const now = compiled2(state.rule);
          if (!now.errors.length) fig.valid = now;
          const rule = fig.valid;
          const given = givenOf(rule, state);
          settings2.sync(rule, given, now.errors.length > 0);
          editor.show(state.rule, now.errors, doubts(rule, Boolean(matrices)));
          fig.root.dispatchEvent(new CustomEvent("rule", { detail: { text: state.rule } }));
          const { steps } = state;
          const start4 = fig.value("start");
          const trial2 = asked.now(state, start4);
          const { mine, arena, lane, told } = run3(rule, given, state, start4, trial2);
          asked.draw(mine);
          const against2 = like ? [like] : state.optimizers;
          const { rates: rates3, lanes: lanes2 } = rivals(state, against2, start4, given, arena, trial2);
          const racing = { [OWN]: lane, ...lanes2 };
          const k = Math.min(fig.value("step"), steps);
          for (const draw of drawings) draw(state, start4, racing, k, arena);
          name([OWN, ...against2]);
          rest(state, rule, given, start4);
          if (like) return { text: parting(like, steps, racing) };
          if (trial2) return { text: lostFirst(racing[OWN], k, told) };
          return { text: describe13(fig, start4, k, racing, rates3) };
        };
      },
      code: () => Promise.resolve().then(() => (init_rule_export(), rule_export_exports)).then(({ OWN: OWN4 }) => OWN4)
    };
  }
});

// optlib/static/figures/widget.js
init_kit();

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
  const two2 = (n) => String(n).padStart(2, "0");
  return `${d.getFullYear()}-${two2(d.getMonth() + 1)}-${two2(d.getDate())}`;
}
var isDue = (entry) => entry.due !== null && entry.due <= dayOf(/* @__PURE__ */ new Date());
function entryFrom(value) {
  const { attempts, done, due, stage } = value ?? {};
  const whole4 = [attempts, stage].every((n) => Number.isInteger(n) && n >= 0);
  return whole4 && isDay(done) && isDay(due) ? { attempts, done, due, stage } : null;
}
var isName = (value) => typeof value === "string" && value.length <= 40 && /^[a-z\d]+(-[a-z\d]+)*$/.test(value);
var isAnswer = (value) => typeof value === "string" && value.length <= MAX_ANSWER && !/\p{C}/u.test(value);
function firstFrom(value) {
  const { day, right, answer, came, mistakes, seed, help } = value ?? {};
  const texts = [answer, came].every((text2) => text2 === void 0 || isAnswer(text2));
  const names3 = Array.isArray(mistakes) && mistakes.length <= MAX_MISTAKES && mistakes.every(isName);
  const flags = [right, help].every((each3) => typeof each3 === "boolean");
  if (!day || !isDay(day) || !texts || !names3 || !flags || !Number.isInteger(seed) || seed < 0) return null;
  return { day, right, answer, came, mistakes, seed, help };
}
var firstsFrom = (value) => value !== false && allFrom(value, ID, firstFrom);
function allFrom(value, names3, read4) {
  const named = Object.entries(value ?? {}).filter(([name]) => names3.test(name));
  const found = named.slice(0, MAX_NAMES).map(([name, raw]) => [name, read4(raw)]);
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
  const { format, version, exercises, first, code: code11, drawings, ...others } = value ?? {};
  return {
    entries: allFrom(exercises, ID, entryFrom),
    firsts: firstsFrom(first),
    code: allFrom(code11, PAGE, (cells) => allFrom(cells, ID, changeFrom)),
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
    this.change((parts2) => Object.assign(parts2, { firsts: on && (parts2.firsts || {}) }));
  }
  // Lo cambiado en una página: {número de celda o ejercicio: {text, book, …}}.
  code(page) {
    return { ...this.#parts.code[page] };
  }
  // Cuántas celdas, figuras y ejercicios hay cambiados en cada página.
  changedPages() {
    const count2 = (code11) => {
      const changed = Object.keys(code11).filter((key) => code11[key].text !== code11[key].book);
      const [cells, figures] = [/^\d+$/, /^figura-/].map((kind) => changed.filter((key) => kind.test(key)).length);
      return { cells, figures, exercises: changed.length - cells - figures };
    };
    return Object.fromEntries(Object.entries(this.#parts.code).map(([page, cells]) => [page, count2(cells)]));
  }
  // Apunta el código de unas celdas de una página, {cuál: cambio, o null para olvidarlo}. Dice, si no queda guardado,
  // por qué: «long» o «full».
  recordCode(page, changes) {
    const kept4 = Object.entries(changes).filter(([, change]) => change === null || changeFrom(change));
    this.change(({ code: code11 }) => {
      const cells = { ...code11[page] };
      for (const [cell, change] of kept4) {
        if (change) cells[cell] = changeFrom(change);
        else delete cells[cell];
      }
      if (Object.keys(cells).length) code11[page] = cells;
      else delete code11[page];
    });
    if (kept4.length < Object.keys(changes).length) return "long";
    return this.kept ? "" : "full";
  }
  // Las cifras que ha dibujado, [{digit, drawing}, …]; drawing es el texto del cuadro.
  drawings() {
    return [...this.#parts.drawings];
  }
  // Añade una; si no cabe, se va la primera.
  addDrawing(added) {
    this.change((parts2) => {
      const others = parts2.drawings.filter(({ drawing }) => drawing !== added.drawing);
      parts2.drawings = drawingsFrom([...others, added]);
    });
  }
  eraseDrawings() {
    this.change((parts2) => Object.assign(parts2, { drawings: [] }));
  }
  describe(id) {
    const entry = this.#parts.entries[id];
    if (!entry) return "";
    const parts2 = [entry.done ? `Hecho (${times(entry.attempts)}).` : `${times(entry.attempts)}.`];
    if (entry.due && this.#warn) parts2.push(isDue(entry) ? "Toca repasarlo hoy." : `Repaso: ${spanish(entry.due)}.`);
    if (!this.kept && this.#warn)
      parts2.push("Este navegador no deja guardar el progreso: se perderá al cerrar la página.");
    return parts2.join(" ");
  }
  done(id) {
    return Boolean(this.#parts.entries[id]?.done);
  }
  // Todo lo que se guarda, con su formato.
  stored() {
    const { entries, firsts, code: code11, drawings, others } = this.#parts;
    return { ...others, ...FORMAT, exercises: entries, first: firsts, code: code11, drawings };
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
init_expressions();
var fragment = (text2) => document.createRange().createContextualFragment(text2);

// optlib/static/figures/all.js
var FIGURES = {
  "adam-por-dentro": () => Promise.resolve().then(() => (init_adam_por_dentro(), adam_por_dentro_exports)),
  "brote": () => Promise.resolve().then(() => (init_brote(), brote_exports)),
  "carrera": () => Promise.resolve().then(() => (init_carrera(), carrera_exports)),
  "descenso-1d": () => Promise.resolve().then(() => (init_descenso_1d(), descenso_1d_exports)),
  "lotes": () => Promise.resolve().then(() => (init_lotes(), lotes_exports)),
  "momento": () => Promise.resolve().then(() => (init_momento(), momento_exports)),
  "muon": () => Promise.resolve().then(() => (init_muon2(), muon_exports)),
  "neurona": () => Promise.resolve().then(() => (init_neurona2(), neurona_exports)),
  "palabras": () => Promise.resolve().then(() => (init_palabras2(), palabras_exports)),
  "planes": () => Promise.resolve().then(() => (init_planes2(), planes_exports)),
  "red": () => Promise.resolve().then(() => (init_red2(), red_exports)),
  "retropropagacion": () => Promise.resolve().then(() => (init_retropropagacion2(), retropropagacion_exports)),
  "valle": () => Promise.resolve().then(() => (init_valle(), valle_exports))
};

// optlib/static/figures/load.js
var OWN3 = "regla";
async function load(id) {
  if (id === OWN3) return { id, ...(await Promise.resolve().then(() => (init_regla(), regla_exports))).regla };
  return { id, ...(await FIGURES[id]()).figure };
}

// optlib/static/figures/widget.js
var same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
async function render({ model, el }) {
  el.append(fragment(model.get("frame")));
  const root = el.querySelector("figure");
  const keep = (event) => root.contains(event.target) && event.key !== "Escape" && event.stopPropagation();
  window.addEventListener("keydown", keep, true);
  let sent = 0;
  const send = () => {
    sent = 0;
    if (!same(model.get("params"), figure14.state)) model.set("params", { ...figure14.state });
    model.save_changes();
  };
  const changed = () => sent ||= setTimeout(send, 60);
  const digits = async () => model.get("digits");
  const spec = await load(root.dataset.figure);
  const progress = openProgress(null, false);
  const figure14 = new Figure(root, spec, model.get("params"), { changed, digits, progress });
  for (const stage of figure14.stages) stage();
  const receive = () => !same(model.get("params"), figure14.state) && figure14.receive(model.get("params"));
  model.on("change:params", receive);
  return () => {
    clearTimeout(sent);
    window.removeEventListener("keydown", keep, true);
    model.off("change:params", receive);
  };
}
var widget_default = { render };
export {
  widget_default as default
};
