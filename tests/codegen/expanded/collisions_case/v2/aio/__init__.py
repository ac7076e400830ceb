# Generated from case:collisions@2 by witbind. Do not edit.
"""What is different in `case:collisions` for calls that are awaited."""
