"""What a paper is about, at a glance: plan, service, region, years, lead partner."""

from siap.apps.documents.builders.setting import Setting
from siap.rendering.tree import Block, KeyValues


def plan(setting: Setting) -> list[Block]:
    """The plan in a few pairs of a name and a text."""
    facts, found = setting.standing_facts, setting.facts.plan
    return [
        KeyValues(
            (
                (setting.say("plan"), found.title),
                (setting.say("about-service"), found.service),
                (setting.say("about-region"), found.region.name),
                (setting.say("about-partner"), str(facts["partner"])),
                (setting.say("about-period"), str(facts["period"])),
            )
        )
    ]
