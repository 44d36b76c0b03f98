// Donde se escribe una regla: el texto, los signos que un teclado de teléfono esconde, la regla de la que se parte y lo
// que está mal, con su línea.
import { RULES } from "../rules.js";
import { STYLES } from "../data.js";
import { html, put, say, uniqueId } from "../dom.js";
import { explain } from "../rule-errors.js";

const SIGNS = ["=", "+", "-", "*", "/", "**", "(", ")", "_", "sqrt("];
const [PAST, PAUSE] = [100, 800];

// La regla de un optimizador del curso: sus valores, que son ajustes, y sus líneas.
export function textOf(name) {
  const { begin, step, settings } = RULES[name];
  const values = Object.entries({ ...settings, lr: STYLES[name].lr }).map(
    ([setting, value]) => `${setting} = ${value}`,
  );
  const starts = begin.filter((line) => !line.endsWith("= 0"));
  // Como se enseña en la página: sqrt, y maximum sin np.
  const plain = (line) =>
    line
      .replaceAll("np.", "")
      .replace(/\(([^()]+)\) ?\*\* ?0\.5|(\w+)\*\*0\.5/g, (_, sum, name) => `sqrt(${sum ?? name})`);
  return [...values, ...starts, ...step].map(plain).join("\n");
}

const button = (text, click, more = {}) => html("button", { type: "button", click, ...more }, text);

export class RuleEditor {
  // change(texto) se llama al escribir; link() da la dirección que lleva la regla. Sin él, en un ejercicio, ni se
  // comparte ni se parte de las del curso.
  constructor(change, link) {
    Object.assign(this, { change, link, past: [], when: 0 });
    const [area, said] = [uniqueId(), uniqueId()];
    const off = { spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off" };
    this.area = html("textarea", {
      ...{ id: area, class: "rule-text", rows: 6, "aria-describedby": said, ...off },
      beforeinput: () => this.keep(PAUSE),
      input: () => change(this.area.value),
    });
    this.said = html("p", { id: said, class: "rule-said", role: "status" });
    this.node = html(
      "div",
      { class: "rule-editor" },
      html("label", { for: area }, "Tu regla"),
      this.area,
      this.signs(),
      this.said,
      html(
        "div",
        { class: "rule-tools" },
        ...(link ? [this.origins()] : []),
        button("Deshacer", () => this.undo()),
        ...(link ? this.sharing() : []),
      ),
    );
  }

  // Los signos; al pulsarlos, el texto no pierde el foco, y el teclado del teléfono sigue ahí.
  signs() {
    const stay = { pointerdown: (event) => event.preventDefault() };
    const buttons = SIGNS.map((sign) => button(sign, () => this.insert(sign), stay));
    return html("div", { class: "rule-signs", role: "group", "aria-label": "Signos" }, ...buttons);
  }

  origins() {
    const options = Object.keys(RULES).map((name) => html("option", { value: name }, STYLES[name].name));
    const change = () => {
      if (pick.value) this.put(textOf(pick.value));
      pick.value = "";
    };
    const first = html("option", { value: "" }, "Parte de…");
    const pick = html("select", { "aria-label": "Parte de la regla de", change }, first, ...options);
    return pick;
  }

  // La dirección, con la regla: en un teléfono se da a quien se elija; si no, se copia o, si no se puede, se enseña.
  sharing() {
    const said = html("span", { role: "status" });
    const address = html("input", { readonly: true, hidden: true, "aria-label": "Dirección para compartir" });
    const copy = async (url) => {
      try {
        await navigator.clipboard.writeText(url);
        say(said, "Copiado");
        setTimeout(() => say(said, ""), 4000);
      } catch {
        Object.assign(address, { value: url, hidden: false });
        address.select();
        say(said, "Cópiala de aquí:");
      }
    };
    const share = async () => {
      const url = this.link();
      address.hidden = true;
      say(said, "");
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
    this.keep();
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.change(this.area.value);
  }

  undo() {
    const text = this.past.pop();
    if (text === undefined) return;
    this.area.value = text;
    this.change(text);
  }

  // Pone al día el texto y lo que se dice: los fallos o, si no hay ninguno, una duda.
  show(text, errors, doubt) {
    if (this.area.value !== text) {
      if (this.area.value) this.keep(PAUSE); // un mando, o «Reiniciar»
      this.area.value = text;
    }
    put(this.area, "rows", Math.max(6, text.split("\n").length + 1));
    put(this.area, "aria-invalid", errors.length > 0);
    const lines = errors.map((error) => `Línea ${error.line + 1}: ${explain(error)}`);
    say(this.said, errors.length ? [...lines, "Mientras tanto, corre la última regla válida."].join("\n") : doubt);
    this.said.classList.toggle("rule-wrong", errors.length > 0);
  }
}
