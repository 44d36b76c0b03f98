// Copia una dirección o, donde no se puede, la enseña para que se copie a mano. said es donde se dice.
import { html, say } from "../dom.js";

export function copier() {
  const said = html("span", { role: "status" });
  const address = html("input", { readonly: true, hidden: true, "aria-label": "Dirección para compartir" });
  const copy = async (url) => {
    try {
      await navigator.clipboard.writeText(url);
      say(said, "Copiado");
      setTimeout(() => said.textContent === "Copiado" && say(said, ""), 4000);
    } catch {
      Object.assign(address, { value: url, hidden: false });
      address.select();
      say(said, "Cópiala de aquí:");
    }
  };
  return { said, address, copy };
}
