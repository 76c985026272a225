"""Results in, PDF out: the printed pages."""
