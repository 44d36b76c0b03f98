// Entrena la red que lee con Momentum, y dice cómo va el coste de validación.
import { network, unpack } from "../digits.js";
import { memo } from "../lists.js";
import { compile } from "../rule.js";
import { RULES } from "../rules.js";
import { train } from "../training.js";

const EVERY = 19; // pasos entre un coste y otro: una época

export class Runner {
  kept = memo(2);
  rule = compile(RULES.Momentum.text);

  constructor(packed) {
    this.data = unpack(packed);
  }

  // Con esa semilla, y esa tasa e inercia; visit(coste, si ha acabado). Lo que se desborda cuesta infinito.
  train(seed, given, steps, visit) {
    const net = this.kept(seed, () => network(this.data, seed));
    const each = (k, x) => {
      if (k % EVERY && k < steps) return;
      const cost = net.valid.f(x);
      visit(Number.isFinite(cost) ? cost : Number.POSITIVE_INFINITY, k === steps);
    };
    return train(net, this.rule, given, steps, each);
  }
}
