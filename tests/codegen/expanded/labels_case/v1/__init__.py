# Generated from case:labels@1 by witbind. Do not edit.
"""One interface several times in one world, under names of its own."""
