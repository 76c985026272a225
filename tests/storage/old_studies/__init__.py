"""Dumps of studies of earlier versions."""
