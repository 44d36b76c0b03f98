// «Empieza tú»: lo que la red cree que sigue a unas letras, y cómo las acaba.
import { AS_TYPED, button, html, say, uniqueId } from "../dom.js";
import { percent } from "../numbers.js";
import { range } from "../lists.js";
import { KNOWN } from "./towns-sign.js";

const LONGEST = 23;
const NAMED = { "": "fin", " ": "espacio" };
const beginningOf = (text) => text.normalize("NFC").toLowerCase().trimStart().replace(/\s+/gu, " ");

export class Writer {
  asked = 0;

  // send(encargo) manda el encargo de escribir; sus respuestas llegan a hear.
  constructor(send) {
    this.send = send;
    const id = uniqueId();
    this.input = html("input", { id, type: "text", maxlength: LONGEST, ...AS_TYPED, input: () => this.look() });
    this.bars = range(5).map(() => [html("span"), html("i"), html("b")]);
    this.list = html("ol", { class: "red-bars towns-bars" }, ...this.bars.map((parts) => html("li", {}, ...parts)));
    this.said = html("p", { role: "status" });
    const more = [button("Una letra", () => this.draw()), button("Acábalo", () => this.ask(true))];
    const typed = html("div", { class: "towns-typed" }, this.input, html("div", { class: "fig-buttons" }, ...more));
    const label = html("label", { for: id }, "Empieza tú");
    this.node = html("div", { class: "towns-writer" }, label, typed, this.said, this.list);
  }

  // Con esos pesos y esas letras.
  show({ alphabet }, x) {
    Object.assign(this, { alphabet, x });
    this.look();
  }

  // Mira lo escrito: si la red conoce sus letras, pide las que espera.
  look() {
    this.beginning = beginningOf(this.input.value);
    const strange = [...new Set(this.beginning)].filter((letter) => !this.alphabet.includes(letter));
    const unknown = `No conoce ${strange.map((letter) => `«${letter}»`).join(", ")}: no está en sus nombres.`;
    this.list.hidden = strange.length > 0;
    say(this.said, this.list.hidden ? unknown : "");
    this.ask(false);
  }

  ask(whole) {
    const { beginning, x, list } = this;
    if (!list.hidden) this.send({ ask: ++this.asked, whole, beginning, x });
  }

  // Una letra al azar, con su probabilidad.
  draw() {
    if (this.list.hidden) return;
    let [k, left] = [-1, Math.random()];
    do left -= this.parts[++k];
    while (left > 0 && k < this.parts.length - 1);
    if (!k) return say(this.said, `Aquí lo acaba${this.how}.`);
    this.input.value += this.alphabet[k];
    this.look();
  }

  hear({ ask, parts, text, known }) {
    if (ask !== this.asked) return; // se ha pedido otra cosa
    const how = KNOWN[known] ? `: ${KNOWN[known]}` : "";
    if (!parts) return say(this.said, text + how);
    Object.assign(this, { parts, how });
    const most = [...parts.keys()].sort((a, b) => parts[b] - parts[a]);
    for (const [k, [name, bar, part]] of this.bars.entries()) {
      const letter = this.alphabet[most[k]];
      say(name, NAMED[letter] ?? letter);
      bar.style.setProperty("--part", parts[most[k]]);
      say(part, percent(parts[most[k]]));
    }
  }
}
