# Generated from case:in-world@1 by witbind. Do not edit.
"""Everything that can stand in a world itself."""
