"""The construction of the reference study, one question a module."""
