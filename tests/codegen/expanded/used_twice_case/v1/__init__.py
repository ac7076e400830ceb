# Generated from case:used-twice@1 by witbind. Do not edit.
"""One type under its own name and under others."""
