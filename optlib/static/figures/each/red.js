// Una red que aprende a leer: el cuadro donde se dibuja y los botones. Lo demás, reader.js y las imágenes, llega la
// primera vez que se toca algo.
import { PARAMS } from "../../data.js";
import { html, saidIn, say } from "../../dom.js";
import { slider, text } from "../params.js";
import { Neurons } from "../red-neurons.js";
import { Pad } from "../red-pad.js";
import { themed, Wall } from "../red-wall.js";

const P = PARAMS.red;

// Los mismos pasos, escritos en Python.
async function code() {
  const { withPlan } = await import("../code/rule-export.js");
  const write = (fig) =>
    withPlan(fig, "steps", {
      tools: "from optlib.digits import network",
      given: `steps, seed = ${fig.state.steps}, ${fig.state.seed}`,
      start: "net = network(seed)\nx = net.start",
      loop: ["    grad = net.grad_at(k)"],
      said: `\
said = net.valid.predict(x, net.valid.X[:100])
many = np.sum(said == net.valid.y[:100])
print(f"Tras {steps} pasos lee {many} de 100")`,
      shapes: "net.shapes",
    });
  return { write };
}

export const figure = {
  params: {
    rule: text(P.rule.value),
    steps: slider("Pasos", P.steps),
    seed: slider("Semilla", P.seed),
    drawing: text(P.drawing.value),
    rival: text(P.rival.value),
    score: slider("Aciertos de quien la envía", P.score),
  },
  layout: "pad",
  create(fig) {
    let [asked, reader] = [null, null];
    const arrive = ([{ Reader }, packed]) => {
      reader = new Reader(fig, packed, { pad, wall, neurons, play, fold, trials });
      fig.refresh();
    };
    const wake = () => {
      asked ??= Promise.all([import("../reader.js"), fig.host.digits()]).then(arrive, saidIn([fig.root]));
      return asked;
    };
    fig.ready = wake; // también para ver su código
    const pad = new Pad(
      (drawing) => fig.set({ drawing }),
      async (digit) => {
        await wake();
        reader.pick(digit);
      },
      () => fig.refresh(),
    );
    fig.view.append(pad.node);
    const start = async () => {
      await wake();
      reader.play();
    };
    const play = fig.button("Entrénala", start, "fig-play");
    const line = html("code");
    const fold = html("details", { class: "red-rule" }, html("summary", {}, line, html("span", {}, "Cámbiala")));
    const trials = html("details", { class: "red-trials" }, html("summary", {}, "Búscale la tasa y mídela con otra"));
    fig.desk.more.before(fold, trials);
    const [wall, neurons] = [new Wall(), new Neurons()];
    fig.live.append(html("div", { class: "red-walls" }, wall.node, neurons.node));
    fig.control([], ["steps", "seed"]);
    for (const kind of ["pointerdown", "focusin"]) fig.live.addEventListener(kind, wake);
    if (fig.host.link) themed(() => fig.refresh()); // Jupyter tiene los suyos

    return (state) => {
      if (state.drawing || state.score) wake(); // de un enlace
      const rule = reader?.rule(state.rule) ?? { text: state.rule };
      say(line, rule.text.trimEnd().split("\n").at(-1));
      if (reader) return reader.update(state);
      pad.show(state.drawing, null);
      pad.say(null);
      return { text: "Dibuja una cifra: la red todavía no sabe leer." };
    };
  },
  code,
};
