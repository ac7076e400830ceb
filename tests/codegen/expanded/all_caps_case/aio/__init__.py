# Generated from case:all-caps by witbind. Do not edit.
"""What is different in `case:all-caps` for calls that are awaited."""
