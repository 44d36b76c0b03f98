// Una red que inventa pueblos: el cartel, el botón y los países. Lo demás, y los nombres, llega la primera vez que se toca
// algo.
import { PARAMS } from "../../data.js";
import { button, html, put, saidIn } from "../../dom.js";
import { FIRST } from "../data/pueblos.js";
import { choice, slider, text } from "../params.js";
import { costs } from "../towns-costs.js";
import { sign } from "../towns-sign.js";

const P = PARAMS.pueblos;
const COUNTRIES = { es: "España", pe: "Perú", mx: "México" };

// Los mismos pasos, escritos en Python.
async function code() {
  const { withPlan } = await import("../code/rule-export.js");
  const write = (fig) =>
    withPlan(fig, "steps", {
      tools: "from optlib.towns import network",
      given: `steps, seed = ${fig.state.steps}, ${fig.state.seed}`,
      start: `net = network("${fig.state.country}", seed)\nx = net.start`,
      loop: ["    grad = net.grad_at(k)"],
      kept: "net.valid.f(x)",
      said: 'print(f"Tras {steps} pasos, el coste es {path[-1]:.2f}")',
      shapes: "net.shapes",
    });
  return { write };
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
    let [asked, studio] = [null, null];
    const part = (name) => html("div", { class: `towns-${name}` });
    const [side, place] = [part("side"), { costs: part("costs"), write: part("write") }];
    place.countries = html("div", { class: "fig-buttons", role: "group", "aria-label": "Pueblos de" });
    const wake = () => {
      const arrive = async ({ Studio }) => {
        studio = await new Studio(fig, play, place).open();
        fig.refresh();
      };
      asked ??= import("../towns-studio.js").then(arrive).catch(saidIn([fig.root]));
      return asked;
    };
    const after = (act) => async () => {
      await wake();
      act();
    };
    const [show, draw] = [sign(fig), costs(fig, place.costs)];
    const play = fig.button(
      "Entrénala",
      after(() => studio.toggle()),
      "fig-play",
    );
    const again = () => {
      fig.set({ seed: (fig.state.seed + 1) % (P.seed.high + 1) });
      studio.run();
    };
    fig.button("Otra semilla", after(again));
    const choose = (country) =>
      after(() => {
        studio.choose(false);
        fig.set({ country });
      });
    const countries = Object.entries(COUNTRIES).map(([key, name]) => [key, button(name, choose(key))]);
    place.countries.append(...countries.map(([, node]) => node));
    const credit = html("a", { href: "https://www.geonames.org" }, "GeoNames");
    const note = "Sin marca también puede existir: faltan los pueblos pequeños.";
    side.append(place.countries, place.costs, html("p", {}, note));
    const from = html("p", {}, "Nombres de ", credit, ", CC BY 4.0");
    fig.control(["steps"], []);
    fig.live.append(side, place.write, from);
    fig.ready = wake; // también para ver su código

    return (state) => {
      for (const [key, node] of countries) put(node, "aria-pressed", key === state.country && !studio?.own?.read);
      if (studio) return studio.update(show, draw, state);
      const usual = ["country", "rule", "seed"].every((name) => state[name] === P[name].value);
      if (!usual) wake(); // de un enlace, o de quien la pide
      show(usual ? FIRST.map((text) => ({ text })) : [], `paso 0 de ${state.steps}`);
      draw([], [], state.steps);
      return { text: `Sin entrenar, echa las letras a suertes. Le esperan ${state.steps} pasos.` };
    };
  },
  code,
};
