// Dos redes que leen casi igual, y una mancha que solo confunde a una. Sus neuronas se ven ya entrenadas; lo que las entrena
// otra vez, duel.js y las imágenes, llega la primera vez que se toca algo.
import { html, put, say } from "../../dom.js";
import { percent } from "../../numbers.js";
import { DUEL, PARAMS as P } from "../data/dos-redes.js";
import { onTouch } from "../kit.js";
import { flag, text } from "../params.js";
import { Neurons } from "../red-neurons.js";
import { Pad, read } from "../red-pad.js";
import { themed } from "../red-wall.js";

const { steps, seed, methods } = DUEL;
const NAMES = Object.keys(methods);
const SHADES = 12;
const WHY =
  "Donde casi nunca hay tinta, el descenso deja los pesos casi a cero; Adam los hace tan grandes como los del centro.";

// Los pesos que se ven de una red, de sus letras, como están en los de toda ella.
function lookedAt(letters) {
  const x = new Float64Array(64 * 32);
  for (let k = 0; k < letters.length; k++)
    x[32 * (k >> 3) + (k & 7)] = ((letters.charCodeAt(k) - 97 - SHADES) / SHADES) * DUEL.full;
  return x;
}

// La fila de una red: se toca si se cree que es la de Adam.
function rowOf(name, click) {
  const neurons = new Neurons();
  const digit = html("b", { "aria-hidden": "true" });
  const label = `La de Adam es la red ${name}`;
  const given = { type: "button", class: "duel-row", "aria-label": label, click };
  const node = html("button", given, html("strong", {}, name), neurons.canvas, digit);
  const first = lookedAt(DUEL.looks[name]);
  const show = (x = first, said = "", guess = "") => {
    neurons.show(x);
    say(digit, String(said));
    put(node, "aria-pressed", guess === name);
  };
  return { name, node, show };
}

// Lo que pasa con la mancha: a quién confunde, y cuántas lee cada una de lo que no ha visto.
function compared(duel, before, after) {
  const fooled = NAMES.filter((name) => before[name].digit !== after[name].digit);
  const who = fooled.map((name) => `a ${name}, que sin ella dice ${before[name].digit}`).join(" y ");
  const words = who ? `La mancha confunde ${who}.` : "A esta cifra la mancha no le hace nada: prueba con otra.";
  const counts = NAMES.map((name) => `${name} lee ${duel.reads(name)}`).join(" y ");
  const agreed = new Set(NAMES.map((name) => before[name].digit)).size === 1;
  const told = [`${words} De cada cien que no han visto, con la mancha ${counts}.`];
  return [told, { same: agreed && fooled.length === 1 ? 0 : 1 }];
}

// Lo que dicen de un dibujo: lo que se cuenta, los resultados y la cifra de cada una.
function answers(duel, { drawn, smudged, cells }) {
  if (duel && duel.k < steps)
    return { told: [`Se entrenan aquí, con las mismas imágenes: paso ${duel.k} de ${steps}.`] };
  if (!cells)
    return { told: [smudged ? "Dibuja una cifra al lado de la mancha." : "Dibuja una cifra: la leerán las dos."] };
  const said = (seen) => Object.fromEntries(NAMES.map((name) => [name, duel.said(name, seen)]));
  const now = said(cells);
  const [words, score] = smudged ? compared(duel, said(duel.cells(drawn)), now) : [[], {}];
  const told = NAMES.map((name) => `${name} dice ${now[name].digit}, con un ${percent(now[name].part)}.`);
  return { told: [...told, ...words], score, now };
}

// Los pasos de cada una, escritos como los de «red».
async function code() {
  const [{ figure: red }, { ruleOf }] = await Promise.all([import("./red.js"), import("../duel.js")]);
  const { write } = await red.code();
  const lanes = () => Object.fromEntries(NAMES.map((name) => [name, `Red ${name}`]));
  return { lanes, write: (_, name) => write({ ...ruleOf(methods[name]), state: { steps, seed } }) };
}

export const figure = {
  params: {
    drawing: text(P.drawing.value),
    smudged: flag("Mancha el borde", P.smudged),
    guess: text(P.guess.value),
  },
  layout: "duel",
  create(fig) {
    let duel = null;
    const load = () => import("../duel.js");
    const wake = onTouch(fig, load, ({ Duel }, packed) => {
      duel = new Duel(packed, DUEL, () => fig.refresh());
    });
    const pick = async (digit) => {
      await wake();
      fig.set({ drawing: duel.pick(fig.state.drawing, digit) });
    };
    const pad = new Pad(
      (drawing) => fig.set({ drawing }),
      pick,
      () => fig.refresh(),
    );
    const rows = NAMES.map((name) => rowOf(name, () => fig.set({ guess: name })));
    const ask = html("p", {}, "¿Cuál es la de Adam? Tócala.");
    const side = html("div", { class: "duel-rows" }, ask, ...rows.map(({ node }) => node));
    fig.view.append(html("div", { class: "red-pad" }, side, pad.board));
    fig.control(["smudged"], []);
    if (fig.host.link) themed(() => fig.refresh()); // Jupyter tiene los suyos

    return ({ drawing, smudged, guess }) => {
      if (drawing) wake(); // de un enlace
      const drawn = read(drawing);
      const cells = duel?.cells(drawn, smudged) ?? null;
      pad.show(drawing, cells, drawn.image !== undefined);
      pad.note.disabled = true; // aquí se mancha de otra manera
      say(pad.does, "");
      pad.canvas.classList.toggle("duel-smudged", smudged);
      const { told, score, now } = answers(duel, { drawn, smudged, cells });
      for (const row of rows) row.show(duel?.now[row.name], now?.[row.name].digit, guess);
      if (Object.hasOwn(methods, guess))
        told.unshift(`${methods[guess] === "Adam" ? "Sí, es la de Adam" : "No, es la otra"}. ${WHY}`);
      return { text: told.join(" "), score };
    };
  },
  code,
};
