"""Laws on what a plugin does when the host does not answer as hoped, or ends it in the middle."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any, Final

import witbind
from hypothesis import strategies as st
from witbind import Err, wit

from helios_conformance.engine import FOREVER, interrupt
from helios_conformance.imports import Scripted, function_id, result_functions
from helios_conformance.memory import guest_memory
from helios_conformance.strategies import Values
from helios_conformance.subject import Session, Subject

from .base import Broken, Example, FunctionLaw, Law, Part, Target, arguments_of, ask, canonical, functions_of

__all__ = ["LAWS"]


class ImportsMayFail(FunctionLaw):
    """Every error of every import."""

    name = "imports-may-fail"
    sentence = "It answers, and does not die, when imports fail in any way that their signatures allow."

    def skipped(self, subject: Subject, target: Target) -> str | None:  # noqa: ARG002
        """It needs an import that can fail."""
        return None if result_functions(subject.imported) else "it imports nothing that can fail"

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw the arguments, an error for each import, which of them fail, and after how many calls."""
        functions = result_functions(subject.imported)
        errors = {f"fails {id_}": Part(_failure(f), f.result) for id_, f in functions.items()}
        which = st.just(sorted(functions)) | st.lists(st.sampled_from(sorted(functions)), min_size=1, unique=True)
        return {**arguments_of(target), **errors, "failing": Part(which), "after": Part(st.sampled_from([0, 0, 1, 2]))}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Call it in a host that fails."""
        script = {id_: [example[f"fails {id_}"]] for id_ in example["failing"]}
        session = subject.used()
        session.answers = Scripted(script, subject.host(), example["after"])
        canonical(target, ask(session, target, example))
        if example["after"] == 0:
            try:
                with subject.open(Scripted(script, subject.host())):
                    pass
            except witbind.Trap as error:
                raise Broken(f"the guest died when it was started: {error.message}") from error


class ImportsMayAnswerAnything(FunctionLaw):
    """Every answer of every import."""

    name = "imports-may-answer-anything"
    sentence = "It answers, and does not die, whatever well-typed values imports answer."
    weight = 0.6

    def skipped(self, subject: Subject, target: Target) -> str | None:  # noqa: ARG002
        """It needs an import that answers."""
        return None if _answering(subject) else "it imports nothing that answers with data"

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:
        """Draw the arguments and up to two answers of each import, in turn."""
        handles = Values(resources=lambda resource: st.builds(subject.imports.handle, st.just(resource)))
        answers = {
            f"answers {id_}": Part(st.lists(handles.of(f.result), min_size=1, max_size=2), wit.List(f.result))
            for id_, f in _answering(subject).items()
            if f.result is not None
        }
        return {**arguments_of(target), **answers}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Call it in a host that answers anything."""
        script = {
            name.removeprefix("answers "): value for name, value in example.items() if name.startswith("answers ")
        }
        session = subject.used()
        session.answers = Scripted(script, subject.host())
        canonical(target, ask(session, target, example))


class SurvivesInterruption(FunctionLaw):
    """The limit at a chosen host call."""

    name = "survives-interruption"
    sentence = (
        "A call that is interrupted at any host call ends there, and a new instance answers as if it had not been."
    )
    weight = 0.3

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:  # noqa: ARG002
        """Draw the arguments and the number of the host call; 0 is the entry."""
        return {**arguments_of(target), "at": Part(st.sampled_from([0, 1, 2, 3, 5, 9]))}

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Interrupt a call, then ask a new instance in the same host."""
        with subject.open() as session:
            expected = canonical(target, ask(session, target, example))
        host = subject.host()
        with subject.open(host) as session:
            interrupted = self._interrupt(subject, session, target, example)
        if not interrupted:
            return
        with subject.open(host) as session:
            found = canonical(target, ask(session, target, example))
        if found != expected and not host.stored and target.hook not in subject.stateful:
            raise Broken(f"after an interruption a new instance answered {found!r:.400}, expected {expected!r:.400}")

    def _interrupt(self, subject: Subject, session: Session, target: Target, example: Example) -> bool:
        at = example["at"]
        assert target.function is not None
        subject.imports.on_call = lambda number: interrupt() if number == at - 1 else None
        try:
            arguments = [example[python] for _, python, _ in target.function.params]
            session.call(target.interface, target.function.name, *arguments, ticks=FOREVER if at else 0)
        except witbind.Interrupted:
            return True
        except witbind.Trap as error:
            raise Broken(f"the guest died instead of being interrupted: {error.message}") from error
        finally:
            subject.imports.on_call = None
        return False


class MemoryIsFlat(Law):
    """Memory after many calls."""

    name = "memory-is-flat"
    sentence = "Memory does not grow with the number of calls."
    weight = 0.03

    WARM: Final = (600, 0.2)
    MORE: Final = (6000, 0.8)
    """At most so many calls, in so many seconds of processor time."""
    SLACK: Final = 2 << 16
    """Bytes of growth that an allocator may take for reasons of its own."""
    WINDOWS: Final = 4
    """How often so many more calls are made: a collector's heap takes up to three before it levels off."""

    def skipped(self, subject: Subject, target: Target) -> str | None:
        """It needs a system that tells, and calls."""
        if guest_memory() is None:
            return "this system does not tell the size of a guest's memory"
        if target.hook in subject.stateful:
            return "declared stateful"
        return None

    def parts(self, subject: Subject, target: Target) -> Mapping[str, Part]:  # noqa: ARG002
        """Draw several inputs of each function."""
        parts = {}
        for function in functions_of(target.interface):
            one = arguments_of(Target(target.hook, target.version, target.interface, function))
            for name, part in one.items():
                assert part.type is not None
                strategy = st.lists(part.strategy, min_size=4, max_size=4)
                parts[f"{function.python} {name}"] = Part(strategy, wit.List(part.type))
        return parts

    def check(self, subject: Subject, target: Target, example: Example) -> None:
        """Warm up, then measure after each window of calls, until one adds little."""
        others = guest_memory() or {}
        with subject.open() as session:
            self._rounds(session, target, example, *self.WARM)
            before = size = self._size(others)
            calls, first = 0, 0.0
            for _ in range(self.WINDOWS):
                made = self._rounds(session, target, example, *self.MORE)
                last, size = size, self._size(others)
                calls += made
                growth = (size - last) / made
                first = first or growth
                if size - last <= max(self.SLACK, last // 50) or growth < first / 2:
                    return
        each = (size - before) / calls
        raise Broken(f"memory grew from {before >> 10} to {size >> 10} KiB in {calls} calls, {each:.0f} bytes each")

    def _size(self, others: dict[int, int]) -> int:
        return sum(size for start, size in (guest_memory() or {}).items() if start not in others)

    def _rounds(self, session: Session, target: Target, example: Example, count: int, seconds: float) -> int:
        """Call the functions in turn; return how many calls were made."""
        functions = functions_of(target.interface)
        until = time.thread_time() + seconds
        for number in range(count):
            function = functions[number % len(functions)]
            place = number // len(functions) % 4
            arguments = {python: example[f"{function.python} {python}"][place] for _, python, _ in function.params}
            canonical(target, ask(session, target, arguments, function), function)
            if number % 16 == 0 and time.thread_time() > until:
                return number + 1
        return count


def _failure(function: wit.Function) -> st.SearchStrategy[Any]:
    assert isinstance(function.result, wit.Result)
    return st.builds(Err, Values().payload(function.result.err))


def _answering(subject: Subject) -> dict[str, wit.Function]:
    """Return the functions of imports that answer data which a plugin cannot know beforehand."""
    return {
        function_id(interface, function): function
        for interface in subject.imported.values()
        for function in interface.functions
        if function.result is not None
        and not interface.id.partition("/")[2].startswith(("config@", "log@", "telemetry@"))
    }


LAWS: Final = (ImportsMayFail(), ImportsMayAnswerAnything(), SurvivesInterruption(), MemoryIsFlat())
