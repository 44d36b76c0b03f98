// Lo puro de la búsqueda: lee de la entrada [función, argumentos] y escribe lo que devuelve cada una.
import { readFileSync } from "node:fs";
import { excerpt, find, prepare } from "../../theme/course_theme/scripts/ranking.js";
import { fold, stem, words } from "../../theme/course_theme/scripts/words.js";

const functions = {
  fold,
  stem,
  words,
  excerpt,
  find: (index, query) => find(prepare(index), query).map(({ url, anchor }) => [url, anchor]),
};
const work = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(work.map(([name, ...data]) => functions[name](...data))));
