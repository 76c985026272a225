"""The course: session log and attendance, adaptations, adverse reactions."""
