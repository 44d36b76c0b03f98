// Lo que la red ve de un dibujo. Quienes recogieron sus imágenes pusieron cada cifra en 32 × 32 puntos, de tinta o de
// papel, y contaron la tinta de cada bloque de 4 × 4: aquí se hace lo mismo con lo que traza un dedo.

const SIDE = 32;
const BLOCK = 4;
const PEN = 6; // puntos de ancho
// Un dedo escribe más ancho y más tumbado que quienes llenaron sus impresos: se deja como aquello.
const WIDEST = 0.6; // del lado del cuadro
const UPRIGHT = 0.3; // de lo tumbado, cuánto se endereza

// Las 64 casillas, de 0 a 1 y por filas, de unos trazos, listas de [x, y] en cualquier unidad; sin tinta, null.
export function seen(strokes) {
  if (!strokes.flat().length) return null;
  const segments = prepared(strokes).flatMap(segmentsOf);
  const cells = new Array((SIDE / BLOCK) ** 2).fill(0);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const cell = Math.floor(row / BLOCK) * (SIDE / BLOCK) + Math.floor(column / BLOCK);
      if (segments.some((segment) => inks(segment, column + 0.5, row + 0.5))) cells[cell] += 1 / BLOCK ** 2;
    }
  }
  return cells;
}

const each = (strokes, change) => strokes.map((stroke) => stroke.map(change));

// Los trazos, enderezados, estrechados si hace falta y llevados al cuadro sin que la pluma se salga.
function prepared(strokes) {
  const { strokes: whole } = centred(strokes);
  const slant = slantOf(whole.flatMap(segmentsOf));
  const { strokes: upright, width } = centred(each(whole, ([x, y]) => [x - UPRIGHT * slant * y, y]));
  const narrow = Math.min(1, WIDEST / width);
  const place = (value) => SIDE / 2 + (value * (SIDE - PEN)) / 2;
  return each(upright, ([x, y]) => [place(x * narrow), place(y)]);
}

// Con el dibujo en el centro y, de lejos, hasta 1; width es hasta dónde llega a lo ancho.
function centred(strokes) {
  const points = strokes.flat();
  const [x, y] = [0, 1].map((axis) => {
    const values = points.map((point) => point[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return { center: (low + high) / 2, reach: (high - low) / 2 };
  });
  const reach = Math.max(x.reach, y.reach) || 1;
  const place = (point) => [(point[0] - x.center) / reach, (point[1] - y.center) / reach];
  return { strokes: each(strokes, place), width: x.reach / reach };
}

// Lo que su tinta se va hacia un lado por cada unidad que baja.
function slantOf(segments) {
  const mean = (f) => segments.reduce((sum, part) => sum + Math.hypot(part.dx, part.dy) * f(part), 0) / length;
  const length = segments.reduce((sum, { dx, dy }) => sum + Math.hypot(dx, dy), 0) || 1;
  const [x, y] = [mean((part) => part.x + part.dx / 2), mean((part) => part.y + part.dy / 2)];
  const [across, down] = [(part) => part.x + part.dx / 2 - x, (part) => part.y + part.dy / 2 - y];
  return mean((part) => across(part) * down(part)) / (mean((part) => down(part) ** 2) || 1);
}

// De cada punto al siguiente; el último, o uno solo, no avanza.
function segmentsOf(stroke) {
  return stroke.map(([x, y], k) => {
    const [nextX, nextY] = stroke[k + 1] ?? [x, y];
    return { x, y, dx: nextX - x, dy: nextY - y };
  });
}

// Si la pluma, al recorrer un segmento, llega al punto (px, py).
function inks({ x, y, dx, dy }, px, py) {
  const along = ((px - x) * dx + (py - y) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return (px - x - t * dx) ** 2 + (py - y - t * dy) ** 2 <= (PEN / 2) ** 2;
}
