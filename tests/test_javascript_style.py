"""Lo que biome no mira en nuestro JavaScript: que todo lo que se exporta sirva a alguien."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "optlib" / "static"
# Lo que llama quien está fuera de los módulos, la página y Jupyter, y lo que se ofrece entero.
ENTRIES = {"mountAll", "render"}
PUBLIC = {"optimizers.js"}
EXPORT = re.compile(r"^export (?:function|class|const|let) (\w+)", re.MULTILINE)
IMPORT = re.compile(r"^import \{([^}]*)\} from \"[^\"]*/([\w-]+\.js)\";", re.MULTILINE)
LATER = re.compile(r"import\(\"[^\"]*/([\w-]+\.js)\"\)(?:\.then\(\(module\) => module\.(\w+)\))?")
# «const { a } = await import("…")» y «import("…").then(({ a }) => …)».
TAKEN = (
    re.compile(r"\{ (\w+) \} = await import\(\"[^\"]*/([\w-]+\.js)\"\)"),
    re.compile(r"import\(\"[^\"]*/([\w-]+\.js)\"\)\.then\(\(\{ (\w+) \}\)"),
)
TESTS = re.compile(r"const \{([^}]*)\} = await at\(\"(?:[^\"]*/)?([\w-]+\.js)\"\)")


def ours() -> list[Path]:
    """Nuestros ficheros de JavaScript, los mismos que mira biome, sin los que se generan."""
    folders = ("optlib", "theme", "live", "search", "tests", "tools")
    found = {path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in {".js", ".mjs"}}
    return sorted(found - {STATIC / "data.js", STATIC / "rules.js"})


def test_everything_exported_is_used():
    texts = {path: path.read_text("utf-8") for path in ours()}
    used = set()
    for text in texts.values():
        for pattern in (IMPORT, TESTS):
            used |= {
                (module, name.split(" as ")[0].strip())
                for names, module in pattern.findall(text)
                for name in names.split(",")
            }
        used |= set(LATER.findall(text))
        used |= {(module, name) for name, module in TAKEN[0].findall(text)} | set(TAKEN[1].findall(text))
    unused = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, text in texts.items()
        for name in EXPORT.findall(text)
        if (path.name, name) not in used and name not in ENTRIES and path.name not in PUBLIC
    ]
    assert not unused, "\n".join(unused)
