// Quita al trabajador todo lo que no es calcular, cuando ya ha cargado lo suyo: aunque el código del lector llegase a
// JavaScript, no encontraría por dónde pedir nada a la red, guardar, abrir otro trabajador ni ejecutar un texto.

const DOORS = [
  ...["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport", "importScripts"],
  ...["indexedDB", "caches", "BroadcastChannel", "SharedWorker", "Worker", "MessageChannel", "Notification"],
  ...["FileReaderSync", "webkitRequestFileSystem", "webkitRequestFileSystemSync", "cookieStore", "fetchLater"],
  ...["eval", "postMessage", "navigator", "FontFace", "fonts", "ShadowRealm"],
  ...["webkitResolveLocalFileSystemURL", "webkitResolveLocalFileSystemSyncURL"],
];
// Constructores de funciones a partir de un texto, que se alcanzan desde cualquier función.
const MAKERS = [() => {}, async () => {}, function* () {}, async function* () {}];

function shut(owner, name, value) {
  try {
    Object.defineProperty(owner, name, { value, writable: false, configurable: false });
  } catch {
    // No se puede cambiar en este navegador: lo demás se cierra igual.
  }
}

// Lo cierra en el ámbito global y en todos sus prototipos.
function shutEverywhere(name, value) {
  for (let owner = globalThis; owner; owner = Object.getPrototypeOf(owner)) {
    if (owner === globalThis || Object.hasOwn(owner, name)) shut(owner, name, value);
  }
}

export function close() {
  for (const name of DOORS) shutEverywhere(name);
  for (const make of MAKERS) {
    const prototype = Object.getPrototypeOf(make);
    // Con su prototipo, para que «instanceof» siga diciendo la verdad.
    const closed = () => {
      throw new TypeError("no se puede crear una función a partir de un texto");
    };
    Object.defineProperty(closed, "prototype", { value: prototype });
    shut(prototype, "constructor", closed);
    if (globalThis.Function.prototype === prototype) shut(globalThis, "Function", closed);
  }
  // Un temporizador ejecutaría un texto.
  for (const name of ["setTimeout", "setInterval"]) {
    const original = globalThis[name].bind(globalThis);
    shutEverywhere(name, (call, ...rest) => (typeof call === "function" ? original(call, ...rest) : undefined));
  }
}
