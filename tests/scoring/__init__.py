"""Tests of imp_desktop.scoring."""
