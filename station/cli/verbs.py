"""One function for each command: arguments in, calls to `Station`, an exit status out."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from types import FrameType

from tqdm import tqdm

from station.cli.access import OPERATOR_ACTS, TOKEN_ACTS
from station.cli.arguments import Arguments
from station.cli.custody import database
from station.cli.drawing import cards, label, testcard
from station.cli.printing import Printer, code_json
from station.codes import read_code
from station.devices.framing import decode
from station.devices.ports import list_devices
from station.errors import InputError
from station.escapes import unescape
from station.filters import HistoryFilters
from station.outcomes import Conflict, Outcome, Refused, Unknown, Unreadable
from station.recordings import read_recording, read_string
from station.records import Item, ItemKind, Scan
from station.service import Station
from station.settings import Settings

DONE, REFUSED, WRONG = 0, 1, 2

LOOK_UP = 0.5
"""Time, s, after which a waiting program looks up: on Windows, a wait without an end hears no Ctrl+C."""

Verb = Callable[[Arguments, Settings, str, Printer], int]


def _open(database: str, settings: Settings) -> closing[Station]:
    return closing(Station.open(database, settings))


def scan(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Look a code up, as if a scanner had read it."""
    with _open(database, settings) as station:
        return _show(station.scan(_scan(_text(arguments))), printer)


def link(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Put a code on an item."""
    with _open(database, settings) as station:
        code = station.read(_text(arguments))
        return _show(station.link(code, arguments.to, override=arguments.override), printer)


def unlink(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Take a code off its item, or all codes off one item."""
    if (arguments.text is None) == (arguments.from_ is None):
        raise InputError(
            "Unlink needs either TEXT or --from.", "Write: unlink TEXT, or unlink --from stockitem:12."
        )
    with _open(database, settings) as station:
        if arguments.from_ is not None:
            return _show(station.unlink_item(arguments.from_), printer)
        return _show(station.unlink(station.read(_text(arguments))), printer)


def undo(_arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Take back the last change of this station."""
    with _open(database, settings) as station:
        return _show(station.undo(), printer)


def history(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Show the newest scans and changes that fit, or write all of them to a CSV file."""
    filters = HistoryFilters(
        words=arguments.code,
        item=arguments.item,
        operator=arguments.operator,
        station=arguments.station,
        device=arguments.device,
        outcome=arguments.outcome,
        since=arguments.since,
        until=arguments.until,
    )
    with _open(database, settings) as station:
        if arguments.csv is None:
            nothing = _nothing_happened(is_open=filters.is_open)
            printer.entries(station.history(arguments.limit, filters), nothing)
            return DONE
        number = station.export_history(arguments.csv, filters)
    printer.line(
        f"Wrote {number:,} lines of history to {arguments.csv}.",
        {"lines": number, "file": str(arguments.csv)},
    )
    return DONE


def find(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Find items by words."""
    words = " ".join(arguments.words)
    with _open(database, settings) as station:
        items = _found(station, words, arguments.kind, arguments.limit)
        printer.items(items, _nothing_found(station, words, arguments.kind) if not items else "")
    return DONE if items else REFUSED


def take(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Bring items in from CSV files."""
    with (
        _open(database, settings) as station,
        tqdm(unit="B", unit_scale=True, disable=not sys.stderr.isatty() or printer.is_json) as bar,
    ):

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        report = station.import_files(arguments.paths, is_dry_run=arguments.dry_run, progress=show)
    printer.report(report)
    return DONE


def give(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Write all linked codes to a CSV file."""
    with _open(database, settings) as station:
        number = station.export_links(arguments.file)
    printer.line(
        f"Wrote {number:,} links to {arguments.file}.", {"links": number, "file": str(arguments.file)}
    )
    return DONE


def codes(_arguments: Arguments, settings: Settings, _database: str, printer: Printer) -> int:
    """Read codes from standard input: one JSON string a line in, one JSON object a line out."""
    status = DONE
    for number, line in enumerate(sys.stdin.buffer, start=1):
        try:
            text = read_string(line)
        except InputError as error:
            printer.json({"error": f"line {number}: {error.title}", "advice": error.advice})
            status = WRONG
        else:
            printer.json(code_json(read_code(text, prefix=settings.station.internal_prefix)))
    return status


def kept(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Show the links that were kept while the server was away."""
    with _open(database, settings) as station:
        if arguments.dismiss is not None and not station.outage.dismiss(arguments.dismiss):
            raise InputError(f"No kept link has the number {arguments.dismiss}.", "See the list: kept.")
        if arguments.send:
            for outcome in station.outage.send():
                printer.outcome(outcome)
        tray = station.outage.tray()
        printer.kept((*station.outage.pending(), *tray))
    return REFUSED if tray else DONE


def devices(_arguments: Arguments, _settings: Settings, _database: str, printer: Printer) -> int:
    """List what a scanner may hang on, and what to write into the settings for it."""
    printer.ports(list_devices())
    return DONE


def replay(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Scan recorded labels, one after the other."""
    texts = read_recording(arguments.file)
    with _open(database, settings) as station:
        return max((_show(station.scan(_scan(text, "replay")), printer) for text in texts), default=DONE)


def serve(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Open the HTTP API until a signal ends it."""
    from station.api.server import ApiServer  # noqa: PLC0415 - slow to load, and most commands need none

    said = {
        "host": arguments.host,
        "port": arguments.port,
        "certificate": arguments.certificate,
        "key": arguments.key,
        "allow_remote": arguments.allow_remote or None,
    }
    wanted = settings.api.model_copy(
        update={name: value for name, value in said.items() if value is not None}
    )
    with _open(database, settings) as station, _signalled() as stop:
        server = ApiServer(station, wanted)
        server.start()
        if server.warning:
            print(server.warning, file=sys.stderr)
        printer.line(
            f"The HTTP API is at {server.address}/api/, and a page about it at {server.address}/api-doc/.\n"
            "Ctrl+C ends it.",
            {"address": server.address},
        )
        while not stop.wait(LOOK_UP):
            pass
        server.stop()
    return DONE


@contextmanager
def _signalled() -> Iterator[threading.Event]:
    """Turn the signals that end a program into an event until the end of the block."""
    stop = threading.Event()

    def note(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def token(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Make, list and revoke what programs sign in with."""
    with _open(database, settings) as station:
        return TOKEN_ACTS[arguments.act](arguments, station, printer)


def operator(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Add, list and disable the people who work here."""
    with _open(database, settings) as station:
        return OPERATOR_ACTS[arguments.act](arguments, station, printer)


VERBS: dict[str, Verb] = {
    "scan": scan,
    "link": link,
    "unlink": unlink,
    "undo": undo,
    "history": history,
    "find": find,
    "import": take,
    "export": give,
    "codes": codes,
    "label": label,
    "cards": cards,
    "devices": devices,
    "replay": replay,
    "kept": kept,
    "database": database,
    "testcard": testcard,
    "serve": serve,
    "token": token,
    "operator": operator,
}


def _text(arguments: Arguments) -> str:
    text = arguments.text or ""
    return unescape(text) if arguments.escaped else decode(os.fsencode(text))


def _scan(text: str, device: str = "cli") -> Scan:
    return Scan(raw=text.encode("utf-8", "replace"), text=text, device=device, at=datetime.now(UTC))


def _show(outcome: Outcome, printer: Printer) -> int:
    printer.outcome(outcome)
    match outcome:
        case Unreadable():
            return WRONG
        case Unknown() | Conflict() | Refused():
            return REFUSED
        case _:
            return DONE


def _found(station: Station, words: str, kind: ItemKind | None, limit: int) -> tuple[Item, ...]:
    """Return so many items that have every word, at most: a page of the finder may be short."""
    page = station.find(words, kind=kind, limit=limit)
    items = list(page.items)
    while page.after is not None and len(items) < limit:
        page = station.find(words, kind=kind, after=page.after, limit=limit)
        items += page.items
    return tuple(items[:limit])


def _nothing_found(station: Station, words: str, kind: ItemKind | None) -> str:
    """Say what to do when nothing was found."""
    if kind is not None and _found(station, words, None, 1):
        return f"No {kind} has “{words}”, but something else has: try --kind any."
    if not station.find("", kind=None, limit=1).items:
        return "There is nothing in this database yet: bring your stock in with import DIR."
    return f"Nothing has “{words}”. Try fewer or shorter words."


def _nothing_happened(*, is_open: bool) -> str:
    """Say what to do when the history has nothing to show."""
    if is_open:
        return "Nothing was scanned or changed yet."
    return "Nothing in the history fits. Leave out a filter, or take fewer or shorter words for --code."
