# Generated from case:taken-names@0.3 by witbind. Do not edit.
"""The names that components know interfaces and worlds by.

A patch release of the package changes no other file but for documentation.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ATTRS",
    "BUILTINS_",
    "COMPONENT",
    "DESCRIPTORS_",
    "ENGINE",
    "ENUM",
    "EVERYTHING",
    "IDS_",
    "INIT",
    "INSTANCE",
    "INTERFACES_",
    "LINKER",
    "LINKER_WORLD",
    "NAMES",
    "STORE",
    "TYPING",
    "WIT",
    "WITBIND",
    "WORLDS_",
]

ATTRS: Final = "case:taken-names/attrs@0.3.0"
BUILTINS_: Final = "case:taken-names/builtins@0.3.0"
COMPONENT: Final = "case:taken-names/component@0.3.0"
DESCRIPTORS_: Final = "case:taken-names/descriptors@0.3.0"
ENGINE: Final = "case:taken-names/engine@0.3.0"
ENUM: Final = "case:taken-names/enum@0.3.0"
EVERYTHING: Final = "case:taken-names/everything@0.3.0"
IDS_: Final = "case:taken-names/ids@0.3.0"
INIT: Final = "case:taken-names/init@0.3.0"
INSTANCE: Final = "case:taken-names/instance@0.3.0"
INTERFACES_: Final = "case:taken-names/interfaces@0.3.0"
LINKER: Final = "case:taken-names/linker@0.3.0"
LINKER_WORLD: Final = "case:taken-names/linker-world@0.3.0"
NAMES: Final = "case:taken-names/names@0.3.0"
STORE: Final = "case:taken-names/store@0.3.0"
TYPING: Final = "case:taken-names/typing@0.3.0"
WIT: Final = "case:taken-names/wit@0.3.0"
WITBIND: Final = "case:taken-names/witbind@0.3.0"
WORLDS_: Final = "case:taken-names/worlds@0.3.0"
