"""The demo: a real PostgreSQL behind the proxy, guarded by plugins in several languages."""
