// La red que lee, con una sola vuelta a sus imágenes: se elige cuántas mira en cada paso. Se entrena al mover el mando;
// epoch.js y las imágenes llegan la primera vez que se toca algo.
import { html, say, saidIn } from "../../dom.js";
import { percent, stepsOf } from "../../numbers.js";
import { EPOCH, PARAMS as P } from "../data/vuelta.js";
import { onTouch } from "../kit.js";
import { slider, text } from "../params.js";
import { Pad, read } from "../red-pad.js";
import { COUNT, themed, Wall } from "../red-wall.js";
import { ALONE, greyed } from "../red-walls.js";

// Esa vuelta, escrita en Python.
const written = ({ state }) => `\
import numpy as np
from optlib.digits import network

B, lr = ${state.batch_size}, ${EPOCH.lr}
net = network(seed=${EPOCH.seed}, batch_size=B)
x = net.start
path = [x]
for k in range(net.batches.per_epoch):
    x = x - lr * net.grad_at(k)(x)
    path.append(x)

said = net.valid.predict(x, net.valid.X[:100])
many = np.sum(said == net.valid.y[:100])
print(f"Con B = {B} lee {many} de 100")
`;

export const figure = {
  params: { batch_size: slider("B, imágenes por paso", P.batch_size), drawing: text(P.drawing.value) },
  layout: "pad",
  create(fig) {
    let epoch = null;
    const load = () => import("../epoch.js");
    const wake = onTouch(fig, load, ({ Epoch }, packed) => {
      epoch = new Epoch(packed);
      fig.refresh();
    });
    const pick = async (digit) => {
      await wake();
      fig.set({ drawing: epoch.pick(fig.state.drawing, digit) });
    };
    const pad = new Pad(
      (drawing) => fig.set({ drawing }),
      pick,
      () => fig.refresh(),
    );
    fig.view.append(pad.node);
    fig.control(["batch_size"], []);
    const wall = new Wall();
    const count = html("p", { class: "red-count" });
    const head = html("div", { class: "red-head" }, html("p", {}, ALONE), count);
    const side = html("div", { class: "red-side" }, html("div", {}, head, wall.canvas));
    fig.live.append(html("div", { class: "red-walls" }, side));
    if (fig.host.link) themed(() => fig.refresh()); // Jupyter tiene los suyos
    const wait = async () => {
      const X = await greyed();
      if (!epoch) wall.show(X, []);
    };

    return ({ batch_size: size, drawing }) => {
      if (drawing || size !== fig.initial.batch_size) wake(); // de un enlace
      const drawn = read(drawing);
      const cells = epoch?.cells(drawn) ?? null;
      const said = epoch?.said(size, cells);
      pad.show(drawing, cells, drawn.image !== undefined);
      pad.note.disabled = true; // aquí no se la engaña
      say(pad.does, "");
      pad.say(said?.parts);
      if (!epoch) {
        wait().catch(saidIn([fig.root]));
        return { text: "Mueve B: la red ve las 1200 imágenes, una vez cada una." };
      }
      const { steps, ms, right, many } = epoch.of(size);
      wall.show(epoch.net.valid.X, right);
      say(count, `${many} de ${COUNT}`);
      const guess = said ? `Dice que es un ${said.digit}, con un ${percent(said.part)}.` : "Dibuja una cifra.";
      return {
        text: `Con B = ${size} da ${stepsOf(steps)} en ${Math.round(ms)} ms: lee ${many} de ${COUNT}. ${guess}`,
      };
    };
  },
  code: () => ({ write: written }),
};
