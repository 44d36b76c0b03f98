// Contesta en una línea a cada línea de la entrada estándar, hasta que se cierra. JSON no tiene NaN ni infinitos:
// viajan como {special}.
import { createInterface } from "node:readline";

const untag = (_, value) => (value?.special === undefined ? value : Number(value.special));
const tag = (_, value) => (typeof value === "number" && !Number.isFinite(value) ? { special: String(value) } : value);

export async function answer(work) {
  for await (const line of createInterface({ input: process.stdin })) {
    let said;
    try {
      said = { result: await work(JSON.parse(line, untag)) };
    } catch (error) {
      said = { error: error.stack };
    }
    process.stdout.write(`${JSON.stringify(said, tag)}\n`);
  }
}
