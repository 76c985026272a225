"""The windows: nothing but showing and asking."""
