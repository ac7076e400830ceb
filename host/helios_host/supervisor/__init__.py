"""Several worker processes of one proxy: started, watched, restarted, and changed all together."""

from __future__ import annotations
