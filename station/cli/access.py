"""What the command line does about operators and tokens; a secret is told once, on standard output."""

import getpass
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from station.cli.arguments import Arguments
from station.cli.printing import Printer
from station.errors import InputError
from station.roles import Operator, Token
from station.service import Station

DONE = 0

Act = Callable[[Arguments, Station, Printer], int]


def create_token(arguments: Arguments, station: Station, printer: Printer) -> int:
    """Make a token and tell its key."""
    token, key = station.create_token(arguments.name, arguments.role, arguments.operator)
    printer.line(key, {"token": key})
    if not printer.is_json:
        print(f"Keep it: it is not told again. Role: {token.role}.", file=sys.stderr)
    return DONE


def list_tokens(_arguments: Arguments, station: Station, printer: Printer) -> int:
    """Name the tokens that have not been revoked."""
    tokens = station.tokens()
    for token in tokens:
        printer.line(_token_line(token), _token_values(token))
    if not tokens and not printer.is_json:
        print("There is no token yet: token create NAME makes one.", file=sys.stderr)
    return DONE


def revoke_token(arguments: Arguments, station: Station, printer: Printer) -> int:
    """End a token."""
    token = station.revoke_token(arguments.name)
    printer.line(f"The token {token.name} opens nothing any more.", _token_values(token))
    return DONE


def add_operator(arguments: Arguments, station: Station, printer: Printer) -> int:
    """Add an operator; the password is read only where that was asked for."""
    password = _read_password(arguments) if arguments.password_stdin else ""
    return _tell(station.add_operator(arguments.name, arguments.role, password), printer)


def list_operators(_arguments: Arguments, station: Station, printer: Printer) -> int:
    """Name all operators."""
    people = station.operators()
    for operator in people:
        _tell(operator, printer)
    if not people and not printer.is_json:
        print("There is no operator yet: operator add NAME adds one.", file=sys.stderr)
    return DONE


def disable_operator(arguments: Arguments, station: Station, printer: Printer) -> int:
    """Let an operator sign in no longer."""
    return _tell(station.set_operator_active(arguments.name, is_active=False), printer)


def enable_operator(arguments: Arguments, station: Station, printer: Printer) -> int:
    """Let an operator sign in again."""
    return _tell(station.set_operator_active(arguments.name, is_active=True), printer)


def set_password(arguments: Arguments, station: Station, printer: Printer) -> int:
    """Give an operator a new password."""
    return _tell(station.change_operator(arguments.name, password=_read_password(arguments)), printer)


def set_role(arguments: Arguments, station: Station, printer: Printer) -> int:
    """Let an operator do more or less than before."""
    return _tell(station.change_operator(arguments.name, role=arguments.role), printer)


def make_badge(arguments: Arguments, station: Station, printer: Printer) -> int:
    """Give an operator a new badge and tell what is printed on it."""
    if arguments.card is not None:
        return _draw_badge(arguments.name, arguments.card, station, printer)
    text = station.make_badge(arguments.name)
    printer.line(text, {"badge": text, "name": arguments.name})
    if not printer.is_json:
        print("Print it as Code 128 or QR: it is not told again.", file=sys.stderr)
    return DONE


def _draw_badge(name: str, path: Path, station: Station, printer: Printer) -> int:
    """Write a new badge into a file, like a bank card; its text stands nowhere else."""
    from station.labels.badges import save_badge  # noqa: PLC0415 - slow to load, and no other command needs it

    station.make_badge(name, partial(save_badge, name, path))
    printer.line(
        f"Wrote the badge of {name} to {path}. Print it at 100 %, then delete the file.",
        {"name": name, "file": str(path)},
    )
    return DONE


TOKEN_ACTS: dict[str, Act] = {"create": create_token, "list": list_tokens, "revoke": revoke_token}
OPERATOR_ACTS: dict[str, Act] = {
    "add": add_operator,
    "list": list_operators,
    "disable": disable_operator,
    "enable": enable_operator,
    "role": set_role,
    "password": set_password,
    "badge": make_badge,
}


def _read_password(arguments: Arguments) -> str:
    """Read a password from the first line of standard input, or ask for it twice at a terminal."""
    if arguments.password_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise InputError("There is no terminal to ask for the password at.", "Give it with --password-stdin.")
    password = getpass.getpass("New password: ")
    if getpass.getpass("The same again: ") != password:
        raise InputError("The two passwords differ.", "Type the same twice; nothing was changed.")
    return password


def _tell(operator: Operator, printer: Printer) -> int:
    keys = [name for name, has in (("password", operator.has_password), ("badge", operator.has_badge)) if has]
    state = "" if operator.is_active else ", disabled"
    values = {
        "name": operator.name,
        "role": operator.role,
        "is_active": operator.is_active,
        "has_password": operator.has_password,
        "has_badge": operator.has_badge,
    }
    printer.line(
        f"{operator.name}  {operator.role}{state}  ({', '.join(keys) or 'no way to sign in'})", values
    )
    return DONE


def _token_line(token: Token) -> str:
    used = f"{token.last_used.astimezone():%Y-%m-%d %H:%M}" if token.last_used else "never"
    owner = f" for {token.operator}" if token.operator else ""
    return f"{token.name}  {token.role}{owner}  (last used {used})"


def _token_values(token: Token) -> dict[str, object]:
    return {
        "name": token.name,
        "role": token.role,
        "operator": token.operator or None,
        "created": token.created.isoformat(),
        "last_used": token.last_used.isoformat() if token.last_used else None,
        "expires": token.expires.isoformat() if token.expires else None,
    }
