"""Tests of imp_desktop.protocols."""
