// Ejecuta en Node lo que los ejercicios hacen en la página, con lo que llega por la entrada estándar.
import { readFileSync } from "node:fs";

const at = (path) => import(new URL(`../../optlib/static/${path}`, import.meta.url));
const { readNumber, formatNumber } = await at("numbers.js");
const { mulberry32, seedOf } = await at("random.js");
const { instantiate, displayOrder } = await at("exercises/recipes.js");
const { evaluate } = await at("exercises/expressions.js");
const { grade } = await at("exercises/grade.js");

const tag = (value) =>
  typeof value === "number" && !Number.isFinite(value) ? { special: String(value) } : value;
const deep = (value) => {
  if (Array.isArray(value)) return value.map(deep);
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, deep(v)]));
  }
  return tag(value);
};

const WORK = {
  read: (texts) =>
    texts.map((text) => {
      try {
        return { value: readNumber(text) };
      } catch (error) {
        return { why: error.message };
      }
    }),
  format: (cases) => cases.map((args) => formatNumber(...args)),
  random: (seeds) => seeds.map((seed) => Array.from({ length: 20 }, mulberry32(seed))),
  seeds: (pairs) => pairs.map(([text, seed]) => seedOf(text, seed)),
  instances: ({ data, seeds }) =>
    seeds.map((seed) => {
      const instance = instantiate(data, seed);
      const shown = data.v.map(([tree, ...form]) => formatNumber(evaluate(tree, instance.names), ...form));
      return { ...instance, shown };
    }),
  orders: ({ data, seeds }) => seeds.map((seed) => displayOrder(data, seed)),
  grades: ({ data, seed, answers }) => {
    const instance = instantiate(data, seed);
    return answers.map((answer) => grade(data, instance, answer));
  },
};

const input = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(input.map(([name, work]) => deep(WORK[name](work)))));
