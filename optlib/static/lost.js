// Un módulo que no ha llegado: se dice donde iba a verse. No se puede pedir otra vez desde la misma página.
import { html } from "./dom.js";

const SAID = "Esto es interactivo, y no se ha podido cargar: comprueba la conexión y recarga la página.";

// El navegador puede haber guardado un módulo cortado: los pide otra vez, para cuando se recargue la página.
export function askAgain() {
  const modules = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/optlib/parts/"));
  for (const { name } of modules) fetch(name, { cache: "reload" }).catch(() => {}); // sin red, ya está dicho
}

// Para una promesa que falla: lo dice en esos nodos, y sigue fallando.
export const saidIn = (nodes) => (error) => {
  askAgain();
  for (const node of nodes) node.append(html("p", { role: "status" }, SAID));
  throw error;
};
