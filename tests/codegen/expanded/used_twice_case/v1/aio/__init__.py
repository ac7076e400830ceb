# Generated from case:used-twice@1 by witbind. Do not edit.
"""What is different in `case:used-twice` for calls that are awaited."""
