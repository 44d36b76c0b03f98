// Entrada única de lo interactivo: carga solo lo que la página necesita. Las rutas van escritas enteras para que
// el libro pueda reunir los módulos en un fichero al construirse.
import { saidIn, sayMissing } from "./dom.js";

const wanted = [
  ["section[data-exercise]", () => import("./exercises/mount.js")],
  ["[data-progress]", () => import("./exercises/progress-page.js")],
  ["[data-clinic]", () => import("./clinic/mount.js")],
  ["figure[data-figure], figure[data-rule]", () => import("./figures/mount.js")],
];

async function mountIn(root) {
  const found = wanted.filter(([selector]) => root.querySelector(selector));
  if (!found.length) return;
  await Promise.all(
    found.map(([selector, load]) =>
      load()
        .catch(saidIn(root.querySelectorAll(selector)))
        .then(({ mountAll }) => mountAll(root)),
    ),
  );
  // El sitio repasa lo que se acaba de poner en la página.
  document.dispatchEvent(new Event("mounted"));
}

const { dataset } = document.documentElement;
dataset.mounting = ""; // lo mira el guion del sitio, y este, la del sitio
addEventListener("load", () => {
  if (dataset.site === undefined && document.querySelector("script[src$='_static/site.js']"))
    sayMissing(document.querySelectorAll("h1"), "Esta página no se ha podido cargar entera. Recárgala.");
});
mountIn(document);
// Lo que una celda acaba de mostrar.
document.addEventListener("mount", ({ detail }) => mountIn(detail));
