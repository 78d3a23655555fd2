"""Loads WeasyPrint 70 without what a layout does not need: other programs, and modules for what HarfBuzz does."""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


def load_quickly() -> None:
    """Loads WeasyPrint; where it is loaded already, there is nothing to save."""
    with ExitStack() as stack:
        if sys.platform == "linux":
            stack.enter_context(libraries_by_their_names_alone())
        if "fontTools.subset" not in sys.modules and "fontTools.varLib" not in sys.modules:
            stack.enter_context(fonttools_later())
        import_module("weasyprint")


@contextmanager
def libraries_by_their_names_alone() -> Iterator[None]:
    """Has nobody look for a library with `ldconfig` and a compiler, as cffi does for each name that does not load.

    WeasyPrint tries six names a library, and that by which Linux's loader knows it (`libpango-1.0.so.0`) comes fourth.
    """
    find = ctypes.util.find_library
    vars(ctypes.util)["find_library"] = lambda _name: None
    try:
        yield
    finally:
        vars(ctypes.util)["find_library"] = find


@contextmanager
def fonttools_later() -> Iterator[None]:
    """Has what imports fontTools' subsetter and its maker of static fonts get them when it first uses them.

    Where HarfBuzz cuts fonts down, nobody does.
    """
    subset, instancer = _Later("fontTools.subset"), ModuleType("fontTools.varLib.instancer")
    vars(instancer)["instantiateVariableFont"] = _instantiate
    variations = ModuleType("fontTools.varLib")
    stand_ins = {module.__name__: module for module in (subset, variations, instancer)}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
        package = sys.modules.get("fontTools")
        for name in ("subset", "varLib"):
            if package is not None and vars(package).get(name) in stand_ins.values():
                delattr(package, name)


class _Later(ModuleType):
    """A module that is imported when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # what the machinery of imports asks
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def _instantiate(*arguments: Any, **options: Any) -> Any:
    return import_module("fontTools.varLib.instancer").instantiateVariableFont(*arguments, **options)


# Of each C type that WeasyPrint makes, how a field of a structure is declared that leads to it: `*` before its name
# where it is a pointer, a pointer to it where it is an array.
_C_TYPES: Mapping[str, str] = {
    "PangoFcFontMap *": "PangoFcFontMap *{}",
    "FcChar8 **": "FcChar8 **{}",
    "PangoRectangle *": "PangoRectangle *{}",
    "unsigned int *": "unsigned int *{}",
    "char[]": "char (*{})[]",
    "PangoLogAttr[]": "PangoLogAttr (*{})[]",
    "hb_tag_t[]": "hb_tag_t (*{})[]",
    "hb_codepoint_t[]": "hb_codepoint_t (*{})[]",
}


def read_c_types_once() -> None:
    """Has cffi read the C types that WeasyPrint names in one go: for each it reads all declarations again, 3 ms long,
    and `hb_codepoint_t[72]` and `hb_codepoint_t[11]` are two."""
    from weasyprint.text.ffi import ffi

    fields = [declaration.format(f"field_{number}") for number, declaration in enumerate(_C_TYPES.values())]
    ffi.cdef(f"struct paperbuild_types {{ {'; '.join(fields)}; }};")
    found = [field.type for _, field in ffi.typeof("struct paperbuild_types").fields]
    types = {name: each.item if name.endswith("[]") else each for name, each in zip(_C_TYPES, found, strict=True)}
    new, cast = ffi.new, ffi.cast

    def new_of_known(name: Any, value: Any = None) -> Any:
        known = types.get(name)
        if known is not None:
            return new(known, value)
        kind, _, rest = name.partition("[") if isinstance(name, str) else ("", "", "")
        array, count = types.get(f"{kind}[]"), rest.removesuffix("]")
        if array is None or not count.isdecimal() or (value is not None and len(value) != int(count)):
            return new(name, value)
        return new(array, int(count) if value is None else value)

    ffi.new = new_of_known
    ffi.cast = lambda name, value: cast(types.get(name, name) if isinstance(name, str) else name, value)
