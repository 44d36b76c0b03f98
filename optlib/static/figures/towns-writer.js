// «Empieza tú»: lo que la red cree que sigue a unas letras, y cómo las acaba.
import { AS_TYPED, button, html, say, uniqueId } from "../dom.js";
import { percent } from "../numbers.js";
import { range } from "../lists.js";
import { KNOWN } from "./towns-sign.js";

const LONGEST = 23;
const NAMED = { "": "fin", " ": "espacio" };
export const beginningOf = (text) => text.normalize("NFC").toLowerCase().trimStart().replace(/\s+/gu, " ");

export class Writer {
  alphabet = [];
  asked = 0;

  // send(encargo) manda el encargo de escribir; sus respuestas llegan a hear.
  constructor(send) {
    this.send = send;
    const id = uniqueId();
    this.input = html("input", { id, type: "text", maxlength: LONGEST, ...AS_TYPED, input: () => this.look() });
    this.bars = range(5).map(() => [html("span"), html("i"), html("b")]);
    this.list = html("ol", { class: "red-bars towns-bars" }, ...this.bars.map((parts) => html("li", {}, ...parts)));
    this.said = html("p", { role: "status" });
    const more = [button("Una letra", () => this.ask("letter")), button("Acábalo", () => this.ask("name"))];
    const typed = html("div", { class: "towns-typed" }, this.input, html("div", { class: "fig-buttons" }, ...more));
    this.node = html(
      "div",
      { class: "towns-writer" },
      html("label", { for: id }, "Empieza tú"),
      typed,
      this.said,
      this.list,
    );
  }

  // Con esos pesos y esas letras.
  show({ alphabet }, x) {
    Object.assign(this, { alphabet, x });
    this.look();
  }

  // Mira lo escrito: si la red conoce sus letras, pide las cinco que más espera.
  look() {
    const beginning = beginningOf(this.input.value);
    const strange = [...new Set(beginning)].filter((letter) => !this.alphabet.includes(letter));
    this.list.hidden = strange.length > 0;
    const unknown = `No conoce ${strange.map((letter) => `«${letter}»`).join(", ")}: no está en sus nombres.`;
    say(this.said, strange.length ? unknown : "");
    this.beginning = strange.length ? null : beginning;
    this.ask("top");
  }

  ask(want) {
    if (this.beginning === null || !this.x) return;
    this.send({ ask: ++this.asked, want, beginning: this.beginning, x: this.x });
  }

  hear({ ask, top, letter, text, known }) {
    if (ask !== this.asked) return; // se ha pedido otra cosa
    const how = KNOWN[known] ? `: ${KNOWN[known]}` : "";
    if (text !== undefined) return say(this.said, `${text}${how}`);
    if (letter) {
      this.input.value += letter;
      return this.look();
    }
    if (letter === "") return say(this.said, `Aquí lo acaba${how}.`);
    for (const [k, [name, bar, part]] of this.bars.entries()) {
      say(name, NAMED[top[k].letter] ?? top[k].letter);
      bar.style.setProperty("--part", top[k].part);
      say(part, percent(top[k].part));
    }
  }
}
