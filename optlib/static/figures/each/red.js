// Una red que aprende a leer: el cuadro donde se dibuja y los botones. Lo demás, reader.js y las imágenes, llega la
// primera vez que se toca algo.
import { PARAMS as P } from "../data/red.js";
import { AS_TYPED, html, saidIn } from "../../dom.js";
import { onTouch, ruleLine } from "../kit.js";
import { slider, text } from "../params.js";
import { Pad } from "../red-pad.js";
import { themed } from "../red-wall.js";
import { wait, Walls } from "../red-walls.js";

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

// En la portada: la línea, y nada más.
function oneLine(fig) {
  const typed = []; // lo escrito hasta que llega quien lo lee
  const input = () => {
    if (!fig.valid) typed.push(line.value);
    fig.set({ rule: line.value });
  };
  const line = html("textarea", { class: "rule-text", rows: 1, "aria-label": "Tu línea", ...AS_TYPED, input });
  fig.desk.buttons.before(html("div", { class: "rule-editor" }, line));
  const show = (text, reader) => {
    if (!reader && line.value !== text) line.value = text; // después lo lleva él
  };
  return { line, typed, show };
}

// En los capítulos, la regla plegada, lo que se mide de ella y los mandos.
function folded(fig) {
  const { fold, show } = ruleLine();
  const trials = html("details", { class: "red-trials" }, html("summary", {}, "Búscale la tasa y mídela con otra"));
  fig.desk.more.before(fold, trials);
  fig.control([], ["steps", "seed"]);
  return { fold, trials, show };
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
    let reader = null;
    const load = () => import("../reader.js");
    const wake = onTouch(fig, load, ({ Reader }, packed) => {
      reader = new Reader(fig, packed, { pad, walls, play, against, ...written });
      fig.refresh();
    });
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
    const face = fig.root.closest(".red-face");
    const written = face ? oneLine(fig) : folded(fig);
    const walls = new Walls();
    fig.live.append(walls.node);
    if (face) {
      fig.desk.buttons = html("div", { class: "fig-buttons red-next" }); // los demás, aparte
      fig.live.append(fig.desk.buttons);
    }
    const race = () => {
      fig.set({ rival: "Adam" });
      play.focus({ preventScroll: true });
      start();
    };
    const against = face && fig.button("¿Y contra Adam?", race, "red-later");
    const send = fig.button("Reta a alguien", () => reader.send(send), "red-later");
    fig.root.classList.add("red-waiting");
    if (fig.host.link) themed(() => fig.refresh()); // Jupyter tiene los suyos

    return (state) => {
      if (state.drawing || state.score) wake(); // de un enlace
      written.show(fig.valid?.text ?? state.rule, reader);
      if (reader) return reader.update(state);
      pad.show(state.drawing, null);
      pad.say(null);
      wait(walls, () => reader).catch(saidIn([fig.root]));
      return { text: "Dibuja una cifra: la red todavía no sabe leer." };
    };
  },
  code,
};
