"""Reading regions and agencies."""

from django.db.models import QuerySet

from siap.apps.organisations.models import Agency, Region


def agencies_of(region: Region) -> QuerySet[Agency]:
    """The agencies of a region by name."""
    return Agency.objects.filter(region=region)
