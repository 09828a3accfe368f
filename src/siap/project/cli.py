"""The `siap` command: names its subcommands and starts the one that is asked for."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Final

COMMANDS: Final[Mapping[str, str]] = {
    "serve": "siap.project.serve_command:run",
    "demo": "siap.project.demo_command:run",
    "compute": "siap.project.compute_command:run",
    "import": "siap.project.import_command:run",
    "export": "siap.project.export_command:run",
    "chores": "siap.project.chores_command:run",
    "check": "siap.project.check_command:run",
    "backup": "siap.project.backup_command:backup",
    "restore": "siap.project.backup_command:restore",
    "admin": "siap.project.admin_command:run",
}
"""Subcommand to `module:function`; the function takes the arguments left and gives the
exit status. Imported only when asked for, so that each starts as fast as it can."""


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run one subcommand.

    Args:
        arguments: Without the program name; None takes those of the process.

    Returns:
        Exit status: 0 well, 2 wrong input.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if not given or given[0] not in COMMANDS:
        known = "\n".join(f"  siap {name}" for name in COMMANDS)
        asked_for_help = given[:1] in (["--help"], ["-h"])
        stream = sys.stdout if asked_for_help else sys.stderr
        stream.write(f"Perintah yang ada:\n{known}\n")
        return 0 if asked_for_help else 2
    module, _, function = COMMANDS[given[0]].partition(":")
    command: Callable[[Sequence[str]], int] = getattr(import_module(module), function)
    return command(given[1:])
