"""A new project in Python."""

from __future__ import annotations

from collections.abc import Sequence

from witbind import wit

from .contract import Stub, has_stream, neutral_case, owner

__all__ = ["files"]

APP = '''"""{title}"""

from __future__ import annotations

from dataclasses import dataclass

import heliosproxy_plugin as helios
{imports}


@dataclass(frozen=True)
class Settings:
    """The keys of config_schema in plugin.yaml."""

    verbose: bool = False

{stream}
class Plugin(helios.Plugin[Settings]):
{methods}

helios.export(Plugin)
'''

METHOD = """    def {python}(self, {params}) -> {returns}:
        if self.settings.verbose:
            helios.info("{name}")
        {answer}
"""

STREAM = '''
class Answer(helios.Stream):
    """One streamed response."""

    def push(self, chunk: str) -> ResponseDecision:
        return ResponseDecision_Keep()

    def finish(self) -> str:
        return ""

'''

OPEN = """\
    def open(self, call: Call, context: ResponseContext) -> Answer:
        return Answer()
"""

TEST = """from __future__ import annotations

import unittest

from app import Plugin, Settings
{refused}from heliosproxy_plugin.testing import Host
{imports}


class PluginTest(unittest.TestCase):
{tests}

if __name__ == "__main__":
    unittest.main()
"""

REFUSED = """    def test_{python}(self) -> None:
        with Host() as host:
            with self.assertRaises(Unsupported):
                Plugin(Settings(verbose=True)).{python}({arguments})
            self.assertEqual([message for _, message, _ in host.logged], ["{name}"])
"""

CASE = """    def test_{python}(self) -> None:
        with Host() as host:
            plugin = Plugin(Settings(verbose=True))
            self.assertEqual(plugin.{python}({arguments}), {answer})
            self.assertEqual([message for _, message, _ in host.logged], ["{name}"])
"""


STREAM_CASE = """\
    def test_a_stream(self) -> None:
        with Host():
            answer = Plugin(Settings()).open(call(), {context})
            self.assertEqual(answer.push("a word"), {keep})
            self.assertEqual(answer.finish(), "")
"""


class _Names:
    """The generated names that a file uses, by the module that has them."""

    def __init__(self) -> None:
        self._used: dict[str, set[str]] = {}

    def name(self, t: wit.Type, case: str = "") -> str:
        assert isinstance(t, wit.Record | wit.Variant | wit.Enum)
        interface = owner(t)
        side = "imports" if interface == "types" else "exports"
        name = _pascal(t.name) + (f"_{_pascal(case)}" if case else "")
        self._used.setdefault(f"wit_world.{side}.{interface.replace('-', '_')}_v2", set()).add(name)
        return name

    def lines(self) -> str:
        return "\n".join(
            f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(self._used.items())
        )


def files(title: str, hooks: Sequence[Stub]) -> dict[str, str]:
    """Return the sources and the test by path."""
    names, tested = _Names(), _Names()
    methods, tests = [], []
    for stub in hooks:
        params = [f"{python}: {_annotation(t, names)}" for _, python, t in stub.function.params]
        answer = stub.answer
        methods.append(
            METHOD.format(
                python=stub.function.python,
                name=stub.function.name,
                params=", ".join(params),
                returns=_annotation(answer, names),
                answer=(f"return {_value(answer, names)}" if answer else "return")
                if stub.is_neutral
                else f'raise helios.Unsupported("{stub.refusal}")',
            )
        )
        tests.append(
            (CASE if stub.is_neutral else REFUSED).format(
                python=stub.function.python,
                name=stub.function.name,
                arguments=", ".join(_sample(t, tested) for _, _, t in stub.function.params),
                answer=_value(answer, tested) if answer and stub.is_neutral else "None",
            )
        )
    if has_stream(hooks):
        (whole,) = (stub for stub in hooks if stub.hook == "llm-response")
        context, decision = whole.function.params[2][2], whole.answer
        assert decision is not None
        names.name(decision, "keep")
        methods.append(OPEN)
        tests.append(STREAM_CASE.format(context=_value(context, tested), keep=_value(decision, tested)))
    helpers = [name for name in ("call", "statement") if any(f"{name}(" in test for test in tests)]
    imports = [f"from heliosproxy_plugin.testing import {', '.join(['Host', *helpers])}"] if helpers else []
    refused = "" if all(stub.is_neutral for stub in hooks) else "from heliosproxy_plugin import Unsupported\n"
    test = TEST.format(imports=tested.lines(), refused=refused, tests="\n".join(tests))
    if imports:
        test = test.replace("from heliosproxy_plugin.testing import Host", imports[0])
    return {
        "app.py": APP.format(
            title=title,
            imports=names.lines(),
            stream=STREAM if has_stream(hooks) else "",
            methods="\n".join(methods),
        ),
        "tests/test_app.py": test,
    }


def _annotation(t: wit.Type | None, names: _Names) -> str:
    match t:
        case None:
            return "None"
        case wit.Primitive(name):
            return {"string": "str", "char": "str", "bool": "bool", "f32": "float", "f64": "float"}.get(name, "int")
        case wit.List(element, _):
            return "bytes" if element == wit.U8 else f"list[{_annotation(element, names)}]"
        case wit.Option(payload):
            return f"{_annotation(payload, names)} | None"
        case wit.Tuple(elements):
            return f"tuple[{', '.join(_annotation(element, names) for element in elements)}]"
    return names.name(t)


def _value(t: wit.Type | None, names: _Names) -> str:
    """Return an expression of an answer that changes nothing."""
    match t:
        case wit.Primitive(name):
            return {"string": '""', "char": '"a"', "bool": "False", "f32": "0.0", "f64": "0.0"}.get(name, "0")
        case wit.List(element, _):
            return 'b""' if element == wit.U8 else "[]"
        case wit.Tuple(elements):
            return f"({', '.join(_value(element, names) for element in elements)})"
        case wit.Record(_, fields):
            return f"{names.name(t)}({', '.join(_value(inner, names) for _, _, inner in fields)})"
        case wit.Enum(_, cases):
            return f"{names.name(t)}.{cases[0].replace('-', '_').upper()}"
        case wit.Variant():
            case, payload = neutral_case(t)
            return f"{names.name(t, case)}({_value(payload, names) if payload else ''})"
    return "None"


def _sample(t: wit.Type, names: _Names) -> str:
    """Return an expression of an argument for the test."""
    if isinstance(t, wit.Record) and t.name in ("call", "statement") and owner(t) == "types":
        return "call()" if t.name == "call" else 'statement("SELECT 1")'
    return _value(t, names)


def _pascal(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split("-"))
