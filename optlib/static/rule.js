// Hace correr una regla, líneas de asignaciones: instrucciones sobre registros.
// Lo que se lee antes de asignarse y se asigna después es estado, y empieza en 0; lo que no se asigna nunca, un ajuste,
// salvo T, que es cuántos pasos se van a dar.
// Antes de la línea de grad, un número da el valor de un ajuste o el comienzo de un estado, y «z = x», el punto.
import { orthogonalize, roomFor } from "./matrices.js";
import { RuleError, read } from "./rule-text.js";

// Lo que hace cada operación: en n casillas desde d, con las de a y b, que avanzan p y q, 0 si son un número. Las que más
// se usan, cada una con su bucle, que así corren el triple.
const each = (f) => (r, d, n, a, p, b, q) => {
  for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = f(r[a], r[b]);
};
const OPS = {
  "+": (r, d, n, a, p, b, q) => {
    for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] + r[b];
  },
  "-": (r, d, n, a, p, b, q) => {
    for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] - r[b];
  },
  "*": (r, d, n, a, p, b, q) => {
    for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] * r[b];
  },
  "/": (r, d, n, a, p, b, q) => {
    for (let k = 0; k < n; k++, a += p, b += q) r[d + k] = r[a] / r[b];
  },
  sqrt: (r, d, n, a, p) => {
    for (let k = 0; k < n; k++, a += p) r[d + k] = Math.sqrt(r[a]);
  },
  copy: (r, d, n, a, p) => {
    for (let k = 0; k < n; k++, a += p) r[d + k] = r[a];
  },
  "**": each((u, v) => u ** v),
  "<": each((u, v) => u < v),
  "<=": each((u, v) => u <= v),
  neg: each((u) => -u),
  ...{ maximum: each(Math.max), minimum: each(Math.min) },
  ...{ abs: each(Math.abs), sign: each(Math.sign), exp: each(Math.exp), log: each(Math.log) },
  // En d está lo que vale donde no se cumple a.
  where: (r, d, n, a, p, b, q) => {
    for (let k = 0; k < n; k++, a += p, b += q) if (r[a]) r[d + k] = r[b];
  },
  // Deja un solo número.
  dot: (r, d, n, a, p, b, q) => {
    r[d] = 0;
    for (let k = 0; k < n; k++, a += p, b += q) r[d] += r[a] * r[b];
  },
  // De orthogonalize, n y p son las filas y las columnas, y b, donde hace las cuentas.
  orthogonalize,
};
const LIST = Object.values(OPS);
const CODE = Object.fromEntries(Object.keys(OPS).map((op, code) => [op, code]));
// Cada instrucción: operación, destino, casillas, y cada argumento con lo que avanza.
const FIELDS = 7;

function execute(code, r, from, to) {
  for (let i = from; i < to; i += FIELDS)
    LIST[code[i]](r, code[i + 1], code[i + 2], code[i + 3], code[i + 4], code[i + 5], code[i + 6]);
}

// Los nodos de un árbol, de dentro afuera.
export function* nodes(tree) {
  for (const inner of tree.args ?? (tree.grad ? [tree.grad] : [])) yield* nodes(inner);
  yield tree;
}

// Con qué empieza un nombre, si la línea no dice más: un número, como en 0 * x + 1, o el punto; si no, null.
function start(tree) {
  const [slope, value] = affine(tree) ?? [];
  if (slope === 0) return value;
  return slope === 1 && value === 0 ? "x" : null;
}

// a y b, si lo escrito es a * x + b; nada si no lo es.
function affine({ op, args = [], name, value }) {
  if (name === "x") return [1, 0];
  if (value !== undefined) return [0, value];
  const [[a, b] = [], [c, d] = []] = args.map((each) => affine(each) ?? []);
  const made = {
    neg: () => [-a, -b],
    "+": () => [a + c, b + d],
    "-": () => [a - c, b - d],
    "*": () => (a === 0 || c === 0 ? [a * d + b * c, b * d] : []),
    "/": () => (c === 0 ? [a / d, b / d] : []),
  };
  const found = made[op]?.() ?? [];
  return found.every(Number.isFinite) && found.length ? found : null;
}

const isNumber = ({ op, args, value }) => (op === "neg" ? isNumber(args[0]) : value !== undefined);

// Dónde está un número, con su signo.
function numberPlace({ op, args, place }) {
  if (op !== "neg") return place;
  const { at, length } = numberPlace(args[0]);
  return { ...place, length: at + length - place.at };
}

const assigned = (lines) => new Set(lines.flatMap(({ targets }) => targets.map(({ word }) => word)));

// Dónde se llama a grad. Errores: RuleError si no es una vez, o si el punto no se mueve.
function callOf(assignments) {
  const calls = assignments.flatMap(({ tree }) =>
    [...nodes(tree)].filter(({ grad }) => grad).map(({ place }) => place),
  );
  const end = { line: assignments.at(-1)?.line ?? 0, at: 0 };
  if (!calls.length) throw new RuleError("no-grad", end);
  if (calls.length > 1) throw new RuleError("grad-twice", calls[1]);
  if (!assigned(assignments).has("x")) throw new RuleError("no-x", end);
  return calls[0];
}

// Qué es cada nombre: los ajustes, con su valor o null; los estados, con su comienzo; y las líneas que se repiten.
function roles(assignments) {
  const call = callOf(assignments);
  const [starts, settings, states, lines, places] = [new Map(), new Map(), new Map(), [], {}];
  assignments.forEach((each, k) => {
    const first = each.line < call.line ? start(each.tree) : null;
    const later = assigned(assignments.slice(k + 1));
    const targets = each.targets.filter((target) => {
      const { word } = target;
      if (word === "x" && typeof first === "number") throw new RuleError("x-fixed", target);
      const kept = first === null || word === "x" || !(later.has(word) || isNumber(each.tree));
      if (!kept) (later.has(word) ? starts : settings).set(word, first);
      if (!kept && !later.has(word)) places[word] = numberPlace(each.tree);
      return kept;
    });
    if (targets.length) lines.push({ ...each, targets });
  });
  const [known, all] = [new Set(["x", "t", ...settings.keys()]), assigned(lines)];
  for (const { tree, targets } of lines) {
    for (const { name } of nodes(tree)) {
      if (!name || known.has(name)) continue;
      known.add(name);
      if (all.has(name)) states.set(name, starts.get(name) ?? 0);
      else if (name !== "T") settings.set(name, null);
    }
    for (const { word } of targets) known.add(word);
  }
  const long = known.has("T") && !all.has("T") && !settings.has("T");
  return { lines, settings, states, places, long };
}

// Las instrucciones de orthogonalize, una por matriz de un registro; devuelve el que las recibe.
function eachMatrix(code, take, { at, count }, shapes) {
  const made = take(count);
  const work = take(Math.max(...shapes.map(([rows, columns = 1]) => roomFor(rows, columns))));
  let done = 0;
  for (const [rows, columns = 1] of shapes) {
    code.push(CODE.orthogonalize, made.at + done, rows, at + done, columns, work.at, 0);
    done += rows * columns;
  }
  return made;
}

// Las operaciones que se hacen con otras.
const MADE = {
  ">": (emit, a, b) => emit("<", b, a),
  ">=": (emit, a, b) => emit("<=", b, a),
  norm: (emit, a) => emit("sqrt", emit("dot", a, a)),
  clip: (emit, a, low, high) => emit("minimum", emit("maximum", a, low), high),
  where(emit, a, yes, no) {
    const count = Math.max(a.count, yes.count, no.count);
    return emit("where", a, yes, count, emit("copy", no, null, count));
  },
};

// Los registros y las instrucciones para puntos de n casillas, de matrices de esas formas.
function assemble({ lines, settings, states }, n, shapes) {
  const [code, constants] = [[], new Map()];
  let size = 0;
  const take = (count) => {
    size += count;
    return { at: size - count, count };
  };
  const inputs = new Map([
    ["x", take(n)],
    ["t", take(1)],
    ["T", take(1)],
  ]);
  for (const name of settings.keys()) inputs.set(name, take(1));
  for (const name of states.keys()) inputs.set(name, take(n));
  const now = new Map(inputs);
  const asked = {};
  const emit = (op, a, b, count = Math.max(a.count, b?.count ?? 1), made = take(op === "dot" ? 1 : count)) => {
    code.push(CODE[op], made.at, count, a.at, Number(a.count > 1), b?.at ?? 0, Number(b?.count > 1));
    return made;
  };
  const wide = (register) => (register.count === n ? register : emit("copy", register, null, n));
  const constant = (number) => {
    if (!constants.has(number)) constants.set(number, take(1));
    return constants.get(number);
  };
  const value = (tree) => {
    if (tree.name) return now.get(tree.name);
    if (tree.value !== undefined) return constant(tree.value);
    if (tree.grad) {
      Object.assign(asked, { point: wide(value(tree.grad)), split: code.length, slope: take(n) });
      return asked.slope;
    }
    const [a, b, c] = tree.args.map(value);
    if (tree.op === "**" && tree.args[1].value === 2) return emit("*", a, a);
    if (tree.op === "**" && tree.args[1].value === 0.5) return emit("sqrt", a);
    if (tree.op === "mean") return emit("/", emit("dot", a, constant(1)), constant(a.count));
    if (tree.op === "orthogonalize") return eachMatrix(code, take, a, a.count === n ? shapes : [[1]]);
    return Object.hasOwn(MADE, tree.op) ? MADE[tree.op](emit, a, b, c) : emit(tree.op, a, b);
  };
  for (const { targets, tree } of lines) {
    const made = value(tree);
    for (const { word } of targets) now.set(word, word === "x" || states.has(word) ? wide(made) : made);
  }
  const r = new Float64Array(size);
  for (const [number, { at }] of constants) r[at] = number;
  return { ...asked, code: Int32Array.from(code), r, inputs, now };
}

function put(r, { at, count }, value) {
  if (typeof value === "number") r.fill(value, at, at + count);
  else for (let k = 0; k < count; k++) r[at + k] = value[k];
}

// Lo que hay en un registro: un número, o una lista de n.
function got(r, { at, count }, n) {
  if (!n) return r[at];
  const list = new Array(n);
  for (let k = 0; k < n; k++) list[k] = r[count === 1 ? at : at + k];
  return list;
}

// Una regla leída: sus ajustes, con su valor o null; sus estados, con su comienzo, un número o "x"; los nombres que
// asigna, y cómo da un paso. Con algún fallo, en errors, no hay más.
export function compile(text) {
  const { assignments, errors } = read(text);
  if (errors.length) return { errors };
  let found;
  try {
    found = roles(assignments);
  } catch (error) {
    if (error instanceof RuleError) return { errors: [error] };
    throw error;
  }
  const machines = new Map();
  return {
    errors,
    settings: Object.fromEntries(found.settings),
    states: Object.fromEntries(found.states),
    names: [...assigned(found.lines)],
    // Las que se repiten: {targets, tree}.
    lines: found.lines,
    // De los ajustes con su valor escrito, dónde está el número.
    places: found.places,
    // Si lee T.
    long: found.long,
    // El punto que sigue y lo que valen los nombres pedidos; given son los ajustes, t cuenta desde 1 y state.T es cuántos
    // se van a dar. shapes, las formas de las matrices del punto, [filas, columnas]; sin ellas es una columna.
    step(x, given, state, t, grad, names, shapes) {
      const n = typeof x === "number" ? 0 : x.length;
      const key = shapes ?? n;
      if (!machines.has(key)) machines.set(key, assemble(found, n || 1, shapes ?? [[n || 1]]));
      const { code, r, inputs, now, point, split, slope } = machines.get(key);
      put(r, inputs.get("x"), x);
      put(r, inputs.get("t"), t);
      put(r, inputs.get("T"), state.T ?? 0);
      for (const name of found.settings.keys()) put(r, inputs.get(name), given[name]);
      for (const name of found.states.keys()) put(r, inputs.get(name), state[name]);
      execute(code, r, 0, split);
      put(r, slope, grad(got(r, point, n)));
      execute(code, r, split, code.length);
      const after = found.long ? { T: state.T } : {};
      for (const name of names) after[name] = name === "t" ? t : got(r, now.get(name), n);
      return [got(r, now.get("x"), n), after];
    },
  };
}

// Un optimizador: una regla con sus ajustes; shapes, las matrices del problema, si las tiene; state son los nombres que
// guarda, con su comienzo. Si lee T, guarda también los pasos que se van a dar.
export function optimizerOf(rule, given, { shapes } = {}, state = { t: 0, ...rule.states }) {
  const names = Object.keys(state);
  const begin = (x, start) => (start === "x" ? x : typeof x === "number" ? start : x.map(() => start));
  return {
    init: (x, T) => ({
      ...Object.fromEntries(names.map((name) => [name, name === "t" ? 0 : begin(x, state[name])])),
      ...(rule.long && { T }),
    }),
    step: (x, before, grad) => rule.step(x, given, before, (before.t ?? 0) + 1, grad, names, shapes),
  };
}
