// Todas las figuras; cada una se carga cuando hace falta. Las rutas van escritas enteras: el libro reúne los módulos.
export const FIGURES = {
  "descenso-1d": () => import("./descenso-1d.js").then((module) => module.descenso1d),
  valle: () => import("./valle.js").then((module) => module.valle),
  carrera: () => import("./carrera.js").then((module) => module.carrera),
  "adam-por-dentro": () => import("./adam-por-dentro.js").then((module) => module.adamPorDentro),
  brote: () => import("./brote.js").then((module) => module.brote),
  momento: () => import("./momento.js").then((module) => module.momento),
  lotes: () => import("./lotes.js").then((module) => module.lotes),
  neurona: () => import("./neurona.js").then((module) => module.neurona),
  retropropagacion: () => import("./retropropagacion.js").then((module) => module.retropropagacion),
  planes: () => import("./planes.js").then((module) => module.planes),
  muon: () => import("./muon.js").then((module) => module.muon),
  palabras: () => import("./palabras.js").then((module) => module.palabras),
  red: () => import("./red.js").then((module) => module.red),
  regla: () => import("./regla.js").then((module) => module.regla),
};
