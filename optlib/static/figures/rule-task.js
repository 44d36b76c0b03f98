// Un ejercicio de ganar, en su figura: se ve lo que se juzga, devuelto a su sitio, y se dice lo que mira «Comprobar»,
// que lo sortea otra vez con cada respuesta.
import { coordinates } from "../numbers.js";
import { VALLEYS } from "../data.js";
import { html, put, uniqueId } from "../dom.js";
import { drawn, facts, said, strides } from "../exercises/rule-check.js";
import { asSeries } from "./looks.js";
import { range } from "../lists.js";

// Lo que se puede ver de un ejercicio: cada paisaje con su salida, y el empujón. Nada, si no es de ganar.
function sightsOf({ like, trials = [] }) {
  const key = ({ problem, start, push }) => push || `${problem} ${start}`;
  const first = (trial, k) => trials.findIndex((each) => key(each) === key(trial)) === k;
  return like ? [] : drawn(trials.filter(first), 0);
}

// Lo que mide cada paso con el empujón, que se acaba en la raya: en el sitio del mapa.
function pushed(fig, trial) {
  const panel = fig.panel({
    label: "Lo que el primer gradiente mueve en cada paso",
    x: [1, 2],
    y: [0, 1],
    xLabel: "paso",
    yLabel: "lo que mueve",
    ratio: 0.7,
  });
  panel.title = [`Lo que mueve el primer gradiente; desde el paso ${trial.push + 1}, hay otro`];
  const [end, line] = [panel.path("fig-reading"), asSeries(panel.path("fig-trail"), 0, true)];
  const draw = (mine) => {
    const all = strides(mine, trial);
    const most = Math.max(...all.filter(Number.isFinite));
    panel.domain([1, trial.steps], [0, most > 0 ? 1.05 * most : 1]);
    put(end, "d", panel.line([trial.push, trial.push], panel.y));
    const steps = range(all.length).map((k) => k + 1);
    put(line, "d", panel.line(steps, all));
  };
  return { panel, draw };
}

// Con qué se elige lo que se ve.
function chooser(fig, sights, change) {
  const word = ({ problem, start, push }) =>
    push ? `El empujón de ${push} pasos` : `${VALLEYS[problem].name}, desde ${coordinates(start)}`;
  const options = sights.map((trial, value) => html("option", { value }, word(trial)));
  const pick = html("select", { id: uniqueId(), change: () => change(sights[pick.value]) }, ...options);
  const label = html("label", { for: pick.id }, "Prueba que se ve");
  fig.desk.more.before(html("div", { class: "fig-control" }, label, pick));
  return pick;
}

// Lo que lleva de más la figura de un ejercicio de ganar, tras su mapa: now da la prueba que se ve, null si se ha
// movido la salida; draw(optimizador) dibuja el empujón, si es lo que se ve, y tell es lo que se dice.
export function taskOf(fig) {
  const sights = sightsOf(fig.task ?? {});
  const [map] = fig.panels;
  const push = sights.find((trial) => trial.push);
  const other = push && pushed(fig, push);
  let seen = null;
  const look = (panel) => {
    for (const each of [map, other?.panel]) if (each) each.node.hidden = each !== panel;
    fig.panels = [panel];
  };
  const show = (trial) => {
    seen = trial;
    look(trial.push ? other.panel : map);
    if (trial.push) return fig.refresh();
    const { problem, start, steps } = trial;
    fig.set({ problem, start, steps, step: null });
  };
  if (other) look(map);
  const pick = sights.length > 1 ? chooser(fig, sights, show) : null;
  return {
    judged: sights.length > 0,
    now({ problem }, start) {
      const trial = sights.find((each) => each.problem === problem && String(each.start) === String(start)) ?? null;
      if (pick) pick.value = sights.indexOf(seen?.push ? seen : trial);
      return trial;
    },
    draw: (mine) => seen?.push && other.draw(mine),
    tell: (rule, mine, trial) =>
      [trial, ...(push ? [push] : [])].map((each) => said(each, facts(rule, mine, each))).join(" "),
  };
}
