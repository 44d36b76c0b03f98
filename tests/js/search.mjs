// Lo puro de la búsqueda: de cada [función, argumentos], lo que devuelve.
import { answer } from "./answer.mjs";
import { symbolsFor, termsFor } from "../../search/scripts/answers.js";
import { excerpt, matcher } from "../../search/scripts/excerpt.js";
import { nearest } from "../../search/scripts/nearby.js";
import { find, group, prepare } from "../../search/scripts/ranking.js";
import { fold, greek, stem, termsOf, words } from "../../search/scripts/words.js";

const names = (sections) => sections.map(({ heading }) => heading);
const functions = {
  ...{ fold, greek, stem, termsOf, words },
  excerpt: (text, terms) => excerpt(text, matcher(terms)),
  find: (index, query) => find(prepare(index), query).found.map(({ url, anchor }) => [url, anchor]),
  missing: (index, query) => find(prepare(index), query).missing,
  group: (index, query) =>
    group(find(prepare(index), query).found).map(({ title, results }) => [title, names(results)]),
  terms: (index, query) => names(termsFor(prepare(index), query)),
  symbols: (index, query) => names(symbolsFor(prepare(index), query)),
  nearest: (index, word) => nearest(prepare(index), word),
};
answer((work) => work.map(([name, ...data]) => functions[name](...data)));
