// La imagen que se manda: lo dibujado, lo que leyó la red, los muros de cien cifras y la regla. Se pinta aquí, sin pedir
// nada, y todo lo que es del lector, con fillText: nada de ello se interpreta.
import { percent } from "../numbers.js";
import { capital, range } from "../lists.js";
import { read } from "./red-pad.js";
import { COUNT, ink } from "./red-wall.js";

const [WIDTH, MARGIN, GAP] = [1200, 70, 60];
const [DOT, FAINT] = [5, 0.13]; // lo que mide una casilla; las cifras que no lee
const TILE = 10 * DOT; // una cifra, con su margen
const SHEET = 320; // el cuadro del dibujo
const [ROWS, LARGEST, SMALLEST] = [12, 64, 27]; // renglones de la regla, y su letra
const [LEADING, TALL] = [1.35, 440]; // por su letra, lo que ocupa uno; y todos, como mucho

// Sin tabuladores ni lo que no se ve, que haría leer una regla que no es: lo que da la vuelta a un renglón, los vacíos.
function rowsOf(rule) {
  const clear = (line) => line.replaceAll("\t", "    ").replace(/[\p{Bidi_Control}\p{Cc}\u2028\u2029]/gu, "");
  return rule
    .split("\n")
    .map(clear)
    .filter((line) => line.trim());
}

// El principio de un renglón que cabe en lo que mide width.
function cut(pen, row, width) {
  if (pen.measureText(row).width <= width) return row;
  const letters = [...row].slice(0, 200);
  while (letters.length && pen.measureText(`${letters.join("")}…`).width > width) letters.pop();
  return `${letters.join("")}…`;
}

// Los renglones que caben y lo que mide su letra: la más grande con la que no hay que cortar ninguno.
function fitted(pen, rule, family) {
  const all = rowsOf(rule);
  const kept = all.slice(0, all.length > ROWS ? ROWS - 1 : ROWS);
  const font = (size) => `${size}px ${family}`;
  pen.font = font(LARGEST);
  const widest = Math.max(1, ...kept.map((row) => pen.measureText(row).width));
  const most = [(LARGEST * (WIDTH - 2 * MARGIN)) / widest, TALL / LEADING / Math.min(all.length, ROWS)];
  const size = Math.max(SMALLEST, Math.min(LARGEST, ...most.map(Math.floor)));
  pen.font = font(size);
  const rows = kept.map((row) => cut(pen, row, WIDTH - 2 * MARGIN));
  const left = all.length - kept.length;
  if (left) rows.push(`… y ${left} líneas más`);
  return { rows, size, font: pen.font };
}

// El dibujo, o lo que la red ve de él, con su esquina en (x, y).
function sheet(pen, { strokes = [] }, cells, { paper, text, muted }, [x, y]) {
  pen.save();
  pen.translate(x, y);
  Object.assign(pen, { fillStyle: paper, strokeStyle: muted, lineWidth: 2 });
  pen.strokeRect(0, 0, SHEET, SHEET);
  if (strokes.length) {
    pen.scale(SHEET / 300, SHEET / 300); // las unidades de los trazos
    Object.assign(pen, { lineCap: "round", lineJoin: "round", lineWidth: 22, strokeStyle: text });
    for (const [first, ...rest] of strokes) {
      pen.beginPath();
      pen.moveTo(...first);
      for (const point of rest.length ? rest : [first]) pen.lineTo(...point);
      pen.stroke();
    }
  } else {
    pen.scale(SHEET / 8, SHEET / 8);
    ink(pen, cells, 0, 0, text);
  }
  pen.restore();
}

// Las cien cifras, across en cada fila: las que lee, en tinta; las demás, apenas.
function wall(pen, images, right, across, colour, [x, y]) {
  pen.save();
  pen.translate(x, y);
  pen.scale(DOT, DOT);
  for (const k of range(COUNT)) {
    const corner = [(k % across) * 10 + 1, Math.floor(k / across) * 10 + 1];
    ink(pen, images.slice(64 * k, 64 * (k + 1)), ...corner, colour, right[k] ? 1 : FAINT);
  }
  pen.restore();
}

// Pinta en canvas lo de what (red-send.js). look son los colores y las familias de letra; site, cómo se llama el sitio.
// Devuelve los renglones de la regla que han cabido.
export function paint(canvas, { drawing, cells, said, mine, other, images }, look, site) {
  const pen = canvas.getContext("2d");
  const drawn = read(drawing);
  const shown = Boolean(drawn.strokes?.length || cells);
  const walls = MARGIN + (shown ? SHEET + GAP : 0) + 100;
  const across = other ? 10 : 20; // una sola ocupa el ancho
  const [wide, high] = [across * TILE, (COUNT / across) * TILE];
  const below = walls + high + 130;
  const { rows, size, font } = fitted(pen, mine.rule, look.mono);
  canvas.width = WIDTH;
  canvas.height = below + rows.length * LEADING * size + 90 + MARGIN; // y deja la pluma como nueva
  Object.assign(pen, { fillStyle: look.paper, direction: "ltr" });
  pen.fillRect(0, 0, WIDTH, canvas.height);
  const put = (text, x, y, letter, colour = look.text, align = "left") => {
    Object.assign(pen, { font: letter, fillStyle: colour, textAlign: align });
    pen.fillText(text, x, y, WIDTH - MARGIN - (align === "left" ? x : MARGIN));
  };
  const [large, plain] = [(height) => `600 ${height}px ${look.serif}`, (height) => `${height}px ${look.sans}`];
  if (shown) sheet(pen, drawn, cells, look, [MARGIN, MARGIN]);
  if (shown && said) {
    put(`Leyó ${said.digit},`, MARGIN + SHEET + GAP, MARGIN + 160, large(120));
    put(`con un ${percent(said.part)}`, MARGIN + SHEET + GAP, MARGIN + 245, large(60), look.muted);
  }
  put("Cien cifras que la red no había visto. Lee las que están en negro.", MARGIN, walls - 65, plain(34), look.muted);
  const lit = [{ name: "Mi línea", ...mine }, ...(other ? [other] : [])];
  for (const [k, { name, right, many }] of lit.entries()) {
    const x = MARGIN + k * (wide + GAP);
    put(capital(name), x, walls - 10, `700 ${plain(40)}`);
    wall(pen, images, right, across, look.text, [x, walls + 10]);
    put(`${many} de ${COUNT}`, x, walls + high + 70, large(60));
  }
  for (const [k, row] of rows.entries()) put(row, MARGIN, below + (k + 0.75) * LEADING * size, font, look.text);
  const foot = canvas.height - MARGIN;
  put(site, MARGIN, foot, plain(34), look.muted);
  put("¿La superas?", WIDTH - MARGIN, foot, large(40), look.accent, "right");
  return rows;
}
