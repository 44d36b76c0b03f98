// Los dibujos del lector que la red tendrá entre sus ejemplos, con la cifra que él dice que son.
import { percent } from "../numbers.js";
import { button, html, say } from "../dom.js";
import { seen } from "../ink.js";
import { read } from "./red-pad.js";
import { range } from "../lists.js";

export class Own {
  taught = 0; // con cuántos se ha entrenado la que se ve
  now = null;
  said = new Map(); // de cada dibujo, lo que leía
  fresh = null; // el último, si aún no se ha entrenado con él
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
      const cells = seen(read(drawing).strokes ?? []);
      return cells ? { digit, cells } : [];
    });
    return this.made;
  }

  keep(digit) {
    const { drawing, said } = this.now;
    if (!this.said.has(drawing)) this.said.set(drawing, said.digit);
    this.fresh = { drawing, digit };
    this.progress.addDrawing(this.fresh);
    this.ask.open = false;
    this.ask.firstChild.focus({ preventScroll: true });
  }

  // Con cuántos se entrena la que se va a ver.
  teach(many) {
    this.taught = many;
    this.fresh = null;
  }

  // now, si se puede preguntar, es { drawing, said }: el dibujo y lo que la red dice de él.
  show(now) {
    if (now?.drawing !== this.now?.drawing) this.ask.open = false;
    this.now = now;
    this.ask.hidden = !now;
    const many = this.examples.length;
    this.kept.hidden = !many;
    const mine = many > 1 ? `${many} dibujos tuyos` : "1 dibujo tuyo";
    say(this.count, `${mine}, ${this.progress.kept ? "en este navegador" : "hasta que cierres la página"}`);
    say(this.erase, many > 1 ? "Borrarlos" : "Borrarlo");
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
}
