// Por dónde iba el lector en cada capítulo: {página: {section, number, name, end}}, la última que leyó, al final. Se
// guarda en su navegador y en ningún otro sitio. Sin DOM.
import { PAGE, allFrom, eraseStored, keyOf, readStored, writeStored } from "./stored.js";

const KEY = keyOf("optlib-lectura");

// section es el ancla de la sección, vacía en lo alto de la página; number, su número; name, de qué trata; end,
// si se llegó al final.
function placeFrom(value) {
  const { section, number, name, end } = value ?? {};
  return [section, number, name].every((text) => typeof text === "string") ? { section, number, name, end } : null;
}

export const placesFrom = (value) => allFrom(value, PAGE, placeFrom);
export const readPlaces = (storage) => placesFrom(readStored(storage, KEY));
export const writePlaces = (storage, places) => writeStored(storage, KEY, JSON.stringify(places));

// «un intento», «3 intentos».
export const several = (n, one, many) => (n === 1 ? one : `${n} ${many}`);

// En palabras, hasta dónde se ha leído una página.
export const howFar = (place) => place && (place.end ? "leído" : `leído hasta ${place.number}`);

// Apunta por dónde se va en una página; en lo alto de una ya empezada, vale lo que había.
export function leaveOff(storage, page, place) {
  const { [page]: before, ...others } = readPlaces(storage);
  writePlaces(storage, { ...others, [page]: (!place.section && before) || place });
}

export const erasePlaces = (storage) => eraseStored(storage, KEY);
