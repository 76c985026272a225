"""The register of participants: the list, one participant's page, and adding people one after another."""
