// La carrera de la portada: se repite sola y se puede parar; no se mueve si el lector prefiere calma. Al arrastrar la
// salida se ve entera, y se dice a qué mínimo llega cada uno.
import { PARAMS, STYLES, VALLEYS } from "../../data.js";
import { PROBLEMS } from "../../optimizers.js";
import { put, say, svg } from "../../dom.js";
import { names, startParam, valleyAhead, valleyMap } from "../landscapes.js";
import { calm } from "../kit.js";
import { choice, many, rates, slider } from "../params.js";
import { lanes, legend } from "../looks.js";
import { RATES, raceCode, runner } from "../race.js";
import { listed } from "../words.js";

const P = PARAMS["carrera-portada"];
const SECONDS = 8;
const REST = 3;
const NEAR = 0.5; // lo que queda hasta un mínimo al que ya se ha llegado
const FAR = 2; // lo que separa de todos los mínimos una salida que cuenta para juntarlos

// Repite la carrera sin fin, con un botón para pararla. Llama a show() en cada fotograma; part() es lo recorrido, de
// 0 a 1.
function loop(fig, show) {
  let at = calm() ? SECONDS : 0;
  let begun = false;
  const tick = (seconds) => {
    const before = at;
    at = at > SECONDS + REST ? 0 : at + seconds;
    if (before < SECONDS && at >= SECONDS) fig.refresh();
    show();
  };
  const turn = (on) => {
    fig.animate(on ? tick : null);
    say(play, on ? "Pausa" : "Reproducir");
  };
  const play = fig.button("Pausa", () => turn(!fig.tick), "fig-play");
  // Lo que se pone desde el código, o al mover la salida, se ve entero.
  const finish = () => {
    at = SECONDS;
    turn(false);
  };
  fig.stop = finish;
  return {
    finish,
    part: () => Math.min(1, at / SECONDS),
    begin() {
      if (!begun) turn(!calm());
      begun = true;
    },
  };
}

function race(fig) {
  const bare = { bare: true, margin: { left: 0, right: 0, top: 0, bottom: 0 } };
  const { panel, show } = valleyMap(fig, { label: "Curvas de nivel con los recorridos", ratio: 0.62, ...bare }, 2);
  const draw = lanes(panel);
  const label = letters(panel);

  return (problem, runs, k, met) => {
    show(problem, fig.value("start"));
    label(VALLEYS[problem].minima, met);
    draw(Object.keys(runs), (name) => [runs[name].x, runs[name].y], k);
  };
}

// La letra de cada mínimo, a su lado, hacia fuera: donde acaban los recorridos no tapa sus marcas. Llena y con su ✓,
// si se han juntado en él. A su alrededor, desde donde no cuenta.
function letters(panel) {
  const labels = [..."ABCD"].map((letter) => {
    const zone = panel.add(svg("ellipse", { class: "fig-near" }));
    const check = svg("text", { class: "fig-note", y: 5 }, "✓");
    const disc = svg("g", {}, svg("circle", { r: 10 }), svg("text", { y: 5 }, letter), check);
    return { node: panel.add(svg("g", { class: "fig-letter" }, disc)), zone, disc, check };
  });
  return (minima, met) => {
    for (const [i, { node, zone, disc, check }] of labels.entries()) {
      for (const each of [node, zone]) put(each, "display", minima.length > 1 && minima[i] ? "inline" : "none");
      if (!minima[i]) continue;
      const [x, y] = minima[i];
      put(disc, "transform", `translate(${17 * Math.sign(x)} ${-13 * Math.sign(y)})`);
      put(check, "x", 17 * Math.sign(x));
      node.classList.toggle("fig-got", met.has(i));
      put(zone, "rx", panel.sx(FAR) - panel.sx(0));
      put(zone, "ry", panel.sy(0) - panel.sy(FAR));
      for (const each of [node, zone]) panel.place(each, x, y);
    }
  };
}

// Lo que hay de un punto a cada mínimo.
const distances = ([u, v], minima) => minima.map(([a, b]) => Math.hypot(u - a, v - b));

// A qué mínimo ha llegado un recorrido: su número, -1 si va de camino y NaN si se ha ido.
function arrival({ x, y }, minima) {
  const away = distances([x.at(-1), y.at(-1)], minima);
  const nearest = away.indexOf(Math.min(...away));
  if (!(away[nearest] < 1e3)) return NaN;
  return away[nearest] < NEAR ? nearest : -1;
}

// Lo que hacen uno o varios métodos; que llegan, la segunda vez se entiende: «Adam llega al mínimo C; Momentum, al A».
function tell(who, n, minimum, minima, again) {
  if (Number.isNaN(minimum)) return `${who} se pierde${n} fuera del dibujo`;
  if (minimum < 0) return `${who} sigue${n} de camino`;
  if (minima.length === 1) return `${who} llega${n} al mínimo`;
  return again ? `${who}, al ${"ABCD"[minimum]}` : `${who} llega${n} al mínimo ${"ABCD"[minimum]}`;
}

// A qué mínimo va cada uno, juntos los que acaban igual. En met se apuntan los mínimos en los que se han juntado todos,
// si cuenta.
function describe(runs, minima, met, counts) {
  const ends = new Map();
  for (const [name, run] of Object.entries(runs)) {
    const end = arrival(run, minima);
    ends.set(end, [...(ends.get(end) ?? []), STYLES[name].name]);
  }
  const [first, names] = ends.entries().next().value;
  const together = ends.size === 1 && names.length > 1;
  if (together && first >= 0 && counts) met.add(first);
  let again = false;
  const parts = [];
  for (const [end, names] of ends) {
    parts.push(tell(together ? "Todos" : listed(names), names.length > 1 ? "n" : "", end, minima, again));
    again ||= end >= 0;
  }
  return `${parts.join("; ")}.`;
}

// Dónde faltan por juntarse.
function stillToMeet(minima, met) {
  const missing = [..."ABCD"].filter((_, i) => minima[i] && !met.has(i));
  return missing.length > 1 ? `Faltan, en cualquier orden: ${listed(missing)}.` : `Falta ${missing}.`;
}

// Lo que se dice cuando han llegado; tras juntarse la primera vez, la meta dice lo que falta.
function arrived(fig, runs, met) {
  const { minima } = VALLEYS[fig.state.problem];
  const far = distances(fig.value("start"), minima).every((each) => each >= FAR);
  const text = describe(runs, minima, met, far && !fig.held);
  const left = minima.length - met.size;
  if (fig.goal && met.size && left) say(fig.goal.firstChild, stillToMeet(minima, met));
  return { text, score: { left } };
}

export const figure = {
  params: {
    problem: choice("Paisaje", names(VALLEYS), P.problem),
    optimizers: many(),
    lrs: rates(),
    start: startParam(113),
    steps: slider("Pasos", P.steps),
  },
  ahead: ({ problem }) => [valleyAhead(problem)],
  create(fig) {
    fig.resolve.start = ({ problem }) => PROBLEMS[problem].start;
    const draw = race(fig);
    const name = legend(fig);
    const run = runner();
    let runs = {};
    const show = () => draw(fig.state.problem, runs, Math.floor(film.part() * fig.state.steps), met);
    const met = new Set(); // los mínimos en los que se han juntado
    const film = loop(fig, show);
    let over = false;
    fig.control([], ["start"]);
    let from;

    return ({ problem, optimizers, lrs, steps }) => {
      const before = from;
      from = fig.value("start");
      fig.rates = { ...RATES, ...lrs };
      const racer = (name) => run(problem, from, steps, name, fig.rates[name]);
      runs = Object.fromEntries(optimizers.map((name) => [name, racer(name)]));
      if (before && String(before) !== String(from)) film.finish();
      film.begin();
      // Hasta que han llegado, la pregunta sigue abierta.
      over ||= film.part() === 1;
      const said = over ? arrived(fig, runs, met) : { text: "Van de camino: ¿adónde llegará cada uno?" };
      show();
      name(optimizers);
      return said;
    };
  },
  code: raceCode,
};
