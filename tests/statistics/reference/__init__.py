"""The second study and what R says of the studies the statistics are checked on."""
