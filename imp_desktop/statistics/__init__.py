"""Tables in, results out: every statistic the reports print."""
