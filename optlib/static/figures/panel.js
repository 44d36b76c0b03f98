// Un panel es un dibujo con ejes: SVG del tamaño exacto de su hueco, así el texto no se escala.
import { power, significant } from "../numbers.js";
import { html, put, svg } from "../dom.js";
import { clamp } from "../lists.js";

const MARGIN = { left: 46, right: 12, top: 24, bottom: 34 };
const LINE = 15;

// Parte un título en líneas que quepan en `width` píxeles, a unos 6 por letra.
const wrap = (text, width) => text.match(new RegExp(`\\S.{0,${Math.floor(width / 6)}}(?!\\S)`, "g")) ?? [];

function linearTicks([low, high], count) {
  const raw = (high - low) / count;
  const base = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((m) => m * base >= raw * 0.999) * base;
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) ticks.push(i * step);
  return ticks.map((v) => [v, significant(Number(v.toPrecision(6)), 4)]);
}

function logTicks([low, high], count) {
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first) / count));
  const ticks = [];
  for (let e = first; e <= last; e += step)
    ticks.push([10 ** e, e >= -2 && e <= 3 ? String(10 ** Math.max(e, 0) / 10 ** Math.max(-e, 0)) : power(e)]);
  return ticks;
}

// Lleva [low, high] a píxeles; lo que se sale queda cerca del borde, y lo que no es número da NaN.
function scale([low, high], from, to, log) {
  const f = log ? Math.log10 : (v) => v;
  const a = f(low);
  const k = (to - from) / (f(high) - a);
  const map = (v) => clamp(from + (f(log && v <= 0 ? 1e-300 : v) - a) * k, -9999, 9999);
  map.invert = (p) => (log ? 10 ** (a + (p - from) / k) : a + (p - from) / k);
  return map;
}

// Texto de un píxel con una cifra decimal. Se recuerda: escribir números es lo que más tarda al dibujar un recorrido.
const TENTHS = [];
function tenths(p) {
  const t = Math.round(p * 10);
  if (t < 0) return String(t / 10);
  TENTHS[t] ??= String(t / 10);
  return TENTHS[t];
}

export class Panel {
  width = 0;
  height = 0;
  x = [0, 1]; // dominios
  y = [0, 1];
  xLabel = "";
  xTicks = null; // [lugar, texto], si no son números
  yLabel = "";
  logY = false;
  ratio = 0.75; // alto / ancho
  boxHeight = null; // o el alto, según el ancho
  bare = false;
  scales = 0; // cuántas veces han cambiado

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
    this.node = html("div", { class: "fig-panel" }, ...(this.canvas ? [this.canvas] : []), this.image);
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

  // Lo que no baja eso, según la hoja de estilo.
  get least() {
    return Number.parseFloat(getComputedStyle(this.node).getPropertyValue("--fig-least")) || 0;
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
    // En partes del panel: al imprimir, el dibujo se encoge y el fondo con él.
    const shares = { left: left / this.width, top: top / this.height, width: w / this.width, height: h / this.height };
    for (const [name, share] of Object.entries(shares)) this.canvas?.style.setProperty(name, `${100 * share}%`);
    if (!this.bare) this.drawAxes(w, h, left, top);
  }

  drawAxes(w, h, left, top) {
    const parts = [];
    for (const [v, text] of this.xTicks ?? linearTicks(this.x, Math.max(3, w / 70))) {
      const x = left + this.sx(v);
      parts.push(svg("path", { d: `M${x} ${top}V${top + h}` }));
      if (h + top + 15 < this.height) parts.push(svg("text", { x, y: top + h + 15, "text-anchor": "middle" }, text));
    }
    for (const [v, text] of (this.logY ? logTicks : linearTicks)(this.y, Math.max(3, h / 42))) {
      const y = top + this.sy(v);
      parts.push(svg("path", { d: `M${left} ${y}H${left + w}` }));
      parts.push(svg("text", { x: left - 6, y: y + 4, "text-anchor": "end" }, text));
    }
    const name = (text, x, y, anchor) => svg("text", { class: "fig-axis-name", x, y, "text-anchor": anchor }, text);
    for (const [i, text] of this.title.entries()) parts.push(name(text, 2, 12 + LINE * i, "start"));
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
    let length = 0;
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
        const text = `${pen}${tenths(px)} ${tenths(py)}`;
        parts.push(text);
        length += text.length;
        pen = "L";
      }
      if (ends) ends[i] = length;
    }
    return parts.join("");
  }

  // Igual, con un punto en cada lugar: trazos de longitud cero con extremos redondos.
  dots(xs, ys) {
    let d = "";
    for (let i = 0; i < xs.length; i++) {
      const px = this.sx(xs[i]);
      const py = this.sy(ys[i]);
      if (!(Number.isNaN(px) || Number.isNaN(py))) d += `M${((px * 10) | 0) / 10} ${((py * 10) | 0) / 10}h0`;
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
  handle(move) {
    const { image } = this;
    const touch = svg("circle", { r: 22, class: "fig-touch" });
    const handle = svg("g", { class: "fig-handle" }, touch, svg("circle", { r: 7 }));
    this.over.append(handle);
    const report = (event) => {
      const origin = image.getBoundingClientRect();
      // Cerca de un eje, en él: con el dedo no se acierta.
      const read = (scale, px, length) => (Math.abs(px - scale(0)) < 6 ? 0 : scale.invert(clamp(px, 0, length)));
      move(
        read(this.sx, event.clientX - origin.left - this.left, this.w),
        read(this.sy, event.clientY - origin.top - this.top, this.h),
      );
    };
    image.addEventListener("pointerdown", (event) => {
      if (event.button || (event.pointerType !== "mouse" && !handle.contains(event.target))) return;
      event.preventDefault();
      image.setPointerCapture(event.pointerId);
      image.classList.add("fig-dragging");
      report(event);
    });
    // Quien coge el asa no quiere desplazar la página: lo de touch-action no vale dentro de un SVG que sí la deja.
    handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    image.addEventListener("pointermove", (event) => image.classList.contains("fig-dragging") && report(event));
    // También al soltar y al cancelar, que la sueltan.
    image.addEventListener("lostpointercapture", () => image.classList.remove("fig-dragging"));
    image.addEventListener("click", (event) => event.pointerType === "touch" && report(event));
    image.classList.add("fig-draggable");
    return handle;
  }
}
