"""What a questionnaire is: its items, what may be keyed, and the rules of its scores."""
