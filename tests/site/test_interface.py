"""Las palabras de la interfaz son españolas; la cabecera, la política de seguridad y los enlaces, los que tocan."""

import hashlib
import re
from base64 import b64encode
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import toc

ENGLISH = re.compile(
    r"\b(the|this|page|search|toggle|show|hide|click|next|previous|contents?|skip|close|open|link to|heading|menu item"
    r"|copy|download|source|theme|dark|light|sidebar|exercise|solution|answer|check|figure|table of|loading|copied)\b",
    re.IGNORECASE,
)


class Attributes(HTMLParser):
    """Reúne identificadores, enlaces, guiones en línea, manejadores y textos hablados de una página."""

    def __init__(self, html: str):
        super().__init__()
        self.ids, self.links, self.scripts, self.handlers, self.spoken = [], [], [], [], []
        self.meta, self.inline, self.figures = {}, False, []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.ids += [values["id"]] if "id" in values else []
        self.handlers += [name for name in values if name.startswith("on")]
        # La ayuda de una cita es la referencia, en el idioma de la obra.
        spoken = ("aria-label", "alt", "placeholder") + (() if "#id" in values.get("href", "") else ("title",))
        self.spoken += [values[name] for name in spoken if values.get(name)]
        self.links += [values[name] for name in ("href", "src") if values.get(name)]
        if "data-figure" in values:
            self.figures.append("apertura" if "data-controls" in values else values["data-figure"])
        self.inline = tag == "script" and "src" not in values and "json" not in values.get("type", "")
        if tag == "meta":
            name = values.get("name") or values.get("property") or values.get("http-equiv")
            self.meta[name] = values.get("content")

    def handle_endtag(self, tag):
        self.inline = False

    def handle_data(self, data):
        if self.inline:
            self.scripts.append(data)


# Leerlas todas cuesta: los tests que las usan, en un proceso.
@pytest.fixture(scope="session", params=[pytest.param("", marks=pytest.mark.xdist_group("interfaz"))])
def parsed(html, pages) -> dict[str, Attributes]:
    return {name: Attributes((html / name).read_text("utf-8")) for name in pages}


def test_spoken_words_are_spanish(parsed):
    for name, page in parsed.items():
        for text in page.spoken:
            assert not ENGLISH.search(text), f"{name}: «{text}»"


def test_visible_words_of_the_interface_are_spanish(visit):
    assert len(visit.words) > 5
    for text in visit.words:
        assert not ENGLISH.search(text), f"«{' '.join(text.split())[:200]}»"


def test_policy_allows_only_what_is_ours(parsed):
    for name, page in parsed.items():
        policy = page.meta["Content-Security-Policy"]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert "'unsafe" not in rules["script-src"], name
        assert "http" not in policy, name
        for script in page.scripts:
            digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in rules["script-src"], f"{name}: guion en línea sin resumen"
        assert page.handlers == [], name


# Las que no dicen nada del curso.
GENERIC = {"404.html", "search.html"}


def test_every_page_introduces_itself(parsed, html):
    for name, page in parsed.items():
        assert '<html lang="es"' in (html / name).read_text("utf-8"), name
        assert 40 <= len(page.meta["description"]) <= 200, f"{name}: {page.meta['description']}"
        assert page.meta["og:title"] and page.meta["og:locale"] == "es_ES"
        if name not in {*GENERIC, "hojas.html"}:
            assert page.meta["og:image"], name
    descriptions = [page.meta["description"] for name, page in parsed.items() if name not in GENERIC]
    assert len(set(descriptions)) == len(descriptions)


def test_internal_links_and_anchors_exist(parsed, html):
    problems = []
    for name, page in parsed.items():
        for link in page.links:
            target = urlsplit(urljoin(f"http://sitio/{name}", link))
            if target.netloc != "sitio" or link.startswith("data:"):
                continue
            path = unquote(target.path.lstrip("/")) or "index.html"
            # Una figura lee sus ajustes detrás de «?» en el ancla: descenso-1d?lr=0.5.
            anchor, settings, _ = unquote(target.fragment).partition("?")
            known = parsed[path].figures if settings and path in parsed else parsed[path].ids if path in parsed else []
            if not (html / path).is_file():
                problems.append(f"{name}: {link} no existe")
            # La clínica lee ahí su paciente.
            elif path == "chapters/clinica.html" and re.fullmatch("paciente=[A-H][12]", anchor):
                continue
            elif anchor and path in parsed and anchor not in known:
                problems.append(f"{name}: {link} no lleva a ningún sitio")
    assert problems == []


def test_identifiers_are_unique(parsed):
    for name, page in parsed.items():
        repeated = {value for value in page.ids if page.ids.count(value) > 1}
        assert repeated == set(), name


def test_no_button_without_a_known_repository(parsed):
    links = [link for page in parsed.values() for link in page.links]
    assert [link for link in links if "mybinder.org/v2" in link or "colab" in link or "/issues/new" in link] == []


def test_without_addresses_nothing_is_made_up(html):
    assert not (html / "sitemap.xml").exists()
    for name in toc.built(html):
        assert 'rel="canonical"' not in (html / name).read_text("utf-8"), name


def test_summaries_are_plain_words(parsed, html):
    """Lo que se dice de cada página fuera de ella, sin fórmulas a medio traducir ni claves de citas."""
    texts = {name: page.meta["description"] for name, page in parsed.items()}
    texts["portada"] = "".join(re.findall('<ol class="map">.*?</ol>', (html / "index.html").read_text("utf-8"), re.S))
    for name, text in texts.items():
        assert not re.search(r"\\|[a-z]{3,}(18|19|20)\d\d|\$|\^", text), f"{name}: {text}"


def test_marks_stay_with_their_formula(html, pages):
    """El signo que sigue a una fórmula va con ella: ni se repite ni se queda la vecina sin el suyo."""
    for name in pages:
        for paragraph in re.findall("<p>.*?</p>", (html / name).read_text("utf-8"), re.S):
            assert not re.search(r"([,.;:])</span>\1(?!\.)", paragraph), f"{name}: {paragraph[-300:]}"


def test_in_the_book_no_number_is_repeated(html):
    numbers, equations = [], []
    for path in sorted((html / "chapters").glob("*.html")):
        text = path.read_text("utf-8")
        article = text[text.index("<article") :]
        numbers += re.findall(r'<h2.*?><span class="section-number">([\dA-Z.]+)', article)
        equations += re.findall(r'<span class="eqno">\(([\dA-Z.]+)\)', article)
    assert len(numbers) == len(set(numbers)) > 80 and len(equations) == len(set(equations)) > 60
