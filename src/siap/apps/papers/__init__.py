"""Papers of an office: letterheads, numbers, templates, and what was issued."""
