import wit_world
from componentize_py_types import Err
from wit_world.exports.sums import Day, Permissions, Person, Point, Shape_Box, Shape_Circle


class Sums:
    def next(self, d):
        return Day((d.value + 1) % 7)

    def invert(self, p):
        return ~p & (Permissions.READ | Permissions.WRITE | Permissions.EXECUTE)

    def area(self, s):
        if isinstance(s, Shape_Circle):
            return 3 * s.value * s.value
        if isinstance(s, Shape_Box):
            a, b = s.value
            return (b.x - a.x) * (b.y - a.y)
        return 0.0

    def divide(self, a, b):
        if b == 0:
            raise Err("division by zero")
        return abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)

    def peel(self, v):
        if v is None:
            raise Err(None)
        return v.value

    def reverse(self, words):
        return words[::-1]

    def stats(self, xs):
        return (min(xs, default=0.0), sum(xs), len(xs))

    def after(self, c):
        return chr(ord(c) + 1)

    def birthday(self, p):
        return Person(p.name, None if p.age is None else p.age + 1, Point(p.home.y, p.home.x), p.tags)

    def widest(self, a, b, c, d, e, f):
        return f"{a} {b} {c} {d} {int(e * 2)} {int(f)}"


class WitWorld(wit_world.WitWorld):
    def answer(self, question):
        return wit_world.ask(question) + 1
