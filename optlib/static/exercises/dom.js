// Pocas ayudas para construir la página. Solo fragment() recibe HTML, y solo el de los propios ejercicios.
import { formatNumber } from "../numbers.js";
import { evaluate } from "./expressions.js";

// el("button", { type: "button", class: "x" }, "texto", nodo…)
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

export const fragment = (html) => document.createRange().createContextualFragment(html);

// Escribe en cada hueco data-v el valor que le toca con los números de ahora.
export function fill(root, data, names) {
  for (const node of root.querySelectorAll("[data-v]")) {
    const [tree, decimals, fixed, parens] = data.v[node.dataset.v];
    node.textContent = formatNumber(evaluate(tree, names), decimals, {
      fixed: Boolean(fixed),
      parens: Boolean(parens),
    });
  }
}

// El mensaje de una corrección, como nodos.
export function messageNodes(parts, data, names, quote) {
  const box = el("span");
  for (const part of parts) {
    if (typeof part === "string") box.append(part);
    else if (part.html !== undefined) box.append(fragment(part.html));
    else box.append(quote(part.step));
  }
  fill(box, data, names);
  return box;
}

let count = 0;
export const uniqueId = () => `ejercicio-control-${++count}`;
