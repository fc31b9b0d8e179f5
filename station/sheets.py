"""The CSV files that can be imported: what each column must hold and which row of the database it becomes."""

from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from station.records import ItemKind
from station.wording import Text

Pk = Annotated[int, Field(ge=1, lt=10**18)]
"""A primary key that InvenTree gave."""

Whole = Annotated[int | None, Field(ge=0, lt=10**18), BeforeValidator(lambda cell: cell or None)]
"""A whole number; None for an empty cell."""

Number = Annotated[float, Field(ge=0, allow_inf_nan=False)]

Title = Annotated[str, Field(min_length=1)]
"""Text that may not be empty."""

Called = Annotated[str, Field(max_length=300)]
"""Text that an item is looked up by; an index of PostgreSQL takes 2,704 bytes in all."""

Name = Annotated[Title, Field(max_length=300)]
"""Likewise, and it may not be empty."""


class Sheet(BaseModel):
    """One line of a CSV file; fields are named as in the table, aliases are the titles."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    name: ClassVar[Text]
    """What the lines are called, in the plural."""
    kind: ClassVar[ItemKind | None] = None
    """What a line is; None where it is no item."""

    @classmethod
    def columns(cls) -> list[str]:
        """Return the titles that a file of this kind must have."""
        return [str(field.alias) for field in cls.model_fields.values()]

    def values(self) -> dict[str, Any]:
        """Return the columns of the database row."""
        return self.model_dump()


class LocationSheet(Sheet):
    """`locations.csv`."""

    name = Text("locations")
    kind = ItemKind.STOCKLOCATION

    pk: Pk = Field(alias="ID")
    short_name: Title = Field(alias="Name")
    description: str = Field(alias="Description")
    parent_pk: Whole = Field(alias="Parent ID")
    title: Title = Field(alias="Path")


class PartSheet(Sheet):
    """`parts.csv`."""

    name = Text("parts")
    kind = ItemKind.PART

    pk: Pk = Field(alias="ID")
    title: Title = Field(alias="Name")
    ipn: Called = Field(alias="IPN")
    revision: str = Field(alias="Revision")
    description: str = Field(alias="Description")
    keywords: str = Field(alias="Keywords")
    units: str = Field(alias="Units")
    active: bool = Field(alias="Active")


class SupplierPartSheet(Sheet):
    """`supplier_parts.csv`; each line with a manufacturer part tells of that, too."""

    name = Text("supplier parts")
    kind = ItemKind.SUPPLIERPART

    pk: Pk = Field(alias="ID")
    part_pk: Whole = Field(alias="Part ID")
    part: str = Field(alias="Part Name")
    supplier_pk: Whole = Field(alias="Supplier ID")
    supplier: str = Field(alias="Supplier Name")
    title: Name = Field(alias="SKU")
    manufacturer_part_pk: Whole = Field(alias="Manufacturer Part ID")
    manufacturer: str = Field(alias="Manufacturer")
    mpn: Called = Field(alias="MPN")
    packaging: str = Field(alias="Packaging")
    pack_quantity: str = Field(alias="Pack Quantity")
    description: str = Field(alias="Description")

    def values(self) -> dict[str, Any]:
        """Add the SKU, which the table keeps beside the title to find it by an index."""
        return {**self.model_dump(), "sku": self.title}


class PurchaseOrderSheet(Sheet):
    """`purchase_orders.csv`."""

    name = Text("purchase orders")
    kind = ItemKind.PURCHASEORDER

    pk: Pk = Field(alias="ID")
    title: Name = Field(alias="Reference")
    supplier_pk: Whole = Field(alias="Supplier ID")
    supplier: str = Field(alias="Supplier Name")
    supplier_reference: Called = Field(alias="Supplier Reference")
    description: str = Field(alias="Description")
    status: Whole = Field(alias="Status")
    target_date: str = Field(alias="Target Date")

    def values(self) -> dict[str, Any]:
        """Add the reference, which the table keeps beside the title to find it by an index."""
        return {**self.model_dump(), "reference": self.title}


class PurchaseOrderLineSheet(Sheet):
    """`purchase_order_lines.csv`."""

    name = Text("purchase order lines")

    pk: Pk = Field(alias="ID")
    order_pk: Pk = Field(alias="Order ID")
    supplier_part_pk: Whole = Field(alias="Supplier Part ID")
    sku: str = Field(alias="SKU")
    part: str = Field(alias="Part Name")
    quantity: Number = Field(alias="Quantity")
    received: Number = Field(alias="Received")
    reference: str = Field(alias="Reference")


class StockSheet(Sheet):
    """`stock.csv`."""

    name = Text("stock items")
    kind = ItemKind.STOCKITEM

    pk: Pk = Field(alias="ID")
    part_pk: Whole = Field(alias="Part ID")
    title: Title = Field(alias="Part Name")
    ipn: str = Field(alias="IPN")
    quantity: Number = Field(alias="Quantity")
    serial: Called = Field(alias="Serial Number")
    batch: Called = Field(alias="Batch Code")
    location_pk: Whole = Field(alias="Location ID")
    location: str = Field(alias="Location Path")
    supplier_part_pk: Whole = Field(alias="Supplier Part ID")
    supplier: str = Field(alias="Supplier Name")
    sku: Called = Field(alias="Supplier Part SKU")
    mpn: Called = Field(alias="MPN")
    purchase_order_pk: Whole = Field(alias="Purchase Order ID")
    purchase_order: str = Field(alias="Purchase Order")
    status: Whole = Field(alias="Status")
    packaging: str = Field(alias="Packaging")
    expiry: str = Field(alias="Expiry Date")


class LinkSheet(Sheet):
    """What `export` writes: the linked codes, control characters written as escapes."""

    name = Text("links")

    kind_of_item: ItemKind = Field(alias="Kind")
    pk: Pk = Field(alias="ID")
    title: str = Field(alias="Item")
    code: Title = Field(alias="Code")
    barcode_hash: str = Field(alias="Barcode Hash")
    at: str = Field(alias="Linked At")
    operator: str = Field(alias="Linked By")
    station: str = Field(alias="Station")


SHEETS: tuple[type[Sheet], ...] = (
    LocationSheet,
    PartSheet,
    SupplierPartSheet,
    PurchaseOrderSheet,
    PurchaseOrderLineSheet,
    StockSheet,
    LinkSheet,
)
"""Every kind of file, in the order in which a folder of them is imported."""
