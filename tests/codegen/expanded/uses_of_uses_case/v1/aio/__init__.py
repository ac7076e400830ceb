# Generated from case:uses-of-uses@1 by witbind. Do not edit.
"""What is different in `case:uses-of-uses` for calls that are awaited."""
