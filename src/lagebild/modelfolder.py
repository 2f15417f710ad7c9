"""Where the weights lie: the folder that is given, the one that LAGEBILD_MODEL names, or the installed distribution."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

from lagebild.errors import ModelError

VARIABLE = "LAGEBILD_MODEL"
DISTRIBUTION = "lagebild-model-de"
PACKAGE = "lagebild_model_de"
MANIFEST = "manifest.json"


def model_folder(given: Path | None = None) -> Path:
    """The model folder: `given`, else the one that LAGEBILD_MODEL names, else that of the installed weights.

    Only looks for the folder; its contents are verified when the reader loads it.

    Raises:
        ModelError: there is none, with what to install; or the folder holds no manifest.
    """
    if given is not None:
        return _checked(given)
    named = os.environ.get(VARIABLE)
    if named:
        return _checked(Path(named), f" (named by {VARIABLE})")
    return _checked(_installed(), f" (of the installed {DISTRIBUTION})")


def _installed() -> Path:
    try:
        package = importlib.import_module(PACKAGE)
    except ModuleNotFoundError as error:
        raise ModelError(
            f"no model is installed: install the distribution {DISTRIBUTION} (in a checkout: pip install ./models/de), "
            f"or name a model folder with --model or in {VARIABLE}"
        ) from error
    return Path(package.folder())


def _checked(folder: Path, source: str = "") -> Path:
    if not folder.is_dir():
        raise ModelError(f"{folder}{source}: no such folder; a model folder, which holds a {MANIFEST}, is needed")
    if not (folder / MANIFEST).is_file():
        raise ModelError(f"{folder}{source}: not a model folder, it holds no {MANIFEST}")
    return folder
