// El reto de un enlace: la regla recibida va al lado, con la semilla y los pasos de siempre, y lo que lee se mide aquí.
import { compile } from "../rule.js";
import { RIVALS } from "./red-trials.js";
import { COUNT } from "./red-wall.js";

// El texto de una regla: la de un método, o la recibida.
export const textOf = (rival) => (Object.hasOwn(RIVALS, rival) ? RIVALS[rival].text : rival);
// La regla de al lado: de nadie, o de un enlace roto, errores.
export const compiled = (rival) => compile(textOf(rival));

// Lo entrenado cuenta para un reto si es con la semilla y los pasos de siempre.
export const standard = ({ state, initial }) => state.steps === initial.steps && state.seed === initial.seed;

export class Dare {
  rival = "";
  met = null; // lo que lee la recibida, ya entrenada

  constructor(fig, box) {
    this.fig = fig;
    this.box = box;
  }

  get on() {
    return this.fig.state.score > 0;
  }

  // Al día con lo que llega: una regla que no se puede leer no reta a nadie.
  sync() {
    const { state, initial, controls } = this.fig;
    const rival = state.rival || state.rule;
    if (this.on && compiled(rival).errors.length) state.score = 0;
    if (this.on) {
      if (!state.rival) this.box?.setAttribute("open", "");
      if (rival !== this.rival) this.met = null;
      this.rival = rival;
      Object.assign(state, { rival, steps: initial.steps, seed: initial.seed });
    }
    for (const { input } of Object.values(controls).flat()) input.disabled = this.on;
  }

  // Lo que se dice de lo que lee la suya, mine; nada si aún no se ha entrenado.
  says(rule, mine) {
    const { met } = this;
    if (met === null) return "Te retan a leer más que con esta regla. Entrénala: ahí se ve cuánto lee.";
    const { score } = this.fig.state;
    const told = met === score ? "" : `El enlace decía ${score}; lee ${met}. `;
    if (mine === undefined || rule === textOf(this.rival))
      return told ? `${told}¿La superas?` : `Lee ${met} de ${COUNT}: ¿la superas?`;
    if (mine > met) return `${told}La superas: ${mine} a ${met}. «Reta a alguien» devuelve el reto.`;
    return told + (mine === met ? `Empate: ${mine} a ${met}.` : `Te faltan ${met - mine}: ${mine} a ${met}.`);
  }
}
