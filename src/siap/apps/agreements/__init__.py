"""Putting worksheets to agreement: versions, responses, freezing, reopening."""
