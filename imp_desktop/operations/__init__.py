"""The verbs: everything a user can do with a study, without a window."""
