// La lista que pega el lector: lo que se toma de ella y, en una frase, lo que no. Se queda en la memoria.
import { button, html, say, uniqueId } from "../dom.js";

const [FEWEST, MOST, SIGNS, LONGEST] = [200, 20_000, 60, 40];

// Los signos que más nombres usan.
function usual(names) {
  const uses = new Map();
  for (const name of names) for (const sign of new Set(name)) uses.set(sign, (uses.get(sign) ?? 0) + 1);
  const order = [...uses.keys()].sort((a, b) => uses.get(b) - uses.get(a));
  return new Set(order.slice(0, SIGNS));
}

// Los nombres de un texto, uno por línea, y lo que se dice; sin bastantes, names es null.
export function listed(text) {
  const clean = (line) => line.normalize("NFC").toLowerCase().trim().replace(/\s+/gu, " ");
  const lines = text
    .split(/[\r\n]+/)
    .map(clean)
    .filter(Boolean);
  const short = lines.filter((line) => [...line].length <= LONGEST);
  const distinct = [...new Set(short)];
  const signs = usual(distinct);
  const known = distinct.filter((name) => [...name].every((sign) => signs.has(sign)));
  const names = known.slice(0, MOST);
  const left = [
    [lines.length - short.length, `por pasar de ${LONGEST} letras`],
    [short.length - distinct.length, "por repetirse"],
    [distinct.length - known.length, `por sus signos, que no caben en ${SIGNS}`],
    [known.length - names.length, `por pasar de ${MOST}`],
  ].filter(([many]) => many);
  const out = left.length ? ` Se quedan fuera ${left.map((each) => each.join(" ")).join("; ")}.` : "";
  if (names.length < FEWEST)
    return { names: null, said: `Hacen falta ${FEWEST} nombres distintos, y hay ${names.length}.${out}` };
  return { names, said: `Hay ${names.length} nombres.${out}` };
}

// Dónde se pega. use(nombres) los toma.
export function listBox(use) {
  const id = uniqueId();
  const said = html("p", { role: "status" });
  const area = html("textarea", { id, rows: 4, spellcheck: "false", placeholder: "uno por línea" });
  const press = () => {
    const found = listed(area.value);
    say(said, found.said);
    if (found.names) use(found.names);
  };
  const label = html("label", { for: id }, `Nombres de lo que quieras, desde ${FEWEST}. No salen de esta página.`);
  const row = html("div", { class: "fig-buttons" }, button("Úsala", press));
  return html("details", { class: "towns-list" }, html("summary", {}, "Pega tu lista"), label, area, row, said);
}
