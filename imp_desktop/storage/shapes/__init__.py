"""What each version of the file added to its shape, in plain SQL; never changed once released."""
