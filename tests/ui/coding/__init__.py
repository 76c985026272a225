"""Tests of the screen of texts."""
