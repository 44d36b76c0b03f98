// Donde se escribe una regla: el texto, los signos que un teclado de teléfono esconde, la regla de la que se parte y lo
// que está mal, con su línea.
import { RULES } from "../rules.js";
import { STYLES } from "../data.js";
import { AS_TYPED, button, html, put, say, uniqueId } from "../dom.js";
import { explain } from "../rule-errors.js";
import { memo } from "../lists.js";
import { compile } from "../rule.js";
import { copier } from "./copying.js";
import { LONGEST } from "./params.js";

const SIGNS = ["=", "+", "-", "*", "/", "**", "**2", "(", ")", ".", ",", "_", "sqrt(", "←", "→"];
const MOVES = { "←": -1, "→": 1 };
const [PAST, PAUSE] = [100, 800];

// La página que dice cómo se escribe una regla: en este libro está en la navegación; en otro, o en Jupyter, no está.
function words() {
  const page = document.querySelector("[data-page=tu_optimizador]");
  return page ? [html("a", { href: new URL("#como-se-escribe", page.href).href }, "Cómo se escribe")] : [];
}

// Al pulsarlo, el texto no pierde el foco, y el teclado del teléfono sigue ahí.
const STAY = { pointerdown: (event) => event.preventDefault() };

// Las reglas ya leídas, por su texto.
const read = memo(8);
const compiled = (text) => read(text, () => ({ text, ...compile(text) }));

// Lee lo que se escribe en el acto: la regla que hay queda en fig.written y la última que vale, en fig.valid, aunque haya
// durado menos que un fotograma. typed es lo que se ha escrito hasta ahora.
export function reading(fig, typed = []) {
  const take = (text) => {
    fig.written = compiled(text);
    if (!fig.written.errors.length) fig.valid = fig.written;
  };
  for (const text of [fig.initial.rule, ...typed, fig.state.rule]) take(text);
  fig.taking.push(() => take(fig.state.rule));
}

export class RuleEditor {
  past = []; // lo que se puede deshacer, y rehacer
  undone = [];
  when = 0;

  // change(texto, más) se llama al escribir; link() da la dirección que lleva la regla. Sin él, en un ejercicio, ni se
  // comparte ni se parte de otras, que están en texts. rules, donde se guarda, es la del lector y la que le llega en un
  // enlace. Si el texto ya está en la página, en line, es ese, y crece con lo que se escribe.
  constructor(change, link, rules, texts = RULES, line = null) {
    this.change = change;
    this.link = link;
    this.rules = rules;
    this.texts = texts;
    const [area, said] = [uniqueId(), uniqueId()];
    this.line = line;
    this.area = line ?? html("textarea", { id: area, class: "rule-text", rows: 6, ...AS_TYPED });
    put(this.area, "aria-describedby", said);
    this.area.addEventListener("beforeinput", ({ inputType }) =>
      this.keep(/Break|Paste|Cut/.test(inputType) ? 0 : PAUSE),
    );
    this.area.addEventListener("input", () => change(this.area.value));
    this.said = html("div", { id: said, class: "rule-said", role: "status" });
    this.other = button("", () => change(rules.swap(), { values: {} }), { hidden: true });
    const label = html("label", { for: area }, "Tu regla");
    const tools = [label, ...words(), ...(link ? [this.origins(), ...this.sharing()] : []), this.other];
    this.node = line?.parentNode ?? html("div", { class: "rule-editor" }, this.area);
    if (!line) this.node.prepend(html("div", { class: "rule-tools" }, ...tools));
    this.node.append(this.said, this.signs());
  }

  signs() {
    const buttons = SIGNS.map((sign) => button(sign, () => this.insert(sign), { class: "rule-sign", ...STAY }));
    const turn = (icon, name, click) =>
      html("button", { type: "button", "aria-label": name, click, ...STAY }, icon, html("span", {}, ` ${name}`));
    buttons.push(turn("↶", "Deshacer", this.undo), turn("↷", "Rehacer", this.redo));
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
    const { said, address, copy } = copier();
    const share = async () => {
      const [url, { length }] = [this.link(), this.area.value];
      address.hidden = true;
      say(said, length > LONGEST ? `Tu regla tiene ${length} letras, y en un enlace caben ${LONGEST}.` : "");
      if (length > LONGEST) return;
      if (!navigator.share || !matchMedia("(pointer: coarse)").matches) return copy(url);
      try {
        await navigator.share({ title: document.title, url });
      } catch (error) {
        if (error.name !== "AbortError") await copy(url);
      }
    };
    return [button("Compartir", share), said, address];
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

  put(text) {
    this.keep();
    this.area.value = text;
    this.change(text);
  }

  insert(text) {
    if (MOVES[text]) return this.go(this.area.selectionEnd + MOVES[text]);
    this.keep();
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.change(this.area.value);
  }

  go(from, to = from) {
    this.area.setSelectionRange(Math.max(0, from), Math.max(0, to));
  }

  // Otro texto, con el cursor tras lo que cambia; en Safari, ponerlo da el foco.
  write(text) {
    const { value } = this.area;
    let same = 0;
    while (same < Math.min(value.length, text.length) && value.at(-1 - same) === text.at(-1 - same)) same++;
    this.area.value = text;
    if (document.activeElement === this.area) this.go(text.length - same);
  }

  turn(from, to) {
    const text = from.pop();
    if (text === undefined) return;
    to.push(this.area.value);
    this.when = 0;
    this.write(text);
    this.change(text);
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

  select({ line, at, length }) {
    const lines = this.area.value.split("\n");
    const start = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0);
    this.area.focus();
    this.go(start + at, start + Math.min(at + length, lines[line].length));
  }

  // Pone al día el texto y lo que se dice: los fallos, que al pulsarlos seleccionan su sitio, o, si no hay ninguno, las
  // dudas.
  show(text, errors, doubts) {
    if (this.area.value !== text) {
      if (this.area.value) this.keep(PAUSE); // un mando, o «Reiniciar»
      this.write(text);
    }
    const rows = text.split("\n").length;
    put(this.area, "rows", Math.min(this.line ? rows : Math.max(6, rows + 1), 40));
    put(this.area, "aria-invalid", errors.length > 0);
    this.faults = errors.slice(0, 3);
    const lines = this.faults.map((error) => `Línea ${error.line + 1}: ${explain(error)}`);
    const last = `Corre la última regla válida${this.line ? "" : ", sin sus mandos"}.`;
    const told = errors.length ? [...lines, last] : doubts;
    if (this.told !== told.join("\n")) {
      this.told = told.join("\n");
      const fault = (line, k) => button(line, () => this.select(this.faults[k]), STAY);
      this.said.replaceChildren(...told.map((line, k) => html("p", {}, k < lines.length ? fault(line, k) : line)));
      if (errors.length && document.activeElement === this.area) this.said.scrollIntoView({ block: "nearest" });
    }
    this.said.classList.toggle("rule-wrong", errors.length > 0);
    const [back, other] = this.rules?.other() ?? [""];
    this.other.hidden = other === undefined;
    say(this.other, back);
  }
}
