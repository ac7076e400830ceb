# Generated from case:collections by witbind. Do not edit.
"""What is different in `case:collections` for calls that are awaited."""
