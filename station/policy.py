"""Whether a code may stand for an item, and what speaks against it: pure rules, by identity class."""

from dataclasses import dataclass

from station.comparison import disagreements
from station.outcomes import Comparison, Hit, Refusal
from station.records import Code, Identity, ItemKind
from station.settings import Policy
from station.wording import Text, join

PRODUCTS = (ItemKind.PART, ItemKind.SUPPLIERPART, ItemKind.MANUFACTURERPART)
"""What a code that is the same on every box may stand for."""

WHOLE_TEXT = "text"
"""The field of a hit that the whole text of a label without fields led to."""

WORDS = {
    Refusal.PRODUCT: Text("every box of the product carries the same code"),
    Refusal.SHIPMENT: Text("the code stands for a shipment, not for one box"),
    Refusal.VALUE: Text("the code is a single value, not an identity"),
}
SISTERS = Text("Sister bags of the same delivery may carry the same code.")
"""What is said when a code of class `batch` is linked."""

_BY_IDENTITY = {
    Identity.PRODUCT: Refusal.PRODUCT,
    Identity.SHIPMENT: Refusal.SHIPMENT,
    Identity.VALUE: Refusal.VALUE,
}


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a code is put on an item."""

    policy: Policy = "strict"
    """What becomes of a code that is not of one box alone."""
    override: str = ""
    """The operator's reason to link against what speaks against it; written down."""
    reason: str = ""
    """Is written down with the change in any case."""
    adds: bool = True
    """The item may have a code already; this one is put beside it."""
    is_approved: bool = False
    """Somebody has weighed this link before: it comes back from a file that `export` wrote."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing that speaks against a link."""

    refusal: Refusal
    words: str
    """As it stands in a sentence and in the history."""
    is_warning: bool = False
    """The policy lets the link be made without a reason; the objection is written down."""


def object_to(
    code: Code,
    kind: ItemKind,
    comparisons: tuple[Comparison, ...],
    hits: tuple[Hit, ...],
    policy: Policy,
) -> tuple[Objection, ...]:
    """Return what speaks against linking a code to an item, gravest first.

    A damaged code and a label that disagrees with the item need a reason under either policy: the promise
    is that the wrong thing is never linked silently. The identity class matters for stock items only; a
    part may well have the code of a product, and an order that of a shipment.

    Args:
        code: is not one of our own; those are refused before.
        kind: of the item.
        comparisons: of the label with the item.
        hits: what the label names.
        policy: of the settings.
    """
    found = []
    if code.damage:
        found.append(Objection(Refusal.DAMAGED, Text("the text is damaged: {damage}", damage=code.damage)))
    differing = disagreements(comparisons)
    if differing:
        fields = join(
            ", ",
            *(
                Text(
                    "{field} {label} on the label, {item} in stock",
                    field=Text(one.field.replace("_", " ")),
                    label=one.label,
                    item=one.item,
                )
                for one in differing
            ),
        )
        found.append(Objection(Refusal.DISAGREES, Text("the label disagrees: {fields}", fields=fields)))
    if kind is ItemKind.STOCKITEM and not code.damage:
        refusal = Refusal.PRODUCT if shared(hits) else _BY_IDENTITY.get(code.identity)
        if refusal is not None:
            words = WORDS[refusal]
            if code.because and not shared(hits):
                words = Text("{words} ({because})", words=words, because=code.because)
            found.append(Objection(refusal, words, is_warning=policy == "warn"))
    return tuple(found)


def shared(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the parts and orders whose number the whole text of a label is: many boxes carry it."""
    kinds = (*PRODUCTS, ItemKind.PURCHASEORDER)
    return tuple(hit for hit in hits if hit.field == WHOLE_TEXT and hit.item.ref.kind in kinds)


def explain(objections: tuple[Objection, ...], terms: Terms) -> str:
    """Return what is written into the history: the reason, what was overruled and why, and warnings."""
    overruled = "; ".join(found.words for found in objections if not found.is_warning)
    warned = "; ".join(found.words for found in objections if found.is_warning)
    parts = (
        terms.reason,
        f"override: {terms.override.strip()} (although {overruled})" if overruled else "",
        f"warning: {warned}" if warned else "",
    )
    return "; ".join(part for part in parts if part)
