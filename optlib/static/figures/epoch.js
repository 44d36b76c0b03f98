// La red que lee, tras una vuelta a sus imágenes con minilotes de un tamaño: lo que lee y lo que ha tardado.
import { network, unpack } from "../digits.js";
import { memo } from "../lists.js";
import { minibatches } from "../prng.js";
import { EPOCH } from "./data/vuelta.js";
import { another, cellsOf, reading, saidOf } from "./red-reading.js";
import { COUNT } from "./red-wall.js";

const { seed, lr } = EPOCH;

export class Epoch {
  kept = memo(5);

  constructor(packed) {
    this.net = network(unpack(packed), seed);
    this.train(64); // la primera vez el navegador aún prepara el código, y tarda más
  }

  train(size) {
    const { net } = this;
    const steps = Math.ceil(net.y.length / size);
    const batch = minibatches(net.y.length, size, seed);
    batch(0); // barajar no cuenta
    const begun = performance.now();
    let x = Float64Array.from(net.start);
    for (let k = 0; k < steps; k++) {
      const g = net.grad(x, batch(k));
      x = x.map((value, j) => value - lr * g[j]);
    }
    return { x, steps, ms: performance.now() - begun, ...reading(net, x) };
  }

  of(size) {
    return this.kept(size, () => this.train(size));
  }

  cells(drawn) {
    return cellsOf(this.net, drawn);
  }

  said(size, cells) {
    return saidOf(this.net, this.of(size).x, cells);
  }

  pick(drawing, digit) {
    return another(this.net, COUNT, drawing, digit);
  }
}
