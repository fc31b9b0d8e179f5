"""What may be written on the command line, and the help for it."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from station.cli import values
from station.filters import OUTCOMES
from station.labels.choices import DPIS, SHEETS, SIZES, Form, Sheet, Size, Symbology
from station.records import ItemKind, ItemRef
from station.roles import Role
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
    target: str
    replace: bool
    i_have_a_backup: bool
    reset: bool
    items: list[ItemRef]
    out: Path
    card: Path | None
    symbology: Symbology
    form: Form
    size: Size | None
    sheet: Sheet | None
    dpi: int
    copies: int
    act: str
    name: str
    role: Role
    operator: str
    password_stdin: bool
    host: str | None
    port: int | None
    allow_remote: bool
    certificate: str | None
    key: str | None
    code: str
    item: ItemRef | None
    station: str
    device: str
    outcome: str
    since: datetime | None
    until: datetime | None
    csv: Path | None


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

    scan = verb("scan", "Look a code up, as if a scanner had read it.")
    _add_text(scan)
    link = verb("link", "Put a code on an item.")
    _add_text(link)
    link.add_argument("--to", metavar="KIND:PK", type=values.ref, required=True, help="such as stockitem:12")
    link.add_argument(
        "--override",
        metavar="REASON",
        type=values.reason,
        default=argparse.SUPPRESS,
        help="link although the label disagrees, is damaged or is no identity of one item; recorded",
    )
    unlink = verb("unlink", "Take a code off its item, or all codes off one item.")
    _add_text(unlink, nargs="?")
    unlink.add_argument(
        "--from", dest="from_", metavar="KIND:PK", type=values.ref, help="take all its codes off"
    )
    verb("undo", "Take back the last change of this station.")
    _add_history(verb("history", "Show the newest scans and changes, or write them to a CSV file."))
    find = verb("find", "Find items by words in their title, number, lot, place or supplier.")
    find.add_argument("words", metavar="WORDS", nargs="*")
    find.add_argument(
        "--kind", type=values.kind, default=ItemKind.STOCKITEM, help="or any (default: stockitem)"
    )
    find.add_argument("--limit", type=values.positive, default=50, help="lines, at most (default: 50)")
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
    kept.add_argument(
        "--dismiss", metavar="N", type=values.positive, help="drop one that you have dealt with"
    )
    verb(
        "devices", "List serial ports, HID POS scanners and keyboards, and how to name them in the settings."
    )
    card = verb("testcard", "Draw a page to scan that tells which settings of a scanner are wrong.")
    card.add_argument("file", metavar="FILE", type=Path, help="ends in .pdf, .png or .svg")
    verb("demo", "Show the station on practice data with a simulated scanner.")
    _add_serve(verb("serve", "Open the HTTP API without a window; Ctrl+C ends it."))
    _add_tokens(verb("token", "Make, list and revoke what programs sign in with."), shared)
    _add_operators(verb("operator", "Add, list and disable the people who work here."), shared)
    train = verb("train", "Practise in a window with a database of its own and a simulated scanner.")
    train.add_argument("--reset", action="store_true", help="begin with fresh stock, without old links")
    replay = verb("replay", "Scan recorded labels: one JSON string, or object with “raw”, a line.")
    replay.add_argument("file", metavar="FILE", type=Path)
    _add_labels(verb("label", "Write the labels of items into a file, after reading them back."))
    cards = verb("cards", "Write all command cards into a PDF: a sheet to scan instead of pressing keys.")
    cards.add_argument("-o", "--out", metavar="FILE.pdf", type=Path, required=True)
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


def _add_history(history: argparse.ArgumentParser) -> None:
    history.add_argument("--limit", type=values.positive, default=50, help="lines to show (default: 50)")
    history.add_argument("--code", metavar="WORDS", default="", help="each word is somewhere in the code")
    history.add_argument("--item", metavar="KIND:PK", type=values.ref, help="such as stockitem:12")
    for name in ("operator", "station", "device"):
        history.add_argument(f"--{name}", metavar="NAME", default="", help="the whole name")
    history.add_argument("--outcome", metavar="NAME", choices=OUTCOMES, default="", help=", ".join(OUTCOMES))
    history.add_argument("--since", metavar="TIME", type=values.since, help="2026-07-01 or 2026-07-01T14:30")
    history.add_argument("--until", metavar="TIME", type=values.until, help="likewise; a day means its end")
    history.add_argument("--csv", metavar="FILE", type=Path, help="write all that fit, whatever --limit says")


def _add_labels(label: argparse.ArgumentParser) -> None:
    label.add_argument("items", metavar="KIND:PK", nargs="+", type=values.ref, help="such as stockitem:12")
    label.add_argument("-o", "--out", metavar="FILE", type=Path, required=True, help=".svg, .png or .pdf")
    label.add_argument(
        "--symbology",
        choices=list(Symbology),
        type=Symbology,
        default=Symbology.CODE128,
        metavar="NAME",
        help=f"{', '.join(Symbology)} (default: %(default)s)",
    )
    label.add_argument(
        "--form",
        choices=list(Form),
        type=Form,
        default=Form.SHORT,
        metavar="FORM",
        help='short: INV-SI12, json: {"stockitem": 12} (default: %(default)s)',
    )
    place = label.add_mutually_exclusive_group()
    place.add_argument("--size", type=values.size, metavar="WxH", help=f"mm (default: {SIZES[0]})")
    place.add_argument(
        "--sheet",
        type=values.sheet,
        nargs="?",
        const="3x8",
        metavar="NAME",
        help=f"labels on A4: {', '.join(SHEETS)} (when left open: %(const)s)",
    )
    label.add_argument("--dpi", type=int, choices=DPIS, default=300, help="of the printer")
    label.add_argument(
        "--copies", type=values.copies, metavar="N", default=1, help="of each label (default: 1)"
    )


def _add_text(parser: argparse.ArgumentParser, nargs: str | None = None) -> None:
    parser.add_argument("text", metavar="TEXT", nargs=nargs, help="what the code says")
    parser.add_argument("--escaped", action="store_true", help=r"TEXT writes GS as \x1d, a backslash as \\")


def _add_serve(serve: argparse.ArgumentParser) -> None:
    serve.add_argument("--host", help="address to listen at (default: that of the settings, or 127.0.0.1)")
    serve.add_argument("--port", type=values.port, help="port (default: that of the settings, or 8989)")
    serve.add_argument("--allow-remote", action="store_true", help="let other computers in")
    serve.add_argument("--certificate", metavar="FILE", help="TLS certificate chain, PEM")
    serve.add_argument("--key", metavar="FILE", help="private key of the certificate, PEM")


def _add_tokens(token: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    acts = token.add_subparsers(dest="act", metavar="create|list|revoke", required=True)
    create = acts.add_parser("create", parents=[shared], help="make one; its key is told only now")
    create.add_argument("name", metavar="NAME")
    _add_role(create)
    create.add_argument("--operator", default="", help="for whom it acts (default: in its own name)")
    acts.add_parser("list", parents=[shared], help="name those that have not been revoked")
    acts.add_parser("revoke", parents=[shared], help="end one").add_argument("name", metavar="NAME")


def _add_operators(operator: argparse.ArgumentParser, shared: argparse.ArgumentParser) -> None:
    acts = operator.add_subparsers(
        dest="act", metavar="add|list|role|disable|enable|password|badge", required=True
    )
    acts.add_parser("list", parents=[shared], help="name all of them")
    for act, about in (
        ("add", "add one; without a password they sign in by badge only"),
        ("role", "let one do more or less than before"),
        ("disable", "let one sign in no longer; their tokens stop working"),
        ("enable", "let one sign in again"),
        ("password", "give one a new password; asked for, or read from standard input"),
        ("badge", "give one a new badge, which alone opens from now on: its text, or a file to print"),
    ):
        parser = acts.add_parser(act, parents=[shared], help=about)
        parser.add_argument("name", metavar="NAME")
        if act == "add":
            _add_role(parser)
        if act == "role":
            parser.add_argument("role", type=Role, choices=list(Role), help="each includes those before")
        if act in {"add", "password"}:
            parser.add_argument("--password-stdin", action="store_true", help="read one line of input")
        if act == "badge":
            parser.add_argument(
                "-o", "--out", dest="card", metavar="FILE", type=Path, help=".svg, .png or .pdf"
            )


def _add_role(parser: argparse.ArgumentParser) -> None:
    roles = list(Role)
    parser.add_argument(
        "--role",
        type=Role,
        choices=roles,
        default=Role.LINK,
        help="each includes those before (default: link)",
    )
