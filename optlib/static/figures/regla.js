// Tu regla: se escribe un optimizador y corre en el acto contra los del curso, cada uno con su mejor tasa.
import { PARAMS, VALLEYS } from "../data.js";
import { bestRate, hidden } from "../fair-rates.js";
import { PROBLEMS, walk, withSettings } from "../optimizers.js";
import { roleOf, valued } from "../roles.js";
import { firstApart, judge, likeOf } from "../exercises/rule-check.js";
import { compile, optimizerOf } from "../rule.js";
import { doubts } from "../rule-errors.js";
import { significant } from "../numbers.js";
import { html, put, saidIn, uniqueId } from "../dom.js";
import { names, valleyAhead } from "./landscapes.js";
import { playback, rangeField } from "./kit.js";
import { OWN, asSeries, lookOf } from "./looks.js";
import { choice, flag, many, numbers, point, slider, text, toLink } from "./params.js";
import { checks, costs, givenLane, landscape, legend, ordinal, race, runner, standing } from "./race.js";
import { RULES } from "../rules.js";
import { RuleEditor } from "./rule-editor.js";
import { taskOf } from "./rule-task.js";
import { linspace, range } from "./values.js";
import { coordinates, givenPath, listed } from "./words.js";

const P = PARAMS.carrera;
const axis = ({ problem }) => [VALLEYS[problem].x, VALLEYS[problem].y].map((domain) => linspace(...domain, 161));

// De cada ajuste, el número escrito, el de su mando o aquel con que empieza.
const givenOf = ({ settings = {} }, { values }) => valued(settings, values);

// Las reglas ya leídas, por su texto.
let read = { text: null };
function compiled(source) {
  if (read.text !== source) read = { text: source, ...compile(source) };
  return read;
}

// Un deslizador por ajuste: mueve el número que está escrito o, si no lo está, el suyo.
function settingSliders(fig, apply) {
  const box = html("div", { class: "rule-settings" });
  let fields = {};
  let shown = "";
  return {
    box,
    // Con un fallo corre la última regla válida, y su número no es el que está escrito.
    sync(rule, given, wrong) {
      const wanted = Object.keys(rule.settings);
      if (String(wanted) !== shown) {
        shown = String(wanted);
        fields = Object.fromEntries(
          wanted.map((name) => {
            const { values } = roleOf(name);
            const reader = () => ({ values, value: fig.settings[name] });
            return [name, rangeField(name, reader, (value) => apply(name, value))];
          }),
        );
        box.replaceChildren(...Object.values(fields).map(({ node }) => node));
      }
      fig.settings = given;
      for (const field of Object.values(fields)) {
        field.input.disabled = wrong;
        field.sync();
      }
    },
  };
}

// La prueba justa: la tabla se carga cuando se pide.
function fairTrial(fig) {
  let table = null;
  // La regla que hay escrita; con errores, no hay más.
  const contender = () => {
    const rule = compiled(fig.state.rule);
    return { rule, given: givenOf(rule, fig.state), make: (settings) => optimizerOf(rule, settings) };
  };
  const click = async () => {
    const { FairTable } = await import("./fair-table.js").catch(saidIn([box]));
    table ??= new FairTable(box, button);
    table.press(contender());
  };
  const button = html("button", { type: "button", click }, "Prueba justa");
  const box = html("div", { class: "rule-trial" }, button);
  fig.live.append(box);
  return () => table?.sync(contender());
}

// Lo que vale un nombre de la regla en cada paso, en las dos coordenadas.
function traces(fig) {
  const pick = html("select", { id: uniqueId(), change: () => fig.refresh() });
  const label = html("label", { for: pick.id }, "Paso a paso");
  const panel = fig.panel(
    { label: "Valor en cada paso", x: [0, 1], y: [-1, 1], xLabel: "paso", yLabel: "", ratio: 0.55 },
    fig.side(),
  );
  panel.node.before(html("div", { class: "fig-control" }, label, pick));
  const lines = [0, 1].map((k) => asSeries(panel.path("fig-trail"), k, true));
  let offered = "";
  return (rule, run, steps) => {
    const known = ["x", ...rule.names.filter((name) => name !== "x")];
    if (String(known) !== offered) {
      offered = String(known);
      const kept = pick.value;
      pick.replaceChildren(...known.map((name) => html("option", { value: name }, name)));
      pick.value = known.includes(kept) ? kept : (Object.keys(rule.states)[0] ?? known.at(-1));
    }
    const values = run(pick.value);
    const flat = values.flat().filter(Number.isFinite);
    const [low, high] = [Math.min(0, ...flat), Math.max(0, ...flat)];
    panel.title = [`${pick.value}: primera coordenada y, a trazos, la segunda`];
    panel.domain([0, steps * 1.02], low < high ? [low, high] : [-1, 1]);
    for (const [k, line] of lines.entries())
      put(
        line,
        "d",
        panel.line(
          range(values.length),
          values.map((each) => each[k]),
        ),
      );
  };
}

// Los recorridos de los rivales: con la mejor tasa que se les encuentra, que es la de la prueba si se ve una, o, con
// same, como los compara «Comprobar».
function rivalsOf(fig) {
  const run = runner();
  return ({ problem, steps, optimizers, same }, start, given, arena, trial) => {
    const each = (make) => Object.fromEntries(optimizers.map((name) => [name, make(name)]));
    if (same) return { rates: {}, lanes: each(() => race(arena, start, likeOf(fig.task, given).right(), steps)) };
    const rates = each((name) => trial?.best.lr ?? bestRate(problem, start, steps, name, true));
    if (trial)
      return { rates, lanes: each((name) => race(arena, start, withSettings(name, { lr: rates[name] }), steps)) };
    return { rates, lanes: each((name) => run(problem, start, steps, name, rates[name])) };
  };
}

// La regla en marcha, que no se repite si no cambia nada: en su paisaje o, en un ejercicio de ganar, donde se juzga.
function ownRun(asked) {
  let last = {};
  return (rule, given, { problem, steps }, start, trial) => {
    const key = [rule.text, JSON.stringify(given), problem, start, steps].join();
    if (last.key === key) return last;
    const mine = optimizerOf(rule, given);
    const arena = asked.judged ? hidden(problem, start) : PROBLEMS[problem];
    const told = trial ? asked.tell(rule, mine, trial) : "";
    last = { key, mine, arena, told, lane: race(arena, start, mine, steps) };
    return last;
  };
}

// De la regla que se pierde, si es que crece sin límite o que hace una cuenta que no tiene resultado.
function lostWhy({ x, y }) {
  const at = x.findIndex((each, k) => Number.isNaN(each + y[k]));
  if (at < 1 || !(Math.hypot(x[at - 1], y[at - 1]) < 1e6)) return "Tu regla diverge.";
  return `Tu regla deja de dar números en el paso ${at}: la raíz de un negativo, o 0 entre 0.`;
}

function describe(state, start, k, racing, rates) {
  if (!k) return `En la salida, ${coordinates(start)}.`;
  const { order, lost } = standing(racing, k);
  const place = order.findIndex(([name]) => name === OWN);
  const rivals = order.filter(([name]) => name !== OWN);
  const count = order.length + lost.length;
  const cost = place < 0 ? "" : significant(order[place][1], 2);
  const mine = count > 1 ? `Tu regla va ${ordinal(place)} de ${count}, con coste ${cost}.` : `Tu regla: coste ${cost}.`;
  const said = ([name, cost]) =>
    `${lookOf(name).name}, ${significant(cost, 2)}${rates[name] ? ` (α = ${significant(rates[name])})` : ""}`;
  const parts = [place < 0 ? lostWhy(racing[OWN]) : mine];
  if (rivals.length) parts.push(`${listed(rivals.map(said))}.`);
  for (const name of lost) if (name !== OWN) parts.push(`${lookOf(name).name} diverge.`);
  parts.push(`Paso ${k} de ${state.steps} en ${VALLEYS[state.problem].name}, desde ${coordinates(start)}.`);
  return parts.join(" ");
}

// En uno de ganar, lo que mira «Comprobar».
const lostFirst = (lane, k, said) => (standing({ [OWN]: lane }, k).lost.length ? `${lostWhy(lane)} ${said}` : said);

// En un ejercicio de arreglar, lo que importa es si hace lo mismo que la del curso.
function parting({ optimizers: [name], steps }, racing) {
  const points = ({ x, y }) => x.map((each, k) => [each, y[k]]);
  const k = firstApart(points(racing[OWN]), points(racing[name]));
  const course = lookOf(name).name;
  return k ? `Tu regla se separa de ${course} en el paso ${k}.` : `Tu regla y ${course} coinciden los ${steps} pasos.`;
}

// Lo que no lleva la de un ejercicio, que es breve: el coste, los estados paso a paso, los rivales y la prueba justa.
function besides(fig, drawings) {
  if (fig.root.dataset.controls) return () => {};
  drawings.push(costs(fig, [OWN]));
  const [trace, trial] = [traces(fig), fairTrial(fig)];
  const rivals = checks(fig, "Contra quién corre, cada uno con la mejor tasa que hemos encontrado", () => []);
  return (state, rule, values) => {
    rivals(state);
    trace(rule, values, state.steps);
    trial();
  };
}

// Un mando cambia el número escrito o, si no lo está, el suyo.
function move(fig, name, value) {
  const place = new Map(Object.entries(fig.valid.places)).get(name);
  if (!place) return fig.set({ values: { ...fig.state.values, [name]: value } });
  const lines = fig.state.rule.split("\n");
  const line = lines[place.line];
  lines[place.line] = `${line.slice(0, place.at)}${value}${line.slice(place.at + place.length)}`;
  fig.set({ rule: lines.join("\n") });
}

// La de un ejercicio se prueba aquí.
function answerChecks(fig) {
  fig.root.addEventListener("check", (event) => {
    event.preventDefault();
    const { rule } = fig.state;
    event.detail.answer(judge(event.detail.data, { text: rule, given: givenOf(compiled(rule), fig.state) }));
  });
}

function editorOf(fig, brief) {
  // La dirección lleva la regla y los mandos de ahora, en la salida: quien la abre la lee y la pone en marcha.
  const link = () => {
    const { host, spec, state, initial } = fig;
    return new URL(toLink(host.key, spec.params, { ...state, step: 0 }, initial), location.href).href;
  };
  const change = (rule, more) => fig.set({ rule, ...more });
  const editor = new RuleEditor(change, brief ? null : link, fig.host.rules);
  fig.live.addEventListener("keydown", (event) => editor.keys(event));
  return editor;
}

const originOf = (fig) => (fig.paths[""] ? `${givenPath(fig)}. ` : "");

export const regla = {
  id: "regla",
  params: {
    problem: choice("Paisaje", names(VALLEYS), { ...P.problem, value: "ravine" }, { resets: { start: null } }),
    rule: text(RULES.Momentum.text),
    values: numbers(),
    same: flag("", { value: false }), // contra la del curso con los ajustes del lector
    optimizers: { ...many(), value: ["GradientDescent", "Adam"] },
    start: point(["Punto de partida: x", "Punto de partida: y"], axis),
    steps: slider("Pasos de la carrera", { ...P.steps, value: 100 }),
    step: slider("Paso que se ve", P.step, { values: ({ steps }) => linspace(0, steps, steps + 1) }),
    speed: slider("Pasos por segundo", P.speed),
  },
  ahead: ({ problem }) => [valleyAhead(problem)],
  create(fig) {
    fig.resolve.step = ({ steps }) => steps;
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    const task = JSON.parse(fig.root.closest("[data-recipe]")?.dataset.recipe ?? "null");
    Object.assign(fig, { task, settings: {}, valid: { text: "", ...compile(fig.initial.rule) } });
    const editor = editorOf(fig, Boolean(fig.root.dataset.controls));
    const settings = settingSliders(fig, (name, value) => move(fig, name, value));
    fig.desk.more.before(editor.node, ...(fig.state.same ? [] : [settings.box]));
    const drawings = [landscape(fig, [OWN])];
    const asked = taskOf(fig);
    const name = legend(fig);
    const rest = besides(fig, drawings);
    const rivals = rivalsOf(fig);
    playback(fig, "step", fig.resolve.step, ({ speed }) => speed);
    fig.control(["problem", "step"], ["speed", "steps", "start"]);
    answerChecks(fig);
    const run = ownRun(asked);

    return (state) => {
      const now = compiled(state.rule);
      if (!now.errors.length) fig.valid = now;
      const rule = fig.valid;
      const given = givenOf(rule, state);
      settings.sync(rule, given, now.errors.length > 0);
      editor.show(state.rule, now.errors, doubts(rule));
      put(editor.node, "style", `--seen: ${fig.view.offsetHeight}px`); // lo que tapa el dibujo, que se queda a la vista
      fig.root.dispatchEvent(new CustomEvent("rule", { detail: { text: state.rule } }));
      const { problem, steps } = state;
      const start = fig.value("start");
      const trial = asked.now(state, start);
      const { mine, arena, lane, told } = run(rule, given, state, start, trial);
      asked.draw(mine);
      const { rates, lanes } = rivals(state, start, given, arena, trial);
      const racing = { [OWN]: givenLane(fig, problem, "") ?? lane, ...lanes };
      const k = Math.min(fig.value("step"), steps);
      for (const draw of drawings) draw(state, start, racing, k);
      name([OWN, ...state.optimizers]);
      rest(state, rule, (asked) => valuesOf(rule, given, PROBLEMS[problem], start, steps, asked));
      if (state.same) return { text: parting(state, racing) };
      if (trial) return { text: lostFirst(racing[OWN], k, told) };
      return { text: `${originOf(fig)}${describe(state, start, k, racing, rates)}` };
    };
  },
};

// Lo que vale un nombre en cada paso.
function valuesOf(rule, given, { grad }, start, steps, asked) {
  const keep = [...new Set([...Object.keys(rule.states), ...(asked === "x" ? [] : [asked])])];
  const found = Array.from(walk(optimizerOf(rule, given, keep), start, grad, steps), ([x, state]) =>
    asked === "x" ? x : state[asked],
  );
  return asked === "x" ? found : found.slice(1); // en la salida no vale nada
}
