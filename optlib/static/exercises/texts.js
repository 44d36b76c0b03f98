// Los textos de un ejercicio en la página. Solo fragment() recibe HTML, y solo el de los propios ejercicios.
import { formatNumber } from "../numbers.js";
import { html } from "../dom.js";
import { evaluate } from "./expressions.js";

export const fragment = (text) => document.createRange().createContextualFragment(text);

// Escribe en cada hueco data-v el valor que le toca con los números de ahora.
export function fill(root, data, names) {
  for (const node of root.querySelectorAll("[data-v]")) {
    const [tree, decimals, fixed, parens] = data.v[node.dataset.v];
    node.textContent = formatNumber(evaluate(tree, names), decimals, { fixed, parens });
  }
}

// El mensaje de una corrección, como nodos: de textos, nodos, HTML del ejercicio, lo que se cita y listas.
export function messageNodes(parts, data, names, quote) {
  const box = html("span");
  for (const part of parts) {
    if (typeof part === "string" || part instanceof Node) box.append(part);
    else if (part.html !== undefined) box.append(fragment(part.html));
    else if (part.list)
      box.append(html("ul", {}, ...part.list.map((each) => html("li", {}, messageNodes(each, data, names, quote)))));
    else box.append(quote(part.cite));
  }
  fill(box, data, names);
  return box;
}
