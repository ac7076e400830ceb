# Generated from case:labels@1 by witbind. Do not edit.
"""What is different in `case:labels` for calls that are awaited."""
