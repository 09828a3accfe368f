"""Who changed what, when: the trail of every change."""
