"""Emitters: one for each kind of thing that WIT declares."""
