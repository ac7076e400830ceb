# Generated from case:unused-interface@0.1 by witbind. Do not edit.
"""Interfaces that no world uses have both sides."""
