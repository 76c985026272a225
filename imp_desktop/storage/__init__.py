"""The study file: the only room that knows SQL."""
