"""Bulk: an archive of articles into Parquet, or into a dossier, with many workers; it goes on where it was stopped.

    from lagebild import bulk
    summary = bulk.run(["archive.jsonl"], "out/", bulk.Options(engine="local", workers=2))

The input streams and is read in order, in batches; workers read batches with a reader of their own each, wherever they run; what they
make is written here. So neither the engine nor the number of workers changes what comes out: the parts are the same to the byte.
"""

from __future__ import annotations

from lagebild.errors import LagebildError

try:
    from lagebild.bulk.inputs import expected
    from lagebild.bulk.options import ENGINES, Options, Summary, Watch
    from lagebild.bulk.running import is_dossier, run
except ImportError as error:  # an extra that is not installed is no fault of Lagebild's
    if error.name not in ("pyarrow", "fsspec"):
        raise
    raise LagebildError("bulk needs pyarrow and fsspec: pip install 'lagebild[bulk]'") from error

__all__ = ["ENGINES", "Options", "Summary", "Watch", "expected", "is_dossier", "run"]
