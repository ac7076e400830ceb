# Generated from case:gates@1 by witbind. Do not edit.
"""What is different in `case:gates` for calls that are awaited."""
