// Una flecha entre dos puntos, en píxeles; la punta mengua con ella.
export function arrow([x, y], [toX, toY]) {
  const [across, along] = [toX - x, toY - y];
  const length = Math.hypot(across, along);
  const side = Math.min(9, length / 2) / (length || 1);
  const barb = (s) =>
    `${(toX - side * (across - s * along)).toFixed(1)} ${(toY - side * (along + s * across)).toFixed(1)}`;
  const tip = `${toX.toFixed(1)} ${toY.toFixed(1)}`;
  return `M${x.toFixed(1)} ${y.toFixed(1)}L${tip}M${barb(0.6)}L${tip}L${barb(-0.6)}`;
}
