// La tabla de optlib.styles: color, trazo y marcador de cada optimizador. Un test las mantiene iguales.
export const STYLES = {
  GradientDescent: { name: "Descenso por gradiente", light: "#5b6675", dark: "#a9b4c2", dash: [], marker: "o" },
  Momentum: { name: "Momentum", light: "#0b6bb5", dark: "#5fb3f2", dash: [6, 2], marker: "s" },
  Nesterov: { name: "Nesterov", light: "#00796f", dark: "#3ccfc0", dash: [2, 1.5], marker: "^" },
  Adagrad: { name: "Adagrad", light: "#8f6200", dark: "#e3b341", dash: [6, 2, 1, 2], marker: "D" },
  RMSProp: { name: "RMSProp", light: "#c4450a", dark: "#ff8a50", dash: [4, 1, 1, 1], marker: "v" },
  Adadelta: { name: "Adadelta", light: "#7a4fbf", dark: "#b99af0", dash: [1, 1], marker: "P" },
  Adam: { name: "Adam", light: "#c2185b", dark: "#ff6f9f", dash: [], marker: "X" },
  AMSGrad: { name: "AMSGrad", light: "#7d4e2d", dark: "#d0a283", dash: [8, 2, 2, 2], marker: "<" },
  AdamW: { name: "AdamW", light: "#3d7a1c", dark: "#8fce66", dash: [5, 1], marker: ">" },
};
