"""What may be written on the command line, and the help for it."""

import argparse
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from station.errors import InputError
from station.records import ItemKind, ItemRef
from station.settings import APP


class Arguments(argparse.Namespace):
    """The words of one command; only those of its verb are set."""

    verb: str
    database: str | None
    settings: Path | None
    json: bool
    text: str | None
    escaped: bool
    to: ItemRef
    override: str
    from_: ItemRef | None
    words: list[str]
    kind: ItemKind | None
    limit: int
    paths: list[Path]
    file: Path
    dry_run: bool
    send: bool
    dismiss: int | None
    act: str
    target: str
    replace: bool
    i_have_a_backup: bool


def read_arguments(words: Sequence[str]) -> Arguments:
    """Read the words of a command; wrong usage is told on standard error and exits with 2."""
    parser = _parser()
    unsaid = Arguments(verb="window", database=None, settings=None, json=False, override="")
    return parser.parse_args(words, namespace=unsaid)


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--database", metavar="URL", help="SQLAlchemy URL; a file of your own when left out")
    shared.add_argument("--settings", metavar="FILE", type=Path, help="TOML file of settings")
    shared.add_argument("--json", action="store_true", help="print JSON, one object a line")
    parser = argparse.ArgumentParser(
        prog=APP,
        parents=[shared],
        description="Link the barcodes already on goods to stock items; without COMMAND, open the window.",
        epilog="Exit status: 0 done or found, 1 refused or not found, 2 wrong usage or input.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version(APP)}")
    verbs = parser.add_subparsers(dest="verb", metavar="COMMAND")

    def verb(name: str, about: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, parents=[shared], help=about, description=about)

    text = argparse.ArgumentParser(add_help=False)
    text.add_argument("--escaped", action="store_true", help=r"TEXT writes GS as \x1d, a backslash as \\")

    scan = verb("scan", "Look a code up, as if a scanner had read it.")
    _add_text(scan)
    link = verb("link", "Put a code on an item.")
    _add_text(link)
    link.add_argument("--to", metavar="KIND:PK", type=_ref, required=True, help="such as stockitem:12")
    link.add_argument(
        "--override",
        metavar="REASON",
        type=_reason,
        default=argparse.SUPPRESS,
        help="link although the label disagrees, is damaged or is no identity of one item; recorded",
    )
    unlink = verb("unlink", "Take a code off its item, or all codes off one item.")
    _add_text(unlink, nargs="?")
    unlink.add_argument("--from", dest="from_", metavar="KIND:PK", type=_ref, help="take all its codes off")
    verb("undo", "Take back the last change of this station.")
    history = verb("history", "Show the newest scans and changes.")
    history.add_argument("--limit", type=_positive, default=50, help="lines, at most (default: 50)")
    find = verb("find", "Find items by words in their title, number, lot, place or supplier.")
    find.add_argument("words", metavar="WORDS", nargs="*")
    find.add_argument("--kind", type=_kind, default=ItemKind.STOCKITEM, help="or any (default: stockitem)")
    find.add_argument("--limit", type=_positive, default=50, help="lines, at most (default: 50)")
    take = verb("import", "Bring items in from CSV files: all of them, or nothing.")
    take.add_argument("paths", metavar="DIR|FILE.csv", nargs="+", type=Path)
    take.add_argument("--dry-run", action="store_true", help="check everything, change nothing")
    give = verb("export", "Write all linked codes to a CSV file, which import reads again.")
    give.add_argument("file", metavar="FILE.csv", type=Path)
    verb(
        "codes", "Read codes: standard input one JSON string a line, standard output one JSON object a line."
    )
    kept = verb("kept", "Show the links that were kept while the server was away, and what is in their way.")
    kept.add_argument("--send", action="store_true", help="try now to make those that wait for the server")
    kept.add_argument("--dismiss", metavar="N", type=_positive, help="drop one that you have dealt with")
    verb(
        "devices", "List serial ports, HID POS scanners and keyboards, and how to name them in the settings."
    )
    card = verb("testcard", "Draw a page to scan that tells which settings of a scanner are wrong.")
    card.add_argument("file", metavar="FILE", type=Path, help="ends in .pdf, .png or .svg")
    verb("demo", "Show the station on practice data with a simulated scanner.")
    replay = verb("replay", "Scan recorded labels: one JSON string, or object with “raw”, a line.")
    replay.add_argument("file", metavar="FILE", type=Path)
    _add_database(verb("database", "Check, back up, restore, move or migrate the whole database."), shared)
    return parser


def _add_database(parser: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="check|backup|restore|move|migrate", required=True)

    def act(name: str, about: str) -> argparse.ArgumentParser:
        return acts.add_parser(name, parents=[shared], help=about, description=about)

    act("check", "Look for damage; nothing is changed.")
    backup = act("backup", "Write everything into a new SQLite file, while stations go on working.")
    backup.add_argument("file", metavar="FILE", type=Path)
    restore = act("restore", "Bring back what a backup holds: all of it, or nothing.")
    restore.add_argument("file", metavar="FILE", type=Path)
    restore.add_argument("--replace", action="store_true", help="what is there may go; it is copied first")
    move = act("move", "Copy everything to an empty database and compare; goes on after a stop.")
    move.add_argument("--to", dest="target", metavar="URL", required=True, help="the empty database")
    migrate = act("migrate", "Bring the tables to this version; stations on SQLite do it by themselves.")
    migrate.add_argument("--i-have-a-backup", action="store_true", help="what PostgreSQL needs to be told")


def _add_text(parser: argparse.ArgumentParser, nargs: str | None = None) -> None:
    parser.add_argument("text", metavar="TEXT", nargs=nargs, help="what the code says")
    parser.add_argument("--escaped", action="store_true", help=r"TEXT writes GS as \x1d, a backslash as \\")


def _ref(text: str) -> ItemRef:
    try:
        return ItemRef.parse(text)
    except InputError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _reason(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("a reason in words is needed")
    return text.strip()


def _kind(text: str) -> ItemKind | None:
    if text == "any":
        return None
    if text not in set(ItemKind):
        raise argparse.ArgumentTypeError(f"“{text}” is no kind of item; write any or {', '.join(ItemKind)}")
    return ItemKind(text)


def _positive(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 1_000_000:  # noqa: PLR2004 - more is a slip of the finger
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 to 1000000")
    return int(text)
