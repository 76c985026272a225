"""Tests of imp_desktop.instruments."""
