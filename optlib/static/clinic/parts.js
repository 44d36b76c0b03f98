// Lo que se carga de la clínica cuando se va a ver.
export { Consult } from "./consult.js";
export { Guard } from "./guard.js";
