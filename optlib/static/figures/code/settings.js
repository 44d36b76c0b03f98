// Los ajustes de una figura y los que dice un código.
import { clean, written } from "../params.js";

// Si un parámetro vale eso, con estos ajustes o con otros.
export function has(fig, name, value, state = fig.state) {
  return JSON.stringify(state[name] ?? fig.resolve[name]?.(state)) === JSON.stringify(value);
}

// Pone los parámetros como dice un código, los que los mandos admiten tal como son, y devuelve los nombres de los que
// no, refused, y de los que cambian, moved. Se ve el final.
export function match(fig, wanted) {
  const { state, spec } = fig;
  const next = { ...state };
  const refused = [];
  for (const [name, param] of Object.entries(spec.params)) {
    if (wanted[name] === undefined) continue;
    const value = clean(param, wanted[name], next);
    if (wanted[name] === null || written(value) !== written(wanted[name])) refused.push(name);
    else next[name] = value;
  }
  // La mejor tasa solo se deja por otra que se pueda poner.
  if (refused.includes("lrs")) next.fair = state.fair;
  const stays = (name) => next[name] === state[name] || has(fig, name, next[name], { ...next, [name]: state[name] });
  const moved = Object.keys(spec.params).filter((name) => !stays(name));
  const changes = Object.fromEntries(moved.map((name) => [name, next[name]]));
  fig.set({ ...changes, ...("step" in spec.params ? { step: null } : {}) }, true);
  return { refused, moved };
}
