"""Cada página dice a los buscadores qué curso es, con lo que ya dice al lector, y la política no se queja."""

import json
import tomllib

import toc
import yaml

CITATION = yaml.safe_load((toc.ROOT / "CITATION.cff").read_text("utf-8"))
OBJECTIVES = tomllib.loads((toc.ROOT / "chapters" / "objetivos.toml").read_text("utf-8"))
READ = "() => [...document.querySelectorAll('script[type=\"application/ld+json\"]')].map((each) => each.textContent)"


def test_the_cover_and_each_chapter_are_described(site, page):
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    for name in ("index", *(f"chapters/{name}" for name in OBJECTIVES)):
        page.goto(f"{site}{name}.html")
        [text] = page.evaluate(READ)
        found = json.loads(text)
        assert found["@context"] == "https://schema.org" and found["@type"] == "LearningResource"
        assert (found["inLanguage"], found["version"]) == ("es", CITATION["version"])
        assert found["license"] in page.locator("footer a").evaluate_all("(all) => all.map((each) => each.href)")
        assert found["description"] == page.locator("meta[name=description]").get_attribute("content")
        assert found["name"] in page.title() and found["timeRequired"].startswith("PT") and found["teaches"]
        if name != "index":
            objectives = OBJECTIVES[name.partition("/")[2]]
            assert found["isPartOf"]["name"] == CITATION["title"] and len(found["teaches"]) == len(objectives)
            assert "$" not in text
    assert complaints == []


def test_other_pages_are_not(site, page):
    assert "glosario" not in OBJECTIVES
    page.goto(f"{site}chapters/glosario.html")
    assert page.evaluate(READ) == []
