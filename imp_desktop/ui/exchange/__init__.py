"""Tables in and out, and copies of the study."""
