// Los controles de cada clase de ejercicio. Cada función recibe el hueco de la respuesta y devuelve
// { read, redraw, show, quote }: leer la respuesta, cambiar de números, y pintar lo corregido.
import { displayOrder } from "./recipes.js";
import { sortable } from "./sortable.js";
import { html, uniqueId } from "../dom.js";

const textInput = (attributes) =>
  html("input", {
    type: "text",
    inputmode: "text",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "done",
    ...attributes,
  });

function markInvalid(input, state) {
  input.dataset.state = state;
  if (["wrong", "carried", "invalid"].includes(state)) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

function numeric(_data, zone, statusId) {
  const id = uniqueId();
  const input = textInput({ id, class: "exercise-input", "aria-describedby": statusId });
  const label = html("label", { for: id, class: "exercise-label" });
  const old = zone.querySelector(".exercise-label");
  label.append(html("span", { class: "exercise-hidden" }, "Tu respuesta: "), ...old.childNodes);
  old.replaceWith(label);
  zone.querySelector(".exercise-blank").replaceWith(input);
  return {
    read: () => input.value,
    redraw: () => {
      input.value = "";
      markInvalid(input, "");
    },
    show: ({ state }) => {
      markInvalid(input, state);
      if (state !== "correct") input.focus();
    },
  };
}

function choice(data, zone, statusId) {
  const list = zone.querySelector(".exercise-options");
  const name = uniqueId();
  const inputs = [];
  for (const item of list.children) {
    const index = Number(item.dataset.option);
    const input = html("input", { type: data.several ? "checkbox" : "radio", name, value: String(index) });
    item.replaceChildren(html("label", {}, input, html("span", {}, ...item.childNodes)));
    inputs[index] = input;
  }
  const legend = data.several ? "Marca las que correspondan" : "Elige una";
  const group = html("fieldset", { "aria-describedby": statusId });
  list.replaceWith(group);
  group.append(html("legend", {}, legend), list);
  return {
    read: () => inputs.map((input) => input.checked),
    redraw: (instance) => {
      for (const input of inputs) input.checked = false;
      list.append(...displayOrder(data, instance.seed).map((i) => inputs[i].closest("li")));
    },
    show: () => {},
  };
}

// Una pregunta que se responde con un toque: cada opción es un botón.
function quick(_data, zone, statusId) {
  const list = zone.querySelector(".exercise-options");
  const buttons = [];
  let chosen = -1;
  let done = false; // acertada, ya no se responde más
  for (const item of list.children) {
    const index = Number(item.dataset.option);
    const click = () => {
      if (done) return;
      chosen = index;
      zone.closest("form").requestSubmit();
    };
    const attributes = { type: "button", class: "exercise-tap", "aria-describedby": statusId, "aria-pressed": "false" };
    buttons[index] = html("button", { ...attributes, click }, ...item.childNodes);
    item.replaceChildren(buttons[index]);
  }
  return {
    atOnce: true,
    read: () => buttons.map((_, i) => i === chosen),
    redraw: () => {},
    show: ({ state }) => {
      for (const [i, button] of buttons.entries()) {
        button.setAttribute("aria-pressed", String(i === chosen));
        if (i === chosen) button.dataset.state = state;
      }
      done ||= state === "correct";
      if (done)
        for (const [i, button] of buttons.entries()) if (i !== chosen) button.setAttribute("aria-disabled", "true");
    },
  };
}

// El texto de un encabezado, sin lo que un lector de pantalla no lee.
function nameOf(head) {
  const copy = head.cloneNode(true);
  for (const node of copy.querySelectorAll("[aria-hidden='true']")) node.remove();
  return copy.textContent.trim();
}

// Cada casilla lleva el nombre de su columna, que se ve donde la tabla no cabe y cada fila es una ficha.
function labelCells(grid) {
  const heads = [...grid.querySelectorAll("thead th")];
  for (const row of grid.tBodies[0].rows) {
    const [first, ...cells] = row.cells;
    first.dataset.column = nameOf(heads[0]);
    for (const [j, cell] of cells.entries()) {
      cell.prepend(html("span", { class: "exercise-column" }, ...heads[j + 1].cloneNode(true).childNodes));
    }
  }
}

function table(data, zone, statusId) {
  const grid = zone.querySelector("table");
  const scroller = html("div", { class: "exercise-scroll" });
  grid.replaceWith(scroller);
  scroller.append(grid);
  const heads = [...grid.querySelectorAll("thead th")].map(nameOf);
  const inputs = Array.from({ length: data.rows }, () => data.columns.map(() => null));
  for (const cell of grid.querySelectorAll("td[data-cell]")) {
    const [k, j] = cell.dataset.cell.split(",").map(Number);
    const row = nameOf(cell.parentNode.querySelector("th"));
    const name = `${heads[0]} ${row}, ${heads[j + 1]}`;
    const input = textInput({ "aria-label": name, "aria-describedby": statusId, enterkeyhint: "next" });
    inputs[k][j] = input;
    cell.replaceChildren(input);
  }
  labelCells(grid);
  const every = () => inputs.flat().filter(Boolean);
  return {
    read: () => inputs.map((row) => row.map((input) => input?.value ?? null)),
    redraw: () => {
      for (const input of every()) {
        input.value = "";
        markInvalid(input, "");
      }
    },
    show: ({ cells = [] }) => {
      for (const { k, j, state } of cells) markInvalid(inputs[k][j], state === "empty" ? "" : state);
      const first = cells.find(({ state }) => state === "invalid" || state === "wrong");
      // En un teléfono se quedaría debajo de la pantalla lo que dice qué casilla es, y por qué.
      if (first && matchMedia("(hover: hover)").matches) inputs[first.k][first.j].focus();
    },
  };
}

function order(_data, zone) {
  const list = zone.querySelector(".exercise-steps");
  const items = [];
  for (const item of list.children) items[Number(item.dataset.step)] = item;
  const quotes = items.map((item) => html("q", {}, ...item.cloneNode(true).childNodes));
  const ordered = html("ol", { class: "exercise-steps" });
  ordered.append(...list.children);
  list.replaceWith(ordered);
  const announce = html("p", { class: "exercise-hidden", "aria-live": "polite" });
  ordered.after(announce);
  sortable(ordered, (_item, position) => {
    announce.textContent = `Paso en la posición ${position} de ${items.length}.`;
  });
  return {
    read: () => [...ordered.children].map((item) => Number(item.dataset.step)),
    redraw: () => {},
    show: ({ early }) => {
      for (const [i, item] of items.entries()) item.toggleAttribute("data-early", i === early);
    },
    // Con sus fórmulas, y sin el punto final.
    quote: (step) => {
      const copy = quotes[step].cloneNode(true);
      let last = copy;
      while (last.lastChild) last = last.lastChild;
      if (last.nodeType === Node.TEXT_NODE) last.data = last.data.trimEnd().replace(/\.$/, "");
      return copy;
    },
  };
}

export const FIELDS = { numeric, choice, table, order, quick };
