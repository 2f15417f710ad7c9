"""What object stores do otherwise than disks: they stand in buckets, want credentials, and can stop answering at any moment.

Their packages share no base class of errors, so what is wrong is told by the names of the classes.
"""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast

BUCKETS = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oss", "oci", "ocilake"})
"""Protocols whose paths begin with a bucket (a container), which is somebody's to make and to pay for: never made here."""

KEYS = "NoCredentialsError PartialCredentialsError CredentialRetrievalError TokenRetrievalError SSOTokenLoadError ProfileNotFound"
KEYS_OTHERS = "UnauthorizedSSOTokenError DefaultCredentialsError RefreshError ClientAuthenticationError"
NO_KEYS = frozenset([*KEYS.split(), *KEYS_OTHERS.split()])
SILENT = frozenset(
    "HTTPClientError ConnectionError ClientConnectionError ClientPayloadError IncompleteRead TimeoutError gaierror".split()
)

GIVE_KEYS = (
    "give its credentials as the store's own tools take them, such as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
)
CHECK_KEYS = "check the credentials, their rights and the endpoint, such as AWS_ENDPOINT_URL"
CHECK_NET = "check the endpoint, such as AWS_ENDPOINT_URL, and the network"
CHECK_BUCKET = "check its name, the credentials and the endpoint; a bucket is never made here"


def fault(error: Exception) -> tuple[str, str]:
    """What an object store's error means, and what to do about it."""
    said = " ".join(str(error).split())[:300] or type(error).__name__
    names = {one.__name__ for one in type(error).__mro__}
    if names & NO_KEYS:
        return f"no credentials ({said})", GIVE_KEYS
    if isinstance(error, PermissionError):
        return f"refused: {said}", CHECK_KEYS
    if isinstance(error, FileNotFoundError):
        return "no such object or folder", "check the bucket, the path and the endpoint"
    if names & SILENT:
        return f"the store does not answer ({said})", CHECK_NET
    told = getattr(error, "strerror", None) or (
        said if isinstance(error, OSError) else f"{type(error).__name__}: {said}"
    )
    return f"the store says: {told}", "check the URL, the endpoint and the rights"


def said(where: str, error: Exception, doing: str = "cannot be used") -> str:
    """The same in a line, with the place and what was tried."""
    what, hint = fault(error)
    return f"{where}: {doing}: {what} ({hint})"


def no_bucket(bucket: str) -> tuple[str, str]:
    """What is wrong where a bucket is missing, and what to do about it."""
    return (
        (f'no bucket "{bucket}"', CHECK_BUCKET) if bucket else ("names no bucket", "give it as in s3://BUCKET/FOLDER")
    )


def bucket_of(system: Any, path: str) -> str | None:
    """The bucket that a path begins with, "" where it names none; None of a file system without buckets."""
    protocols = [system.protocol] if isinstance(system.protocol, str) else system.protocol
    return path.strip("/").partition("/")[0] if BUCKETS.intersection(protocols) else None


class Watched(io.RawIOBase):
    """A stream that remembers what went wrong with reading it: readers of formats take such an error for damage of what it holds, and
    a file would count as read although most of it was not.
    """

    def __init__(self, stream: Any) -> None:
        super().__init__()
        self._stream = stream
        self.failed: Exception | None = None

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """As the stream says."""
        return bool(self._stream.seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place in it."""
        return int(self._stream.seek(offset, whence))

    def tell(self) -> int:
        """Where in it one is."""
        return int(self._stream.tell())

    def readinto(self, buffer: Any) -> int:
        """Read what fits; what goes wrong is raised, and remembered."""
        try:
            data = self._stream.read(len(buffer))
        except Exception as error:
            self.failed = error
            raise
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close the stream."""
        if not self.closed:
            self._stream.close()
        super().close()


def watched(stream: Any) -> BinaryIO:
    """A store's stream, so that `failure` knows of it."""
    return cast(BinaryIO, io.BufferedReader(Watched(stream)))


def failure(stream: Any) -> Exception | None:
    """What went wrong with the store while a stream was read, whatever its reader made of it."""
    raw = getattr(stream, "raw", None)
    return raw.failed if isinstance(raw, Watched) else None
