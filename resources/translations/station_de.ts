<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Banner</name>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FinderModel</name>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lot</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FinderPanel</name>
    <message>
        <source>Name, number (#12), lot, place, supplier part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Items found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FIND  (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} stock items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has “{words}”. Try fewer or shorter words; Esc clears.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no stock yet. Bring it in with:  scanning-station import FOLDER</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemPanel</name>
    <message>
        <source>SELECTED ITEM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned  (Ctrl+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin  (Ctrl+P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan a label that is known, or find the item: F2, type, arrow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code is linked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} linked:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabelPanel</name>
    <message>
        <source>WHY?  (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the label says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>THE LABEL SAYS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code was looked up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Scanning station – {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LINK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>{count} scans wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⌨ keyboard scanners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scanner is set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database ✕</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database ●</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SCANNER {lane} DISCONNECTED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanner {lane}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TapePanel</name>
    <message>
        <source>Scan tape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each scan leaves a line here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SCAN TAPE</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gtin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IPN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Location</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MPN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mfg date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packaging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packing list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ship date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supplier reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Units</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>ALREADY LINKED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BELONGS TO ANOTHER ITEM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CONFLICT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose its item: F2, type, arrow down. F1 tells why it is unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the item first: F2, type, arrow down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z undoes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc cancels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F3 links it. Esc drops it. Another item can still be chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F4 takes this code off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F6 goes to that item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FOUND</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LINK IT?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LINKED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked by {operator} at {station}, {when}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MOVED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT A FULL READ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NOT DONE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No item has the code {code}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now: this has no meaning at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to link: choose an item, then scan its label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed. The same key tries again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>READY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REPEAT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REPLACED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SAVING …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan a label, or choose an item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan the label of {item}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So there is nothing to unlink.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is our own code; scan the label that was linked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code of the next label is taken off its item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo at this station.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNDONE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNKNOWN CODE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNLINK: SCAN THE LABEL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNLINKED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UNREADABLE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code}
Link it to {item}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code}
was taken off {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code} → {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}{place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{item}{place}
{linked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
