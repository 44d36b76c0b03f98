// La clínica de la página: cada parte arranca cuando se va a ver o cuando la dirección dice un paciente suyo.
import { unpack } from "../digits.js";
import { saidIn } from "../dom.js";
import { pageProgress } from "../exercises/progress.js";
import { packed } from "../figures/images.js";
import { readAddress } from "./visits.js";

const PARTS = {
  consulta: async () => (await import("./consult.js")).Consult,
  guardia: async () => (await import("./guard.js")).Guard,
};

export function mountAll(root) {
  let data;
  const host = { progress: pageProgress(), data: () => (data ??= packed().then(unpack)) };
  const mount = (node) => {
    const part = PARTS[node.dataset.clinic]();
    return Promise.all([part, host.data()]).then(([Part]) => new Part(node, host), saidIn([node]));
  };
  const near = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
      near.unobserve(target);
      mount(target);
    }
  });
  // Quien llega con la dirección de un paciente lo encuentra delante.
  const asked = (node) => {
    const found = readAddress(location.hash);
    return found && Boolean(found.word) === (node.dataset.clinic === "guardia");
  };
  for (const node of root.querySelectorAll("[data-clinic]")) {
    near.observe(node);
    const reveal = () => asked(node) && node.scrollIntoView();
    addEventListener("hashchange", reveal);
    reveal();
  }
}
