// Arranca Pyodide en node y le da pack.py. Uso: node pack.mjs RUEDAS DESTINO, con el plan por la entrada estándar: los
// argumentos de cada paquete, con rutas de /nucleo, /ruedas y /hecho.
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const [wheels, made] = process.argv.slice(2);
const core = `${dirname(fileURLToPath(import.meta.resolve("pyodide")))}/`;
const plan = JSON.parse(readFileSync(0, "utf8"));
const python = await loadPyodide({ indexURL: core });
for (const [at, root] of Object.entries({ "/nucleo": core, "/ruedas": wheels, "/hecho": made })) {
  python.FS.mkdir(at);
  python.FS.mount(python._module.FS.filesystems.NODEFS, { root }, at);
}
python.FS.writeFile("/home/pyodide/pack.py", readFileSync(new URL("pack.py", import.meta.url)));
const { pack } = python.pyimport("pack");
for (const given of plan) pack(...given.map((each) => python.toPy(each)));
process.exit(0);
