"""A plugin host for database and LLM proxies."""
