// Lo que la red ve de un dibujo. Quienes recogieron sus imágenes pusieron cada cifra en 32 × 32 puntos, de tinta o de
// papel, y contaron la tinta de cada bloque de 4 × 4: aquí se hace lo mismo con lo que traza un dedo.

const SIDE = 32;
const BLOCK = 4;
const PEN = 6; // puntos de ancho

// Las 64 casillas, de 0 a 1 y por filas, de unos trazos, listas de [x, y] en cualquier unidad; sin tinta, null.
export function seen(strokes) {
  const points = strokes.flat();
  if (!points.length) return null;
  const place = placed(points);
  const segments = strokes.flatMap((stroke) => segmentsOf(stroke.map(place)));
  const cells = new Array((SIDE / BLOCK) ** 2).fill(0);
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      const cell = Math.floor(row / BLOCK) * (SIDE / BLOCK) + Math.floor(column / BLOCK);
      if (segments.some((segment) => inks(segment, column + 0.5, row + 0.5))) cells[cell] += 1 / BLOCK ** 2;
    }
  }
  return cells;
}

// Lleva un punto al cuadro: el dibujo va en el centro y lo llena, sin deformarse y sin que la pluma se salga.
function placed(points) {
  const [x, y] = [0, 1].map((axis) => {
    const values = points.map((point) => point[axis]);
    const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
    return { center: low / 2 + high / 2, reach: high / 2 - low / 2 }; // sumar o restar antes podría desbordar
  });
  const reach = Math.max(x.reach, y.reach) || 1;
  const place = (value, { center }) => SIDE / 2 + ((value - center) / reach) * ((SIDE - PEN) / 2);
  return (point) => [place(point[0], x), place(point[1], y)];
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
