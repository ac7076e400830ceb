# Generated from case:collisions@2 by witbind. Do not edit.
"""Names that become the same in Python."""
