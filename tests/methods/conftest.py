"""Property tests judge results, not the speed of a busy machine."""

from hypothesis import settings

settings.register_profile("methods", deadline=None, max_examples=100)
settings.load_profile("methods")
