"""A bulk run with the real model, killed at random moments, must go on to the output of an undisturbed one.

python -m benchmarks.bulk_killed ARCHIVE.jsonl [--kills 10] [--workers 2] [--seed 0]

Prints one JSON object: how often it was killed and whether the files are the same to the byte; exit status 1 where they are not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def contents(folder: Path) -> dict[str, str]:
    """Every file of an output with the hash of its bytes, but for the lock."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def begun(archive: str, out: Path, workers: int) -> subprocess.Popen[bytes]:
    """A run in a process of its own; parts are small, so that there is something to be killed in."""
    command = [sys.executable, "-m", "lagebild", "bulk", archive, "--out", str(out)]
    return subprocess.Popen([*command, "--workers", str(workers), "--part", "16"], stdout=subprocess.DEVNULL)


def main() -> int:
    """Measure; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    moments, killed = random.Random(asked.seed), 0
    with tempfile.TemporaryDirectory() as place:
        whole, out = Path(place) / "whole", Path(place) / "out"
        begin = time.monotonic()
        status = begun(asked.archive, whole, asked.workers).wait()
        takes = time.monotonic() - begin
        for _ in range(asked.kills):
            process = begun(asked.archive, out, asked.workers)
            try:
                process.wait(moments.uniform(0.1, 0.5) * takes)
            except subprocess.TimeoutExpired:
                process.kill()
                killed += process.wait() != 0
        begun(asked.archive, out, asked.workers).wait()
        files = contents(whole)
        same = contents(out) == files
    result = {"status": status, "killed": killed, "files": len(files), "same": same, "seconds": round(takes, 1)}
    print(json.dumps({"archive": Path(asked.archive).name, "seed": asked.seed, "workers": asked.workers, **result}))
    return 0 if same and killed else 1


if __name__ == "__main__":
    sys.exit(main())
