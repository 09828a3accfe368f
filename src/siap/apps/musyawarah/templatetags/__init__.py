"""Tags of musyawarah for pages of other apps."""
