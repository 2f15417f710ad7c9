"""Training of the reader; not part of the package."""
