"""Lo que se ve en las celdas de una página: lo comparan los tests que las ejecutan, en cada navegador."""

# De cada celda, los textos de sus tablas y de lo que escribe, y los textos alternativos. Es el cuerpo de una función.
# Los mandos de una celda y lo que se oye de una fórmula se ponen cuando la página está ociosa, y no cuentan.
SEEN = """
const text = (node) => {
    const copy = node.cloneNode(true);
    for (const heard of copy.querySelectorAll(".visually-hidden")) heard.remove();
    return copy.textContent;
};
const found = [...document.querySelectorAll(".cell")].map((cell) =>
    [...cell.querySelectorAll(".cell_output :is(table.optlib-table, pre, img)")]
        .filter((node) => !node.closest("[data-exercise], [data-figure]"))
        .map((node) => (node.alt ?? text(node)).trim()));
return found.filter((texts) => texts.length);
"""
