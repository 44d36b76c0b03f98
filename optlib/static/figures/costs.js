// El coste en cada paso, en escala logarítmica.
import { track } from "./looks.js";
import { range } from "../lists.js";

export function costPanel(fig, options, parent = fig.side()) {
  const usual = { label: "Coste en cada paso", y: [1e-8, 100], logY: true, xLabel: "paso", yLabel: "coste" };
  return fig.panel({ ...usual, ...options }, parent);
}

// Las décadas enteras que abarcan dos costes.
export const decades = (low, high) => [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))];

// El de un solo recorrido: draw(método, costes, [menor, mayor que se ve], si es logarítmica).
export function costTrack(fig, options, look) {
  const panel = costPanel(fig, options);
  const walk = track(panel, look);
  return (method, f, domain, logY = true) => {
    panel.logY = logY;
    panel.domain([0, Math.max(5, f.length - 1) * 1.03], domain);
    walk(method, range(f.length), f);
  };
}
