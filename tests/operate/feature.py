"""The examples that the host was specified by, word for word: what operators write, ship and see."""

from __future__ import annotations

CONFIGURATION = """
[plugins]
enabled = true
plugin_dir = "/etc/heliosproxy/plugins"
hot_reload = true
# Resource limits
memory_limit = "64MB"
timeout = "100ms"
max_plugins = 20
# Plugin-specific config
[plugins.custom-auth]
enabled = true
priority = 100
config = { auth_endpoint = "https://auth.internal/validate" }
[plugins.custom-cache]
enabled = true
priority = 50
config = { ttl_multiplier = 2.0 }
# Permissions per plugin
[plugins.permissions]
custom-auth = ["http_fetch", "cache_read"]
custom-cache = ["cache_read", "cache_write"]
"""

MANIFEST = """
# plugin.yaml - shipped with .wasm file
name: custom-auth
version: 1.0.0
description: Custom authentication using internal auth service
author: Acme Corp
license: MIT
# Required hooks
hooks:
- authenticate
- authorize
# Required permissions
permissions:
- http_fetch
- cache_read
# Configuration schema
config_schema:
  auth_endpoint:
    type: string
    required: true
    description: URL of internal auth service
  cache_ttl:
    type: integer
    default: 300
    description: Cache TTL for auth results
# Resource requirements
resources:
  min_memory: 16MB
  max_memory: 64MB
"""

PLUGINS_BODY = {
    "plugins": [
        {
            "name": "custom-auth",
            "version": "1.0.0",
            "status": "running",
            "hooks": ["authenticate"],
            "memory_used": "2.3MB",
            "invocations": 15234,
            "avg_latency_us": 45,
        }
    ]
}

LOAD_BODY = {"path": "/etc/heliosproxy/plugins/new-plugin.wasm"}

ROUTES = (
    ("GET", "/plugins"),
    ("POST", "/plugins/load"),
    ("POST", "/plugins/{name}/reload"),
    ("POST", "/plugins/{name}/disable"),
    ("DELETE", "/plugins/{name}"),
    ("GET", "/plugins/{name}/logs"),
    ("GET", "/plugins/{name}/metrics"),
)
