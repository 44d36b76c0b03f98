// Pone en marcha lo que se hace aparte: en un trabajador o, donde no se puede, en la página.

// hear(respuesta) recibe lo que contesta; lo que devuelve manda un encargo.
export async function hired(hear) {
  const { bench, HERE } = await import("./towns-run.js");
  const here = bench(hear);
  let [worker, last] = [null, null];
  try {
    if (HERE) worker = new Worker(HERE, { type: "module" });
  } catch {} // desde una carpeta
  if (!worker) return here;
  let send = (message) => worker.postMessage(message);
  worker.onmessage = ({ data }) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    send = here;
    here(last);
  };
  return (message) => {
    last = message;
    send(message);
  };
}
