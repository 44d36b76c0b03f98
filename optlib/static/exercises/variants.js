// Errores típicos al dar un paso, como pasos que se ejecutan: los mismos que optlib/exercises/variants.py.

const each = (f, ...args) => (Array.isArray(args[0]) ? args[0].map((_, i) => f(...args.map((a) => a[i]))) : f(...args));

const scaled = (factor) => (optimizer, x, state, grad) =>
  optimizer.step(x, state, (z) => each((g) => factor * g, grad(z)));

const moments =
  (m, v, root = true) =>
  (optimizer, x, state, grad) => {
    const next = optimizer.step(x, state, grad)[1];
    const move = (a, s, r) => a - (optimizer.lr * s) / ((root ? Math.sqrt(r) : r) + optimizer.eps);
    return [each(move, x, next[m], next[v]), next];
  };

export const VARIANTS = {
  ascent: scaled(-1),
  half_gradient: scaled(0.5),
  stale_gradient: (optimizer, x, state, grad, first) => optimizer.step(x, state, () => grad(first)),
  no_bias_correction: moments("m", "v"),
  no_root: moments("m_hat", "v_hat", false),
};
