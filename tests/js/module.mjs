// Llama a una función escrita con lo que exporta un módulo de optlib/static, que se carga cuando se pide.
import { answer } from "./answer.mjs";

answer(async ({ module, code, given }) => {
  const names = await import(`../../optlib/static/${module}`);
  return new Function(...Object.keys(names), `return ${code};`)(...Object.values(names))(...given);
});
