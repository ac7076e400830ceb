# Generated from case:in-world@1 by witbind. Do not edit.
"""What is different in `case:in-world` for calls that are awaited."""
