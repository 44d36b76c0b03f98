// Lo que comparten las páginas que enseñan lo que guarda el navegador: bajarlo a un fichero y borrarlo.
import { html, uniqueId } from "./dom.js";

// Baja un fichero con ese nombre; data es su texto o sus bytes.
export function download(name, data, type = "application/octet-stream") {
  const address = URL.createObjectURL(new Blob([data], { type }));
  html("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// Un botón que pide confirmación en la propia página; erase se llama después de volver a como estaba.
export function erasing(text, sure, erase) {
  const question = html("span", { id: uniqueId() }, "¿Seguro? No se puede deshacer. ");
  const button = (label, click, about) => html("button", { type: "button", "aria-describedby": about, click }, label);
  const toggle = (asking) => {
    ask.hidden = asking;
    asked.hidden = !asking;
    (asking ? no : ask).focus();
  };
  const go = () => {
    toggle(false);
    erase();
  };
  const ask = button(text, () => toggle(true));
  const no = button("No, dejarlo como está", () => toggle(false), question.id);
  const asked = html("span", { hidden: true }, question, button(sure, go, question.id), " ", no);
  return html("p", {}, ask, asked);
}
