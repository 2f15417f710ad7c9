"""`python -m lagebild` does what `lagebild` does."""

from __future__ import annotations

import sys

from lagebild.cli import main

sys.exit(main())
