"""El logotipo propio: el sitio que se le reserva en la cabecera."""

import io

import pytest
from course_theme.identity import logo_faults, logo_width
from PIL import Image

SPOILT = "que se pueda leer, o no mide nada."


def drawing() -> bytes:
    """Una imagen PNG."""
    saved = io.BytesIO()
    Image.effect_noise((40, 40), 90).save(saved, "PNG")
    return saved.getvalue()


@pytest.mark.parametrize(
    ("drawn", "width"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"/>', 51),
        ('<svg viewBox="0,0,20,40" width="500" height="10"/>', 17),
        ('<svg width="68px"\n height="34px"/>', 68),
        ('<svg viewBox="0 0 1000 10"/>', 128),
        ('<svg width="80mm" height="20mm"/>', 128),
        ("<svg/>", 34),
    ],
)
def test_width_of_a_drawing(tmp_path, drawn, width):
    (tmp_path / "logo.svg").write_text(drawn, "utf-8")
    assert logo_width(tmp_path / "logo.svg", 34) == width


def test_width_of_an_image(tmp_path):
    Image.new("RGB", (300, 200)).save(tmp_path / "logo.PNG")
    assert logo_width(tmp_path / "logo.PNG", 34) == 51


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("logo.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', []),
        ("logo.svg", b"hola", [f"logo: 'logo.svg' no es una imagen .svg {SPOILT}"]),
        ("logo.png", drawing()[:-30], [f"logo: 'logo.png' no es una imagen .png {SPOILT}"]),
        ("logo.svg", b" " * 100_001, ["logo: 'logo.svg' ocupa 100 kB y va en cada página: que no pase de 100."]),
    ],
    ids=lambda value: value[:40] if isinstance(value, bytes | str) else "",
)
def test_a_file_that_is_no_logo(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    assert list(logo_faults(name, tmp_path)) == told
