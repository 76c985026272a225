"""A simulation: packets keyed with planted errors of the published kinds, and what remains of them."""
