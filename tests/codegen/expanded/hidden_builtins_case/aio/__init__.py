# Generated from case:hidden-builtins by witbind. Do not edit.
"""What is different in `case:hidden-builtins` for calls that are awaited."""
