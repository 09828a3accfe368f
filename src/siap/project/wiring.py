"""Which app serves what another app asks for: one literal, to be read."""

ROW_STORES = {
    "stakeholders": "siap.apps.stakeholders.rows.STAKEHOLDERS",
    "members": "siap.apps.stakeholders.rows.MEMBERS",
    "meetings": "siap.apps.calendars.rows.MEETINGS",
    "indicators": "siap.apps.indicators.rows.INDICATORS",
    "results": "siap.apps.indicators.rows.RESULTS",
    "actions": "siap.apps.actions.rows.ACTIONS",
    "direct-actions": "siap.apps.actions.rows.DIRECT_ACTIONS",
}

GUIDE_SOURCE = "siap.apps.guides.source.ADAPTED_GUIDES"

LETTERHEAD = "siap.apps.papers.composing.letterhead_of"
"""The head of an office's letters, for drafts of letters too."""

SITTINGS = "siap.apps.meetings.sittings.sittings_of"
"""Live meetings on a topic and who came to them, for lists of attendance."""

EVIDENCE_SOURCES = {
    "reports": "siap.apps.complaints.evidence.REPORTS",
    "ratings": "siap.apps.ratings.evidence.RATINGS",
    "surveys": "siap.apps.surveys.evidence.SURVEYS",
    "charters": "siap.apps.charters.evidence.CHARTERS",
}
"""What users say that a plan may follow or put on a card, in the order of its page."""

SHEET_CHECKS = {
    "w35-insertion": "siap.apps.budgets.sheet_checks.check_insertion",
}
"""Checks of a worksheet that need records beside its own rows."""
