"""Before the first packet: choosing a study, saying who works, and the steps of an empty study."""
