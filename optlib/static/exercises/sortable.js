// Una lista que se ordena con dos botones por elemento (teclado) o arrastrando su asa (ratón o dedo).
import { html } from "../dom.js";

export function sortable(list, moved) {
  for (const item of [...list.children]) prepare(list, item, moved);
  refresh(list);
}

function prepare(list, item, moved) {
  const text = item.textContent.trim();
  const button = (label, arrow, shift) =>
    html(
      "button",
      {
        type: "button",
        class: "exercise-move",
        "aria-label": `${label}: ${text}`,
        click: (event) => {
          move(list, item, shift, moved);
          focusUsable(item, event.currentTarget);
        },
      },
      arrow,
    );
  const handle = html("span", { class: "exercise-handle", "aria-hidden": "true" }, "⠿");
  const content = html("span", { class: "exercise-step" }, ...item.childNodes);
  const buttons = html("span", { class: "exercise-moves" }, button("Subir", "↑", -1), button("Bajar", "↓", 1));
  item.replaceChildren(handle, content, buttons);
  handle.addEventListener("pointerdown", (event) => drag(event, list, item, moved));
}

const place = (list, item) => [...list.children].indexOf(item);

function move(list, item, shift, moved) {
  const target = list.children[place(list, item) + shift];
  if (!target) return;
  swap(item, shift);
  refresh(list);
  moved(item, place(list, item) + 1);
}

// Se mueve el vecino y no el elemento: así este no pierde el foco ni el puntero que lo arrastra.
function swap(item, shift) {
  if (shift < 0) item.after(item.previousElementSibling);
  else item.before(item.nextElementSibling);
}

// Al llegar a un extremo el botón pulsado deja de servir: el foco pasa al otro.
function focusUsable(item, pressed) {
  if (!pressed.disabled) pressed.focus();
  else item.querySelector(".exercise-move:not(:disabled)").focus();
}

function refresh(list) {
  [...list.children].forEach((item, i, all) => {
    const [up, down] = item.querySelectorAll(".exercise-move");
    up.disabled = i === 0;
    down.disabled = i === all.length - 1;
  });
}

function drag(start, list, item, moved) {
  if (start.button > 0) return;
  start.preventDefault();
  const handle = start.currentTarget;
  handle.setPointerCapture(start.pointerId);
  item.dataset.dragging = "";
  const follow = (event) => {
    const other = [...list.children].find((node) => {
      const box = node.getBoundingClientRect();
      return node !== item && event.clientY > box.top && event.clientY < box.bottom;
    });
    if (!other) return;
    const box = other.getBoundingClientRect();
    const upper = event.clientY < box.top + box.height / 2;
    const shift = Math.sign(place(list, other) - place(list, item));
    if (upper !== shift < 0) return;
    while (shift * (place(list, other) - place(list, item)) > 0) swap(item, shift);
  };
  const end = () => {
    handle.removeEventListener("pointermove", follow);
    delete item.dataset.dragging;
    refresh(list);
    moved(item, place(list, item) + 1);
  };
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("lostpointercapture", end, { once: true });
}
