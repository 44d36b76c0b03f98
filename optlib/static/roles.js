// Qué hace cada ajuste de una regla: por su nombre y, de la tasa, por lo que le pasa al primer paso.
import { SETTINGS } from "./data.js";
import { twoDigits } from "./lists.js";
import { optimizerOf } from "./rule.js";
import { pointsOf } from "./optimizers.js";

const NEAR_ONE = [
  0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995, 0.999, 0.9999,
];
// Los papeles: qué ajustes del curso los hacen, los valores de su mando y aquel con que empieza.
const ROLES = [
  ["rate", ["lr"], twoDigits(0.0001, 10), 0.1],
  ["eps", ["eps"], [0, ...twoDigits(1e-10, 1)], 1e-8],
  ["memory", ["beta2", "rho"], NEAR_ONE, 0.999],
];
const MEMORY = ["memory", [], NEAR_ONE, 0.9]; // los demás que llegan a 1
const OTHER = ["other", [], [0, ...twoDigits(0.001, 100)], 1];
// Cada ajuste del curso, por su nombre y por los que tiene en otras bibliotecas; de dos, el primero.
const CALLED = new Map(
  Object.entries(SETTINGS)
    .reverse()
    .flatMap(([name, { called }]) => [...called, name].map((word) => [word, name])),
);

// El ajuste del curso que es: lr_2 es lr, y beta_m, beta; pero lr_min no es la tasa.
function settingOf(name) {
  const word = name.toLowerCase();
  const head = CALLED.get(word.replace(/[_\d].*$/, ""));
  return CALLED.get(word) ?? CALLED.get(word.replace(/_?\d+$/, "")) ?? (head === "lr" ? null : head);
}

export function roleOf(name) {
  const setting = settingOf(name);
  const { below, to = below } = SETTINGS[setting] ?? {};
  const rest = to === 1 ? MEMORY : OTHER;
  const [role, , values, first] = ROLES.find(([, like]) => like.includes(setting)) ?? rest;
  return { role, values, first };
}

// Si optlib admite ese valor: los ajustes que se llaman como los del curso tienen su intervalo.
export function fits(name, value) {
  if (!Object.hasOwn(SETTINGS, name)) return true;
  const { above = -Infinity, from = -Infinity, below = Infinity, to = Infinity } = SETTINGS[name];
  return value > above && value >= from && value < below && value <= to;
}

// Los ajustes de una regla con su valor: el escrito, el que se da o aquel con que empiezan.
export function valued(settings, given) {
  const own = (name) => (Object.hasOwn(given, name) ? given[name] : roleOf(name).first);
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value ?? own(name)]));
}

// El primer paso que mueve el punto, con la misma pendiente en todas partes.
function firstMove(rule, given) {
  const [start, ...points] = pointsOf(optimizerOf(rule, given), [1.3, -0.7], () => [0.9, -1.7], 3);
  const moves = points.map((x) => x.map((value, k) => value - start[k]));
  return moves.find((move) => move.some((value) => value !== 0));
}

// El ajuste que hace de tasa: el que, al doble, dobla el primer paso. Si son varios, el que se llama como una y, si no,
// el primero. Cuando no lo hace ninguno, el que se llama así; o null.
export function rateOf(rule, given) {
  const names = Object.keys(rule.settings);
  const doubles = names.filter((name) => {
    const value = given[name] || 1;
    const [one, two] = [value, 2 * value].map((each) => firstMove(rule, { ...given, [name]: each }));
    return one && two && one.every((move, k) => Math.abs(two[k] - 2 * move) <= 1e-6 * Math.abs(move));
  });
  const called = (among) => among.find((name) => roleOf(name).role === "rate");
  return called(doubles) ?? doubles[0] ?? called(names) ?? null;
}
