// Tu regla: se escribe un optimizador y corre en el acto contra los del curso, cada uno con su mejor tasa.
import { VALLEYS } from "../data.js";
import { bestRate, hidden } from "../judging.js";
import { OPTIMIZERS, PROBLEMS } from "../optimizers.js";
import { drawSeed } from "../prng.js";
import { valued } from "../roles.js";
import { judge, likeOf, problemOf } from "../exercises/rule-check.js";
import { optimizerOf } from "../rule.js";
import { doubts } from "../rule-errors.js";
import { RULES } from "../rules.js";
import { html, saidIn, say } from "../dom.js";
import { significant } from "../numbers.js";
import { names, startParam, valleyAhead } from "./landscapes.js";
import { playback } from "./kit.js";
import { OWN, legend } from "./looks.js";
import { choice, many, numbers, slider, text, toLink } from "./params.js";
import { arrivals, checks, costs, landscape, once, race, runner, standing } from "./race.js";
import { reading, RuleEditor } from "./rule-editor.js";
import { move, settingSliders } from "./rule-knobs.js";
import { taskOf } from "./rule-task.js";
import { describe, lostFirst, parting } from "./rule-words.js";
import { linspace, memo } from "../lists.js";

const PROBLEM = { value: "beale", options: Object.keys(VALLEYS) };
const DRAW = drawSeed(); // el de esta visita

// De cada ajuste, el número escrito, el de su mando o aquel con que empieza.
const givenOf = ({ settings = {} }, { values }) => valued(settings, values);

// La prueba justa: la tabla se carga cuando se pide.
function fairTrial(fig) {
  let table = null;
  // La regla que hay escrita; con errores, no hay más.
  const contender = () => {
    const { written: rule } = fig;
    const make = (settings) => optimizerOf(rule, settings);
    return { rule, given: givenOf(rule, fig.state), make, draw: fig.value("draw") };
  };
  const click = async () => {
    const { FairTable } = await import("./fair-table.js").catch(saidIn([box]));
    table ??= new FairTable(box, button, contender);
    fig.state.draw = fig.value("draw"); // quien reciba el enlace ve la misma
    table.press();
  };
  const button = html("button", { type: "button", click }, "Prueba justa");
  const box = html("div", { class: "rule-trial" }, button);
  fig.live.querySelector(".rule-editor").after(box);
  return () => table?.sync();
}

// Los recorridos de los rivales: con la mejor tasa que se les encuentra, que es la de la prueba si se ve una, o, en un
// ejercicio de escribir la regla del curso, como los compara «Comprobar».
function rivalsOf(fig) {
  const run = runner();
  return ({ problem, steps }, optimizers, start, given, arena, trial) => {
    const each = (make) => Object.fromEntries(optimizers.map((name) => [name, make(name)]));
    if (fig.task?.like)
      return { rates: {}, lanes: each(() => race(arena, start, likeOf(fig.task, given).right(arena), steps)) };
    const rates = each((name) => trial?.best.lr ?? bestRate(problem, start, steps, name, true));
    if (trial)
      return { rates, lanes: each((name) => race(arena, start, new OPTIMIZERS[name]({ lr: rates[name] }), steps)) };
    return { rates, lanes: each((name) => run(problem, start, steps, name, rates[name])) };
  };
}

// Lo que hace una regla a la que le da igual el gradiente: con otros, lo mismo. Así no gana quien va al origen.
function unseeing(arena, start, mine, { x, y }) {
  let at = 0;
  const other = race({ ...arena, grad: () => [Math.sin(++at), Math.cos(at * at)] }, start, mine, x.length - 1);
  const [across, along] = [String(x), String(y)];
  if (String(other.x) !== across || String(other.y) !== along || Number.isNaN(x[1] + y[1])) return "";
  const still = x.every((each) => each === x[0]) && y.every((each) => each === y[0]);
  return still ? "Tu regla no se ha movido." : "Tu regla no mira el gradiente: haría lo mismo en cualquier paisaje.";
}

// La regla en marcha, que no se repite si no cambia nada: en su paisaje o, en un ejercicio de ganar, donde se juzga.
function ownRun(asked, seen) {
  const last = memo(1);
  return (rule, given, { problem, steps }, start, trial) =>
    last([rule.text, JSON.stringify(given), problem, start, steps].join(), () => {
      const arena = asked.judged ? hidden(problem, start, 0) : problemOf({ problem, ...seen });
      const mine = optimizerOf(rule, given, arena);
      const told = trial ? asked.tell(rule, mine, trial) : "";
      const lane = race(arena, start, mine, steps);
      return { mine, arena, told, lane, blind: unseeing(arena, start, mine, lane) };
    });
}

// Lo que no lleva la de un ejercicio, que es breve: el coste, los rivales y la prueba justa.
function besides(fig, drawings) {
  if (fig.root.dataset.controls) return () => {};
  drawings.push(costs(fig, [OWN]));
  const trial = fairTrial(fig);
  const rate = {};
  const title = "Contra quién corre, cada uno con la mejor tasa que hemos encontrado";
  const rivals = checks(fig, title, (name) => {
    rate[name] = html("span", { class: "fig-num" });
    return [rate[name]];
  });
  return (state, rates) => {
    rivals(state);
    for (const name in rate) say(rate[name], rates[name] ? `α = ${significant(rates[name])}` : "");
    trial();
  };
}

// La de un ejercicio se prueba aquí.
function answerChecks(fig) {
  fig.root.addEventListener("check", (event) => {
    event.preventDefault();
    const { written, state } = fig;
    event.detail.answer(judge(event.detail.data, { text: written.text, given: givenOf(written, state) }));
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

export const regla = {
  params: {
    problem: choice("Paisaje", names(VALLEYS), PROBLEM, { resets: { start: null } }),
    rule: text(RULES.Momentum.text),
    values: numbers(),
    optimizers: { ...many(), value: ["Adam"] },
    start: startParam(),
    steps: slider("Pasos de la carrera", { value: 100, low: 1, high: 300, step: 1 }),
    step: slider("Paso que se ve", { value: null }, { values: ({ steps }) => linspace(0, steps, steps + 1) }),
    speed: slider("Pasos por segundo", { value: 30, stops: [2, 5, 10, 20, 30, 60, 120] }),
    draw: slider("", { value: null }, { values: [1, 0x3fffffff] }), // el sorteo de la prueba justa
  },
  ahead: ({ problem }) => [valleyAhead(problem)],
  create(fig) {
    fig.resolve.step = ({ steps }) => steps;
    fig.resolve.draw = () => DRAW;
    const task = JSON.parse(fig.root.closest("[data-recipe]")?.dataset.recipe ?? "null");
    const like = task?.like; // la del curso que hay que escribir, con los ajustes del lector
    const matrices = task?.trials[0].quadratic && task.trials[0]; // sin mapa: se ve el coste
    fig.resolve.start = ({ problem }) => matrices?.start ?? PROBLEMS[problem].start;
    Object.assign(fig, { task, settings: {} });
    reading(fig);
    const tell = () => fig.root.dispatchEvent(new CustomEvent("rule", { detail: { text: fig.state.rule } }));
    fig.taking.push(tell);
    tell();
    const editor = editorOf(fig, Boolean(fig.root.dataset.controls));
    const settings = settingSliders(fig, (name, value) => move(fig, name, value));
    fig.desk.more.before(editor.node, ...(like ? [] : [settings.box]));
    const drawings = [matrices ? costs(fig, [OWN, like], 0.85, fig.view) : landscape(fig, [OWN])];
    const asked = taskOf(fig);
    const name = legend(fig);
    const rest = besides(fig, drawings);
    const rivals = rivalsOf(fig);
    const begin = playback(fig, "step", fig.resolve.step, ({ speed }) => speed);
    const turn = fig.root.dataset.controls ? () => {} : once(fig, begin);
    fig.control(["problem", "step"], ["speed", "steps", "start"]);
    answerChecks(fig);
    const run = ownRun(asked, matrices);

    return (state) => {
      const { written: now, valid: rule } = fig;
      const given = givenOf(rule, state);
      settings.sync(rule, given, now.errors.length > 0);
      editor.show(state.rule, now.errors, doubts(rule, Boolean(matrices)));
      const [{ steps }, start] = [state, fig.value("start")];
      turn(JSON.stringify([rule.text, given, state.problem, start]));
      const trial = asked.now(state, start);
      const { mine, arena, lane, told, blind } = run(rule, given, state, start, trial);
      asked.draw(mine);
      const against = like ? [like] : state.optimizers;
      const { rates, lanes } = rivals(state, against, start, given, arena, trial);
      const racing = { [OWN]: lane, ...lanes };
      const k = Math.min(fig.value("step"), steps);
      for (const draw of drawings) draw(state, start, racing, k, arena);
      rest(state, rates);
      const places = standing(state.problem, racing, k, blind ? [OWN] : []);
      name([OWN, ...against], like || trial ? {} : arrivals(places, k));
      if (like) return { text: parting(like, steps, racing) };
      if (trial) return { text: lostFirst(racing[OWN], k, told) };
      return { text: describe(start, k, racing, places, blind) };
    };
  },
  code: () => import("./code/rule-export.js").then(({ OWN }) => OWN),
};
