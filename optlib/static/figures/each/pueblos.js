// Una red que inventa pueblos: el cartel, el botón y los países. Lo demás, y los nombres, llega la primera vez que se toca
// algo.
import { button, html, put, saidIn } from "../../dom.js";
import { FIRST, RIVALS, PARAMS as P } from "../data/pueblos.js";
import { ruleLine } from "../kit.js";
import { choice, slider, text } from "../params.js";
import { costs } from "../towns-costs.js";
import { sign } from "../towns-sign.js";

const COUNTRIES = { es: "España", pe: "Perú", mx: "México" };

// Los mismos pasos, escritos en Python.
async function code() {
  const [{ withPlan }, { compile }, { valued }] = await Promise.all([
    import("../code/rule-export.js"),
    import("../../rule.js"),
    import("../../roles.js"),
  ]);
  const given = ({ steps, seed, country }) => ({
    tools: "from optlib.towns import network",
    given: `steps, seed = ${steps}, ${seed}`,
    start: `net = network("${country}", seed)\nx = net.start`,
    loop: ["    grad = net.grad_at(k)"],
    kept: "net.valid.f(x)",
    said: 'print(f"Tras {steps} pasos, el coste es {path[-1]:.2f}")',
    shapes: "net.shapes",
  });
  const write = ({ state, valid: last = compile(state.rule) }) => {
    const valid = last.errors.length ? compile(P.rule.value) : last;
    return withPlan({ state, valid, settings: valued(valid.settings, {}) }, "steps", given(state));
  };
  return { write };
}

// Los botones de los países, lo que se dice de los nombres y dónde va lo demás.
function frame(fig, press) {
  const part = (name, ...inside) => html("div", { class: `towns-${name}` }, ...inside);
  const countries = Object.entries(COUNTRIES).map(([key, name]) => button(name, () => press(key)));
  const group = html("div", { class: "fig-buttons", role: "group", "aria-label": "Pueblos de" }, ...countries);
  const [place, write] = [part("costs"), part("write")];
  const credit = html("a", { href: "https://www.geonames.org" }, "GeoNames");
  const note = "Sin marca también puede existir: faltan los pueblos pequeños. Nombres de ";
  fig.live.append(part("side", group, place, html("p", {}, note, credit, ", CC BY 4.0.")), write);
  return { countries, costs: place, write };
}

// Las reglas que se pueden poner una tras otra, y la que hay, que se puede cambiar.
function rulesOf(fig, press) {
  const rules = Object.keys(RIVALS).map((name) => button(name, () => press(RIVALS[name])));
  const { fold, show } = ruleLine();
  fig.desk.more.before(
    html("div", { class: "fig-buttons towns-rules", role: "group", "aria-label": "Con la regla de" }, ...rules),
    fold,
  );
  return { rules, fold, show };
}

export const figure = {
  params: {
    country: choice("País", COUNTRIES, P.country),
    steps: slider("Cuántos pasos", P.steps),
    rule: text(P.rule.value),
    seed: slider("Semilla", P.seed),
  },
  layout: "towns",
  create(fig) {
    let [asked, studio, due] = [null, null, null]; // due es lo último que se ha pulsado, mientras llega
    const arrive = async ({ Studio }) => {
      studio = await new Studio(fig, play, place).open();
      fig.refresh();
    };
    const wake = () => {
      asked ??= import("../towns-studio.js").then(arrive).catch(saidIn([fig.root]));
      return asked;
    };
    const when = async (act) => {
      due = act;
      await wake();
      if (due === act) act();
    };
    const again = () => {
      fig.set({ seed: (fig.state.seed + 1) % (P.seed.high + 1) });
      studio.run();
    };
    const choose = (country) => {
      studio.own = null;
      fig.set({ country });
    };
    const show = sign(fig);
    const play = fig.button("Entrénala", () => when(() => studio.toggle()), "fig-play");
    fig.button("Otra semilla", () => when(again));
    fig.control(["steps"], []);
    const place = frame(fig, (country) => when(() => choose(country)));
    const { panel, draw } = costs(fig, place.costs);
    const train = (rule) => {
      fig.set({ rule });
      studio.run();
    };
    // La que abre la página no lleva reglas.
    if (!fig.root.dataset.controls) {
      Object.assign(place, { panel, ...rulesOf(fig, (rule) => when(() => train(rule))) });
      place.fold.addEventListener("toggle", wake);
    }

    return (state) => {
      place.show?.(studio?.rule ?? state.rule);
      for (const [k, rule] of Object.values(place.rules ? RIVALS : {}).entries())
        put(place.rules[k], "aria-pressed", rule === state.rule);
      const now = studio?.own ? "" : state.country;
      for (const [k, key] of Object.keys(COUNTRIES).entries()) put(place.countries[k], "aria-pressed", key === now);
      if (studio) return studio.update(show, draw, state);
      const usual = ["country", "seed"].every((name) => state[name] === P[name].value);
      if (!usual) wake(); // de un enlace, o de quien la pide
      show(usual ? FIRST.map((text) => ({ text })) : [], `paso 0 de ${state.steps}`);
      draw([], [], state.steps);
      return { text: `Sin entrenar, echa las letras a suertes. Le esperan ${state.steps} pasos.` };
    };
  },
  code,
};
