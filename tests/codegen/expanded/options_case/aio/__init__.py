# Generated from case:options by witbind. Do not edit.
"""What is different in `case:options` for calls that are awaited."""
