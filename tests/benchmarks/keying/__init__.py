"""How long a key takes, from the key to the disk and to the next item on screen."""
