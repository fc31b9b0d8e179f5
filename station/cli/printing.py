"""What the command line prints: sentences for people, or JSON for programs."""

import json
import sys
from dataclasses import asdict
from typing import Any

from station.devices.ports import Port
from station.errors import StationError
from station.escapes import escape
from station.outcomes import Answer, Comparison, Hit, KeptLink, Linked, Proposal, Refused, Unknown
from station.records import Code, Entry, ImportReport, Item


class Printer:
    """Prints each result in the form that was asked for."""

    def __init__(self, *, is_json: bool) -> None:
        """Print JSON, one object a line, if that was asked for."""
        self.is_json = is_json

    def error(self, error: StationError) -> None:
        """Tell known trouble: in words on standard error, for programs on standard output too."""
        print(f"{error.title}\n{error.advice}".rstrip(), file=sys.stderr)
        if self.is_json:
            self.json({"error": error.title, "advice": error.advice})

    def outcome(self, outcome: Answer) -> None:
        """Print what came of a scan or a request."""
        if self.is_json:
            self.json(outcome_json(outcome))
            return
        print(f"{outcome.event.upper()}: {outcome.reason}")
        if outcome.item is not None:
            print(f"  {_item_line(outcome.item)}")
        for line in _advice_lines(outcome):
            print(f"  {line}")

    def items(self, items: tuple[Item, ...], nothing: str) -> None:
        """Print items, one a line; `nothing` says what to do when there are none."""
        for item in items:
            if self.is_json:
                self.json({**item_json(item), "details": dict(item.details)})
            else:
                print(_item_line(item))
        if not items and not self.is_json:
            print(nothing, file=sys.stderr)

    def ports(self, ports: list[Port]) -> None:
        """Print what a scanner may hang on, and what to write into the settings for it."""
        for port in ports:
            settings = " ".join(f'{name} = "{value}"' for name, value in port.settings.items())
            lines = (
                f"{port.path or f'{port.vid}:{port.pid}'}  {port.description}".rstrip(),
                f"  [[device]] {settings}" if settings else "",
                f"  {port.advice}" if port.advice else "",
            )
            values = {**asdict(port), "usb": port.usb, "settings": port.settings}
            self.line("\n".join(filter(None, lines)), values)
        if not ports and not self.is_json:
            print(
                "No scanner was found. Plug it in and set it to USB serial (CDC) mode by its manual;\n"
                "a scanner in keyboard mode needs no port: just scan into the window.",
                file=sys.stderr,
            )

    def entries(self, entries: tuple[Entry, ...], nothing: str) -> None:
        """Print lines of the history; `nothing` says what to do when there are none."""
        for entry in entries:
            if self.is_json:
                item = item_json(entry.item) if entry.item else None
                self.json({**asdict(entry), "at": entry.at.isoformat(), "item": item})
            else:
                what = f" -> {entry.item.ref} {entry.item.title}" if entry.item else ""
                where = "/".join(filter(None, (entry.station, entry.device)))
                at = f"{entry.at.astimezone():%Y-%m-%d %H:%M:%S}"
                code = escape(entry.code)
                print(f"{at}  {entry.event:<10} {code}{what}  ({entry.operator}, {where})")
        if not entries and not self.is_json:
            print(nothing, file=sys.stderr)

    def kept(self, links: tuple[KeptLink, ...]) -> None:
        """Print links that were kept."""
        for link in links:
            if self.is_json:
                told = {"code": code_json(link.code), "item": str(link.item), "at": link.at.isoformat()}
                self.json({**asdict(link), **told})
            else:
                what = link.trouble or "waits for the server"
                at = f"{link.at.astimezone():%Y-%m-%d %H:%M:%S}"
                print(
                    f"{link.number}  {at}  {escape(link.code.raw)} -> {link.item}  ({link.operator}): {what}"
                )
        if not links and not self.is_json:
            print("No link waits.", file=sys.stderr)

    def report(self, report: ImportReport) -> None:
        """Print what an import did or would do."""
        if self.is_json:
            self.json({**asdict(report), "counts": dict(report.counts)})
            return
        print("Would import:" if report.is_dry_run else "Imported:")
        for name, number in report.counts.items():
            print(f"  {number:,} {name}")
        print(f"  {report.added:,} new, {report.updated:,} brought up to date")

    def line(self, text: str, values: dict[str, Any]) -> None:
        """Print one sentence, or its values as JSON."""
        if self.is_json:
            self.json(values)
        else:
            print(text)

    def json(self, values: dict[str, Any]) -> None:
        """Print one JSON object on a line of its own."""
        print(json.dumps(values, default=str), flush=True)


def outcome_json(outcome: Answer) -> dict[str, Any]:
    """Return the JSON object of an outcome; docs/architecture.md names its keys."""
    return {
        "outcome": outcome.event,
        "code": code_json(outcome.code) if outcome.code else None,
        "item": item_json(outcome.item) if outcome.item else None,
        "reason": outcome.reason,
        "steps": [asdict(step) for step in outcome.steps],
        **_advice_json(outcome),
    }


def _advice_json(outcome: Answer) -> dict[str, Any]:
    """Return what leads on from an outcome; the keys are always there."""
    hits: tuple[Hit, ...] = ()
    suggestions: tuple[Hit, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    match outcome:
        case Unknown():
            hits, proposals, comparisons = outcome.hits, outcome.proposals, outcome.comparisons
            suggestions = outcome.suggestions
        case Refused():
            hits, proposals, comparisons = outcome.hits, outcome.proposals, outcome.comparisons
    return {
        "refusal": outcome.refusal if isinstance(outcome, Refused) else None,
        "warnings": list(outcome.warnings) if isinstance(outcome, Linked) else [],
        "comparisons": [asdict(found) for found in comparisons],
        "hits": [hit_json(hit) for hit in hits],
        "proposals": [proposal_json(found) for found in proposals],
        "suggestions": [hit_json(hit) for hit in suggestions],
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """Return what a field of the label names."""
    return {"field": hit.field, "value": hit.value, "item": item_json(hit.item), "note": hit.note}


def proposal_json(proposal: Proposal) -> dict[str, Any]:
    """Return a stock item that the label may belong to, and why."""
    return {
        "item": item_json(proposal.item),
        "comparisons": [asdict(found) for found in proposal.comparisons],
        "score": proposal.score,
        "is_linked": proposal.is_linked,
    }


def _advice_lines(outcome: Answer) -> list[str]:
    """Return what leads on from an outcome, a line each, for people."""
    match outcome:
        case Unknown():
            proposals, hits = outcome.proposals, (*outcome.suggestions, *outcome.hits)
        case Refused():
            proposals, hits = outcome.proposals, outcome.hits
        case _:
            return []
    lines = []
    for found in proposals:
        compared = ", ".join(map(str, found.comparisons))
        lines.append(f"may be {found.item.ref}  {found.item.title}: {compared}")
    proposed = {found.item.ref for found in proposals}
    for hit in hits:
        if hit.item.ref not in proposed:
            note = f" ({hit.note})" if hit.note else ""
            lines.append(f"{hit.field.replace('_', ' ')} names {hit.item.ref}  {hit.item.title}{note}")
    return lines


def item_json(item: Item) -> dict[str, Any]:
    """Return what names an item."""
    return {"kind": item.ref.kind, "pk": item.ref.pk, "title": item.title}


def code_json(code: Code) -> dict[str, Any]:
    """Return everything that was read from a code."""
    return {
        "key": code.key,
        "raw": code.raw,
        "wire": code.wire,
        "kind": code.kind,
        "identity": code.identity,
        "because": code.because,
        "fields": dict(code.fields),
        "supplier": code.supplier,
        "barcode_hash": code.barcode_hash,
        "alternates": list(code.alternates),
        "loose": code.loose,
        "warnings": list(code.warnings),
        "damage": code.damage,
    }


def _item_line(item: Item) -> str:
    details = ", ".join(f"{name} {value}" for name, value in item.details.items())
    return f"{item.ref}  {item.title}" + (f"  ({details})" if details else "")
