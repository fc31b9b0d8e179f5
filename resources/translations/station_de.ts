<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Banner</name>
    <message>
        <source>Verdict</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>or type the reason here, then F3</source>
        <translation>oder den Grund hier tippen, dann F3</translation>
    </message>
</context>
<context>
    <name>DiagnosticsPanel</name>
    <message>
        <source>Raw bytes</source>
        <translation>Rohe Bytes</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Scans</translation>
    </message>
    <message>
        <source>SCANNERS</source>
        <translation>SCANNER</translation>
    </message>
    <message>
        <source>Which is which?</source>
        <translation>Welcher ist es?</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>WHAT THEY SEND</source>
        <translation>WAS SIE SENDEN</translation>
    </message>
    <message>
        <source>SCANS THAT WERE MADE OF IT</source>
        <translation>SCANS, DIE DARAUS WURDEN</translation>
    </message>
    <message>
        <source>TEST CARD: SCAN IT FROM HERE</source>
        <translation>TESTKARTE: HIER ABSCANNEN</translation>
    </message>
    <message>
        <source>Test card</source>
        <translation>Testkarte</translation>
    </message>
    <message>
        <source>Esc or F9 closes this page. Scans are looked up as always.</source>
        <translation>Esc oder F9 schließt diese Seite. Scans werden wie immer nachgeschlagen.</translation>
    </message>
    <message>
        <source>Nothing yet: scan something.</source>
        <translation>Noch nichts: etwas scannen.</translation>
    </message>
    <message>
        <source>The report is on the clipboard: paste it wherever help is.</source>
        <translation>Der Bericht ist in der Zwischenablage: dort einfügen, wo es Hilfe gibt.</translation>
    </message>
</context>
<context>
    <name>FinderModel</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Charge</translation>
    </message>
</context>
<context>
    <name>FinderPanel</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Name, number (#12), lot, place, supplier part</source>
        <translation>Name, Nummer (#12), Charge, Platz, Lieferantenteil</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Artikel suchen</translation>
    </message>
    <message>
        <source>Items found</source>
        <translation>Gefundene Artikel</translation>
    </message>
    <message>
        <source>FIND  (F2)</source>
        <translation>SUCHEN  (F2)</translation>
    </message>
    <message>
        <source>{total} stock items</source>
        <translation>{total} Lagerartikel</translation>
    </message>
    <message>
        <source>Nothing has “{words}”. Try fewer or shorter words; Esc clears.</source>
        <translation>Nichts enthält „{words}“. Weniger oder kürzere Wörter versuchen; Esc leert das Feld.</translation>
    </message>
    <message>
        <source>There is no stock yet. Bring it in with:  scanning-station import FOLDER</source>
        <translation>Es gibt noch keinen Bestand. Einlesen mit:  scanning-station import ORDNER</translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>Scan it</source>
        <translation>Scannen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Auslassen</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>A label to scan</source>
        <translation>Ein Etikett zum Scannen</translation>
    </message>
    <message>
        <source>STEP {number} OF {count}</source>
        <translation>SCHRITT {number} VON {count}</translation>
    </message>
    <message>
        <source>GUIDE</source>
        <translation>ANLEITUNG</translation>
    </message>
    <message>
        <source>A reel has come in that nobody knows yet. Scan its label.</source>
        <translation>Eine Rolle ist gekommen, die noch niemand kennt. Scanne ihr Etikett.</translation>
    </message>
    <message>
        <source>The label waits for its item. Press F2, type {words}, and press arrow down: the item is pinned.</source>
        <translation>Das Etikett wartet auf seinen Artikel. Drücke F2, tippe {words} und drücke Pfeil ab: Der Artikel ist angeheftet.</translation>
    </message>
    <message>
        <source>The banner asks whether this label goes on this item. Press F3 to link it.</source>
        <translation>Das Banner fragt, ob dieses Etikett zu diesem Artikel gehört. Drücke F3, um es zu verknüpfen.</translation>
    </message>
    <message>
        <source>The label is linked. Scan it again: now it finds its item.</source>
        <translation>Das Etikett ist verknüpft. Scanne es noch einmal: Jetzt findet es seinen Artikel.</translation>
    </message>
    <message>
        <source>That is all there is to it. Now take the label off: F4 unlinks it, Ctrl+Z undoes the link.</source>
        <translation>Das ist schon alles. Nimm das Etikett wieder ab: F4 löst es, Strg+Z macht die Verknüpfung rückgängig.</translation>
    </message>
    <message>
        <source>Done: you can link, find and take off. Try the other labels below.</source>
        <translation>Fertig: Du kannst verknüpfen, finden und lösen. Versuche die anderen Etiketten unten.</translation>
    </message>
    <message>
        <source>Skipped. Practise as you like.</source>
        <translation>Ausgelassen. Übe, wie du willst.</translation>
    </message>
</context>
<context>
    <name>HistoryFilterRow</name>
    <message>
        <source>Words in the code</source>
        <translation>Wörter im Code</translation>
    </message>
    <message>
        <source>Any part of the code, in any order</source>
        <translation>Teile des Codes, in beliebiger Folge</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Item: 12 or part:12</source>
        <translation>Artikel: 12 oder part:12</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>All operators</source>
        <translation>Alle Bediener</translation>
    </message>
    <message>
        <source>All stations</source>
        <translation>Alle Stationen</translation>
    </message>
    <message>
        <source>All scanners</source>
        <translation>Alle Scanner</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Alle Ergebnisse</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 31 days</source>
        <translation>Letzte 31 Tage</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>Alle Zeiten</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>UNANSWERED</source>
        <translation>UNBEANTWORTET</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Who and where</source>
        <translation>Wer und wo</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Scans and changes, the newest first</source>
        <translation>Scans und Änderungen, die neuesten zuerst</translation>
    </message>
    <message>
        <source>The whole line</source>
        <translation>Die ganze Zeile</translation>
    </message>
    <message>
        <source>HISTORY: EVERY SCAN AND CHANGE</source>
        <translation>VERLAUF: JEDER SCAN, JEDE ÄNDERUNG</translation>
    </message>
    <message>
        <source>Show this item</source>
        <translation>Artikel zeigen</translation>
    </message>
    <message>
        <source>No filter</source>
        <translation>Kein Filter</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV ausgeben…</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Suche …</translation>
    </message>
    <message>
        <source>Lines: {count}. Arrows choose; Esc goes back.</source>
        <translation>Zeilen: {count}. Pfeile wählen; Esc geht zurück.</translation>
    </message>
    <message>
        <source>The newest {count} lines; scroll for more. Esc goes back.</source>
        <translation>Die neuesten {count} Zeilen; mehr beim Blättern. Esc geht zurück.</translation>
    </message>
    <message>
        <source>Nothing was scanned or changed yet. Esc goes back: scan a label.</source>
        <translation>Noch wurde nichts gescannt oder geändert. Esc geht zurück: Scanne ein Etikett.</translation>
    </message>
    <message>
        <source>Nothing fits. Fewer or shorter words find more; Ctrl+R takes all filters away.</source>
        <translation>Nichts passt. Weniger oder kürzere Wörter finden mehr; Strg+R nimmt alle Filter weg.</translation>
    </message>
    <message>
        <source>{operator} at {station}</source>
        <translation>{operator} an {station}</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>Verlauf ausgeben</translation>
    </message>
    <message>
        <source>Stop the export  (Ctrl+E)</source>
        <translation>Ausgabe anhalten  (Strg+E)</translation>
    </message>
    <message>
        <source>Writing … lines so far: {count}</source>
        <translation>Schreibe … Zeilen bisher: {count}</translation>
    </message>
    <message>
        <source>The export was stopped; no file was written.</source>
        <translation>Die Ausgabe wurde angehalten; keine Datei wurde geschrieben.</translation>
    </message>
    <message>
        <source>Lines written to {file}: {count}</source>
        <translation>Zeilen geschrieben in {file}: {count}</translation>
    </message>
    <message>
        <source>Export CSV…  (Ctrl+E)</source>
        <translation>CSV ausgeben…  (Strg+E)</translation>
    </message>
</context>
<context>
    <name>IdentifyPanel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Buchstabe</translation>
    </message>
    <message>
        <source>Copy these settings</source>
        <translation>Einträge kopieren</translation>
    </message>
    <message>
        <source>Pull the trigger of the scanner, on any label …</source>
        <translation>Mit dem Scanner ein beliebiges Etikett scannen …</translation>
    </message>
    <message>
        <source>This is a scanner that types; its scans go to lane {lane}.</source>
        <translation>Das ist ein Tastaturscanner; seine Scans gehen auf Spur {lane}.</translation>
    </message>
    <message>
        <source>This is “{name}” on lane {lane}.</source>
        <translation>Das ist „{name}“ auf Spur {lane}.</translation>
    </message>
    <message>
        <source>Copied. Put it into the settings file and start the station again.</source>
        <translation>Kopiert. In die Einstellungsdatei einfügen und die Station neu starten.</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Folder or CSV files</source>
        <translation>Ordner oder CSV-Dateien</translation>
    </message>
    <message>
        <source>Folder, or CSV files with ; between them</source>
        <translation>Ordner, oder CSV-Dateien mit ; dazwischen</translation>
    </message>
    <message>
        <source>&amp;Folder …</source>
        <translation>&amp;Ordner …</translation>
    </message>
    <message>
        <source>Fi&amp;les …</source>
        <translation>&amp;Dateien …</translation>
    </message>
    <message>
        <source>&amp;Try it out</source>
        <translation>&amp;Ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>&amp;Cancel the import</source>
        <translation>Import a&amp;bbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Mistakes in the files</source>
        <translation>Fehler in den Dateien</translation>
    </message>
    <message>
        <source>Choose what InvenTree has exported, and try it out: that checks all and keeps nothing.</source>
        <translation>Wähle, was InvenTree ausgegeben hat, und probiere es aus: Das prüft alles und behält nichts.</translation>
    </message>
    <message>
        <source>IMPORT: ALL OF IT, OR NOTHING</source>
        <translation>IMPORT: ALLES ODER NICHTS</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Trying it out.</source>
        <translation>Wird ausprobiert.</translation>
    </message>
    <message>
        <source>Importing.</source>
        <translation>Wird importiert.</translation>
    </message>
    <message>
        <source>Scans that come meanwhile are kept, and answered when it is over.</source>
        <translation>Scans, die inzwischen kommen, werden aufgehoben und danach beantwortet.</translation>
    </message>
    <message>
        <source>No mistakes: {counts}; {added} would be new, {updated} brought up to date.</source>
        <translation>Keine Fehler: {counts}; {added} wären neu, {updated} aktualisiert.</translation>
    </message>
    <message>
        <source>Nothing is kept yet: now import it.</source>
        <translation>Noch ist nichts behalten: Jetzt importieren.</translation>
    </message>
    <message>
        <source>Imported: {counts}; {added} new, {updated} brought up to date.</source>
        <translation>Importiert: {counts}; {added} neu, {updated} aktualisiert.</translation>
    </message>
</context>
<context>
    <name>ItemPanel</name>
    <message>
        <source>Item</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>SELECTED ITEM</source>
        <translation>GEWÄHLTER ARTIKEL</translation>
    </message>
    <message>
        <source>The item and its codes</source>
        <translation>Der Artikel und seine Codes</translation>
    </message>
    <message>
        <source>Pinned  (Ctrl+P)</source>
        <translation>Angeheftet  (Strg+P)</translation>
    </message>
    <message>
        <source>Pin  (Ctrl+P)</source>
        <translation>Anheften  (Strg+P)</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist gewählt</translation>
    </message>
    <message>
        <source>Scan a label that is known, or find the item: F2, type, arrow down.</source>
        <translation>Ein bekanntes Etikett scannen oder den Artikel suchen: F2, tippen, Pfeil nach unten.</translation>
    </message>
    <message>
        <source>No code is linked yet.</source>
        <translation>Noch kein Code ist verknüpft.</translation>
    </message>
    <message>
        <source>{count} linked:</source>
        <translation>{count} verknüpft:</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… und {count} weitere</translation>
    </message>
</context>
<context>
    <name>LabelPanel</name>
    <message>
        <source>WHY?  (F1)</source>
        <translation>WARUM?  (F1)</translation>
    </message>
    <message>
        <source>What the label says</source>
        <translation>Was das Etikett sagt</translation>
    </message>
    <message>
        <source>THE LABEL SAYS</source>
        <translation>DAS ETIKETT SAGT</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>IT MAY BE</source>
        <translation>ES KÖNNTE SEIN</translation>
    </message>
    <message>
        <source>IT ALSO NAMES</source>
        <translation>ES NENNT AUCH</translation>
    </message>
    <message>
        <source>Whole code</source>
        <translation>Ganzer Code</translation>
    </message>
    <message>
        <source>Show the whole code</source>
        <translation>Den ganzen Code zeigen</translation>
    </message>
    <message>
        <source>Nothing is being looked at.</source>
        <translation>Es wird nichts betrachtet.</translation>
    </message>
    <message>
        <source>No code was looked up.</source>
        <translation>Es wurde kein Code nachgeschlagen.</translation>
    </message>
</context>
<context>
    <name>LabelPrintPanel</name>
    <message>
        <source>Form of the code</source>
        <translation>Form des Codes</translation>
    </message>
    <message>
        <source>Symbology</source>
        <translation>Symbologie</translation>
    </message>
    <message>
        <source>Size, mm</source>
        <translation>Größe, mm</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Drucker</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Drucken</translation>
    </message>
    <message>
        <source>Save as P&amp;DF …</source>
        <translation>Als &amp;PDF sichern …</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>Nichts ist gewählt</translation>
    </message>
    <message>
        <source>No printer is set up: save a PDF</source>
        <translation>Kein Drucker ist eingerichtet: PDF sichern</translation>
    </message>
    <message>
        <source>Labels sent to {printer}: {count}</source>
        <translation>An {printer} gesandte Etiketten: {count}</translation>
    </message>
    <message>
        <source>Labels saved in {file}: {count}</source>
        <translation>In {file} gesicherte Etiketten: {count}</translation>
    </message>
    <message>
        <source>Save labels</source>
        <translation>Etiketten sichern</translation>
    </message>
    <message>
        <source>Short, such as {code}</source>
        <translation>Kurz, wie {code}</translation>
    </message>
    <message>
        <source>JSON, such as {code}</source>
        <translation>JSON, wie {code}</translation>
    </message>
    <message>
        <source>A4 sheet of {count}, {size}</source>
        <translation>A4-Bogen mit {count}, {size}</translation>
    </message>
    <message>
        <source>Roll, {size}</source>
        <translation>Rolle, {size}</translation>
    </message>
    <message>
        <source>PRINT A LABEL</source>
        <translation>ETIKETT DRUCKEN</translation>
    </message>
    <message>
        <source>Find an item first (F2), or scan its label.</source>
        <translation>Zuerst einen Artikel suchen (F2) oder sein Etikett scannen.</translation>
    </message>
    <message>
        <source>It reads back. Sheets: {sheets}</source>
        <translation>Der Code ist lesbar. Bögen: {sheets}</translation>
    </message>
    <message>
        <source>It reads back.</source>
        <translation>Der Code ist lesbar.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Scanning station – {name}</source>
        <translation>Scanstation – {name}</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>LINK</source>
        <translation>KOPPELN</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Parken</translation>
    </message>
    <message>
        <source>History of the item</source>
        <translation>Verlauf des Artikels</translation>
    </message>
    <message>
        <source>Scanner {number}</source>
        <translation>Scanner {number}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>Noch einmal sagen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
</context>
<context>
    <name>OfferPanel</name>
    <message>
        <source>This station has no stock yet. Bring it in with: scanning-station import FOLDER. Or practise first, in five steps and on practice stock: nothing here is touched.</source>
        <translation>Diese Station hat noch keinen Bestand. Hole ihn herein mit: scanning-station import FOLDER. Oder übe zuerst, in fünf Schritten und mit Übungsbestand: Hier wird nichts berührt.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training beginnen</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Scanners</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Print a label</source>
        <translation>Etikett drucken</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>ParkedModel</name>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Parked by</source>
        <translation>Geparkt von</translation>
    </message>
</context>
<context>
    <name>ParkedPanel</name>
    <message>
        <source>Parked codes</source>
        <translation>Geparkte Codes</translation>
    </message>
    <message>
        <source>PARKED: EACH CODE WAITS FOR ITS ITEM</source>
        <translation>GEPARKT: JEDER CODE WARTET AUF SEINEN ARTIKEL</translation>
    </message>
    <message>
        <source>Take up  (F3)</source>
        <translation>Aufnehmen  (F3)</translation>
    </message>
    <message>
        <source>Dismiss  (Del)</source>
        <translation>Verwerfen  (Entf)</translation>
    </message>
    <message>
        <source>Arrows choose; F3 takes a code up again, Del dismisses it. Esc goes back.</source>
        <translation>Pfeile wählen; F3 nimmt einen Code wieder auf, Entf verwirft ihn. Esc geht zurück.</translation>
    </message>
    <message>
        <source>Nothing is parked. F8 parks an unknown code; so does the next scan.</source>
        <translation>Nichts ist geparkt. F8 parkt einen unbekannten Code; der nächste Scan auch.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen der Einstellungen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Änderungen verwerfen</translation>
    </message>
    <message>
        <source>Remove this one</source>
        <translation>Dies entfernen</translation>
    </message>
    <message>
        <source>Add: {what}</source>
        <translation>Neu: {what}</translation>
    </message>
    <message>
        <source>SETTINGS</source>
        <translation>EINSTELLUNGEN</translation>
    </message>
    <message>
        <source>What you have changed here is not saved yet.</source>
        <translation>Was du hier geändert hast, ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>From {path}. Ctrl+S saves, Esc goes back.</source>
        <translation>Aus {path}. Strg+S speichert, Esc geht zurück.</translation>
    </message>
    <message>
        <source>Saved in {path}.</source>
        <translation>Gespeichert in {path}.</translation>
    </message>
    <message>
        <source>When the station is started again, this takes effect: {places}.</source>
        <translation>Wenn die Station neu gestartet wird, gilt: {places}.</translation>
    </message>
    <message>
        <source>Nothing was saved: correct what is marked with ✗.</source>
        <translation>Nichts wurde gespeichert: Berichtige, was mit ✗ markiert ist.</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Linking</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>Keyboard scanners</source>
        <translation>Tastaturscanner</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>HTTP API</source>
        <translation>HTTP-API</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
</context>
<context>
    <name>SimulatorPanel</name>
    <message>
        <source>Labels to scan</source>
        <translation>Etiketten zum Scannen</translation>
    </message>
    <message>
        <source>Pace of the replay</source>
        <translation>Tempo der Wiedergabe</translation>
    </message>
    <message>
        <source>every {seconds} s</source>
        <translation>alle {seconds} s</translation>
    </message>
    <message>
        <source>Replay …</source>
        <translation>Wiedergabe …</translation>
    </message>
    <message>
        <source>Click a label to scan it, or press its key.</source>
        <translation>Klicke ein Etikett an, um es zu scannen, oder drücke seine Taste.</translation>
    </message>
    <message>
        <source>SIMULATED SCANNER</source>
        <translation>SIMULIERTER SCANNER</translation>
    </message>
    <message>
        <source>There is no label in that file.</source>
        <translation>In dieser Datei ist kein Etikett.</translation>
    </message>
    <message>
        <source>A file of recorded labels</source>
        <translation>Eine Datei mit aufgezeichneten Etiketten</translation>
    </message>
    <message>
        <source>Stop the replay</source>
        <translation>Wiedergabe anhalten</translation>
    </message>
    <message>
        <source>{sent} of {count} scanned</source>
        <translation>{sent} von {count} gescannt</translation>
    </message>
</context>
<context>
    <name>SoundTest</name>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht dich</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Verknüpft</translation>
    </message>
    <message>
        <source>Unlinked</source>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Next scan unlinks</source>
        <translation>Nächster Scan löst</translation>
    </message>
    <message>
        <source>Something is lost</source>
        <translation>Etwas ist weg</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Hear it:</source>
        <translation>Anhören:</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>LIVE</source>
        <translation>ECHT</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>TRAINING</translation>
    </message>
    <message>
        <source>HTTP API {sign} {address}</source>
        <translation>HTTP-API {sign} {address}</translation>
    </message>
    <message>
        <source>To send {count}</source>
        <translation>Zu senden {count}</translation>
    </message>
    <message>
        <source>Parked {count}</source>
        <translation>Geparkt {count}</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <source>⌨ keyboard scanners</source>
        <translation>⌨ Tastaturscanner</translation>
    </message>
    <message>
        <source>⌨ keyboard</source>
        <translation>⌨ Tastatur</translation>
    </message>
    <message>
        <source>No scanner is set up</source>
        <translation>Kein Scanner ist eingerichtet</translation>
    </message>
    <message>
        <source>Database ✕</source>
        <translation>Datenbank ✕</translation>
    </message>
    <message>
        <source>Database ●</source>
        <translation>Datenbank ●</translation>
    </message>
    <message>
        <source>Not linked: {code} to {item}. {trouble} ({operator}, {number})</source>
        <translation>Nicht verknüpft: {code} mit {item}. {trouble} ({operator}, {number})</translation>
    </message>
    <message>
        <source>SCANNER {lane} DISCONNECTED</source>
        <translation>SCANNER {lane} GETRENNT</translation>
    </message>
    <message>
        <source>Scanner {lane}</source>
        <translation>Scanner {lane}</translation>
    </message>
    <message>
        <source>Scanner {lanes} still works.</source>
        <translation>Scanner {lanes} geht noch.</translation>
    </message>
</context>
<context>
    <name>TapePanel</name>
    <message>
        <source>Tape</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Scan tape</source>
        <translation>Scanstreifen</translation>
    </message>
    <message>
        <source>Each scan leaves a line here.</source>
        <translation>Jeder Scan hinterlässt hier eine Zeile.</translation>
    </message>
    <message>
        <source>SCAN TAPE</source>
        <translation>SCANSTREIFEN</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Panels</source>
        <translation>Felder</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Customer lot</source>
        <translation>Charge des Kunden</translation>
    </message>
    <message>
        <source>Customer order</source>
        <translation>Bestellung des Kunden</translation>
    </message>
    <message>
        <source>Customer part</source>
        <translation>Teil des Kunden</translation>
    </message>
    <message>
        <source>Date code</source>
        <translation>Datumscode</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Verfall</translation>
    </message>
    <message>
        <source>ASIN</source>
        <translation>ASIN</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>Mindestens haltbar bis</translation>
    </message>
    <message>
        <source>Cage</source>
        <translation>CAGE-Code</translation>
    </message>
    <message>
        <source>Candidate gtin</source>
        <translation>Mögliche GTIN</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Frachtführer</translation>
    </message>
    <message>
        <source>Contained gtin</source>
        <translation>Enthaltene GTIN</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Stückzahl</translation>
    </message>
    <message>
        <source>Digikey load id</source>
        <translation>DigiKey-Ladungsnummer</translation>
    </message>
    <message>
        <source>Digikey part id</source>
        <translation>DigiKey-Teilenummer</translation>
    </message>
    <message>
        <source>FNSKU</source>
        <translation>FNSKU</translation>
    </message>
    <message>
        <source>GIAI</source>
        <translation>GIAI</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>GTIN</translation>
    </message>
    <message>
        <source>IPN</source>
        <translation>IPN</translation>
    </message>
    <message>
        <source>ISBN</source>
        <translation>ISBN</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etikett</translation>
    </message>
    <message>
        <source>License plate</source>
        <translation>Packstücknummer</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Lagerplatz</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>MPN</source>
        <translation>Herstellernummer</translation>
    </message>
    <message>
        <source>MSL</source>
        <translation>MSL</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Mfg date</source>
        <translation>Hergestellt am</translation>
    </message>
    <message>
        <source>Mfg location</source>
        <translation>Herstellungsort</translation>
    </message>
    <message>
        <source>Mfg week</source>
        <translation>Herstellungswoche</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Order line</source>
        <translation>Bestellposition</translation>
    </message>
    <message>
        <source>Ordering code</source>
        <translation>Bestellcode</translation>
    </message>
    <message>
        <source>PPN</source>
        <translation>PPN</translation>
    </message>
    <message>
        <source>Package id</source>
        <translation>Paketnummer</translation>
    </message>
    <message>
        <source>Packaging</source>
        <translation>Verpackung</translation>
    </message>
    <message>
        <source>Packing list</source>
        <translation>Lieferschein</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Pick batch</source>
        <translation>Kommissionierlos</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>RoHS</source>
        <translation>RoHS</translation>
    </message>
    <message>
        <source>SSCC</source>
        <translation>SSCC</translation>
    </message>
    <message>
        <source>Serial</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Ship date</source>
        <translation>Versanddatum</translation>
    </message>
    <message>
        <source>Shipping note</source>
        <translation>Versandanzeige</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Lieferant</translation>
    </message>
    <message>
        <source>Supplier code</source>
        <translation>Lieferantencode</translation>
    </message>
    <message>
        <source>Supplier order</source>
        <translation>Auftrag des Lieferanten</translation>
    </message>
    <message>
        <source>Supplier part</source>
        <translation>Lieferantenteil</translation>
    </message>
    <message>
        <source>Supplier reference</source>
        <translation>Zeichen des Lieferanten</translation>
    </message>
    <message>
        <source>Target date</source>
        <translation>Zieldatum</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Sendungsnummer</translation>
    </message>
    <message>
        <source>UID</source>
        <translation>UID</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>Lager</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>Postleitzahl</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>ALREADY LINKED</source>
        <translation>SCHON VERKNÜPFT</translation>
    </message>
    <message>
        <source>BELONGS TO ANOTHER ITEM</source>
        <translation>GEHÖRT ZU ANDEREM ARTIKEL</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>BEFEHL</translation>
    </message>
    <message>
        <source>CONFLICT</source>
        <translation>KONFLIKT</translation>
    </message>
    <message>
        <source>Choose the item first: F2, type, arrow down.</source>
        <translation>Zuerst den Artikel wählen: F2, tippen, Pfeil nach unten.</translation>
    </message>
    <message>
        <source>Ctrl+Z undoes it.</source>
        <translation>Strg+Z nimmt es zurück.</translation>
    </message>
    <message>
        <source>Esc cancels.</source>
        <translation>Esc bricht ab.</translation>
    </message>
    <message>
        <source>A reason is needed: F5, F6 or F7, or type one.</source>
        <translation>Ein Grund ist nötig: F5, F6 oder F7, oder einen tippen.</translation>
    </message>
    <message>
        <source>= same</source>
        <translation>= gleich</translation>
    </message>
    <message>
        <source>All codes of {item} are to be taken off. Why?</source>
        <translation>Alle Codes von {item} sollen gelöst werden. Warum?</translation>
    </message>
    <message>
        <source>Another scanner has just come to the front: look, then press again.</source>
        <translation>Ein anderer Scanner ist gerade nach vorn gekommen: hinsehen, dann noch einmal drücken.</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Fertigung</translation>
    </message>
    <message>
        <source>CHECK THE LABEL</source>
        <translation>ETIKETT PRÜFEN</translation>
    </message>
    <message>
        <source>Checked by hand</source>
        <translation>Handgeprüft</translation>
    </message>
    <message>
        <source>Choose its item, F2, and F3 keeps the link. Or wait: it is looked up again by itself.</source>
        <translation>Mit F2 den Artikel wählen, F3 merkt die Verknüpfung vor. Oder warten: Der Code wird von selbst noch einmal nachgeschlagen.</translation>
    </message>
    <message>
        <source>Choose its item: F2, type, arrow down. F8 parks it. F1 tells why it is unknown.</source>
        <translation>Artikel wählen: F2, tippen, Pfeil nach unten. F8 parkt den Code. F1 sagt, warum er unbekannt ist.</translation>
    </message>
    <message>
        <source>DAMAGED CODE</source>
        <translation>BESCHÄDIGTER CODE</translation>
    </message>
    <message>
        <source>F3 adds it, F7 replaces what the item has. Esc drops it.</source>
        <translation>F3 fügt ihn hinzu, F7 ersetzt, was der Artikel hat. Esc verwirft ihn.</translation>
    </message>
    <message>
        <source>F3 keeps it for {item}, to be checked later.</source>
        <translation>F3 merkt ihn für {item} vor; geprüft wird später.</translation>
    </message>
    <message>
        <source>F3 links it with a reason. F5 to F7 choose an item that fits better. Esc drops it.</source>
        <translation>F3 verknüpft ihn mit Grund. F5 bis F7 wählen einen Artikel, der besser passt. Esc verwirft ihn.</translation>
    </message>
    <message>
        <source>F3, or the LINK card. The next scan parks this code.</source>
        <translation>F3 oder die Karte LINK. Der nächste Scan parkt diesen Code.</translation>
    </message>
    <message>
        <source>F4 takes this code off.</source>
        <translation>F4 löst diesen Code.</translation>
    </message>
    <message>
        <source>F5, F6 or F7; or type the reason, then F3. Esc goes back.</source>
        <translation>F5, F6 oder F7; oder den Grund tippen, dann F3. Esc geht zurück.</translation>
    </message>
    <message>
        <source>F6 goes to that item.</source>
        <translation>F6 geht zu diesem Artikel.</translation>
    </message>
    <message>
        <source>F6 goes to that item. F7 moves the code to {item}.</source>
        <translation>F6 geht zu diesem Artikel. F7 verschiebt den Code zu {item}.</translation>
    </message>
    <message>
        <source>F8 shows all that is parked.</source>
        <translation>F8 zeigt alles, was geparkt ist.</translation>
    </message>
    <message>
        <source>FOUND</source>
        <translation>GEFUNDEN</translation>
    </message>
    <message>
        <source>Go to owner</source>
        <translation>Zum Besitzer</translation>
    </message>
    <message>
        <source>It cannot tell {item} from its neighbours, because {because}.</source>
        <translation>Er unterscheidet {item} nicht von den Nachbarn: {because}.</translation>
    </message>
    <message>
        <source>It does not fit {item}: {differences}.</source>
        <translation>Er passt nicht zu {item}: {differences}.</translation>
    </message>
    <message>
        <source>It is checked and made when the server is back.</source>
        <translation>Sie wird geprüft und ausgeführt, sobald der Server wieder da ist.</translation>
    </message>
    <message>
        <source>It is looked up again when the server is back.</source>
        <translation>Er wird noch einmal nachgeschlagen, sobald der Server wieder da ist.</translation>
    </message>
    <message>
        <source>It is no code of {item}, because {because}.</source>
        <translation>Er ist kein Code von {item}: {because}.</translation>
    </message>
    <message>
        <source>It is on another item: F7 moves it from there.</source>
        <translation>Er ist an einem anderen Artikel: F7 holt ihn von dort.</translation>
    </message>
    <message>
        <source>It may be {items}: F5 to F7. Or F2, type, arrow down. F8 parks it.</source>
        <translation>Vielleicht {items}: F5 bis F7. Oder F2, tippen, Pfeil nach unten. F8 parkt den Code.</translation>
    </message>
    <message>
        <source>It was the wrong label</source>
        <translation>Falsches Etikett</translation>
    </message>
    <message>
        <source>KEPT FOR LATER</source>
        <translation>VORGEMERKT</translation>
    </message>
    <message>
        <source>LAST KNOWN</source>
        <translation>LETZTER STAND</translation>
    </message>
    <message>
        <source>LINK IT?</source>
        <translation>VERKNÜPFEN?</translation>
    </message>
    <message>
        <source>LINKED</source>
        <translation>VERKNÜPFT</translation>
    </message>
    <message>
        <source>Link it to the part, or F3 with a reason. F5 to F7 choose another item. Esc drops it.</source>
        <translation>Mit dem Teil verknüpfen, oder F3 mit Grund. F5 bis F7 wählen einen anderen Artikel. Esc verwirft ihn.</translation>
    </message>
    <message>
        <source>Linked by {operator} at {station}, {when}. Nothing was changed.</source>
        <translation>Verknüpft von {operator} an {station}, {when}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>MOVED</source>
        <translation>VERSCHOBEN</translation>
    </message>
    <message>
        <source>Manufacturer part</source>
        <translation>Herstellerteil</translation>
    </message>
    <message>
        <source>Move here</source>
        <translation>Hierher holen</translation>
    </message>
    <message>
        <source>NOT A CODE OF ONE BOX</source>
        <translation>KEIN CODE EINES KARTONS</translation>
    </message>
    <message>
        <source>NOT A FULL READ</source>
        <translation>NICHT GANZ GELESEN</translation>
    </message>
    <message>
        <source>NOT DONE</source>
        <translation>NICHT AUSGEFÜHRT</translation>
    </message>
    <message>
        <source>No item has the code {code}.</source>
        <translation>Kein Artikel hat den Code {code}.</translation>
    </message>
    <message>
        <source>Not now: this has no meaning at the moment.</source>
        <translation>Nicht jetzt: das hat im Augenblick keine Bedeutung.</translation>
    </message>
    <message>
        <source>Nothing is selected whose codes could be taken off.</source>
        <translation>Nichts ist gewählt, dessen Codes gelöst werden könnten.</translation>
    </message>
    <message>
        <source>Nothing to link: choose an item, then scan its label.</source>
        <translation>Nichts zu verknüpfen: Artikel wählen, dann sein Etikett scannen.</translation>
    </message>
    <message>
        <source>Nothing was changed. The same key tries again.</source>
        <translation>Nichts wurde geändert. Dieselbe Taste versucht es wieder.</translation>
    </message>
    <message>
        <source>PARKED</source>
        <translation>GEPARKT</translation>
    </message>
    <message>
        <source>PARKING</source>
        <translation>PARKEN</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>BEREIT</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>ABGELEHNT</translation>
    </message>
    <message>
        <source>REPEAT</source>
        <translation>WIEDERHOLT</translation>
    </message>
    <message>
        <source>REPLACED</source>
        <translation>ERSETZT</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Return order</source>
        <translation>Rücksendung</translation>
    </message>
    <message>
        <source>SAME CODE ON EVERY BOX</source>
        <translation>AUF JEDEM KARTON GLEICH</translation>
    </message>
    <message>
        <source>SAVING …</source>
        <translation>WIRD GESICHERT …</translation>
    </message>
    <message>
        <source>SECOND CODE</source>
        <translation>ZWEITER CODE</translation>
    </message>
    <message>
        <source>SECOND CODE FOR #{number}</source>
        <translation>ZWEITER CODE FÜR #{number}</translation>
    </message>
    <message>
        <source>SERVER AWAY</source>
        <translation>SERVER NICHT ERREICHBAR</translation>
    </message>
    <message>
        <source>Sales order</source>
        <translation>Verkaufsauftrag</translation>
    </message>
    <message>
        <source>Scan a label, or choose an item.</source>
        <translation>Ein Etikett scannen oder einen Artikel wählen.</translation>
    </message>
    <message>
        <source>Scan the label of {item}.</source>
        <translation>Das Etikett von {item} scannen.</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>So there is nothing to unlink.</source>
        <translation>Also gibt es nichts zu lösen.</translation>
    </message>
    <message>
        <source>Stock item</source>
        <translation>Bestandsartikel</translation>
    </message>
    <message>
        <source>Supplier part</source>
        <translation>Lieferantenteil</translation>
    </message>
    <message>
        <source>That is our own code; scan the label that was linked.</source>
        <translation>Das ist unser eigener Code; das verknüpfte Etikett scannen.</translation>
    </message>
    <message>
        <source>The code of the next label is taken off its item.</source>
        <translation>Der Code des nächsten Etiketts wird von seinem Artikel gelöst.</translation>
    </message>
    <message>
        <source>The item is used up</source>
        <translation>Verbraucht</translation>
    </message>
    <message>
        <source>The label is gone</source>
        <translation>Etikett fehlt</translation>
    </message>
    <message>
        <source>The label is wrong</source>
        <translation>Etikett falsch</translation>
    </message>
    <message>
        <source>The stock is wrong</source>
        <translation>Bestand falsch</translation>
    </message>
    <message>
        <source>The text is not what the label says: {damage}.</source>
        <translation>Der Text ist nicht das, was das Etikett sagt: {damage}.</translation>
    </message>
    <message>
        <source>There is nothing to undo at this station.</source>
        <translation>An dieser Station gibt es nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Transfer order</source>
        <translation>Umlagerung</translation>
    </message>
    <message>
        <source>UNDONE</source>
        <translation>ZURÜCKGENOMMEN</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>UNBEKANNT</translation>
    </message>
    <message>
        <source>UNKNOWN CODE</source>
        <translation>UNBEKANNTER CODE</translation>
    </message>
    <message>
        <source>UNLINK: SCAN THE LABEL</source>
        <translation>LÖSEN: ETIKETT SCANNEN</translation>
    </message>
    <message>
        <source>UNLINKED</source>
        <translation>GELÖST</translation>
    </message>
    <message>
        <source>UNREADABLE</source>
        <translation>UNLESBAR</translation>
    </message>
    <message>
        <source>WHY?</source>
        <translation>WARUM?</translation>
    </message>
    <message>
        <source>has a code</source>
        <translation>hat einen Code</translation>
    </message>
    <message>
        <source>{asked}</source>
        <translation>{asked}</translation>
    </message>
    <message>
        <source>{code}</source>
        <translation>{code}</translation>
    </message>
    <message>
        <source>{code}
It waits until somebody chooses its item.</source>
        <translation>{code}
Er wartet, bis jemand seinen Artikel wählt.</translation>
    </message>
    <message>
        <source>{code}
Link it to {item}?</source>
        <translation>{code}
Mit {item} verknüpfen?</translation>
    </message>
    <message>
        <source>{code}
Nobody can tell now which item has it.</source>
        <translation>{code}
Welcher Artikel ihn hat, lässt sich jetzt nicht sagen.</translation>
    </message>
    <message>
        <source>{code}
waits to be linked to {item}</source>
        <translation>{code}
ist zur Verknüpfung mit {item} vorgemerkt</translation>
    </message>
    <message>
        <source>{code}
was taken off {item}</source>
        <translation>{code}
wurde gelöst von {item}</translation>
    </message>
    <message>
        <source>{code}
{against}</source>
        <translation>{code}
{against}</translation>
    </message>
    <message>
        <source>{code}
{item} has a code already.</source>
        <translation>{code}
{item} hat schon einen Code.</translation>
    </message>
    <message>
        <source>{code} is to be linked to {item} all the same. Why?</source>
        <translation>{code} soll trotzdem mit {item} verknüpft werden. Warum?</translation>
    </message>
    <message>
        <source>{code} → {item}</source>
        <translation>{code} → {item}</translation>
    </message>
    <message>
        <source>{field} {label} on the label, {item} in stock</source>
        <translation>{field} {label} auf dem Etikett, {item} im Bestand</translation>
    </message>
    <message>
        <source>{item}{place}</source>
        <translation>{item}{place}</translation>
    </message>
    <message>
        <source>{item}{place}
{linked}</source>
        <translation>{item}{place}
{linked}</translation>
    </message>
    <message>
        <source>{item}{place}
{reason}</source>
        <translation>{item}{place}
{reason}</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
</context>
</TS>
