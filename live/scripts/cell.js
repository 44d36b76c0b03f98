// Una celda de la página: su código, sus botones y sus salidas.
import { Editable } from "./editable.js";

// «la celda 3», «las celdas 1, 3 y 4»: se cuentan desde 1. Lo que une varias tarda en cargarse.
export function cellsNamed(numbers) {
  const shown = numbers.map((number) => String(number + 1));
  return shown.length === 1 ? `la celda ${shown[0]}` : `las celdas ${new Intl.ListFormat("es").format(shown)}`;
}

// La celda de la página en box, con el número que le toca.
export class Cell extends Editable {
  runName = "Ejecutar";

  constructor(box, number, page) {
    const pre = box.querySelector(".cell_input div.highlight pre");
    const block = pre.closest(".highlight").parentElement;
    super({ key: number, name: cellsNamed([number]), page, pre, block });
    this.box = box;
    this.output = box.querySelector(":scope > .cell_output");
    this.stored = this.output ? [...this.output.childNodes] : [];
    // Con dos pulsaciones seguidas, la segunda no para lo que empieza la primera.
    this.runButton = this.button(this.runName, ({ detail }) => {
      if (!this.running) this.run();
      else if (detail < 2) page.stop();
    });
    this.setUp(this.runButton);
  }

  get codeName() {
    return `Código de ${this.name}`;
  }

  get title() {
    const waits = this.ran === this.text ? "" : ", sin ejecutar";
    return `Celda ${this.key + 1}${this.text === null ? "" : `, cambiada por ti${waits}`}`;
  }

  addOutput() {
    this.box.append(this.output);
  }

  // Lo que se ve debajo es, desde ahora, de este código.
  begin() {
    super.begin();
    this.ran = this.source;
    this.show();
  }

  restore() {
    this.ran = null;
    super.restore();
    this.page.bringBack();
  }

  run() {
    if (this.foreign) this.accept();
    this.page.run([this]);
  }
}
