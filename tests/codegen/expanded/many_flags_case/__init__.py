# Generated from case:many-flags by witbind. Do not edit.
"""Flags past 32 and past 64, and what has no fields, elements or flags: no component has them now, old WIT does."""
