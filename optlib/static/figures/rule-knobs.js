// Los mandos de una regla.
import { html } from "../dom.js";
import { roleOf } from "../roles.js";
import { rangeField } from "./kit.js";

// Un mando, que cambia el número escrito o, si no lo está, el suyo.
export function move(fig, name, value) {
  const place = new Map(Object.entries(fig.valid.places)).get(name);
  if (!place) return fig.set({ values: { ...fig.state.values, [name]: value } });
  const lines = fig.state.rule.split("\n");
  const line = lines[place.line];
  lines[place.line] = `${line.slice(0, place.at)}${value}${line.slice(place.at + place.length)}`;
  fig.set({ rule: lines.join("\n") });
}

// Un deslizador por ajuste.
export function settingSliders(fig, apply) {
  const box = html("div", { class: "rule-settings" });
  let fields = [];
  let shown = "";
  return {
    box,
    // Con un fallo corre la última regla válida, y su número no es el que está escrito.
    sync(rule, given, wrong) {
      const wanted = Object.keys(rule.settings);
      if (String(wanted) !== shown) {
        shown = String(wanted);
        fields = wanted.map((name) => {
          const { values } = roleOf(name);
          const reader = () => ({ values, value: fig.settings[name] });
          return rangeField(name, reader, (value) => apply(name, value));
        });
        box.replaceChildren(...fields.map(({ node }) => node));
      }
      fig.settings = given;
      for (const field of fields) {
        field.input.disabled = wrong;
        field.sync();
      }
    },
  };
}
