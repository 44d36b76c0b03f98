// Todas las figuras, para el widget de Jupyter. El sitio carga solo las de cada página (mount.js).
import { descenso1d } from "./descenso-1d.js";
import { valle } from "./valle.js";
import { carrera } from "./carrera.js";
import { portada } from "./portada.js";
import { adamPorDentro } from "./adam-por-dentro.js";
import { brote } from "./brote.js";
import { momento } from "./momento.js";
import { lotes } from "./lotes.js";
import { neurona } from "./neurona.js";
import { retropropagacion } from "./retropropagacion.js";
import { red } from "./red.js";
import { planes } from "./planes.js";
import { muon } from "./muon.js";
import { palabras } from "./palabras.js";

export const FIGURES = [
  descenso1d,
  valle,
  carrera,
  portada,
  adamPorDentro,
  brote,
  momento,
  lotes,
  neurona,
  retropropagacion,
  planes,
  red,
  muon,
  palabras,
];
