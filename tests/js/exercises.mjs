// Ejecuta en Node lo que los ejercicios hacen en la página.
import { answer } from "./answer.mjs";

const at = (path) => import(new URL(`../../optlib/static/${path}`, import.meta.url));
const { formatNumber } = await at("numbers.js");
const { readNumber } = await at("exercises/reading.js");
const { mulberry32, seedOf } = await at("prng.js");
const { close, instantiate, displayOrder, ready } = await at("exercises/recipes.js");
await ready([{ run: true }]);
const { evaluate } = await at("exercises/expressions.js");
const { firstOf } = await at("exercises/first.js");
const { grade } = await at("exercises/grade.js");
const { judge, pathOf, problemOf } = await at("exercises/rule-check.js");
const { compile, optimizerOf } = await at("rule.js");
const { copyOf, eraseAll, recover } = await at("exercises/copy.js");
const { afterAttempt, openProgress } = await at("exercises/progress.js");
const { KEY, damaged, keyOf, readProgress } = await at("exercises/stored.js");
const { leaveOff, readPlaces } = await at("exercises/left-off.js");

const PLACES = keyOf("optlib-lectura");

// Un almacén como el del navegador.
const storage = (items) => ({
  getItem: (key) => items[key] ?? null,
  setItem: (key, text) => (items[key] = String(text)),
  removeItem: (key) => delete items[key],
});
const entries = (progress) => progress.all();

const WORK = {
  // Intentos en distintos días: [[día, correcto, resuelto], …] → la entrada después de cada uno.
  attempts: (steps) => {
    let entry;
    return steps.map(([day, correct, solved]) => {
      const [year, month, date] = day.split("-").map(Number);
      entry = afterAttempt(entry, correct, solved, new Date(year, month - 1, date, 12));
      return entry;
    });
  },
  // Recupera un fichero sobre lo guardado, con la página que mira si se puede guardar; room es lo que cabe.
  import: ({ stored, text, room = Infinity }) => {
    const items = stored === null ? {} : { [KEY]: stored };
    const setItem = (key, value) => {
      if (key.length + value.length > room) throw new Error("QuotaExceededError");
      items[key] = value;
    };
    const progress = openProgress({ ...storage(items), setItem });
    progress.subscribe(() => progress.canKeep());
    try {
      const found = recover(progress, text, storage(items));
      return { found, entries: entries(progress), kept: items[KEY], aside: items[damaged(KEY)] };
    } catch (error) {
      return { why: error.message, entries: entries(progress), kept: items[KEY] ?? null };
    }
  },
  // Lo que se exporta, se borra y se vuelve a leer.
  roundTrip: (stored) => {
    const items = { [KEY]: stored };
    const progress = openProgress(storage(items));
    const text = copyOf(progress, storage(items));
    eraseAll(progress, storage(items));
    const empty = { entries: entries(progress), items: { ...items } };
    recover(progress, text, storage(items));
    const drawings = progress.drawings();
    return { text, empty, drawings, entries: entries(progress), code: JSON.parse(items[KEY]).code };
  },
  // Lo guardado sin carpeta, que otra edición sigue teniendo.
  inherit: ({ progress: old, places }) => {
    const items = { "optlib-progreso": old, "optlib-lectura": places };
    const seen = () => ({ entries: readProgress(storage(items)).entries, places: readPlaces(storage(items)) });
    const progress = openProgress(storage(items));
    progress.record("gd-orden", true, true);
    const mine = seen();
    eraseAll(progress, storage(items));
    return { mine, erased: seen(), old: [items["optlib-progreso"], items["optlib-lectura"]] };
  },
  // Dos pestañas sobre lo mismo, y lo que hace cada una: [[pestaña, qué, …], …]. Tras «full» nada cabe; tras «roomy», sí.
  firsts: ({ stored, steps = [] }) => {
    const items = { [KEY]: stored };
    let full = false;
    const setItem = (key, text) => {
      if (full) throw new Error("QuotaExceededError");
      items[key] = text;
    };
    const tabs = [1, 2].map(() => openProgress({ ...storage(items), setItem }));
    for (const [tab, what, ...args] of steps) {
      if (what === "full" || what === "roomy") full = what === "full";
      else if (what === "recover") recover(tabs[tab], ...args, storage(items));
      else tabs[tab][what](...args);
    }
    const seen = tabs.map((tab) => ({ firsts: tab.firsts(), on: tab.keepsFirsts }));
    return { tabs: seen, stored: JSON.parse(items[KEY] || "null") };
  },
  draw: (drawn) => {
    const progress = openProgress(storage({}));
    for (const each of drawn) progress.addDrawing(each);
    const kept = progress.drawings();
    progress.eraseDrawings();
    return { kept, erased: progress.drawings() };
  },
  // Lo guardado, un fichero que se recupera, las visitas que se apuntan ([[id, visita], …]) y otra pestaña que las lee.
  visits: ({ stored, text, steps = [] }) => {
    const items = { [KEY]: stored };
    const progress = openProgress(storage(items));
    const unread = text ? recover(progress, text, storage(items)).unread : 0;
    for (const step of steps) progress.recordVisit(...step);
    const kept = Object.entries(openProgress(storage(items)).visits());
    return { kept, unread, found: Object.entries(JSON.parse(copyOf(progress, storage(items))).clinic) };
  },
  // Apunta el código de unas celdas: [[página, celda, cambio], …].
  changes: ({ stored, steps }) => {
    const items = { [KEY]: stored };
    const progress = openProgress(storage(items));
    const failed = steps.map(([page, cell, change]) => progress.recordCode(page, { [cell]: change }));
    const pages = progress.changedPages();
    const code = Object.fromEntries(Object.keys(pages).map((page) => [page, progress.code(page)]));
    return { code, pages, stored: items[KEY], failed };
  },
  // Un navegador sin sitio durante los primeros cambios, y lo que otra pestaña guarda entretanto.
  full: ({ steps, stored, after }) => {
    const items = {};
    const store = storage(items);
    const refuse = () => {
      throw new Error("QuotaExceededError");
    };
    const progress = openProgress({
      ...store,
      setItem: (...pair) => (items.roomy ? store.setItem(...pair) : refuse()),
    });
    const failed = steps.map(([page, cell, change]) => progress.recordCode(page, { [cell]: change })).at(-1);
    const code = Object.fromEntries(steps.map(([page]) => [page, progress.code(page)]));
    Object.assign(items, { roomy: true, [KEY]: stored });
    progress.record(after, true, true);
    return { failed, code, stored: items[KEY] };
  },
  // Por dónde se iba: lo que hay, lo que se apunta ([[página, lugar], …]) y un fichero que se recupera.
  places: ({ stored, steps = [], text }) => {
    const items = stored === undefined ? {} : { [PLACES]: stored };
    for (const [page, place] of steps) leaveOff(storage(items), page, place);
    const progress = openProgress(storage(items));
    if (text) recover(progress, text, storage(items));
    const places = Object.entries(readPlaces(storage(items)));
    const copy = JSON.parse(copyOf(progress, storage(items))).places ?? null;
    eraseAll(progress, storage(items));
    return { places, copy, left: Object.values(items) };
  },
  read: (texts) => texts.map(readNumber),
  format: (cases) => cases.map((args) => formatNumber(...args)),
  close: (cases) => cases.map((args) => close(...args)),
  random: (seeds) => seeds.map((seed) => Array.from({ length: 20 }, mulberry32(seed))),
  seeds: (pairs) => pairs.map(([text, seed]) => seedOf(text, seed)),
  instances: ({ data, seeds }) =>
    seeds.map((seed) => {
      const instance = instantiate(data, seed);
      const value = (tree) => evaluate(tree, instance.names);
      const shown = data.v.map(([tree, d, fixed, parens]) => formatNumber(value(tree), d, { fixed, parens }));
      return { ...instance, shown };
    }),
  orders: ({ data, seeds }) => seeds.map((seed) => displayOrder(data, seed)),
  rules: ({ data, answers }) => answers.map((written) => judge(data, written)),
  walks: ({ data: { trials }, text }) => {
    const rule = compile(text);
    const points = pathOf((problem) => optimizerOf(rule, rule.settings, problem), trials[0]);
    return { points, costs: points.map(problemOf(trials[0]).f) };
  },
  // Lo que se guarda de cada respuesta, si es la primera.
  answers: ({ data, seed, answers }) => {
    const instance = instantiate(data, seed);
    return answers.map((answer) => firstOf(data, answer, grade(data, instance, answer)));
  },
  grades: ({ data, seed, answers }) => {
    const instance = instantiate(data, seed);
    return answers.map((answer) => grade(data, instance, answer));
  },
};

answer((works) => works.map(([name, work]) => WORK[name](work)));
