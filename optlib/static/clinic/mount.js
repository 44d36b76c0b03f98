// La clínica de la página: cada parte arranca cuando se va a ver o cuando la dirección dice un paciente suyo.
import { digits, saidIn } from "../dom.js";
import { pageProgress } from "../exercises/progress.js";
import { dayOf } from "../exercises/stored.js";

const PARTS = {
  consulta: { asks: /^#(paciente|semilla)=/, load: async () => (await import("./parts.js")).Consult },
  guardia: { asks: /^#guardia=/, load: async () => (await import("./parts.js")).Guard },
};

export function mountAll(root) {
  const host = { progress: pageProgress(), today: () => dayOf(new Date()) };
  const mount = (node) => {
    const parts = [PARTS[node.dataset.clinic].load(), digits()];
    return Promise.all(parts).then(([Part]) => new Part(node, host), saidIn([node]));
  };
  const near = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter(({ isIntersecting }) => isIntersecting)) {
      near.unobserve(target);
      mount(target);
    }
  });
  for (const node of root.querySelectorAll("[data-clinic]")) {
    near.observe(node);
    // Quien llega con la dirección de un paciente lo encuentra delante.
    const reveal = () => PARTS[node.dataset.clinic].asks.test(location.hash) && node.scrollIntoView();
    addEventListener("hashchange", reveal);
    reveal();
  }
}
