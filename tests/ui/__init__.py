"""Tests of the windows, without a screen."""
