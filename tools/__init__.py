"""Tools for whoever works on Lagebild; not part of the package."""
