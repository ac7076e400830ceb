# Generated from more:dep by witbind. Do not edit.
"""What is different in `more:dep` for calls that are awaited."""
