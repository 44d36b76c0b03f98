// Generado por «make datos» a partir de optlib: no se edita a mano.

export const FIGURES = {
  "adam-por-dentro": () => import("./each/adam-por-dentro.js"),
  "brote": () => import("./each/brote.js"),
  "carrera": () => import("./each/carrera.js"),
  "descenso-1d": () => import("./each/descenso-1d.js"),
  "dos-redes": () => import("./each/dos-redes.js"),
  "lente": () => import("./each/lente.js"),
  "letras": () => import("./each/letras.js"),
  "lotes": () => import("./each/lotes.js"),
  "momento": () => import("./each/momento.js"),
  "muon": () => import("./each/muon.js"),
  "neurona": () => import("./each/neurona.js"),
  "nueve": () => import("./each/nueve.js"),
  "planes": () => import("./each/planes.js"),
  "pueblos": () => import("./each/pueblos.js"),
  "red": () => import("./each/red.js"),
  "resenas": () => import("./each/resenas.js"),
  "retropropagacion": () => import("./each/retropropagacion.js"),
  "valle": () => import("./each/valle.js"),
  "vuelta": () => import("./each/vuelta.js"),
};
