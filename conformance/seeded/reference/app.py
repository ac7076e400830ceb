"""Both versions of the reference plugin, as componentize-py looks for them."""

from __future__ import annotations

import llm_response_v2  # noqa: F401 - its class is found by name
from v1 import *
from v2 import *
