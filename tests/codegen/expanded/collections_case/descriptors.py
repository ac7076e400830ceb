# Generated from case:collections by witbind. Do not edit.
"""What `case:collections` declares, as data."""

from __future__ import annotations

from typing import Final

from witbind import wit

from . import a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever, c, ids

__all__ = [
    "A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER",
    "A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER_LONG_VARIANT",
    "A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER_MANY",
    "C_BYTE",
    "C_LONG",
    "C_R",
    "C_R2",
    "C_WORLD",
    "INTERFACES",
    "WORLDS",
    "C",
]

A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER_LONG_VARIANT: Final = wit.Variant(
    "long-variant",
    (
        (
            "the-first-case-of-the-variant",
            a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever.LongVariantTheFirstCaseOfTheVariant,
            None,
        ),
        (
            "the-second-case-of-the-variant",
            a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever.LongVariantTheSecondCaseOfTheVariant,
            None,
        ),
        (
            "the-third-case-of-the-variant",
            a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever.LongVariantTheThirdCaseOfTheVariant,
            None,
        ),
        ("x", a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever.LongVariantX, wit.List(wit.U8)),
    ),
)

A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER_MANY: Final = wit.Enum(
    "many",
    (
        "aaaaaaaaaaaaaaaaaaaa",
        "bbbbbbbbbbbbbbbbbbbbbbbbbbb",
        "cccccccccccccccccccccccccccc",
        "dddddddddddddddddddddddd",
        "eeeeeeeeeeeeee",
    ),
    a_really_long_interface_name_that_goes_on_and_on_for_ever_and_ever.Many,
)

A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER: Final = wit.Interface(
    ids.A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER,
    (
        wit.Function(
            "a-really-long-function-name-that-goes-on-and-on-for-ever-and-ever",
            "a_really_long_function_name_that_goes_on_and_on_for_ever_and_ever",
            (),
            wit.U8,
        ),
    ),
    types=(
        ("long-variant", A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER_LONG_VARIANT),
        ("many", A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER_MANY),
    ),
)

C_BYTE: Final = wit.U8

C_R2: Final = wit.Record(
    "r2",
    (
        ("a", "a", wit.List(wit.List(wit.F32), 3)),
        ("b", "b", wit.Map(wit.BOOL, wit.Option(wit.U8))),
        ("c", "c", wit.Map(wit.CHAR, wit.U8)),
    ),
    c.R2,
)

C_R: Final = wit.Record(
    "r",
    (
        ("a", "a", wit.List(C_BYTE)),
        ("b", "b", wit.List(wit.U8, 16)),
        ("c", "c", wit.List(wit.List(wit.U8), 2)),
        ("d", "d", wit.Map(wit.STRING, wit.Map(wit.U32, wit.List(C_R2)))),
        ("e", "e", wit.List(wit.List(wit.List(wit.STRING)))),
        ("f", "f", wit.List(wit.Tuple((wit.U8, wit.Tuple((wit.CHAR, wit.F64)))))),
    ),
    c.R,
)

C_LONG: Final = wit.Tuple(
    (
        wit.U8,
        wit.U16,
        wit.U32,
        wit.U64,
        wit.S8,
        wit.S16,
        wit.S32,
        wit.S64,
        wit.F32,
        wit.F64,
        wit.BOOL,
        wit.CHAR,
        wit.STRING,
        wit.List(wit.U8),
        wit.List(wit.STRING),
        C_R,
        C_R2,
        wit.Option(C_R),
        wit.Result(C_R, C_R2),
    ),
)

C: Final = wit.Interface(
    ids.C,
    (
        wit.Function(
            "a-function-with-a-rather-long-name",
            "a_function_with_a_rather_long_name",
            (
                ("the-first-parameter", "the_first_parameter", wit.Option(wit.List(wit.STRING))),
                (
                    "the-second-parameter",
                    "the_second_parameter",
                    wit.Result(wit.List(wit.STRING), wit.Tuple((wit.U8, wit.U16))),
                ),
                ("third", "third", wit.U8),
            ),
            wit.Result(
                wit.Tuple((wit.List(wit.STRING), wit.List(wit.STRING))),
                wit.Tuple((wit.U64, wit.List(wit.List(wit.Tuple((wit.U8, wit.U16, wit.U32)))))),
            ),
        ),
        wit.Function(
            "another-function-with-a-name-that-is-really-very-long-indeed-and-more",
            "another_function_with_a_name_that_is_really_very_long_indeed_and_more",
            (),
            wit.Result(wit.Tuple((wit.U64, wit.U64, wit.U64)), wit.Tuple((wit.U64, wit.U64, wit.U64))),
        ),
        wit.Function(
            "f",
            "f",
            (("a", "a", C_LONG), ("b", "b", wit.Option(C_LONG))),
            wit.Result(C_LONG, wit.Tuple((C_LONG, C_LONG))),
        ),
    ),
    types=(
        ("byte", C_BYTE),
        ("long", C_LONG),
        ("r", C_R),
        ("r2", C_R2),
    ),
)

C_WORLD: Final = wit.World(
    ids.C_WORLD,
    imports=(C,),
    exports=(
        A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER,
        C,
    ),
)

INTERFACES: Final[dict[str, wit.Interface]] = {
    ids.A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER: A_REALLY_LONG_INTERFACE_NAME_THAT_GOES_ON_AND_ON_FOR_EVER_AND_EVER,
    ids.C: C,
}

WORLDS: Final[dict[str, wit.World]] = {
    ids.C_WORLD: C_WORLD,
}
