"""Write or check the guests' committed bindings: `python guests/bindings.py write | check`."""

from __future__ import annotations

from guestkit.bindings import main

if __name__ == "__main__":
    main()
