// Entrena la red con una regla, a ratos, con una tasa que baja a cero en línea recta; sin tasa, la regla va como es.
import { inTurns } from "./lists.js";
import { planned } from "./optimizers.js";
import { rateOf } from "./roles.js";

const SPAN = globalThis.document ? 10 : 40; // milisegundos de cada rato; más, en un trabajador

// Tras el paso k, desde el 0, llama a visit(k, x); lo deja en cuanto stopped() dice que sí. La tasa llega a cero en ends.
export async function train(net, rule, given, steps, visit, stopped = () => false, ends = steps) {
  const points = planned(net, rule, given, rateOf(rule, given), steps, ends);
  function* every() {
    for (let k = 0; k <= steps && !stopped(); k++) yield k;
  }
  await inTurns(every(), (k) => visit(k, points.next().value), SPAN);
}
