"""El logotipo propio: el sitio que se le reserva en la cabecera."""

import pytest
from course_theme.identity import logo_width
from PIL import Image


@pytest.mark.parametrize(
    ("drawn", "width"),
    [
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"/>', 51),
        ('<svg viewBox="0,0,20,40" width="500" height="10"/>', 17),
        ('<svg width="68px"\n height="34px"/>', 68),
        ('<svg viewBox="0 0 1000 10"/>', 128),
        ("<svg/>", 34),
    ],
)
def test_width_of_a_drawing(tmp_path, drawn, width):
    (tmp_path / "logo.svg").write_text(drawn, "utf-8")
    assert logo_width(tmp_path / "logo.svg", 34) == width


def test_width_of_an_image(tmp_path):
    Image.new("RGB", (300, 200)).save(tmp_path / "logo.PNG")
    assert logo_width(tmp_path / "logo.PNG", 34) == 51
