// Los controles de cada clase de ejercicio. Cada función recibe el hueco de la respuesta y devuelve
// { read, redraw, show, quote }: leer la respuesta, preparar otros números, pintar lo corregido y citar un paso.
import { displayOrder } from "./recipes.js";
import { sortable } from "./sortable.js";
import { html, uniqueId } from "../dom.js";

const TEXT = { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "done" };
const textInput = (attributes) => html("input", { ...TEXT, ...attributes });

function markInvalid(input, state) {
  input.dataset.state = state;
  if (!state || state === "correct") input.removeAttribute("aria-invalid");
  else input.setAttribute("aria-invalid", "true");
}

function numeric(_data, zone, statusId) {
  const id = uniqueId();
  const precision = zone.querySelector(".exercise-precision");
  precision.id = `${id}-precision`;
  const input = textInput({ id, class: "exercise-input", "aria-describedby": `${precision.id} ${statusId}` });
  const label = html("label", { for: id, class: "exercise-label" });
  const old = zone.querySelector(".exercise-label");
  label.append(html("span", { class: "exercise-hidden" }, "Tu respuesta: "), ...old.childNodes);
  old.replaceWith(label);
  zone.querySelector(".exercise-blank").replaceWith(input);
  return {
    read: () => input.value,
    redraw: () => markInvalid(input, ""),
    show: ({ state }) => {
      markInvalid(input, state);
      if (state !== "correct") input.focus();
    },
  };
}

// Cita una opción o un paso, con sus fórmulas y sin el punto final.
function citing(items) {
  const quotes = items.map((item) => html("q", {}, ...item.cloneNode(true).childNodes));
  return (i) => {
    const copy = quotes[i].cloneNode(true);
    let last = copy;
    while (last.lastChild) last = last.lastChild;
    if (last.nodeType === Node.TEXT_NODE) last.data = last.data.trimEnd().replace(/\.$/, "");
    return copy;
  };
}

function choice(data, zone, statusId) {
  const list = zone.querySelector(".exercise-options");
  const name = uniqueId();
  const inputs = [];
  const items = [];
  for (const item of list.children) items[Number(item.dataset.option)] = item;
  const quote = citing(items);
  for (const [index, item] of items.entries()) {
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
    redraw: ({ seed }) => list.append(...displayOrder(data, seed).map((i) => items[i])),
    quote,
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
    show: ({ state }) => {
      done ||= state === "correct";
      for (const [i, button] of buttons.entries()) {
        button.setAttribute("aria-pressed", String(i === chosen));
        if (i === chosen) button.dataset.state = state;
        else if (done) button.setAttribute("aria-disabled", "true");
      }
    },
  };
}

// El texto de un encabezado, sin lo que un lector de pantalla no lee.
function nameOf(head) {
  const copy = head.cloneNode(true);
  for (const node of copy.querySelectorAll("[aria-hidden='true']")) node.remove();
  return copy.textContent.trim();
}

// Bajo cada fila, lo que les pasa a sus casillas.
function remark(data, inputs, cells, nodes) {
  for (const { k, j, why, state } of cells) {
    if (!why) continue;
    const id = uniqueId();
    const text = html("p", { id, "data-state": state }, nodes([{ html: data.columns[j].label }, ": ", ...why]));
    const row = inputs[k][j].closest("tr");
    const under = row.nextElementSibling;
    if (under?.className) under.firstChild.append(text);
    else row.after(html("tr", { class: "exercise-remark" }, html("td", { colspan: row.cells.length }, text)));
    inputs[k][j].setAttribute("aria-describedby", id);
  }
}

function table(data, zone, statusId) {
  const grid = zone.querySelector("table");
  const heads = [...grid.querySelectorAll("thead th")];
  const names = heads.map(nameOf);
  const inputs = [...grid.tBodies[0].rows].map(({ cells: [first, ...cells] }) => {
    const row = `${names[0]} ${nameOf(first)}`;
    first.dataset.column = names[0];
    return cells.map((cell, j) => {
      const input = cell.dataset.cell && textInput({ "aria-label": `${row}, ${names[j + 1]}`, enterkeyhint: "next" });
      if (input) cell.append(input);
      // El nombre de su columna, que se ve donde la tabla no cabe y cada fila es una ficha.
      cell.prepend(html("span", { class: "exercise-column" }, ...heads[j + 1].cloneNode(true).childNodes));
      return input;
    });
  });
  const clear = () => {
    for (const row of grid.querySelectorAll(".exercise-remark")) row.remove();
    for (const input of grid.querySelectorAll("input")) {
      markInvalid(input, "");
      input.setAttribute("aria-describedby", statusId);
    }
  };
  clear();
  return {
    read: () => inputs.map((row) => row.map((input) => input?.value ?? null)),
    redraw: clear,
    show: ({ cells = [] }, nodes) => {
      clear();
      for (const { k, j, state } of cells) markInvalid(inputs[k][j], state);
      remark(data, inputs, cells, nodes);
      const first = grid.querySelector(".exercise-remark p");
      // En un teléfono, el teclado taparía lo que se dice de ella.
      if (!matchMedia("(hover: none)").matches) grid.querySelector("[aria-invalid]")?.focus();
      return first;
    },
  };
}

function order(_data, zone) {
  const list = zone.querySelector(".exercise-steps");
  const items = [];
  for (const item of list.children) items[Number(item.dataset.step)] = item;
  const quote = citing(items);
  const ordered = html("ol", { class: "exercise-steps" });
  ordered.append(...list.children);
  list.replaceWith(ordered);
  const announce = html("p", { class: "exercise-hidden", "aria-live": "polite" });
  ordered.after(announce);
  sortable(ordered, (position) => {
    announce.textContent = `Paso en la posición ${position} de ${items.length}.`;
  });
  return {
    read: () => [...ordered.children].map((item) => Number(item.dataset.step)),
    show: ({ early }) => {
      for (const [i, item] of items.entries()) item.toggleAttribute("data-early", i === early);
    },
    quote,
  };
}

// Una regla: se escribe en su figura, que es quien la prueba.
function rule(data, zone) {
  const soon = { state: "invalid", message: ["El editor aún no está listo: espera un momento."] };
  const ask = (answer) =>
    zone.firstElementChild.dispatchEvent(new CustomEvent("check", { cancelable: true, detail: { data, answer } }));
  // preventDefault dice que se responde.
  return { check: (answer) => ask(answer) && answer(soon) };
}

export const FIELDS = { numeric, choice, table, order, quick, rule };
