// Una lista que se ordena con dos botones por elemento (teclado) o arrastrando su asa (ratón o dedo).
import { html } from "../dom.js";

// moved(posición) se llama cuando un elemento está en su nuevo sitio.
export function sortable(list, moved) {
  const settle = (item) => {
    refresh(list);
    moved(place(item) + 1);
  };
  for (const item of list.children) prepare(item, settle);
  refresh(list);
}

function prepare(item, settle) {
  const text = item.textContent.trim();
  const button = (label, arrow, shift) => {
    const click = ({ currentTarget: pressed }) => {
      move(item, place(item) + shift);
      settle(item);
      // Al llegar a un extremo el botón pulsado deja de servir: el foco pasa al otro.
      (pressed.disabled ? item.querySelector(".exercise-move:not(:disabled)") : pressed).focus();
    };
    return html("button", { type: "button", class: "exercise-move", "aria-label": `${label}: ${text}`, click }, arrow);
  };
  const pointerdown = (event) => drag(event, item, settle);
  const handle = html("span", { class: "exercise-handle", "aria-hidden": "true", pointerdown }, "⠿");
  const content = html("span", { class: "exercise-step" }, ...item.childNodes);
  const buttons = html("span", { class: "exercise-moves" }, button("Subir", "↑", -1), button("Bajar", "↓", 1));
  item.replaceChildren(handle, content, buttons);
}

const place = (item) => [...item.parentNode.children].indexOf(item);

// Se mueven los vecinos y no el elemento: así este no pierde el foco ni el puntero que lo arrastra.
function move(item, to) {
  while (place(item) > to) item.after(item.previousElementSibling);
  while (place(item) < to) item.before(item.nextElementSibling);
}

function refresh(list) {
  for (const item of list.children) {
    const [up, down] = item.querySelectorAll(".exercise-move");
    up.disabled = !item.previousElementSibling;
    down.disabled = !item.nextElementSibling;
  }
}

function drag(start, item, settle) {
  if (start.button > 0) return;
  start.preventDefault();
  const handle = start.currentTarget;
  handle.setPointerCapture(start.pointerId);
  item.dataset.dragging = "";
  const follow = ({ clientY }) => {
    for (const other of item.parentNode.children) {
      const { top, bottom } = other.getBoundingClientRect();
      if (other === item || clientY <= top || clientY >= bottom) continue;
      if (clientY < (top + bottom) / 2 === place(other) < place(item)) move(item, place(other));
      return;
    }
  };
  const end = () => {
    handle.removeEventListener("pointermove", follow);
    delete item.dataset.dragging;
    settle(item);
  };
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("lostpointercapture", end, { once: true });
}
