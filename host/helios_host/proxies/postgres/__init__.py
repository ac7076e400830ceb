"""A PostgreSQL proxy that asks plugins about every session and statement.

It passes messages through between a client and one server connection of its own, in one process on one event loop.
"""
