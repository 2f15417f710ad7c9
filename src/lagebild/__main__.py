"""`python -m lagebild` does what `lagebild` does."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Run the command line; Ctrl-C while its parts are still being loaded ends it without a word."""
    before = signal.signal(signal.SIGINT, lambda *_: sys.exit(130))
    from lagebild import cli  # noqa: PLC0415 -- loading takes a second, in which one may change one's mind

    signal.signal(signal.SIGINT, before)
    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
