// Los ajustes de una figura y los que dice un código.
import { clean, written } from "../params.js";

// Si un parámetro vale eso, con estos ajustes o con otros.
export function has(fig, name, value, state = fig.state) {
  return JSON.stringify(state[name] ?? fig.resolve[name]?.(state)) === JSON.stringify(value);
}

// De unos valores, por el nombre de su parámetro, los que un mando admite tal como son, y los nombres de los que no.
function admitted(params, wanted, state) {
  const next = { ...state };
  const accepted = {};
  const refused = [];
  for (const [name, param] of Object.entries(params)) {
    if (wanted[name] === undefined) continue;
    const value = clean(param, wanted[name], next);
    if (wanted[name] === null || written(value) !== written(wanted[name])) refused.push(name);
    else next[name] = accepted[name] = value;
  }
  // La mejor tasa solo se deja por otra que se pueda poner.
  if (refused.includes("lrs")) delete accepted.fair;
  return { accepted, refused };
}

// Pone los parámetros como dice un código, los que los mandos admiten, y devuelve los nombres de los que no,
// refused, y de los que cambian, moved. Se ve el final.
export function match(fig, wanted) {
  const { params } = fig.spec;
  const { accepted, refused } = admitted(params, wanted, fig.state);
  const next = { ...fig.state, ...accepted };
  const stays = ([name, value]) => has(fig, name, value, { ...next, [name]: fig.state[name] });
  const moved = Object.entries(accepted).filter((each) => !stays(each));
  fig.set({ ...Object.fromEntries(moved), ...("step" in params ? { step: null } : {}) }, true);
  return { refused, moved: moved.map(([name]) => name) };
}
