"""Piles of packets: announce one, see how far it is, print its slip, end it."""
