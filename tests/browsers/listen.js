// Va delante de todo en cada página: apunta en window.complaints lo que iría en rojo o en amarillo a la consola.
window.complaints = [];
{
  const note = (...parts) => window.complaints.push(parts.map(String).join(" "));
  for (const level of ["error", "warn"]) {
    const say = console[level].bind(console);
    console[level] = (...parts) => {
      note(...parts);
      say(...parts);
    };
  }
  // También lo que no se puede cargar: un guion, un estilo, una imagen.
  const failed = ({ message, target }) => note(message ?? `No se carga ${target.src ?? target.href}`);
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", ({ reason }) => note("Promesa sin atender:", reason));
  addEventListener("securitypolicyviolation", (event) => note(event.violatedDirective, event.blockedURI));
  document.fonts.addEventListener("loadingerror", ({ fontfaces: [font] }) => {
    note("No se carga la fuente", font.family);
  });
}
