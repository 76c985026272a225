"""The overview: people by forms, what is due, and the way into a form."""
