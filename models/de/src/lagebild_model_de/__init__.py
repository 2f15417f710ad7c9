"""Weights for Lagebild's reader of German news reports: data only; `folder()` says where they lie."""

from __future__ import annotations

from pathlib import Path

__version__ = "0.1.0.dev0"


def folder() -> Path:
    """The model folder, with `manifest.json` and the files that it names."""
    return Path(__file__).parent / "weights"
