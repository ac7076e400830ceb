# Generated from case:docs@1 by witbind. Do not edit.
"""What is different in `case:docs` for calls that are awaited."""
