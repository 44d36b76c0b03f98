// Las imágenes que lee la red: un guion clásico, que también se carga desde una carpeta; una vez, cuando se pide. Pueden
// llegar cambiadas.
import { html } from "../dom.js";

let images = null;
export function packed() {
  images ??= new Promise((load, error) => {
    const src = `${document.documentElement.dataset.content_root ?? ""}_static/digits.js`;
    const whole = () => (/^[a-q]+$/.test(window.digits?.ink) ? load(window.digits) : error());
    document.head.append(html("script", { src, load: whole, error }));
  });
  return images;
}
