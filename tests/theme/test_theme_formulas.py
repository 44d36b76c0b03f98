"""El MathML de KaTeX, ya corregido, y el de optlib son válidos; los signos van con su fórmula."""

import json
import re
import socket
import subprocess
from pathlib import Path

import mathml_check
import pytest
from course_theme import formula_errors, formulas
from docutils import nodes
from docutils.utils import new_document
from sphinxcontrib import katex

from optlib.text.mathml import mathml

ROOT = Path(__file__).resolve().parents[2]
NAMES = [
    r"\lambda_{\min}",
    r"v^{\max}_t",
    r"\lambda_{\max}^2",
    r"\frac{\log}{2}",
    r"\hat{\log}",
    r"\sqrt{\log x}",
    r"x_{\operatorname{ruido}}",
    r"\min_x f",
    r"\log^2 x",
    r"\max(0, z)",
]


DISPLAYED = {
    r"v = \beta v + g, \qquad x = x - \alpha v": (2, 4),
    r"f(x) = \tfrac12 x^2 \le 3": (0, 3),
    r"x + y": (0, 0),
    r"a < b, \qquad \hat m_t": (2, 2),
    r"\begin{aligned} a &= b, \qquad c = d \end{aligned}": (0, 0),
}


MISTAKEN = {
    r"\fraq{1}{2}": r"no hay ninguna orden \fraq",
    r"\frac{1}{2": "falta una llave que cierre, }, o lo que debe ir entre llaves",
    r"\hat{x": "falta una llave que cierre, }, o lo que debe ir entre llaves",
    r"{x": "falta una llave que cierre, }",
    r"a}": "sobra una llave que cierra, }",
    r"x^": "falta lo que va detrás de ^",
    r"x^2^3": "hay dos índices seguidos; ponlos entre llaves",
    r"\begin{alined}x\end{alined}": r"no hay ningún entorno alined, el de \begin",
    r"\begin{aligned}x": r"hay un \begin sin su \end",
    r"\end{aligned}": r"hay un \end sin su \begin",
    r"\begin{aligned}x\end{cases}": r"\begin{aligned} se cierra con \end{cases}",
    r"a & b": r"un & solo va entre \begin y \end; si es el signo, \&",
    r"n# 3": r"sobra #, o le falta la barra, \#",
    r"\limits_a x": r"\limits solo va detrás de una suma o algo parecido",
    r"a $ b": r"hay un $ de más; si es el signo, \$",
    r"\left( x": r"hay un \left sin su \right",
    r"x \right)": r"hay un \right sin su \left",
    r"\left x \right)": r"x no puede ir detrás de \left",
    r"\sqrt": r"a \sqrt le falta lo que va entre llaves",
    r"\hspace{3}": "a la medida 3 le falta la unidad, como em",
}


def draw(formulas_in_latex: list[str], display: bool) -> list[str]:
    """Lo que escribe KaTeX de cada fórmula."""
    options = "{displayMode: process.argv[2] === 'True'}"
    code = f"""const draw = (latex) => require("katex").renderToString(latex, {options});
        console.log(JSON.stringify(JSON.parse(process.argv[1]).map(draw)))"""
    command = [formulas.NODE, "-e", code, json.dumps(formulas_in_latex), str(display)]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout)


def test_a_formula_that_is_not_understood_is_told_in_spanish():
    code = """const said = (latex) => { try { return require("katex").renderToString(latex, { throwOnError: true }); }
        catch (error) { return error.message; } };
        console.log(JSON.stringify(JSON.parse(process.argv[1]).map(said)))"""
    command = [formulas.NODE, "-e", code, json.dumps([*MISTAKEN])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    told = [formula_errors.said(katex.KaTeXError(each)) for each in json.loads(done.stdout)]
    assert dict(zip(MISTAKEN, told, strict=True)) == MISTAKEN
    assert formula_errors.said(katex.KaTeXError("otra cosa")) == "otra cosa"


@pytest.fixture(scope="module")
def rendered() -> dict[str, str]:
    return dict(zip(NAMES, draw(NAMES, display=False), strict=True))


@pytest.fixture(scope="module")
def displayed() -> dict[str, str]:
    return dict(zip(DISPLAYED, draw([*map(formulas.breakable, DISPLAYED)], display=True), strict=True))


@pytest.mark.parametrize("latex", DISPLAYED)
def test_a_display_is_broken_between_statements_and_after_relations(displayed, latex):
    before = displayed[latex]
    after = formulas.break_at_relations(before)
    assert (after.count('class="statement"'), after.count('class="piece"')) == DISPLAYED[latex]
    # No cambia nada más: el hueco entre dos enunciados pasa a ser el margen de sus cajas.
    assert re.sub("<[^>]*>", "", after) == re.sub("<[^>]*>", "", before)
    assert after.count("<span") == after.count("</span>")
    assert ("margin-right:2em" in after) == ("aligned" in latex)


def test_an_inline_formula_is_left_alone(rendered):
    assert [formulas.break_at_relations(html) for html in rendered.values()] == [*rendered.values()]


@pytest.mark.parametrize("latex", NAMES)
def test_a_function_is_one_child(rendered, latex):
    assert mathml_check.complaints(formulas.mend(rendered[latex])) == []


def test_katex_alone_is_not_valid(rendered):
    """Cuando esto falle, KaTeX se habrá corregido y ``mend`` sobrará."""
    assert sum(bool(mathml_check.complaints(html)) for html in rendered.values()) >= 5


def test_mending_changes_no_text(rendered):
    for html in rendered.values():
        seen = re.sub("<annotation.*?</annotation>", "", html)
        assert re.sub("<[^>]*>", "", formulas.mend(html)) == re.sub("<[^>]*>", "", seen)


@pytest.mark.parametrize(
    "latex", [r"\lambda_{\max}", r"\sum_{i=1}^n x_i", r"\frac{1}{\sqrt x}", r"\hat{m}_t^2", r"\text{si } x'", r"|x|"]
)
def test_mathml_of_optlib_is_valid(latex):
    assert mathml_check.complaints(mathml(latex)) == []


@pytest.mark.parametrize(
    "html",
    [
        "<math><msub><mi>x</mi><mi>a</mi><mo>b</mo></msub></math>",
        "<math><mfrac><mi>x</mi></mfrac></math>",
        "<math><mi><mn>1</mn></mi></math>",
        "<math><mfoo></mfoo></math>",
        "<math><mtable><mi>x</mi></mtable></math>",
        "<math><mrow>suelto</mrow></math>",
    ],
)
def test_the_check_sees_what_is_wrong(html):
    assert len(mathml_check.complaints(html)) >= 1


def paragraph(*children: nodes.Node) -> nodes.document:
    document = new_document("x")
    document += nodes.paragraph("", "", *children)
    return document


@pytest.mark.parametrize(
    ("before", "latex", "after", "expected"),
    [
        ("vale (", "x", "), y", ("vale ", "(", "),", " y")),
        ("es ", "x", ".", ("es ", "", ".", "")),
        # Una fórmula larga puede partirse de su signo.
        ("es ", "x" * 26, ".", ("es ", None, None, ".")),
    ],
)
def test_marks_stay_with_their_formula(before, latex, after, expected):
    document = paragraph(nodes.Text(before), nodes.math("", latex), nodes.Text(after))
    formulas.KeepMarkWithFormula(document).run()
    left, formula, right = document[0].children
    assert (str(left), formula.get("opening"), formula.get("closing"), str(right)) == expected


def test_a_stroke_that_is_repeated_is_written_once():
    roots = draw([r"\sqrt{x}", r"\sqrt{y}", r"\overbrace{xy}"], display=False)
    before = "".join(roots)
    after = formulas.share(before)
    strokes = re.findall(r'<path d="([^"]*)"/>', roots[0])
    assert len(strokes) == 1 and before.count(strokes[0]) == 2
    assert after.count(strokes[0]) == 1
    assert re.sub('<use href="#trazo-1"/>', f'<path d="{strokes[0]}"/>', after).replace('id="trazo-1" ', "") == before
    # Lo que sale una vez queda como estaba.
    assert formulas.share(roots[2]) == roots[2]


def test_formulas_come_through_a_port_without_waiting(tmp_path, monkeypatch):
    """Como en Windows: lo que se envía sale enseguida, por los dos lados."""
    monkeypatch.setattr(katex, "NODEJS_BINARY", str(formulas.NODE))
    monkeypatch.setattr(katex.KaTeXServer, "build_command", staticmethod(formulas.build_at_once))
    server = katex.KaTeXServer(tmp_path, *formulas.start_at_once(tmp_path, formulas.PATIENCE))
    try:
        assert server.sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert "katex" in server.render({"latex": "x^2", "katex_options": {}}, formulas.PATIENCE)["html"]
    finally:
        server.terminate()
    assert "noDelay" in formulas.build_at_once(port=3)[1]
    assert not [word for word in formulas.build_at_once(socket="a.sock") if "noDelay" in word]
