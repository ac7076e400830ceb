# Generated from case:keywords@1 by witbind. Do not edit.
"""What is different in `case:keywords` for calls that are awaited."""
