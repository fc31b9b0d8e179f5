"""The commands that draw: labels, command cards and the test card."""

from contextlib import closing

from station.cli.arguments import Arguments
from station.cli.printing import Printer
from station.codes.commands import COMMANDS
from station.labels.choices import SIZES, Job
from station.outcomes import Refusal, Refused
from station.service import Station
from station.settings import Settings

DONE, REFUSED = 0, 1


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
    with closing(Station.open(database, settings)) as station:
        found = {ref: station.item(ref) for ref in arguments.items}
    missing = [str(ref) for ref, item in found.items() if item is None]
    if missing:
        reason = (
            f"Not in this database: {', '.join(missing)}. Find the item, or import it. Nothing was written."
        )
        printer.outcome(Refused(refusal=Refusal.MISSING, reason=reason))
        return REFUSED
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
