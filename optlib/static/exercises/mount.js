// Convierte cada section[data-exercise] en un ejercicio que se puede hacer. Lo usan la página y el widget.
import { inTurns } from "../lists.js";
import { foldAhead } from "./ahead.js";
import { pageProgress } from "./progress.js";
import { instantiate, ready } from "./recipes.js";
import { firstOf } from "./first.js";
import { grade } from "./grade.js";
import { FIELDS } from "./fields.js";
import { goalOf } from "./stored.js";
import { button, html, pageName, saidIn, say, uniqueId } from "../dom.js";
import { fill, fragment, messageNodes } from "./texts.js";

// La meta de la figura que abre el capítulo se apunta al conseguirla la primera vez.
function noteGoal({ target }) {
  const id = goalOf(pageName());
  if (target.dataset.key === "apertura" && !pageProgress().done(id)) pageProgress().record(id, true, true);
}

export async function mountAll(root) {
  // Aunque se llame más veces, una sola.
  document.addEventListener("goal", noteGoal);
  // Sin receta o sin lo que la acompaña, uno que ha escrito el lector en su celda.
  const sections = root.querySelectorAll("section[data-recipe]:has(.exercise-answer):not([data-mounted])");
  await ready([...sections].map(({ dataset }) => JSON.parse(dataset.recipe))).catch(saidIn(sections));
  return inTurns(sections, (section) => {
    const asks = section.matches(".exercise-quick") && !pageProgress().done(section.dataset.exercise);
    let open = null;
    let again = false;
    mountExercise(section, pageProgress(), (correct) => {
      if (correct || again) open?.();
      again = true;
    });
    if (asks) open = foldAhead(section);
  });
}

// Monta un ejercicio. recorded(correcto) se llama después de cada intento.
export function mountExercise(section, progress, recorded) {
  const data = prepare(section);
  if (FIELDS[data.kind]) new Mounted(section, data, progress, FIELDS[data.kind], recorded);
}

// Lo que vale para todos, se monten aquí o no, y sus datos.
export function prepare(section) {
  section.dataset.mounted = "";
  // Las fórmulas van dos veces (optlib/exercises/texts.py): aquí solo hace falta el MathML.
  for (const node of section.querySelectorAll(".exercise-tex")) node.remove();
  for (const node of section.querySelectorAll(".exercise-mathml")) node.replaceWith(...node.childNodes);
  const data = JSON.parse(section.dataset.recipe);
  // Las preguntas de un toque se llaman igual: a cada una la nombra lo que pregunta.
  const name = section.querySelector(data.kind === "quick" ? ".exercise-question" : ".exercise-title");
  name.id ||= uniqueId();
  section.setAttribute("aria-labelledby", name.id);
  return data;
}

// Un ejercicio con sus controles. newField da los de su clase (fields.js); si lo suyo se corrige en otro sitio, tiene
// además check(responder), que llama a responder cuando hay qué decir.
export class Mounted {
  seed = 0;
  shown = 0; // pistas que se han pedido
  helped = false;
  asked = false; // si se ha pedido una pista alguna vez, con estos números o con otros
  finished = false;

  constructor(section, data, progress, newField, recorded = () => {}) {
    this.section = section;
    this.data = data;
    this.progress = progress;
    this.recorded = recorded;
    const zone = section.querySelector(".exercise-answer");
    this.solution = section.querySelector(".exercise-solution");
    const statusId = uniqueId();
    this.status = html("div", { id: statusId, role: "status", class: "exercise-status" });
    this.field = newField(data, zone, statusId);
    this.hints = html("ol", { class: "exercise-hints", hidden: true, "aria-live": "polite" });
    this.hintButton = button("", () => this.hint());
    this.checkButton = html("button", { type: "submit", class: "exercise-check" }, "Comprobar");
    const actions = html("div", { class: "exercise-actions", hidden: this.field.atOnce }, this.checkButton);
    if (data.hints.length) actions.append(this.hintButton);
    if (data.drawn) actions.append(button("Otro ejercicio", () => this.redraw()));
    this.note = html("p", { class: "exercise-note" });
    this.form = html("form", { novalidate: true, submit: (event) => this.submit(event) });
    zone.before(this.form);
    this.form.append(zone, actions);
    const said = html("div", { class: "exercise-said" }, this.status, this.hints, this.solution, this.note);
    // Lo que se dice después, y detrás, si lo hay, el paso al ejercicio siguiente.
    this.form.after(said);
    this.solution.addEventListener("toggle", () => {
      this.helped ||= this.solution.open && !this.finished;
    });
    this.begin(0);
    progress.subscribe(() => this.showProgress());
  }

  // Empieza con los números de una semilla.
  begin(seed) {
    this.instance = instantiate(this.data, seed);
    this.section.dataset.seed = seed;
    this.seed = seed;
    this.shown = 0;
    this.helped = false;
    this.finished = false;
    if (seed) {
      fill(this.section, this.data, this.instance.names);
      this.form.reset();
      this.field.redraw?.(this.instance);
    }
    this.solution.open = false;
    this.solution.hidden = true;
    this.hints.replaceChildren();
    this.hints.hidden = true;
    this.say("", []);
    this.nameHint();
    this.showProgress();
  }

  redraw() {
    this.begin(1 + Math.floor(Math.random() * 0x3fffffff));
    this.status.append("Números nuevos en el enunciado.");
    this.section.querySelector("input")?.focus();
  }

  submit(event) {
    event.preventDefault();
    if (this.field.check) return this.field.check((answer) => this.take(answer));
    const read = this.field.read();
    this.take(grade(this.data, this.instance, read), read);
  }

  // answer es la corrección de lo leído en los controles, read.
  take(answer, read) {
    this.say(answer.state, answer.message);
    // Lo que se dice en otro sitio, se oye también.
    const remark = this.field.show?.(answer, (parts) => this.nodes(parts));
    if (remark) this.status.append(html("span", { class: "exercise-hidden" }, ` ${remark.textContent}`));
    // Con el dedo; con el teclado, desplazar cambiaría por dónde sigue el tabulador.
    if (matchMedia("(hover: none)").matches) (remark ?? this.status).scrollIntoView({ block: "nearest" });
    if (answer.state === "invalid") return;
    this.solution.hidden = Boolean(this.field.atOnce);
    const correct = answer.state === "correct";
    // Lo que se responde con un toque no se repasa otro día.
    const alone = this.field.atOnce || (correct && !this.helped);
    const first = { ...firstOf(this.data, read, answer), seed: this.seed, help: this.asked };
    if (!this.finished) this.progress.record(this.data.id, alone, correct, first);
    this.finished ||= correct;
    this.recorded(correct);
    this.showProgress();
  }

  say(state, parts) {
    this.status.dataset.state = state;
    this.status.replaceChildren(this.nodes(parts));
  }

  nodes(parts) {
    return messageNodes(parts, this.data, this.instance.names, this.field.quote);
  }

  hint() {
    if (this.shown >= this.data.hints.length) return;
    const item = html("li", {}, fragment(this.data.hints[this.shown]));
    fill(item, this.data, this.instance.names);
    this.hints.append(item);
    this.hints.hidden = false;
    this.shown += 1;
    this.asked = true;
    this.nameHint();
  }

  nameHint() {
    const { length } = this.data.hints;
    this.hintButton.textContent = length > 1 ? `Pista (${Math.min(this.shown + 1, length)} de ${length})` : "Pista";
    // Desactivado de verdad, perdería el foco quien acaba de pulsarlo.
    this.hintButton.setAttribute("aria-disabled", String(this.shown >= length));
  }

  showProgress() {
    const { field, progress, data, finished } = this;
    const fresh = this.seed && !finished && progress.done(data.id);
    const told = fresh ? "Ya lo resolviste con otros números; este es nuevo." : progress.describe(data.id);
    // De lo que se responde con un toque, solo si ya se acertó; recién acertado, ya lo dice la corrección.
    const mark = !finished && progress.done(data.id) ? "✓ Acertada." : "";
    say(this.note, field.atOnce ? mark : told);
  }
}
