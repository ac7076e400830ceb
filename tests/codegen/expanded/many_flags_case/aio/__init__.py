# Generated from case:many-flags by witbind. Do not edit.
"""What is different in `case:many-flags` for calls that are awaited."""
