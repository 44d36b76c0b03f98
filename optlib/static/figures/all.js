// Todas las figuras, para el widget de Jupyter. El sitio carga solo las de cada página (mount.js).
import { descenso1d } from "./descenso-1d.js";
import { valle } from "./valle.js";

export const FIGURES = [descenso1d, valle];
