"""Measurements, run by hand; no test fails because a machine is slow."""
