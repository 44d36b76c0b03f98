// Entrada única de lo interactivo: carga solo lo que la página necesita.
const wanted = {
  "exercises/mount.js": "section[data-exercise]",
  "exercises/progress-page.js": "[data-progress]",
  "figures/mount.js": "figure[data-figure]",
};

for (const [module, selector] of Object.entries(wanted)) {
  if (document.querySelector(selector)) {
    import(`./${module}`).then(({ mountAll }) => mountAll(document));
  }
}
