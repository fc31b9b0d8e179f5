"""One function for each command: arguments in, calls to `Station`, an exit status out."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from tqdm import tqdm

from station.cli.arguments import Arguments
from station.cli.printing import Printer, code_json
from station.codes import read_code
from station.codes.commands import COMMANDS
from station.devices.framing import decode
from station.devices.ports import list_devices
from station.errors import InputError
from station.escapes import unescape
from station.labels.choices import SIZES, Job
from station.outcomes import Conflict, Outcome, Refusal, Refused, Unknown, Unreadable
from station.recordings import read_recording, read_string
from station.records import ItemKind, Scan
from station.service import Station
from station.settings import Settings

DONE, REFUSED, WRONG = 0, 1, 2

Verb = Callable[[Arguments, Settings, str, Printer], int]


@contextmanager
def _open(database: str, settings: Settings) -> Iterator[Station]:
    station = Station.open(database, settings)
    try:
        yield station
    finally:
        station.close()


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
    """Show the newest scans and changes."""
    with _open(database, settings) as station:
        printer.entries(station.history(arguments.limit))
    return DONE


def find(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Find items by words."""
    words = " ".join(arguments.words)
    with _open(database, settings) as station:
        items = station.find(words, kind=arguments.kind, limit=arguments.limit).items
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


def devices(_arguments: Arguments, _settings: Settings, _database: str, printer: Printer) -> int:
    """List what a scanner may hang on, and what to write into the settings for it."""
    printer.ports(list_devices())
    return DONE


def replay(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Scan recorded labels, one after the other."""
    texts = read_recording(arguments.file)
    with _open(database, settings) as station:
        return max((_show(station.scan(_scan(text, "replay")), printer) for text in texts), default=DONE)


def testcard(arguments: Arguments, _settings: Settings, _database: str, printer: Printer) -> int:
    """Draw the test card."""
    from station.testsheet import draw  # noqa: PLC0415 - slow to load, and no other command needs it

    draw(arguments.file)
    printer.line(
        f"Wrote {arguments.file}: print it, open the diagnostics (F9) and scan it.",
        {"file": str(arguments.file)},
    )
    return DONE


def label(arguments: Arguments, settings: Settings, database: str, printer: Printer) -> int:
    """Write the labels of items into a file."""
    from station.labels.files import check_suffix, save  # noqa: PLC0415 - drawing is slow to load
    from station.labels.job import draw_labels  # noqa: PLC0415

    check_suffix(arguments.out)
    with _open(database, settings) as station:
        found = {ref: station.item(ref) for ref in arguments.items}
    missing = [str(ref) for ref, item in found.items() if item is None]
    if missing:
        reason = (
            f"Not in this database: {', '.join(missing)}. Find the item, or import it. Nothing was written."
        )
        return _show(Refused(refusal=Refusal.MISSING, reason=reason), printer)
    job = Job(
        symbology=arguments.symbology,
        form=arguments.form,
        size=arguments.size or SIZES[0],
        sheet=arguments.sheet,
        dpi=arguments.dpi,
        copies=arguments.copies,
    )
    items = [item for ref in arguments.items if (item := found[ref])]
    pages = draw_labels(items, job, settings.station.internal_prefix)
    save(pages, arguments.out, "Labels")
    count = len(items) * job.copies
    printer.line(
        f"Wrote {count:,} label{'s' * (count > 1)} to {arguments.out}, read back before.",
        {"labels": count, "pages": len(pages), "file": str(arguments.out)},
    )
    return DONE


def cards(arguments: Arguments, _settings: Settings, _database: str, printer: Printer) -> int:
    """Write all command cards into a file."""
    from station.labels.cards import command_cards  # noqa: PLC0415 - as above
    from station.labels.files import save  # noqa: PLC0415

    pages = command_cards()
    save(pages, arguments.out, "Command cards")
    printer.line(
        f"Wrote the command cards to {arguments.out}. Print them at 100 %, not fitted to the page.",
        {"cards": len(COMMANDS), "pages": len(pages), "file": str(arguments.out)},
    )
    return DONE


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
    "testcard": testcard,
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


def _nothing_found(station: Station, words: str, kind: ItemKind | None) -> str:
    """Say what to do when nothing was found."""
    if kind is not None and station.find(words, kind=None, limit=1).items:
        return f"No {kind} has “{words}”, but something else has: try --kind any."
    if not station.find("", kind=None, limit=1).items:
        return "There is nothing in this database yet: bring your stock in with import DIR."
    return f"Nothing has “{words}”. Try fewer or shorter words."
