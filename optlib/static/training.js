// Entrena la red con una regla, a ratos, con una tasa que baja a cero en línea recta; sin tasa, la regla va como es.
import { walk } from "./optimizers.js";
import { rateOf } from "./roles.js";
import { optimizerOf } from "./rule.js";
import { inTurns } from "./turns.js";

const SPAN = 10; // milisegundos de cada rato

// Tras el paso k, desde el 0, llama a visit(k, x); lo deja en cuanto stopped() dice que sí.
export async function train(net, rule, given, steps, visit, stopped = () => false) {
  const settings = { ...given };
  const rate = rateOf(rule, given);
  let taken = 0;
  const points = walk(optimizerOf(rule, settings, net), net.start, (x) => net.gradAt(taken)(x), steps);
  function* every() {
    for (let k = 0; k <= steps && !stopped(); k++) yield k;
  }
  const step = (k) => {
    taken = k - 1;
    if (rate) settings[rate] = given[rate] * (1 - taken / steps);
    visit(k, points.next().value[0]);
  };
  await inTurns(every(), step, SPAN);
}
