# Generated from case:versions@3 by witbind. Do not edit.
"""What is different in `case:versions` for calls that are awaited."""
