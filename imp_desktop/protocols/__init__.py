"""What a study is: groups, assessments, the instruments due, outcomes and the rule for missing answers."""
