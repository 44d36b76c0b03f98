"""Todo lo público de optlib se explica: módulos, clases, funciones, métodos y propiedades."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cached_property
from types import ModuleType

import pytest

import optlib

MODULES = ["optlib", *sorted(module.name for module in pkgutil.walk_packages(optlib.__path__, "optlib."))]


def public(owner: ModuleType | type) -> list[object]:
    """Lo que define un módulo o una clase sin guion bajo; lo importado y los datos no cuentan."""
    home = owner.__name__ if inspect.ismodule(owner) else owner.__module__
    values = [value for name, value in vars(owner).items() if not name.startswith("_")]
    return [value for value in values if getattr(inspect.unwrap(value), "__module__", home) == home]


def explained(owner: ModuleType | type) -> Iterator[tuple[str, str]]:
    """El nombre y la docstring de cada cosa; un método que redefine otro vale con la de aquel."""
    for value in public(owner):
        if inspect.isclass(value):
            # La que ponen dataclass y NamedTuple es solo la lista de campos.
            text = value.__doc__ or ""
            yield value.__qualname__, "" if text.startswith(f"{value.__name__}(") else text
            yield from explained(value)
        elif isinstance(value, property | cached_property):
            yield f"{owner.__name__}.{(getattr(value, 'fget', None) or value.func).__name__}", value.__doc__ or ""
        elif inspect.isfunction(function := inspect.unwrap(getattr(value, "__func__", value))):
            yield function.__qualname__, inspect.getdoc(getattr(value, "__func__", value)) or ""


@pytest.mark.parametrize("name", MODULES)
def test_everything_public_is_explained(name):
    module = importlib.import_module(name)
    silent = [what for what, text in explained(module) if not text.strip()]
    assert module.__doc__ and not silent


def test_the_silent_is_seen():
    class Silent:
        def method(self):
            return None

        @property
        def field(self):
            """Se explica."""

    assert [what.rsplit(".", 1)[-1] for what, text in explained(Silent) if not text] == ["method"]
