# Generated from case:not-carried@1 by witbind. Do not edit.
"""What is different in `case:not-carried` for calls that are awaited."""
