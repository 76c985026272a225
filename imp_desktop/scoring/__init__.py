"""Answers in, scores out, in exact fractions."""
