// «Guardia»: una palabra da sus pacientes, los mismos y en el mismo orden a quien la escriba.
import { legend } from "./curves.js";
import { Visit } from "./visit.js";
import { addressOf, isWord, readAddress, WORD } from "./visits.js";
import { KEYS } from "./who.js";
import { button, html, say, uniqueId } from "../dom.js";

const ASKS = `Escribe una palabra, o tu nombre, de ${WORD} letras como mucho.`;

export class Guard {
  constructor(root, host) {
    const [id, about] = [uniqueId(), uniqueId()];
    const written = { maxlength: WORD, autocomplete: "off", dir: "auto", "aria-describedby": about };
    this.input = html("input", { type: "text", id, ...written });
    this.said = html("p", { id: about, role: "status" });
    this.title = html("p", { class: "clinic-title", tabindex: -1, dir: "auto" });
    const follow = () => this.meet({ ...this.patient, label: String(Number(this.patient.label) + 1) });
    this.next = html("div", { class: "clinic-says" }, button("Siguiente paciente", follow));
    this.room = html("div", { hidden: true }, this.title, legend());
    this.visit = new Visit(this.room, host);
    this.room.append(this.next);
    const label = html("label", { for: id }, "Palabra del grupo, o tu nombre");
    const start = html("button", {}, "Empieza la guardia");
    const form = html("form", { class: "clinic-says", submit: (event) => this.begin(event) }, label, this.input, start);
    root.replaceChildren(form, this.said, this.room);
    addEventListener("hashchange", () => this.arrive());
    this.arrive();
  }

  // El paciente de la dirección, si es de una guardia.
  arrive() {
    const asked = /[#&]guardia=/.test(location.hash) ? readAddress(location.hash) : {};
    say(this.said, asked?.wrong ?? "");
    if (!asked?.word) return;
    this.patient = asked;
    this.input.value = asked.word;
    say(this.title, `Paciente ${asked.label} de la guardia «${asked.word}»`);
    this.next.hidden = Number(asked.label) === KEYS.length;
    this.room.hidden = false;
    this.visit.open(asked);
  }

  begin(event) {
    event.preventDefault();
    const word = this.input.value.trim();
    this.input.setAttribute("aria-invalid", !isWord(word));
    say(this.said, isWord(word) ? "" : ASKS);
    if (isWord(word)) this.meet({ label: "1", word });
    else this.input.focus();
  }

  // Quien lo pide lo encuentra delante, y al volver a la página.
  meet(patient) {
    history.replaceState(history.state, "", addressOf(patient));
    this.arrive();
    this.title.focus();
  }
}
