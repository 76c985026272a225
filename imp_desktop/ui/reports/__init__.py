"""Reports: choose, look, print, save."""
