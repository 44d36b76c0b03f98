"""Nadie queda fuera: axe sin hallazgos, y todo a mano sin JavaScript."""

from itertools import pairwise

from visits import MOUNTED, PLACE


def test_axe_finds_nothing(visit):
    assert visit.findings == []


def test_everything_fits_and_is_reached(visit):
    """Del teléfono más estrecho a un escritorio, y en papel (``visits.sweep``)."""
    assert visit.layout == []


def test_nothing_sticks_out_without_scripts(reading):
    assert reading.overflow <= 0


def test_one_main_heading_and_no_skipped_level(reading):
    assert reading.levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(reading.levels)), reading.levels


def test_pictures_say_what_they_show(reading):
    assert [alt for alt in reading.alternatives if len(alt) <= 20] == []


def test_no_mask_cuts_the_ring_of_what_has_the_focus(site, page):
    """Una máscara corta lo que sobresale de su caja: solo la lleva lo que se desplaza, que lo corta de todos modos."""
    page.goto(site + "chapters/05_adam.html")
    page.evaluate(PLACE)
    page.wait_for_function(MOUNTED)
    masked = page.evaluate(
        """() => [...document.querySelectorAll(".bd-article *")].filter((box) => box.querySelector("button, input, a"))
            .map((box) => [box.className, getComputedStyle(box)])
            .filter(([, style]) => style.maskImage !== "none").map(([name, { overflowX }]) => [name, overflowX])"""
    )
    assert masked and [name for name, overflow in masked if overflow == "visible"] == []


def test_a_heading_is_called_as_its_text(site, page):
    """Y su enlace, que está en él, tiene su propio nombre y se alcanza con el teclado."""
    page.goto(site + "chapters/02_descenso_gradiente.html")
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    called = [each["name"]["value"] for each in tree if each.get("role", {}).get("value") == "heading"]
    titles = page.locator(":is(h1, h2, h3):has(> .headerlink)")
    shown = titles.evaluate_all("(all) => all.map((each) => each.innerText.replace(/#$/, '').trim())")
    assert len(shown) > 8 and set(shown) <= set(called)
    assert not [name for name in called if "Enlace" in name]
    links = page.get_by_role("link", name="Enlace a este apartado", exact=True)
    assert links.count() == len(shown)
    links.nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{links.nth(1).get_attribute('href')}")


def test_skip_link_comes_first_and_works(site, page):
    page.goto(site + "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    page.wait_for_url("**#main-content")


def test_menu_opens_on_a_phone_without_scripts(site, new_context):
    context = new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
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


def test_dark_setting_of_the_system_without_scripts(site, new_context):
    grounds = []
    for theme in ("light", "dark"):
        context = new_context(java_script_enabled=False, color_scheme=theme)
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
