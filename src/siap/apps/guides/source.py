"""Adapted guides as the plans see them."""

from collections.abc import Iterable, Sequence

from django.db.models import Max

from siap.apps.guides.models import AdaptedGuide, GuideVersion
from siap.apps.guides.queries import OWN, guide_id_of, published_guide
from siap.apps.plans.guide_source import OfferedGuide, RegionGuide
from siap.kernel.errors import NotFound


class AdaptedGuides:
    """Serves `siap.apps.plans.guide_source.GuideSource`."""

    def published(self, key: str, version: int) -> RegionGuide:
        """
        One published version, from memory when asked again.

        Raises:
            NotFound: There is no such version.
        """
        guide, record = published_guide(guide_id_of(key), version)
        return RegionGuide(
            guide=guide,
            edition=record.edition,
            region_id=record.region_id,
            family=record.based_on,
        )

    def newest(self, key: str) -> RegionGuide:
        """
        The newest version of a guide that is not retired.

        Raises:
            NotFound: There is no such guide, it was never published, or it is retired.
        """
        guides = AdaptedGuide.objects.filter(pk=guide_id_of(key), retired_at=None)
        number = guides.aggregate(newest=Max("versions__number"))["newest"]
        if number is None:
            raise NotFound("not-found", where=f"guide {key}")
        return self.published(key, number)

    def offered(self, region_ids: Iterable[int], edition: str) -> Sequence[OfferedGuide]:
        """The newest versions of the guides of some regions, by title."""
        versions = GuideVersion.objects.filter(
            guide__region_id__in=region_ids,
            guide__edition=edition,
            guide__retired_at=None,
        ).order_by("guide__title", "guide_id", "number")
        rows = versions.values_list(
            "guide_id",
            "number",
            "content__head__title",
            "content__head__summary",
            "guide__region_id",
            "guide__region__name",
        )
        latest = {row[0]: row for row in rows}
        return [
            OfferedGuide(
                key=f"{OWN}{guide_id}",
                title=title,
                summary=summary,
                region_id=region_id,
                region_name=region_name,
                version=number,
            )
            for guide_id, number, title, summary, region_id, region_name in latest.values()
        ]


ADAPTED_GUIDES = AdaptedGuides()
