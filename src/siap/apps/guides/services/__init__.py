"""Adapting a guide: each change asks for permission and leaves a trail."""

from siap.apps.guides.services.copying import copy_guide, take_file
from siap.apps.guides.services.parts import PartChanged, save_part
from siap.apps.guides.services.publishing import publish, set_retired
from siap.apps.guides.services.topics import (
    add_topic,
    move_topic,
    remove_topic,
    restore_topic,
)
from siap.apps.guides.services.undoing import undo

__all__ = [
    "PartChanged",
    "add_topic",
    "copy_guide",
    "move_topic",
    "publish",
    "remove_topic",
    "restore_topic",
    "save_part",
    "set_retired",
    "take_file",
    "undo",
]
