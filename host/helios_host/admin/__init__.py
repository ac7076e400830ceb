"""The admin API: shows and changes what runs, over HTTP on a port of its own. Needs the extra `admin`."""

from __future__ import annotations
