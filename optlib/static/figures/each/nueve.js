// Nueve entrenamientos de 99: se toca una casilla y se entrena; con nueve se ve lo que sacan nueve al azar y el tablero
// entero. Lo que entrena, nine-run.js y las imágenes, llega la primera vez que se toca algo.
import { html, put, say } from "../../dom.js";
import { clamp, range } from "../../lists.js";
import { significant } from "../../numbers.js";
import { mulberry32, seedOf, shuffled } from "../../prng.js";
import { BOARD, PARAMS as P } from "../data/nueve.js";
import { onTouch } from "../kit.js";
import { slider, text } from "../params.js";

const { rates, betas, steps, tries, costs, least, chance, shade } = BOARD;
const ALL = range(rates.length * betas.length);
const ruleOf = (k) => ({ lr: rates[k % rates.length], beta: betas[Math.floor(k / rates.length)] });
const told = (k, equal = " = ") => `α${equal}${ruleOf(k).lr} y β${equal}${ruleOf(k).beta}`;

const seedOfGame = (game) => game % costs.length;
export const triedIn = (written) =>
  [...new Set(written.split(" ").filter(Boolean).map(Number))].filter((k) => ALL.includes(k)).slice(0, tries);
export const lucky = (game) => shuffled(ALL.length, mulberry32(seedOf("azar", game))).slice(0, tries);
export const rankOf = (all, k) => 1 + all.filter((cost) => cost < all[k]).length;
const firstOf = (all, cells) => cells.reduce((best, k) => (all[k] < all[best] ? k : best));

// Cuánto se pinta un coste, y cómo se escribe en una casilla.
const partOf = (cost) => clamp(Math.log(chance / cost) / Math.log(chance / least), 0, 1);
const short = (cost) => (cost < 10 ? cost.toFixed(2) : cost < 100 ? cost.toFixed(0) : "99+");

// El tablero: una tabla de botones, con una sola parada del tabulador; dentro se va con las flechas.
function boardOf(touch) {
  const buttons = ALL.map((k) => html("button", { type: "button", tabindex: k ? -1 : 0, click: () => touch(k) }));
  const line = (k) => range(rates.length).map((j) => html("td", {}, buttons[k * rates.length + j]));
  const rows = range(betas.length).map((k) => html("tr", {}, html("th", { scope: "row" }, betas[k]), ...line(k)));
  const heads = rates.map((lr) => html("th", { scope: "col" }, html("span", {}, lr)));
  const names = html("tr", {}, html("th", { scope: "col" }, "β \\ α"), ...heads);
  const go = (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: rates.length, ArrowDown: -rates.length }[event.key];
    const from = buttons.indexOf(document.activeElement);
    const to = buttons[from + by];
    if (!to || (Math.abs(by) === 1 && ruleOf(from).beta !== ruleOf(from + by).beta)) return;
    event.preventDefault();
    to.focus();
  };
  const reached = ({ target }) => {
    for (const each of buttons) each.tabIndex = each === target ? 0 : -1;
  };
  const caption = html("caption", {}, "99 parejas de tasa e inercia");
  const body = html("tbody", {}, ...rows.reverse(), names);
  const node = html("table", { class: "nine", role: "grid", keydown: go, focusin: reached }, caption, body);
  return { node, buttons };
}

// Lo que se escribe en una casilla, y lo que se dice de ella.
function seen(k, { tried, luck, all, over, costOf }) {
  if (over) {
    const whose = [tried.includes(k) && ", tuya", luck.includes(k) && ", del azar"].filter(Boolean).join("");
    const rank = rankOf(all, k);
    return { mark: String(rank), words: `puesto ${rank} de 99, coste ${significant(all[k])}${whose}`, cost: all[k] };
  }
  if (!tried.includes(k)) return { mark: "", words: "sin probar" };
  const found = costOf(k);
  if (found === undefined) return { mark: "…", words: "a la espera" };
  return { mark: short(found), words: `coste ${significant(found)}`, cost: found };
}

function paint(buttons, game) {
  for (const [k, button] of buttons.entries()) {
    const { mark, words, cost } = seen(k, game);
    say(button, mark);
    put(button, "aria-label", `${told(k, " ")}: ${words}`);
    put(button, "aria-disabled", game.over);
    button.classList.toggle("nine-mine", game.tried.includes(k));
    button.classList.toggle("nine-lucky", game.luck.includes(k));
    button.style.setProperty("--part", `${cost === undefined ? 0 : 100 * shade * partOf(cost)}%`);
  }
}

// Lo que se dice de la partida, y el puesto cuando acaba.
function sentence({ tried, luck, all, over, costOf }, now) {
  if (over) {
    const [mine, other] = [tried, luck].map((cells) => firstOf(all, cells));
    const [rank, random] = [mine, other].map((k) => rankOf(all, k));
    const who = rank < random ? "Ganas tú." : rank > random ? "Gana el azar." : "Empatáis.";
    const place = `Quedas en el puesto ${rank} de 99, con ${told(mine)}; el azar queda en el ${random}. ${who}`;
    return { text: `${place} Tus casillas llevan el borde entero; las suyas lo llevan a trazos.`, score: { rank } };
  }
  const left = tries - tried.length;
  const many = left === 1 ? "Te queda 1." : `Te quedan ${left}.`;
  if (now !== null) return { text: `Se entrena con ${told(now)}: ${steps} pasos. ${many}` };
  const last = tried.at(-1);
  if (last === undefined) return { text: `Toca una casilla y se entrenará. ${many}` };
  return { text: `Con ${told(last)}, el coste de validación queda en ${significant(costOf(last))}. ${many}` };
}

async function code() {
  const write = ({ state }) => `\
import numpy as np
from optlib.digits import network

steps, seed = ${steps}, ${seedOfGame(state.game)}
rates = [${rates.slice(0, 6).join(", ")},
         ${rates.slice(6).join(", ")}]
betas = [${betas.join(", ")}]
# una fila por pareja: las 99 se entrenan a la vez
pairs = [[lr, beta] for beta in betas for lr in rates]
lr, beta = np.hsplit(np.array(pairs), 2)
net = network(seed)
x = np.tile(net.start, (len(pairs), 1))
v = np.zeros_like(x)
for k in range(steps):
    g = net.grad_at(k)(x)
    v = beta * v + g
    x = x - lr * (1 - k / steps) * v
path = net.valid(x)
best = path.argmin()
print(f"La mejor: α = {lr[best, 0]} y β = {beta[best, 0]}")
`;
  return { write };
}

export const figure = {
  params: { game: slider("Partida", P.game), tried: text(P.tried.value) },
  layout: "nine",
  create(fig) {
    let [runner, now] = [null, null];
    const found = new Map(); // el coste de lo entrenado, por semilla y casilla
    const key = (k) => `${seedOfGame(fig.state.game)} ${k}`;
    const pending = () => triedIn(fig.state.tried).find((k) => !found.get(key(k))?.done);
    const load = () => import("../nine-run.js");
    const wake = onTouch(fig, load, ({ Runner }, packed) => {
      runner = new Runner(packed);
    });
    // De una en una, por el orden en que se tocaron.
    const work = async () => {
      if (now !== null) return;
      now = pending();
      await wake();
      if (!runner) return; // no ha llegado, y se ha dicho
      while (now !== undefined) {
        const mine = key(now);
        const visit = (cost, done) => {
          found.set(mine, { cost, done });
          fig.refresh();
        };
        await runner.train(seedOfGame(fig.state.game), ruleOf(now), steps, visit);
        now = pending();
      }
      now = null;
      fig.refresh();
    };
    const touch = (k) => {
      const tried = triedIn(fig.state.tried);
      if (tried.length < tries && !tried.includes(k)) fig.set({ tried: [...tried, k].join(" ") });
    };
    const { node, buttons } = boardOf(touch);
    fig.view.append(node);
    fig.button("Repetir", () => fig.set({ tried: "" }));
    fig.button("Otra partida", () => fig.set({ game: (fig.state.game + 1) % (P.game.high + 1), tried: "" }));

    return (state) => {
      const [tried, all] = [triedIn(state.tried), costs[seedOfGame(state.game)]];
      if (pending() !== undefined) work();
      const over = tried.length === tries && pending() === undefined;
      const luck = over ? lucky(state.game) : [];
      const costOf = (k) => found.get(key(k))?.cost;
      const game = { tried, luck, all, over, costOf };
      paint(buttons, game);
      return sentence(game, now);
    };
  },
  code,
};
