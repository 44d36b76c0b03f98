"""Nadie queda fuera: axe sin hallazgos en ambos temas y tres anchos, y todo a mano sin JavaScript."""

from itertools import pairwise


def test_axe_finds_nothing(visits):
    """Ambos temas y tres anchos."""
    assert {name: visit.findings for name, visit in visits.items() if visit.findings} == {}


def test_nothing_sticks_out(visits):
    """Lo ancho (fórmulas, tablas, código) se desplaza dentro de su marco; la página, nunca."""
    for name, visit in visits.items():
        assert all(over <= 0 for over in visit.overflow.values()), f"{name}: sobresale {visit.overflow}"


def test_wide_boxes_are_reached_with_the_keyboard(visits):
    assert {name: visit.unreachable for name, visit in visits.items() if visit.unreachable} == {}


def test_one_main_heading_and_no_skipped_level(site, pages, page_without_scripts):
    for name in pages:
        page_without_scripts.goto(site + name)
        levels = [
            int(item[1])
            for item in page_without_scripts.eval_on_selector_all(
                "main :is(h1, h2, h3, h4, h5, h6)", "items => items.map(item => item.tagName)"
            )
        ]
        assert levels.count(1) == 1, f"{name}: {levels.count(1)} títulos de primer nivel"
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{name}: {levels}"


def test_pictures_say_what_they_show(site, pages, page_without_scripts):
    for name in pages:
        page_without_scripts.goto(site + name)
        for alt in page_without_scripts.eval_on_selector_all("main img", "items => items.map(item => item.alt)"):
            assert len(alt) > 20, f"{name}: una imagen sin descripción: «{alt}»"


def test_skip_link_comes_first_and_works(site, page):
    page.goto(site + "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")


def test_menu_opens_on_a_phone_without_scripts(site, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(site + "search.html")
    links = page.locator(".menu-panel a")
    assert links.count() > 3
    assert not links.first.is_visible()
    page.locator(".menu summary").click()
    assert links.first.is_visible()
    links.first.click()
    assert page.url != site + "search.html"
    context.close()


def test_dark_setting_of_the_system_without_scripts(site, browser):
    grounds = []
    for theme in ("light", "dark"):
        context = browser.new_context(java_script_enabled=False, color_scheme=theme)
        page = context.new_page()
        page.goto(site + "index.html")
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        context.close()
    assert grounds == ["rgb(253, 253, 251)", "rgb(20, 24, 29)"]


def test_chosen_theme_is_kept(site, page):
    page.goto(site + "index.html")
    button = page.locator(".theme-button")
    assert button.inner_text() == "Tema: automático"
    button.click()
    button.click()
    assert button.inner_text() == "Tema: oscuro"
    page.goto(site + "search.html")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
