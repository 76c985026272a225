"""Tests of the screen that compares a sample with the paper."""
