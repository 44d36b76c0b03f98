// Entrada única de lo interactivo: carga solo lo que la página necesita.
const wanted = { exercises: "section[data-exercise]", figures: "figure[data-figure]" };

for (const [name, selector] of Object.entries(wanted)) {
  if (document.querySelector(selector)) {
    import(`./${name}/mount.js`).then((module) => module.mountAll(document));
  }
}
