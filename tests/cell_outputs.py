"""Lo que se ve en las celdas de una página: lo comparan los tests que las ejecutan, en cada navegador."""

# De cada celda, los textos de sus tablas y de lo que escribe, y los textos alternativos. Es el cuerpo de una función.
SEEN = """
return [...document.querySelectorAll(".cell:has(.cell-bar)")].map((cell) =>
    [...cell.querySelectorAll(".cell_output :is(table.optlib-table, pre, img)")]
        .filter((node) => !node.closest("[data-exercise], [data-figure]"))
        .map((node) => (node.alt ?? node.textContent).trim()));
"""
