"""The work list: flags and notes that wait for a decision."""
