"""The reference study: how it is made, and that it prints what the paper prints."""
