"""Lo que KaTeX dice de una fórmula que no entiende, en español."""

import re

from sphinxcontrib.katex import KaTeXError

# Lo que dice y cómo se cuenta; entre llaves, lo que nombra.
SAID = {
    r"Undefined control sequence: (\S+)": "no hay ninguna orden {}",
    r"Unexpected end of input in a macro argument": "falta una llave que cierre, }}, o lo que debe ir entre llaves",
    r"Expected '}', got 'EOF'": "falta una llave que cierre, }}",
    r"Expected '\\right', got 'EOF'": r"hay un \left sin su \right",
    r"Expected 'EOF', got '\\right'": r"hay un \right sin su \left",
    r"Expected 'EOF', got '}'": "sobra una llave que cierra, }}",
    r"Expected 'EOF', got '\\end'": r"hay un \end sin su \begin",
    r"Expected 'EOF', got '&'": r"un & solo va entre \begin y \end; si es el signo, \&",
    r"Expected 'EOF', got '(.)'": r"sobra {0}, o le falta la barra, \{0}",
    r"Expected & or \\\\ or \\cr or \\end": r"hay un \begin sin su \end",
    r"Expected group after '(.)'": "falta lo que va detrás de {}",
    r"Expected group as argument to '([^']+)'": "a {} le falta lo que va entre llaves",
    r"Double (super|sub)script": "hay dos índices seguidos; ponlos entre llaves",
    r"No such environment: (\S+)": r"no hay ningún entorno {}, el de \begin",
    r"Mismatch: (\S+) matched by (\S+)": "{} se cierra con {}",
    r"Can't use function '\$' in math mode": r"hay un $ de más; si es el signo, \$",
    r"Can't use function '([^']+)' in math mode": "{} no vale dentro de una fórmula",
    r"Limit controls must follow": r"\limits solo va detrás de una suma o algo parecido",
    r"Invalid size: '([^']*)'": "a la medida {} le falta la unidad, como em",
    r"Invalid delimiter '([^']*)' after '([^']*)'": "{} no puede ir detrás de {}",
}


def said(error: KaTeXError) -> str:
    """Por qué no se puede dibujar una fórmula; lo que KaTeX dice, en inglés, si no es de lo más frecuente.

    >>> said(KaTeXError("KaTeX parse error: Undefined control sequence: \\\\fraq at position 1: …"))
    'no hay ninguna orden \\\\fraq'
    """
    for english, spanish in SAID.items():
        if match := re.search(english, str(error)):
            return spanish.format(*match.groups())
    return str(error)
