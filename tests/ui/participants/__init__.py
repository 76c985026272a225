"""Tests of the register of participants."""
