"""`siap admin`: accounts and roles from the command line of the machine itself."""

import argparse
import getpass
import sys
from collections.abc import Sequence

from siap.kernel.errors import SiapError
from siap.project import installation
from siap.project.terminal import say


def run(arguments: Sequence[str]) -> int:
    """
    Make accounts, set passwords, give roles. Who may run this owns the machine.

    Returns:
        Exit status: 0 well, 1 if it could not be done.
    """
    options = _parser().parse_args(arguments)
    try:
        installation.set_up()
        say(_do(options))
    except SiapError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="siap admin", description="Akun dan peran.")
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("create-user", help="membuat akun")
    make.add_argument("username")
    make.add_argument("--name", required=True)
    make.add_argument("--email", default="")
    make.add_argument("--installation-administrator", action="store_true")
    reset = commands.add_parser("set-password", help="mengganti kata sandi")
    reset.add_argument("username")
    role = commands.add_parser("set-role", help="memberi peran di sebuah daerah")
    role.add_argument("username")
    role.add_argument("--region", required=True, help="kode daerah, misalnya 33.72")
    role.add_argument("--role", required=True, help="administrator, facilitator, reader")
    commands.add_parser("list", help="daftar akun")
    return parser


def _do(options: argparse.Namespace) -> str:
    from siap.apps.accounts import services  # noqa: PLC0415 - after set-up
    from siap.apps.accounts.queries import all_users  # noqa: PLC0415
    from siap.apps.organisations.services import give_role  # noqa: PLC0415

    if options.command == "create-user":
        user = services.create_user(
            username=options.username,
            name=options.name,
            email=options.email,
            password=_password(),
            installation=options.installation_administrator,
        )
        return f"Akun {user.username} dibuat."
    if options.command == "set-password":
        services.set_password(username=options.username, password=_password())
        return f"Kata sandi {options.username} diganti."
    if options.command == "set-role":
        give_role(username=options.username, region_code=options.region, role=options.role)
        return f"{options.username} kini {options.role} di {options.region}."
    return "\n".join(f"{user.username}\t{user.name}" for user in all_users())


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Kata sandi: ")
    return sys.stdin.readline().rstrip("\n")
