// Lo que se manda a alguien: la imagen de lo entrenado, para bajarla o darla, y el enlace que es un reto.
import { button, html, say } from "../dom.js";
import { download } from "../keeping.js";
import { percent } from "../numbers.js";
import { copier } from "./copying.js";
import { LONGEST } from "./params.js";
import { paint } from "./red-picture.js";

const NAME = "mi-linea.png";

// Todo lo que hay en la imagen, en una frase.
function described({ said, mine, other }, rows) {
  const read = said ? `La red leyó ${said.digit}, con un ${percent(said.part)}. ` : "";
  const beside = other ? `; ${other.name}, ${other.many}` : "";
  return `${read}Mi línea lee ${mine.many} de 100${beside}: ${rows.map((row) => row.trim()).join(" ")}`;
}

export class Send {
  // what() da lo entrenado: { drawing, cells, said, mine, other, images }; link(), la dirección del reto.
  constructor(what, link) {
    this.what = what;
    this.link = link;
    // Con los colores claros sea cual sea el tema: quien recibe la imagen la ve en otro sitio, y quizá en papel.
    this.image = html("img", { class: "red-sent", width: 1200 });
    this.copier = copier();
    this.share = button("Compartir", () => this.give());
    this.copy = button("Copiar el enlace", () => this.copier.copy(this.url));
    this.save = button("Descargar la imagen", () => download(NAME, this.file, "image/png"));
    const buttons = html("div", { class: "fig-buttons" }, this.share, this.save, this.copy);
    this.node = html("div", { hidden: true }, this.image, buttons, this.copier.said, this.copier.address);
  }

  // Pinta lo entrenado hasta ahora; el enlace es de lo mismo, aunque después se escriba otra regla.
  async show() {
    const [what, canvas] = [this.what(), html("canvas")];
    this.url = this.link();
    const { length } = what.mine.rule;
    const long = length > LONGEST;
    this.copy.hidden = long;
    this.copier.address.hidden = true;
    say(this.copier.said, long ? `Tu regla tiene ${length} letras, y en un enlace caben ${LONGEST}.` : "");
    const { color, backgroundColor, borderColor, outlineColor } = getComputedStyle(this.image);
    const [sans, serif, mono] = ["sans", "serif", "mono"].map(
      (name) => getComputedStyle(this.image).getPropertyValue(`--${name}`) || `${name}-serif`,
    );
    await document.fonts.ready;
    const look = { text: color, paper: backgroundColor, muted: borderColor, accent: outlineColor, sans, serif, mono };
    const rows = paint(canvas, what, look, document.querySelector("[property='og:site_name']")?.content ?? "");
    const blob = await new Promise((go) => canvas.toBlob(go));
    this.share.hidden = this.save.hidden = this.image.hidden = !blob; // un navegador puede no dejar
    this.node.hidden = false;
    if (!blob) return say(this.copier.said, "Tu navegador no deja hacer la imagen. Puedes mandar el enlace.");
    this.file = new File([blob], NAME, { type: "image/png" });
    this.text = described(what, rows);
    Object.assign(this.image, { alt: this.text, src: canvas.toDataURL(), height: canvas.height });
    this.share.hidden = !navigator.canShare?.({ files: [this.file] });
  }

  async give() {
    const { text, url, file } = this;
    try {
      await navigator.share({ files: [file], text, ...(this.copy.hidden ? {} : { url }) });
    } catch (error) {
      if (error.name !== "AbortError") say(this.copier.said, "No se ha podido compartir. Descárgala y mándala tú.");
    }
  }
}
