// La cura: se toca lo que estaba mal, se entrena otra vez y se ve si sana. Después, cuántas veces se ha visto.
import { button, html, put, say, uniqueId } from "../dom.js";
import { significant } from "../numbers.js";
import { countFor, lineFor, WHY } from "./cards.js";
import { Curves, film } from "./curves.js";
import { PATIENTS } from "./data.js";
import { cured } from "./judge.js";
import { lineOf, probesOf, timeOf } from "./visits.js";

const TOLD = "07_elegir_optimizador.html#cuando-no-aprende";

// El mando de las opciones: uno que se desliza si todas son números y, si no, una lista. chosen() da la elegida.
function control(label, names, first) {
  const id = uniqueId();
  const title = html("label", { for: id }, label);
  if (names.some((name) => Number.isNaN(Number(name)))) {
    const options = names.map((name) => html("option", { selected: name === first }, name));
    const select = html("select", { id }, ...options);
    return { nodes: [title, select], chosen: () => select.value };
  }
  const sorted = names.toSorted((a, b) => a - b);
  const said = html("output", { for: id });
  const chosen = () => sorted[slider.value];
  const show = () => {
    say(said, chosen());
    put(slider, "aria-valuetext", chosen());
  };
  const slider = html("input", { id, type: "range", min: 0, max: sorted.length - 1, input: show });
  slider.value = sorted.indexOf(first);
  show();
  return { nodes: [title, slider, said], chosen };
}

export class Cure {
  // reply(now, mientras, trabajo) dice lo que pasa; save(now) guarda la visita.
  constructor(reply, save) {
    Object.assign(this, { reply, save });
    this.node = html("div", { class: "clinic-cure" });
  }

  clear() {
    this.run = null;
    this.node.replaceChildren();
  }

  open(now, key) {
    const { wrong, touch, options } = PATIENTS[key];
    const sick = Object.keys(options).find((name) => !Object.keys(options[name]).length);
    const { nodes, chosen } = control(touch, Object.keys(options), sick);
    const treat = () => this.treat(now, key, { ...wrong, ...options[chosen()] });
    const controls = html("div", { class: "clinic-touch" }, ...nodes, button("Trátala", treat));
    this.curves = new Curves("El coste de la tratada y el de antes", "en rojo, antes · del principio al final");
    this.met = html("p", { class: "clinic-met" });
    this.line = html("code");
    this.node.replaceChildren(
      html("p", {}, WHY[key]),
      controls,
      this.curves.node,
      html("div", {}, this.copying(now), this.met),
    );
    this.finish(now, key);
    this.curves.show({ sick: now.run, healthy: now.healthy }, now.run.frames.length - 1);
  }

  copying(now) {
    const copy = async () => {
      say(this.line, lineOf(now.id, now)); // se puede haber pedido algo más
      try {
        await navigator.clipboard.writeText(this.line.textContent);
        this.copied("Copiada");
      } catch {
        this.copied("No se ha podido: selecciónala");
      }
    };
    const node = button("Copiar", copy);
    this.copied = (text) => say(node, text);
    const kept = html("p", {}, "Queda en ", html("a", { href: "progreso.html" }, "Mi progreso"), ".");
    return html("div", { class: "clinic-line" }, this.line, node, kept);
  }

  async treat(now, key, changes) {
    const run = now.train(changes);
    this.run = run;
    const show = (k) => this.curves.show({ sick: run, healthy: now.healthy, before: now.run }, k);
    await this.reply(now, "Se está entrenando…", async () => {
      await film([run], show, () => this.run !== run);
      return [await this.outcome(now, key, run.own)];
    });
  }

  async outcome(now, key, own) {
    const well = await cured(own);
    const costs = [own, now.healthy.own].map((each) => each.measure("train"));
    const [mine, theirs] = (await Promise.all(costs)).map((cost) => significant(cost));
    const right = Math.round(await own.measure("right"));
    if (!well) return `Llega a ${mine} y acierta ${right} de cada 100; una sana, a ${theirs}. Aún no.`;
    now.cured = Number(mine);
    this.save(now);
    this.finish(now, key);
    const good = key === "fuga" ? `, y esos ${right} de cada 100 son los buenos` : "";
    const asked = now.probes.length ? `con ${probesOf(now.probes)}` : "sin pruebas";
    return `Curada ${asked}, ${timeOf(now.said)}: ${mine}; una sana con esta semilla, ${theirs}${good}.`;
  }

  // La línea que se copia y, si ya se ha curado, lo que se cuenta de lo que tenía.
  finish(now, key) {
    say(this.line, lineOf(now.id, now));
    this.copied("Copiar");
    if (now.cured === null) return;
    const [list, count] = [html("a", { href: TOLD }, "Cuando no aprende"), countFor(key)];
    const source = html("a", { href: "#de-donde-salen" }, "de dónde sale");
    const often = count ? [` ${count} (`, source, "): solo cuenta a quien preguntó."] : [];
    this.met.replaceChildren(`Es la línea «${lineFor(key)}» de `, list, ".", ...often);
  }
}
