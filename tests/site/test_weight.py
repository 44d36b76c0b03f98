"""Cada página es ligera: pocas peticiones y pocos bytes, sin contar las imágenes, y nada se pide dos veces."""

import gzip

MAX_BYTES, MAX_REQUESTS = 200_000, 25
IMAGES = ("image/png", "image/jpeg", "image/webp")
PACKED = ("font/", "image/")  # Ya vienen comprimidos.


def packed_size(response) -> int:
    """Los bytes que viajan: comprimidos con gzip, salvo lo que ya lo está."""
    body, kind = response.body(), response.headers.get("content-type", "")
    return len(body) if kind.startswith(PACKED) and "svg" not in kind else len(gzip.compress(body, 9))


def measure(page, url: str) -> tuple[int, list[str]]:
    """Devuelve los bytes y las direcciones pedidas al abrir la página y recorrerla entera."""
    responses = []
    page.on("response", lambda response: responses.append(response))
    page.goto(url, wait_until="networkidle")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    counted = [item for item in responses if not item.headers.get("content-type", "").startswith(IMAGES)]
    return sum(map(packed_size, counted)), [item.url for item in counted]


def test_every_page_is_light(site, pages, browser):
    for name in pages:
        context = browser.new_context()
        size, urls = measure(context.new_page(), site + name)
        context.close()
        assert len(urls) == len(set(urls)), f"{name}: se pide algo dos veces"
        assert len(urls) <= MAX_REQUESTS, f"{name}: {len(urls)} peticiones\n" + "\n".join(urls)
        assert size <= MAX_BYTES, f"{name}: {size} bytes"
