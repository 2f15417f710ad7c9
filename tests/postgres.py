"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket, gone when they end."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"


def programs() -> Path | None:
    """The folder of the newest PostgreSQL's programs; None where there is none."""
    if (found := shutil.which("initdb")) is not None:
        return Path(found).resolve().parent
    folders = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in folders), key=lambda path: int(path.parent.name), default=None)


@contextmanager
def server(binaries: Path) -> Iterator[str]:
    """A running server; the URL of its database, without a schema."""
    root = Path(tempfile.mkdtemp(prefix="lagebild-pg-"))
    data, log = root / "data", root / "log"
    as_root = os.geteuid() == 0
    if as_root:
        owner = pwd.getpwnam(USER)
        os.chown(root, owner.pw_uid, owner.pw_gid)
    root.chmod(0o755)
    before = ["runuser", "-u", USER, "--"] if as_root else []

    def call(program: str, *arguments: str | Path) -> None:
        command = [*before, str(binaries / program), *map(str, arguments)]
        subprocess.run(command, check=True, capture_output=True, cwd=root, timeout=120)

    try:
        call("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={root} -c fsync=off -c max_connections=40"
        call("pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgresql://{USER}@/{USER}?host={root}"
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(root, ignore_errors=True)
