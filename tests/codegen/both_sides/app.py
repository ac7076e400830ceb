"""A guest that implements counters and uses those of its host."""

import wit_world
from componentize_py_types import Err
from wit_world.exports.counters import Pair
from wit_world.imports import counters as host_counters
from wit_world.imports.types import Failure_Denied


class Counter:
    def __init__(self, start):
        self.count = start

    def increment(self, by):
        if by == 0:
            raise Err(Failure_Denied("zero"))
        self.count += by
        return self.count

    @classmethod
    def merge(cls, a, b):
        return cls(a.count + b.count)

    def value(self):
        return self.count


class Counters:
    def make(self, n):
        return Pair(Counter(n), Counter(n + 1))

    def total(self, items):
        return sum(item.count for item in items)


class Shop:
    def echo(self, i, p, l):  # noqa: E741  WIT's name
        return (i, p, l)

    def use_counter(self, c):
        return c.value()


class WitWorld(wit_world.WitWorld):
    def run(self, i):
        wit_world.log("run " + i.name)
        with host_counters.Counter(10) as counter:
            counter.increment(5)
            pair = host_counters.make(3)
            merged = host_counters.Counter.merge(pair.a, pair.b)
            return f"{counter.value()} {merged.value()} {host_counters.total([counter, merged])}"
