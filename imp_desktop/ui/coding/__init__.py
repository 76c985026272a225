"""Texts: what people wrote on the forms is sorted under codes, one text after another."""
