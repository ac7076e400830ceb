# Generated from case:includes@1 by witbind. Do not edit.
"""Worlds that include worlds."""
