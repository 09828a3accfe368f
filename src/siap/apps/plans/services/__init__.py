"""Starting and running a plan: each change asks for permission and leaves a trail."""

from siap.apps.plans.services.follow_ups import NewTask, add_follow_ups, set_follow_up_done
from siap.apps.plans.services.guides import move_to_guide, move_to_guide_version
from siap.apps.plans.services.lifecycle import NewPlan, create_plan
from siap.apps.plans.services.scope import scope_of
from siap.apps.plans.services.team import set_team_role
from siap.apps.plans.services.topics import record_topic

__all__ = [
    "NewPlan",
    "NewTask",
    "add_follow_ups",
    "create_plan",
    "move_to_guide",
    "move_to_guide_version",
    "record_topic",
    "scope_of",
    "set_follow_up_done",
    "set_team_role",
]
