# Generated from case:keywords@1 by witbind. Do not edit.
"""Names that are keywords or soft keywords of Python."""
