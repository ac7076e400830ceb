"""Build the guests: `python guests/build.py --help`."""

from __future__ import annotations

from guestkit.cli import main

if __name__ == "__main__":
    main()
