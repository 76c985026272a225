"""Tables in and out of a study."""
