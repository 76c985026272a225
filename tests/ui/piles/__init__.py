"""Tests of the screen of piles."""
