# Generated from case:collections by witbind. Do not edit.
"""Lists, fixed-length lists, maps and tuples."""
