"""The picture: many readings of reports fused into one situation. Pure functions."""
