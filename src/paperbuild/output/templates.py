"""Fills in the Jinja templates: sandboxed, with strict undefined names, from the project's own files and the tool's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.loaders import FunctionLoader
from markupsafe import Markup

from paperbuild.findings.diagnostic import Diagnostic
from paperbuild.findings.nearest import did_you_mean
from paperbuild.findings.source import SourceFile, Span
from paperbuild.language.plurals import number_kind, ordinal_kind
from paperbuild.language.typography import direction_of
from paperbuild.output.compiled import COMPILED
from paperbuild.output.own_templates import own_text
from paperbuild.output.sandbox import BoundedEnvironment
from paperbuild.output.words import CARDINAL_KIND, ORDINAL_KIND, words_template
from paperbuild.rules.templates.template_error import RULE

_HINT = "if you delete your copy in `templates/`, the tool uses its own"
_WORDS_HINT = "words of a language that the tool does not speak need every name of `PAGES` in `language/words/en.py`"
_FAULTS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)
_UNDEFINED = re.compile(r"'(\w+)' is undefined|has no attribute '(\w+)'")


class BrokenTemplateError(Exception):
    """A template fails; `diagnostic` says where."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def apart(text: str, around: str) -> str:
    """`text`, such as a line of an address, as HTML within words of the direction `around`: where its own is another
    (UAX #9, P2), it is set in that, or its figures would stand on the wrong side."""
    own = direction_of(text)
    if own in {"", around}:
        return text
    return Markup('<bdi dir="{}">{}</bdi>').format(own, text)


def grouped(number: int) -> str:
    """A number as English writes it: `12,500`."""
    return f"{number:,}"


class Templates:
    """The templates of a paper by name. `files` holds their texts; `path` in each is what a finding names."""

    def __init__(self, files: Mapping[str, SourceFile]) -> None:
        self._files = files
        self._environment = BoundedEnvironment(
            loader=FunctionLoader(self._loaded),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=COMPILED,
        )
        self._environment.filters |= {
            "apart": apart,
            "grouped": grouped,
            CARDINAL_KIND: number_kind,
            ORDINAL_KIND: ordinal_kind,
        }

    def _loaded(self, name: str) -> str | None:
        """A template's text. Of words, those of the project stand behind the tool's, on whose line no line ends."""
        file = self._files.get(name)
        text = words_template(name) + (file.text if file else "")
        if file is None or file.text == own_text(name):
            COMPILED.note_own(text)
        return text or (None if file is None else "")

    def text(self, name: str) -> str:
        """The text of a file that is no template (a style sheet, the citation style)."""
        return self._files[name].text

    def said(self, name: str, variable: str) -> Mapping[str, str]:
        """The texts that the template `name` sets as `variable`, by their names; none where it does not. Raises
        BrokenTemplateError where it fails."""
        self._environment.begin()
        try:
            found = getattr(self._environment.get_template(name).module, variable, {})
        except _FAULTS as error:
            place_name, line = self._place(error, name)
            raise self._broken(place_name, line, str(error) or type(error).__name__) from error
        return {str(key): str(text) for key, text in found.items()} if isinstance(found, Mapping) else {}

    def render(self, name: str, values: Mapping[str, Any]) -> str:
        """The template `name` filled in with `values`. Raises BrokenTemplateError at the line that fails."""
        self._environment.begin()
        try:
            return str(self._environment.get_template(name).render(values))
        except TemplateSyntaxError as error:
            raise self._broken(error.name or name, error.lineno, error.message or "syntax error") from error
        except TemplateNotFound as error:
            raise self._broken(name, 1, f"no template is named `{error.name}`") from error
        except UndefinedError as error:
            place_name, line = self._place(error, name)
            raise self._broken(place_name, line, *_undefined(error, values)) from error
        except _FAULTS as error:
            place_name, line = self._place(error, name)
            raise self._broken(place_name, line, str(error) or type(error).__name__) from error

    def _place(self, error: BaseException, name: str) -> tuple[str, int]:
        """The innermost template line in the traceback of `error`: Jinja gives templates frames of their own."""
        found = (name, 1)
        trace = error.__traceback__
        while trace is not None:
            template = trace.tb_frame.f_globals.get("__jinja_template__")
            filename = trace.tb_frame.f_code.co_filename
            if template is not None or filename == "<template>":
                found = (getattr(template, "name", None) or name, trace.tb_lineno)
            trace = trace.tb_next
        return found

    def _broken(self, name: str, line: int, message: str, hint: str = _HINT) -> BrokenTemplateError:
        file = self._files.get(name) or SourceFile(f"templates/{name}", "")
        span = file.line_span(line) if 0 < line <= len(file.line_starts) else Span(0, 0)
        return BrokenTemplateError(RULE.at(file, span, message, hint))


def _undefined(error: UndefinedError, values: Mapping[str, Any]) -> tuple[str, str]:
    """What to say of a name that a template uses and that nothing has."""
    message = str(error.message)
    match = _UNDEFINED.search(message)
    if match is None:
        return message, _HINT
    name = match[1] or match[2]
    if "TemplateModule" in message:
        return f"nothing is called `{name}` in the template that is imported here", _WORDS_HINT
    return f"nothing is called `{name}` here", did_you_mean(name, set(_names(values))) or _HINT


def _names(value: Any) -> Iterator[str]:
    """The names in `value`, at any depth: in a list, those of its first item."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield str(name)
            yield from _names(inner)
    elif isinstance(value, list) and value:
        yield from _names(value[0])
