// El código de una figura, debajo de ella: sigue a los mandos y, donde hay Python, se ejecuta, se cambia y devuelve su
// recorrido a la figura. Se carga al pedirlo.
import { VIEWS } from "../../data.js";
import { html, say, uniqueId } from "../../dom.js";
import { significant } from "../../numbers.js";
import { listed } from "../../lists.js";
import { match } from "./settings.js";
import { CODE } from "./texts.js";

const ALONE = "Para ejecutarlo y cambiarlo, cópialo en un cuaderno.";
// De dónde viene un recorrido que pone el código, como se dice en el resumen de la figura.
const ORIGIN = "de tu código";
// Lo que la figura no puede enseñar de otro código.
const UNSEEN = {
  problem: "El paisaje y los costes que se ven son los de la figura, no los tuyos.",
  data: "Los datos y los costes que se ven son los de la figura, no los tuyos.",
};
// Los ajustes que son de un solo recorrido de la carrera, o de cómo se ve.
const OWN = ["lrs", "fair", ...VIEWS];

export class CodePanel {
  // Quien lo ejecuta, si lo hay: follow(texto), cuando los mandos cambian; shownText, lo que se ve, y focus().
  owner = null;

  constructor(fig) {
    this.fig = fig;
    this.entry = CODE[fig.spec.id];
    this.title = fig.root.querySelector("figcaption strong")?.textContent.replace(/\.$/, "");
    this.title ??= this.entry.title ?? fig.spec.id;
    this.pre = html("pre", { tabindex: 0, role: "group", "aria-label": `Código de la figura «${this.title}»` });
    this.block = html("div", { class: "highlight" }, this.pre);
    this.copyButton = html("button", { type: "button", click: () => this.copy() }, "Copiar el código");
    this.note = html("p", { class: "fig-code-note" }, ALONE);
    this.box = html("div", { class: "fig-code", id: uniqueId() }, ...this.picker(), this.block, this.copyButton);
    this.box.append(this.note, this.ownPath());
    fig.box.append(this.box);
    this.box.addEventListener("adopt", ({ detail: make }) => this.adopt(make));
    this.update();
  }

  // Busca quien sepa ejecutarlo; quien se encarga de traerlo lo dice con preventDefault.
  offer() {
    if (this.owner) return;
    const call = new CustomEvent("figure-code", { bubbles: true, cancelable: true });
    this.note.hidden = !this.box.dispatchEvent(call) || this.owner !== null;
  }

  adopt(make) {
    this.owner ??= make(this);
    this.limit();
  }

  // Lo que no se puede ejecutar aquí, se dice.
  limit() {
    const apart = this.entry.apart?.[this.lane];
    say(this.note, apart ?? ALONE);
    this.note.hidden = !apart;
    this.owner.only(Boolean(apart));
  }

  // El nombre del recorrido en la figura.
  get place() {
    return this.entry.path ?? this.lane;
  }

  // Cómo se llama lo que el lector cambie.
  get key() {
    return `figura-${this.fig.host.key ?? this.fig.spec.id}${this.lane ? `-${this.lane.toLowerCase()}` : ""}`;
  }

  get lanes() {
    return this.entry.lanes?.(this.fig) ?? { "": "" };
  }

  // Donde hay varios recorridos, se elige de cuál es el código.
  picker() {
    this.lane = "";
    if (!this.entry.lanes) return [];
    const id = uniqueId();
    this.select = html("select", { id, change: () => this.choose(this.select.value) });
    const label = html("label", { for: id }, this.entry.choose ?? "Optimizador");
    return [html("div", { class: "fig-which" }, label, this.select)];
  }

  // Lo que se dice del recorrido que el código ha puesto en la figura, y lo que se puede hacer con él.
  ownPath() {
    this.said = html("span", { role: "status" });
    const quit = () => {
      this.owner?.focus();
      this.remove();
    };
    const look = () => this.fig.live.scrollIntoView({ block: "start" });
    const button = (text, click) =>
      html("button", { type: "button", "aria-label": `${text}: «${this.title}»`, click }, text);
    this.ways = html("span", { hidden: true }, button("Verlo", look), button("Quitarlo", quit));
    return html("div", { class: "fig-mine" }, this.said, this.ways);
  }

  choose(lane) {
    this.lane = lane;
    this.update();
    if (this.owner) this.limit();
  }

  // Pone el código de los ajustes de ahora.
  update() {
    if (this.select) this.list();
    if (this.fig.origin !== ORIGIN || !Object.keys(this.fig.paths).length) this.tell("");
    const text = this.entry.write(this.fig, this.lane).trimEnd();
    if (text === this.text && this.key === this.written) return;
    Object.assign(this, { text, written: this.key });
    if (this.owner) this.owner.follow(text);
    else say(this.pre, text);
  }

  list() {
    const { lanes } = this;
    const now = JSON.stringify(lanes);
    if (now === this.listed) return;
    this.listed = now;
    if (!Object.hasOwn(lanes, this.lane)) this.lane = "Adam" in lanes ? "Adam" : Object.keys(lanes)[0];
    this.select.replaceChildren(...Object.entries(lanes).map(([value, name]) => html("option", { value }, name)));
    this.select.value = this.lane;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.owner?.shownText ?? this.text);
      say(this.copyButton, "Copiado");
    } catch {
      say(this.copyButton, "No se ha podido copiar");
    }
    setTimeout(() => say(this.copyButton, "Copiar el código"), 2000);
  }

  // Pone en la figura lo que ha calculado el código, y los mandos, como él dice.
  put({ columns, values }) {
    const { fig, lane, place } = this;
    if (!Object.hasOwn(this.lanes, lane)) return;
    const mine = fig.origin === ORIGIN ? { ...fig.paths } : {};
    const wanted = this.entry.changes(values, columns, fig, lane);
    const { refused, moved } = match(fig, wanted);
    // Los de otros códigos siguen, si los ajustes son los mismos.
    const others = moved.every((name) => OWN.includes(name)) ? mine : {};
    fig.show({ ...others, [place]: columns }, ORIGIN);
    fig.draw(); // aunque no esté a la vista
    const own = (name) => values[name] === null && !columns[name];
    const unseen = (name) => refused.includes(name) || own(name);
    this.tell(
      this.whose(),
      ...refused.filter((name) => !(name in UNSEEN)).map((name) => this.beyond(name, wanted[name])),
      ...Object.keys(UNSEEN)
        .filter(unseen)
        .map((name) => UNSEEN[name]),
      ...(columns.data ? ["Los datos son los tuyos."] : []),
    );
  }

  // «Tu recorrido está en la figura: Adam.»
  whose() {
    const names = Object.entries(this.lanes).flatMap(([lane, name]) => (lane in this.fig.paths ? [name] : []));
    const what = ["Tu recorrido está", "Tus recorridos están"];
    return `${what[Number(names.length > 1)]} en la figura${this.place && `: ${listed(names)}`}.`;
  }

  // Un valor al que su mando no llega; una pareja o una tasa de la carrera, sin decir cuál.
  beyond(name, value) {
    const label = this.fig.spec.params[name].label ?? { start: "Punto de partida", lrs: "Tasa" }[name];
    return `El mando «${label}» no llega a ${typeof value === "number" ? significant(value, 6) : "ese valor"}.`;
  }

  tell(...sentences) {
    say(this.said, sentences.join(" "));
    this.ways.hidden = !this.said.textContent;
  }

  remove() {
    this.fig.show({});
    this.fig.draw();
  }

  toggle(open) {
    this.box.hidden = !open;
    if (!open) return;
    this.update();
    this.offer();
  }
}
