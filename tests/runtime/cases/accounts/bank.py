"""Where componentize-py looks for the resources of the interface `bank`."""

from guest import Account

__all__ = ["Account"]
