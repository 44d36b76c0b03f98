// La consulta: las parejas y, de la que se elige, sus dos pacientes, uno de ellos abierto.
import { button, html, put, say } from "../dom.js";
import { legend } from "./curves.js";
import { addressOf, readAddress } from "./visits.js";
import { Visit } from "./visit.js";
import { drawnSeed } from "./who.js";

const LETTERS = [..."ABCDEFGH"];

export class Consult {
  pair = "";
  seed = drawnSeed();

  constructor(root, host) {
    this.letters = LETTERS.map((letter) => button(letter, () => this.open(`${letter}1`)));
    this.wrong = html("p", { role: "status" });
    const other = button("Con otra semilla", () => this.open(this.label, drawnSeed()));
    this.slots = ["1", "2"].map((n) => {
      const toggle = button("", () => this.open(`${this.label[0]}${n}`));
      const title = html("p", { class: "clinic-title" });
      const [card, room] = [html("div", { class: "clinic-card" }, toggle), html("div", {}, title)];
      return { n, toggle, title, card, room, visit: new Visit(room, host, card) };
    });
    const pairs = html("div", { role: "group", "aria-label": "Pareja" }, html("span", {}, "Pareja"), ...this.letters);
    const cards = html("div", { class: "clinic-cards" }, ...this.slots.map(({ card }) => card));
    const choose = html("div", { class: "clinic-pairs" }, pairs, other);
    root.replaceChildren(choose, this.wrong, legend(), cards, ...this.slots.map(({ room }) => room));
    // La dirección es la del paciente que se atiende.
    root.addEventListener("click", ({ target }) => {
      if (!target.closest("a")) history.replaceState(history.state, "", addressOf(this));
    });
    addEventListener("hashchange", () => this.follow());
    if (!this.follow()) this.open("A1");
  }

  // Abre el que diga la dirección, si dice uno de aquí.
  follow() {
    const { label, seed, word, wrong } = readAddress(location.hash) ?? {};
    say(this.wrong, wrong ?? "");
    if (!label || word) return false;
    this.open(label, seed ?? this.seed);
    if (seed === undefined) history.replaceState(history.state, "", addressOf(this));
    return true;
  }

  open(label, seed = this.seed) {
    const pair = `${label[0]}-${seed}`;
    const together = [];
    Object.assign(this, { label, seed });
    for (const each of this.letters) put(each, "aria-pressed", each.textContent === label[0]);
    for (const { n, toggle, title, card, room, visit } of this.slots) {
      const [own, open] = [label[0] + n, label[1] === n];
      say(toggle, `Paciente ${own}`);
      say(title, `Paciente ${own}, semilla ${seed}`);
      put(toggle, "aria-pressed", open);
      card.classList.toggle("clinic-open", open);
      room.hidden = !open;
      if (pair !== this.pair) visit.open({ label: own, seed, word: "", together });
    }
    this.pair = pair;
  }
}
