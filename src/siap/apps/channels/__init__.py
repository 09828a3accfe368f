"""Ways in and out beside the web: mail and SMS. Stored first, byte for byte, then taken."""
