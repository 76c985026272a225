"""Tests of the real window on a screen of its own, with keys from outside; run with `poe window`."""
