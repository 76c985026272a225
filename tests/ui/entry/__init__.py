"""Tests of the keying screen."""
