// Lo que comparten las páginas que enseñan lo que guarda el navegador: bajarlo a un fichero y borrarlo.
import { html } from "./dom.js";

// Baja un fichero con ese nombre; data es su texto o sus bytes.
export function download(name, data, type = "application/octet-stream") {
  const address = URL.createObjectURL(new Blob([data], { type }));
  html("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// Un botón que pide confirmación en la propia página; erase se llama después de volver a como estaba.
export function erasing(text, sure, erase) {
  const question = html("span", { id: "borrar-seguro" }, "¿Seguro? No se puede deshacer. ");
  const answer = (label) => html("button", { type: "button", "aria-describedby": question.id }, label);
  const [ask, yes, no] = [html("button", { type: "button" }, text), answer(sure), answer("No, dejarlo como está")];
  const asked = html("span", { hidden: true }, question, yes, " ", no);
  const toggle = (asking) => {
    ask.hidden = asking;
    asked.hidden = !asking;
    (asking ? no : ask).focus();
  };
  ask.addEventListener("click", () => toggle(true));
  no.addEventListener("click", () => toggle(false));
  yes.addEventListener("click", () => {
    toggle(false);
    erase();
  });
  return html("p", {}, ask, asked);
}
