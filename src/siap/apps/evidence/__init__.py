"""What users say, taken into a plan: cards, figures of indicators, measurements."""
