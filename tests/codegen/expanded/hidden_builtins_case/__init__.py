# Generated from case:hidden-builtins by witbind. Do not edit.
"""Fields, methods and parameters that hide the builtins that annotations are written with."""
