// Trabajo largo a ratos, en los momentos libres, para que la página responda entretanto.
const SPAN = 4; // milisegundos de cada rato, si no se piden otros
const WAIT = 20; // lo que se espera, como mucho, a un momento libre

const turn = () =>
  new Promise((go) => {
    if (globalThis.requestIdleCallback) requestIdleCallback(go, { timeout: WAIT });
    else setTimeout(go);
  });

// Hace job(elemento) con todos, por orden; lo que devuelve se cumple al acabar.
export async function inTurns(items, job, span = SPAN) {
  let end = 0;
  for (const item of items) {
    if (performance.now() >= end) {
      await turn();
      end = performance.now() + span;
    }
    job(item);
  }
}
