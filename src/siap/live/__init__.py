"""Live events to many screens: a hub, server-sent events, no framework."""
