"""Forms of a draft: one part of it on a page, complete or not."""
