<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ActionBar</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>Geparktes</translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>LINK</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Parken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
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
        <source>It tells prefix, suffix, AIM identifier, keyboard and Caps Lock, and how GS, RS and EOT arrive. On paper: scanning-station testcard card.pdf</source>
        <translation>Sie zeigt Präfix, Suffix, AIM-Kennung, Tastatur und Feststelltaste, und wie GS, RS und EOT ankommen. Auf Papier: scanning-station testcard card.pdf</translation>
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
        <translation>Lagerplatz</translation>
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
        <translation>Name, Nummer (#12), Charge, Lagerplatz, Lieferantenteil</translation>
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
        <translation>{total} Bestandsartikel</translation>
    </message>
    <message>
        <source>Nothing has “{words}”. Try fewer or shorter words; Esc clears.</source>
        <translation>Nichts enthält „{words}“. Weniger oder kürzere Wörter versuchen; Esc leert das Feld.</translation>
    </message>
    <message>
        <source>There is no stock yet. Bring it in: Ctrl+Shift+I</source>
        <translation>Es gibt noch keinen Bestand. Einlesen: Strg+Umschalt+I</translation>
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
        <source>Pinned
(Ctrl+P)</source>
        <translation>Angeheftet
(Strg+P)</translation>
    </message>
    <message>
        <source>Pin
(Ctrl+P)</source>
        <translation>Anheften
(Strg+P)</translation>
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
    <name>KeyBars</name>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
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
        <source>Compared with {item}:</source>
        <translation>Verglichen mit {item}:</translation>
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
        <translation>Verknüpfen</translation>
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
        <translation>Rückgängig</translation>
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
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
</context>
<context>
    <name>OfferPanel</name>
    <message>
        <source>This station has no stock yet. Bring it in: Ctrl+Shift+I. Or practise first, in five steps and on practice stock: nothing here is touched.</source>
        <translation>Diese Station hat noch keinen Bestand. Hole ihn herein: Strg+Umschalt+I. Oder übe zuerst, in fünf Schritten und mit Übungsbestand: Hier wird nichts berührt.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Training beginnen</translation>
    </message>
</context>
<context>
    <name>OperatorPanel</name>
    <message>
        <source>Operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>Scan a badge at any time, also while another page is open. The same badge again signs out.</source>
        <translation>Ein Ausweis kann jederzeit gescannt werden, auch wenn eine andere Seite offen ist. Derselbe Ausweis noch einmal meldet ab.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Sign &amp;in</source>
        <translation>A&amp;nmelden</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>A&amp;bmelden</translation>
    </message>
    <message>
        <source>&amp;All operators …</source>
        <translation>A&amp;lle Bediener …</translation>
    </message>
    <message>
        <source>Whoever may do everything adds operators and makes their badges.</source>
        <translation>Wer alles darf, fügt Bediener hinzu und macht ihre Ausweise.</translation>
    </message>
    <message>
        <source>WHO WORKS HERE</source>
        <translation>WER HIER ARBEITET</translation>
    </message>
    <message>
        <source>{name}: {role}</source>
        <translation>{name}: {role}</translation>
    </message>
    <message>
        <source>Nobody is signed in: scans are kept, and nothing is linked.</source>
        <translation>Niemand ist angemeldet: Scans werden aufgehoben, verknüpft wird nichts.</translation>
    </message>
    <message>
        <source>Nobody has signed in, and nobody has to: all may do everything.</source>
        <translation>Niemand hat sich angemeldet, und niemand muss: Alle dürfen alles.</translation>
    </message>
    <message>
        <source>Nobody can sign in yet: “All operators” adds the first.</source>
        <translation>Noch kann sich niemand anmelden: „Alle Bediener“ fügt den ersten hinzu.</translation>
    </message>
    <message>
        <source>Type name and password, or scan a badge.</source>
        <translation>Name und Passwort eingeben oder einen Ausweis scannen.</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Wird geprüft …</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Scanners</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Bediener</translation>
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
    <name>PeopleModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Signs in</source>
        <translation>Meldet sich an</translation>
    </message>
    <message>
        <source>no longer: disabled</source>
        <translation>nicht mehr: gesperrt</translation>
    </message>
    <message>
        <source>by badge or password</source>
        <translation>mit Ausweis oder Passwort</translation>
    </message>
    <message>
        <source>by badge</source>
        <translation>mit Ausweis</translation>
    </message>
    <message>
        <source>by password</source>
        <translation>mit Passwort</translation>
    </message>
    <message>
        <source>not yet: make a badge</source>
        <translation>noch nicht: Ausweis machen</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Operators</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>New &amp;badge …</source>
        <translation>Neuer &amp;Ausweis …</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>&amp;Sperren</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>OPERATORS: WHO MAY DO WHAT</source>
        <translation>BEDIENER: WER WAS DARF</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Lese …</translation>
    </message>
    <message>
        <source>{name} was added. Next: the badge.</source>
        <translation>{name} wurde hinzugefügt. Als Nächstes: der Ausweis.</translation>
    </message>
    <message>
        <source>Somebody else has to do that: you would shut yourself out.</source>
        <translation>Das muss jemand anders tun: Sie würden sich selbst aussperren.</translation>
    </message>
    <message>
        <source>{name} was changed; it counts from the next sign-in.</source>
        <translation>{name} wurde geändert; es gilt ab der nächsten Anmeldung.</translation>
    </message>
    <message>
        <source>{name} signs in no longer.</source>
        <translation>{name} meldet sich nicht mehr an.</translation>
    </message>
    <message>
        <source>{name} may sign in again.</source>
        <translation>{name} darf sich wieder anmelden.</translation>
    </message>
    <message>
        <source>Save the badge of {name}</source>
        <translation>Ausweis von {name} speichern</translation>
    </message>
    <message>
        <source>The badge of {name} is in {file}: print it at 100 %, then delete the file. A badge made before opens nothing any more.</source>
        <translation>Der Ausweis von {name} ist in {file}: mit 100 % drucken, dann die Datei löschen. Ein früherer Ausweis öffnet nichts mehr.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Speichere …</translation>
    </message>
    <message>
        <source>Arrows choose; a new name adds somebody. Esc goes back.</source>
        <translation>Pfeile wählen; ein neuer Name fügt jemanden hinzu. Esc geht zurück.</translation>
    </message>
    <message>
        <source>Nobody is here yet. Add whoever works here, one of them with all rights, and make their badges; then switch on “required” in the settings where people have to sign in.</source>
        <translation>Noch ist niemand hier. Wer hier arbeitet, wird hinzugefügt, darunter jemand mit allen Rechten, und bekommt einen Ausweis; wo man sich anmelden muss, danach in den Einstellungen „required“ einschalten.</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>empty: none</source>
        <translation>leer: keines</translation>
    </message>
    <message>
        <source>empty: as before</source>
        <translation>leer: wie bisher</translation>
    </message>
    <message>
        <source>empty: by badge only</source>
        <translation>leer: nur mit Ausweis</translation>
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
        <source>This copy is for practice alone: training begins with the real settings again.</source>
        <translation>Diese Kopie ist nur zum Üben: Das Training beginnt wieder mit den echten Einstellungen.</translation>
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
        <source>Signing in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Scanner</translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>Nobody is signed in by that name and password. Type both again.</source>
        <translation>Mit diesem Namen und Passwort ist niemand angemeldet. Beides noch einmal eingeben.</translation>
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
        <translation>Abspielen …</translation>
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
        <source>Nobody</source>
        <translation>Niemand</translation>
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
        <source>Not linked: {code} to {item}. {trouble} ({operator}{key})</source>
        <translation>Nicht verknüpft: {code} mit {item}. {trouble} ({operator}{key})</translation>
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
        <source>Alternates</source>
        <translation>Andere Formen</translation>
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
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Contained gtin</source>
        <translation>Enthaltene GTIN</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
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
        <source>Internal</source>
        <translation>Eigener Code</translation>
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
        <source>Linked</source>
        <translation>Verknüpft</translation>
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
        <source>Order</source>
        <translation>Bestellung</translation>
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
        <source>Ours</source>
        <translation>Eigener Code</translation>
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
        <source>Read</source>
        <translation>Gelesen</translation>
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
        <source>Stock</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Ähnliche</translation>
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
    <name>settings</name>
    <message>
        <source>0 takes any free one.</source>
        <translation>0 nimmt einen freien.</translation>
    </message>
    <message>
        <source>Address to listen at; any but this computer&apos;s own needs allow_remote.</source>
        <translation>Adresse, an der gehört wird; jede andere als die dieses Rechners braucht allow_remote.</translation>
    </message>
    <message>
        <source>Bits a second; USB-CDC scanners ignore it.</source>
        <translation>Bits je Sekunde; USB-CDC-Scanner beachten es nicht.</translation>
    </message>
    <message>
        <source>Bits after each byte.</source>
        <translation>Bits nach jedem Byte.</translation>
    </message>
    <message>
        <source>Bright or dark around the banner; system follows the desktop.</source>
        <translation>Hell oder dunkel um das Banner herum; system folgt dem Desktop.</translation>
    </message>
    <message>
        <source>Bytes that end a scan; an empty list means that silence ends it.</source>
        <translation>Bytes, die einen Scan beenden; bei leerer Liste beendet ihn Stille.</translation>
    </message>
    <message>
        <source>Data bits of a byte.</source>
        <translation>Datenbits eines Bytes.</translation>
    </message>
    <message>
        <source>Device path (/dev/ttyACM0, COM4, /dev/hidraw0, /dev/input/by-id/...), or for a serial port on the network a URL (socket://host:4001, rfc2217://host:2217).</source>
        <translation>Gerätepfad (/dev/ttyACM0, COM4, /dev/hidraw0, /dev/input/by-id/...) oder für einen seriellen Anschluss im Netz eine URL (socket://host:4001, rfc2217://host:2217).</translation>
    </message>
    <message>
        <source>File of the TLS certificate chain, PEM; empty means plain HTTP.</source>
        <translation>Datei der TLS-Zertifikatskette, PEM; leer heißt HTTP ohne TLS.</translation>
    </message>
    <message>
        <source>File of the certificate&apos;s private key, PEM; empty where the certificate&apos;s file holds it.</source>
        <translation>Datei mit dem privaten Schlüssel des Zertifikats, PEM; leer, wenn die Datei des Zertifikats ihn enthält.</translation>
    </message>
    <message>
        <source>From which the banner is read, m.</source>
        <translation>Von wo aus das Banner gelesen wird, m.</translation>
    </message>
    <message>
        <source>How either side asks the other to wait.</source>
        <translation>Wie die eine Seite die andere um Warten bittet.</translation>
    </message>
    <message>
        <source>How it is read: as a serial port, as a HID POS scanner, or as a keyboard of its own (evdev, Linux).</source>
        <translation>Wie er gelesen wird: als serieller Anschluss, als HID-POS-Scanner oder als eigene Tastatur (evdev, Linux).</translation>
    </message>
    <message>
        <source>How much larger all texts are, such as 200; with the distance 2.5 times at most; 0 is the system&apos;s.</source>
        <translation>Wie viel größer alle Texte sind, etwa 200; mit dem Abstand höchstens das 2,5-fache; 0 ist der Wert des Systems.</translation>
    </message>
    <message>
        <source>Let go of the pinned item after a link, so that the next box needs a choice of its own.</source>
        <translation>Den angehefteten Artikel nach dem Verknüpfen loslassen, damit der nächste Karton eine eigene Wahl braucht.</translation>
    </message>
    <message>
        <source>Let other computers in; give a certificate then, because tokens can be read on the way.</source>
        <translation>Andere Rechner einlassen; dann ein Zertifikat angeben, weil Token unterwegs gelesen werden können.</translation>
    </message>
    <message>
        <source>Let the scanner itself beep good or bad when its scan is answered.</source>
        <translation>Den Scanner selbst gut oder schlecht piepen lassen, wenn sein Scan beantwortet ist.</translation>
    </message>
    <message>
        <source>Letter of a lane of its own; empty shares the lane that is in front.</source>
        <translation>Buchstabe einer eigenen Spur; leer teilt die Spur, die vorn ist.</translation>
    </message>
    <message>
        <source>Letter on the screen; empty takes the next free one.</source>
        <translation>Buchstabe auf dem Bildschirm; leer nimmt den nächsten freien.</translation>
    </message>
    <message>
        <source>Minutes without a scan, a key or a touch until whoever signed in is signed out; 0 means never.</source>
        <translation>Minuten ohne Scan, Taste oder Berührung, bis wer angemeldet ist, abgemeldet wird; 0 heißt nie.</translation>
    </message>
    <message>
        <source>Nothing is linked before somebody signs in, by badge or password; scans are kept meanwhile.</source>
        <translation>Nichts wird verknüpft, bevor sich jemand mit Ausweis oder Passwort anmeldet; Scans werden solange aufgehoben.</translation>
    </message>
    <message>
        <source>Of its letter on the screen, such as #0072b2; empty lets the screen choose.</source>
        <translation>Farbe seines Buchstabens auf dem Bildschirm, etwa #0072b2; leer lässt den Bildschirm wählen.</translation>
    </message>
    <message>
        <source>Of the screen; empty takes the system&apos;s.</source>
        <translation>Sprache des Bildschirms; leer nimmt die des Systems.</translation>
    </message>
    <message>
        <source>Open it with the window; scanning-station serve opens it without one.</source>
        <translation>Zusammen mit dem Fenster öffnen; scanning-station serve öffnet sie ohne Fenster.</translation>
    </message>
    <message>
        <source>Percent of the loudest that the system allows.</source>
        <translation>Prozent des Lautesten, was das System zulässt.</translation>
    </message>
    <message>
        <source>Play a sound with what the banner says.</source>
        <translation>Zu dem, was das Banner sagt, einen Ton spielen.</translation>
    </message>
    <message>
        <source>SQLAlchemy URL; empty means a SQLite file in the user&apos;s data folder.</source>
        <translation>SQLAlchemy-URL; leer heißt eine SQLite-Datei im Datenordner des Benutzers.</translation>
    </message>
    <message>
        <source>Silence, ms, that ends a scan; unset: 60, 120 or 300 by kind of port, 250 with terminators.</source>
        <translation>Stille, ms, die einen Scan beendet; ohne Angabe: 60, 120 oder 300 je nach Anschluss, 250 mit Endezeichen.</translation>
    </message>
    <message>
        <source>Take what a scanner types out of the stream of keys.</source>
        <translation>Was ein Scanner tippt, aus dem Strom der Tasten herausnehmen.</translation>
    </message>
    <message>
        <source>The bit that guards each byte.</source>
        <translation>Das Bit, das jedes Byte sichert.</translation>
    </message>
    <message>
        <source>The key that is typed instead of GS (0x1D); only with protocol evdev.</source>
        <translation>Die Taste, die statt GS (0x1D) getippt wird; nur mit Protokoll evdev.</translation>
    </message>
    <message>
        <source>The key that the scanner types instead of GS (0x1D).</source>
        <translation>Die Taste, die der Scanner statt GS (0x1D) tippt.</translation>
    </message>
    <message>
        <source>The scanner sends an AIM identifier (]d2) before each code; lets multi-line codes survive.</source>
        <translation>Der Scanner sendet vor jedem Code eine AIM-Kennung (]d2); so überstehen mehrzeilige Codes den Weg.</translation>
    </message>
    <message>
        <source>The whole file.</source>
        <translation>Die ganze Datei.</translation>
    </message>
    <message>
        <source>VID:PID or VID:PID:SERIAL, instead of port: found again wherever it is plugged in.</source>
        <translation>VID:PID oder VID:PID:SERIAL statt port: wird gefunden, wo immer er steckt.</translation>
    </message>
    <message>
        <source>What InvenTree&apos;s short internal codes start with, such as INV-SI12.</source>
        <translation>Womit die kurzen eigenen Codes von InvenTree beginnen, etwa INV-SI12.</translation>
    </message>
    <message>
        <source>What becomes of a code that is not of one box alone: strict refuses it for a stock item, warn links it and writes the warning down.</source>
        <translation>Was aus einem Code wird, der nicht nur an einem Karton steht: strict lehnt ihn für einen Bestandsartikel ab, warn verknüpft ihn und schreibt die Warnung auf.</translation>
    </message>
    <message>
        <source>What the screen calls it.</source>
        <translation>Wie er auf dem Bildschirm heißt.</translation>
    </message>
    <message>
        <source>Who works here while nobody has signed in.</source>
        <translation>Wer hier arbeitet, solange sich niemand angemeldet hat.</translation>
    </message>
    <message>
        <source>Written beside each change; undo takes back the changes of this station.</source>
        <translation>Steht bei jeder Änderung; Zurück nimmt die Änderungen dieser Station zurück.</translation>
    </message>
    <message>
        <source>[[device]]: one scanner on a port of its own.</source>
        <translation>[[device]]: ein Scanner an einem eigenen Anschluss.</translation>
    </message>
    <message>
        <source>[api]: the HTTP API, beside the window or without one.</source>
        <translation>[api]: die HTTP-API, neben dem Fenster oder ohne eines.</translation>
    </message>
    <message>
        <source>[keyboard]: scanners that type like a keyboard.</source>
        <translation>[keyboard]: Scanner, die wie eine Tastatur tippen.</translation>
    </message>
    <message>
        <source>[link]: how linking behaves.</source>
        <translation>[link]: wie sich das Verknüpfen verhält.</translation>
    </message>
    <message>
        <source>[screen]: how large and how bright the window is.</source>
        <translation>[screen]: wie groß und wie hell das Fenster ist.</translation>
    </message>
    <message>
        <source>[sign_in]: whether people say who they are before they link.</source>
        <translation>[sign_in]: ob man sich anmeldet, bevor man verknüpft.</translation>
    </message>
    <message>
        <source>[sound]: what is heard beside what is seen.</source>
        <translation>[sound]: was neben dem Bild zu hören ist.</translation>
    </message>
    <message>
        <source>[station]: who and where this station is.</source>
        <translation>[station]: wer und wo diese Station ist.</translation>
    </message>
    <message>
        <source>auto: UTF-8 where the bytes are valid UTF-8, else cp1252.</source>
        <translation>auto: UTF-8, wo die Bytes gültiges UTF-8 sind, sonst cp1252.</translation>
    </message>
</context>
<context>
    <name>station</name>
    <message>
        <source>, or draw it as Data Matrix</source>
        <translation> oder Data Matrix wählen</translation>
    </message>
    <message>
        <source>1 code</source>
        <translation>1 Code</translation>
    </message>
    <message>
        <source>1 stock item agrees</source>
        <translation>1 Bestandsartikel stimmt überein</translation>
    </message>
    <message>
        <source>8 digits without a symbology: perhaps {value}</source>
        <translation>8 Ziffern ohne Symbologie: vielleicht {value}</translation>
    </message>
    <message>
        <source>A code of our own kind is never linked, whether its item is here or not.</source>
        <translation>Ein Code unserer eigenen Art wird nie verknüpft, ob sein Artikel hier ist oder nicht.</translation>
    </message>
    <message>
        <source>A database in memory forgets every link when the program ends.</source>
        <translation>Eine Datenbank im Speicher vergisst jede Verknüpfung, wenn das Programm endet.</translation>
    </message>
    <message>
        <source>A fault in the program: {name}: {error}.</source>
        <translation>Ein Fehler im Programm: {name}: {error}.</translation>
    </message>
    <message>
        <source>A scan ends with: {ends}</source>
        <translation>Ein Scan endet mit: {ends}</translation>
    </message>
    <message>
        <source>A terminator ends its codes.</source>
        <translation>Ein Endezeichen beendet seine Codes.</translation>
    </message>
    <message>
        <source>A training window is open already.</source>
        <translation>Ein Übungsfenster ist schon offen.</translation>
    </message>
    <message>
        <source>AIM identifiers: expected</source>
        <translation>AIM-Kennungen: erwartet</translation>
    </message>
    <message>
        <source>AIM identifiers: not expected</source>
        <translation>AIM-Kennungen: nicht erwartet</translation>
    </message>
    <message>
        <source>All connections to the database {database} are in use.</source>
        <translation>Alle Verbindungen zur Datenbank {database} sind belegt.</translation>
    </message>
    <message>
        <source>All {count} characters arrive.</source>
        <translation>Alle {count} Zeichen kommen an.</translation>
    </message>
    <message>
        <source>Already linked to {title}, since {when}.</source>
        <translation>Schon mit {title} verknüpft, seit {when}.</translation>
    </message>
    <message>
        <source>Amazon label</source>
        <translation>Amazon-Etikett</translation>
    </message>
    <message>
        <source>Amazon sticks this number on one piece only</source>
        <translation>Amazon klebt diese Nummer nur auf ein Stück</translation>
    </message>
    <message>
        <source>An import is running: nothing else can be written until it is over.</source>
        <translation>Ein Import läuft: Nichts anderes kann geschrieben werden, bis er fertig ist.</translation>
    </message>
    <message>
        <source>As of {when}; the server is away, and this may have changed.</source>
        <translation>Stand {when}; der Server ist nicht erreichbar, und das kann sich geändert haben.</translation>
    </message>
    <message>
        <source>Begin the same `scanning-station database move` again: it goes on where it was stopped.</source>
        <translation>Denselben Befehl `scanning-station database move` noch einmal starten: Er macht dort weiter, wo er unterbrochen wurde.</translation>
    </message>
    <message>
        <source>Belongs to {ref} {title}: linked by {operator} on {when}. Nothing was changed.</source>
        <translation>Gehört zu {ref} {title}: verknüpft von {operator} am {when}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Cancelled: nothing was imported.</source>
        <translation>Abgebrochen: Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Cannot undo: {operator} changed the code {code} since, at {station}. Scan it to see where it is now.</source>
        <translation>Geht nicht zurück: {operator} hat den Code {code} seither geändert, an {station}. Scannen zeigt, wo er jetzt ist.</translation>
    </message>
    <message>
        <source>Capitals and small letters arrive as they are.</source>
        <translation>Groß- und Kleinbuchstaben kommen an, wie sie sind.</translation>
    </message>
    <message>
        <source>Caps Lock is on: capitals and small letters are swapped.</source>
        <translation>Die Feststelltaste ist an: Groß- und Kleinbuchstaben sind vertauscht.</translation>
    </message>
    <message>
        <source>Change it in an editor.</source>
        <translation>In einem Editor ändern.</translation>
    </message>
    <message>
        <source>Check the label and the item.</source>
        <translation>Etikett und Artikel prüfen.</translation>
    </message>
    <message>
        <source>Checked by hand</source>
        <translation>Handgeprüft</translation>
    </message>
    <message>
        <source>Choose another one, or save a PDF.</source>
        <translation>Einen anderen wählen oder ein PDF sichern.</translation>
    </message>
    <message>
        <source>Choose another symbology, or plain letters and digits for the prefix in the settings.</source>
        <translation>Eine andere Symbologie wählen, oder für das Präfix in den Einstellungen einfache Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>Choose its stock item, then link.</source>
        <translation>Seinen Bestandsartikel wählen, dann verknüpfen.</translation>
    </message>
    <message>
        <source>Choose one of the stock items that agree, or another, then link.</source>
        <translation>Einen der übereinstimmenden Bestandsartikel wählen, oder einen anderen, dann verknüpfen.</translation>
    </message>
    <message>
        <source>Close a station, or raise max_connections on the server; nothing was changed.</source>
        <translation>Eine Station schließen oder max_connections auf dem Server erhöhen; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>Close it (a terminal, another station); the scanner is then taken by itself.</source>
        <translation>Das andere Programm schließen (ein Terminal, eine andere Station); der Scanner wird dann von selbst genommen.</translation>
    </message>
    <message>
        <source>Close one of them, or give this one a name of its own in the settings.</source>
        <translation>Eine davon schließen, oder dieser in den Einstellungen einen eigenen Namen geben.</translation>
    </message>
    <message>
        <source>Close the other stations and make a backup (pg_dump), then: scanning-station database migrate --i-have-a-backup</source>
        <translation>Die anderen Stationen schließen und sichern (pg_dump), dann: scanning-station database migrate --i-have-a-backup</translation>
    </message>
    <message>
        <source>Close this page and open it again to see what is there now.</source>
        <translation>Diese Seite schließen und wieder öffnen, um zu sehen, was jetzt dort steht.</translation>
    </message>
    <message>
        <source>Close what else has it open, or try again in a moment; nothing was changed.</source>
        <translation>Schließen, was sie sonst offen hat, oder es gleich noch einmal versuchen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Command card {command}.</source>
        <translation>Befehlskarte {command}.</translation>
    </message>
    <message>
        <source>Correct or remove it.</source>
        <translation>Die Datei berichtigen oder entfernen.</translation>
    </message>
    <message>
        <source>Correct that line.</source>
        <translation>Diese Zeile berichtigen.</translation>
    </message>
    <message>
        <source>Correct the file and import it again.</source>
        <translation>Die Datei berichtigen und noch einmal importieren.</translation>
    </message>
    <message>
        <source>Correct the host in the URL, or see that the network is up.</source>
        <translation>Den Rechnernamen in der URL berichtigen oder nachsehen, ob das Netz da ist.</translation>
    </message>
    <message>
        <source>Correct them in the URL (postgresql+psycopg://USER:PASSWORD@HOST/NAME), or in ~/.pgpass.</source>
        <translation>In der URL (postgresql+psycopg://USER:PASSWORD@HOST/NAME) oder in ~/.pgpass berichtigen.</translation>
    </message>
    <message>
        <source>Correct them; README.md explains each setting.</source>
        <translation>Die Werte berichtigen; README.md erklärt jede Einstellung.</translation>
    </message>
    <message>
        <source>Did you mean {title}? Scan it again to be sure.</source>
        <translation>War {title} gemeint? Zur Sicherheit noch einmal scannen.</translation>
    </message>
    <message>
        <source>DigiKey label</source>
        <translation>DigiKey-Etikett</translation>
    </message>
    <message>
        <source>Each mode has its own numbers: the command devices tells them.</source>
        <translation>Jeder Modus hat eigene Nummern: Der Befehl devices nennt sie.</translation>
    </message>
    <message>
        <source>End the name in {suffixes} or .pdf.</source>
        <translation>Der Name muss auf {suffixes} oder .pdf enden.</translation>
    </message>
    <message>
        <source>Export it again with that column; nothing was imported.</source>
        <translation>Mit dieser Spalte noch einmal ausgeben; nichts wurde importiert.</translation>
    </message>
    <message>
        <source>Files of {sheets} can be imported.</source>
        <translation>Importiert werden können Dateien von {sheets}.</translation>
    </message>
    <message>
        <source>Free some space and try again; nothing was changed.</source>
        <translation>Platz schaffen und noch einmal versuchen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Free some space on the disk, or give this user the right to write there. Until then they are only in memory: leave the station running.</source>
        <translation>Platz auf dem Datenträger schaffen oder diesem Benutzer dort das Schreiben erlauben. Bis dahin sind sie nur im Speicher: Die Station laufen lassen.</translation>
    </message>
    <message>
        <source>Free some space there; nothing was changed.</source>
        <translation>Dort Platz schaffen; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>GS is typed as: {keys}</source>
        <translation>GS wird getippt als: {keys}</translation>
    </message>
    <message>
        <source>GS1 label</source>
        <translation>GS1-Etikett</translation>
    </message>
    <message>
        <source>GS1 shipping label</source>
        <translation>GS1-Versandetikett</translation>
    </message>
    <message>
        <source>GTIN {number}</source>
        <translation>GTIN {number}</translation>
    </message>
    <message>
        <source>Give this user the right to write there.</source>
        <translation>Diesem Benutzer dort das Schreiben erlauben.</translation>
    </message>
    <message>
        <source>Give this user the right to write to it and its folder. It is as it was.</source>
        <translation>Diesem Benutzer das Schreiben in Datei und Ordner erlauben. Die Datei ist, wie sie war.</translation>
    </message>
    <message>
        <source>Give this user the right to write to the file and its folder, or name another with --database URL.</source>
        <translation>Diesem Benutzer das Schreiben in Datei und Ordner erlauben, oder mit --database URL eine andere nennen.</translation>
    </message>
    <message>
        <source>Go on in that window, or close it first.</source>
        <translation>In jenem Fenster weitermachen oder es erst schließen.</translation>
    </message>
    <message>
        <source>ISO 15434 label</source>
        <translation>ISO-15434-Etikett</translation>
    </message>
    <message>
        <source>Install it (for PostgreSQL: pip install &apos;scanning-station[postgres]&apos;), or leave --database out to use a SQLite file.</source>
        <translation>Installieren (für PostgreSQL: pip install &apos;scanning-station[postgres]&apos;) oder --database weglassen, dann wird es eine SQLite-Datei.</translation>
    </message>
    <message>
        <source>Install it with: pip install &apos;scanning-station[evdev]&apos;. Or leave this [[device]] out of the settings and scan into the window.</source>
        <translation>Installieren mit: pip install &apos;scanning-station[evdev]&apos;. Oder dieses [[device]] aus den Einstellungen nehmen und in das Fenster scannen.</translation>
    </message>
    <message>
        <source>Install {rule} as docs/scanners.md says, and plug the scanner in again.</source>
        <translation>{rule} installieren, wie docs/scanners.md es sagt, und den Scanner neu einstecken.</translation>
    </message>
    <message>
        <source>InvenTree prints it itself for one item</source>
        <translation>InvenTree druckt ihn selbst für einen Artikel</translation>
    </message>
    <message>
        <source>It puts “{extra}” after each code.</source>
        <translation>Er setzt „{extra}“ hinter jeden Code.</translation>
    </message>
    <message>
        <source>It puts “{prefix}” before each code.</source>
        <translation>Er setzt „{prefix}“ vor jeden Code.</translation>
    </message>
    <message>
        <source>It sends AIM identifiers: {aim}.</source>
        <translation>Er sendet AIM-Kennungen: {aim}.</translation>
    </message>
    <message>
        <source>It sends no AIM identifiers.</source>
        <translation>Er sendet keine AIM-Kennungen.</translation>
    </message>
    <message>
        <source>It sends nothing after a code: only silence ends it.</source>
        <translation>Er sendet nichts hinter einem Code: Nur Stille beendet ihn.</translation>
    </message>
    <message>
        <source>It tries new ports for a modem and lets go after half a minute. To keep it off scanners for good, install {rule} as docs/scanners.md says.</source>
        <translation>Es sucht an neuen Anschlüssen ein Modem und lässt nach einer halben Minute los. Um es dauerhaft fernzuhalten, {rule} installieren, wie docs/scanners.md es sagt.</translation>
    </message>
    <message>
        <source>It was the wrong label</source>
        <translation>Falsches Etikett</translation>
    </message>
    <message>
        <source>It {does}. {advice}</source>
        <translation>Er {does}. {advice}</translation>
    </message>
    <message>
        <source>Keep a copy of it, then restore the newest backup, or name another file with --database URL.</source>
        <translation>Eine Kopie davon behalten, dann die neueste Sicherung zurückspielen oder mit --database URL eine andere Datei nennen.</translation>
    </message>
    <message>
        <source>LCSC label</source>
        <translation>LCSC-Etikett</translation>
    </message>
    <message>
        <source>Line: {line}</source>
        <translation>Leitung: {line}</translation>
    </message>
    <message>
        <source>Link it to the part.</source>
        <translation>Mit dem Teil verknüpfen.</translation>
    </message>
    <message>
        <source>Linked to {title}.</source>
        <translation>Mit {title} verknüpft.</translation>
    </message>
    <message>
        <source>Make and migrate the tables as their owner, and give this role its grants: docs/postgresql.md.</source>
        <translation>Die Tabellen als ihr Besitzer anlegen und aktualisieren und dieser Rolle ihre Rechte geben: docs/postgresql.md.</translation>
    </message>
    <message>
        <source>Make it there once (docs/postgresql.md), or correct the name in the URL.</source>
        <translation>Dort einmal anlegen (docs/postgresql.md) oder den Namen in der URL berichtigen.</translation>
    </message>
    <message>
        <source>Make the practice database anew with: scanning-station train --reset</source>
        <translation>Die Übungsdatenbank neu anlegen mit: scanning-station train --reset</translation>
    </message>
    <message>
        <source>Many boxes carry this code: link it to {named}, not to one stock item.</source>
        <translation>Viele Kartons tragen diesen Code: mit {named} verknüpfen, nicht mit einem Bestandsartikel.</translation>
    </message>
    <message>
        <source>Moved from {owner} to {title}.</source>
        <translation>Von {owner} nach {title} verschoben.</translation>
    </message>
    <message>
        <source>Name a CSV file or a folder.</source>
        <translation>Eine CSV-Datei oder einen Ordner nennen.</translation>
    </message>
    <message>
        <source>Name a file in a folder that you may write to with --database URL.</source>
        <translation>Mit --database URL eine Datei in einem Ordner nennen, in den man schreiben darf.</translation>
    </message>
    <message>
        <source>Name a file in a folder that you may write to.</source>
        <translation>Eine Datei in einem Ordner nennen, in den man schreiben darf.</translation>
    </message>
    <message>
        <source>Name a file in another folder.</source>
        <translation>Eine Datei in einem anderen Ordner nennen.</translation>
    </message>
    <message>
        <source>Name a file of recorded labels.</source>
        <translation>Eine Datei mit aufgezeichneten Etiketten nennen.</translation>
    </message>
    <message>
        <source>Name a file that ends in {forms}.</source>
        <translation>Eine Datei nennen, die auf {forms} endet.</translation>
    </message>
    <message>
        <source>Name a file: sqlite:///stock.sqlite.</source>
        <translation>Eine Datei nennen: sqlite:///stock.sqlite.</translation>
    </message>
    <message>
        <source>Name another one with --settings FILE, or leave it out to use the defaults.</source>
        <translation>Mit --settings FILE eine andere nennen, oder es weglassen und die Vorgaben nehmen.</translation>
    </message>
    <message>
        <source>Name the folder or files that InvenTree exported.</source>
        <translation>Den Ordner oder die Dateien nennen, die InvenTree ausgegeben hat.</translation>
    </message>
    <message>
        <source>No item has this code any more: somebody took it off. Nothing was moved; scan it again.</source>
        <translation>Kein Artikel hat diesen Code mehr: Jemand hat ihn gelöst. Nichts wurde verschoben; noch einmal scannen.</translation>
    </message>
    <message>
        <source>No item has this code, so there is nothing to unlink.</source>
        <translation>Kein Artikel hat diesen Code, also gibt es nichts zu lösen.</translation>
    </message>
    <message>
        <source>No item has this code.</source>
        <translation>Kein Artikel hat diesen Code.</translation>
    </message>
    <message>
        <source>No sound: no audio device was found.</source>
        <translation>Kein Ton: Es wurde kein Audiogerät gefunden.</translation>
    </message>
    <message>
        <source>Not a full read: {why} Scan it again.</source>
        <translation>Nicht ganz gelesen: {why} Noch einmal scannen.</translation>
    </message>
    <message>
        <source>Not linked to {title}, because {words}. {step} A reason overrules this.</source>
        <translation>Nicht mit {title} verknüpft: {words}. {step} Ein Grund setzt sich darüber hinweg.</translation>
    </message>
    <message>
        <source>Not moved: {operator} at {station} has put this code on {ref} {title} since. Scan it again.</source>
        <translation>Nicht verschoben: {operator} an {station} hat diesen Code inzwischen an {ref} {title} gehängt. Noch einmal scannen.</translation>
    </message>
    <message>
        <source>Nothing was read: the code is empty. Scan it again.</source>
        <translation>Nichts wurde gelesen: Der Code ist leer. Noch einmal scannen.</translation>
    </message>
    <message>
        <source>One of our own codes, but {note}.</source>
        <translation>Einer unserer eigenen Codes, aber: {note}.</translation>
    </message>
    <message>
        <source>Only {count} characters of the card arrived.</source>
        <translation>Nur {count} Zeichen der Karte sind angekommen.</translation>
    </message>
    <message>
        <source>Or read it as it is, by protocol = “{protocol}”.</source>
        <translation>Oder ihn lesen, wie er ist, mit protocol = “{protocol}”.</translation>
    </message>
    <message>
        <source>Or: sudo usermod -aG {group} $USER, then sign out and in again.</source>
        <translation>Oder: sudo usermod -aG {group} $USER, dann ab- und wieder anmelden.</translation>
    </message>
    <message>
        <source>Parked: it waits until somebody chooses its item.</source>
        <translation>Geparkt: Er wartet, bis jemand seinen Artikel wählt.</translation>
    </message>
    <message>
        <source>Part-DB label</source>
        <translation>Part-DB-Etikett</translation>
    </message>
    <message>
        <source>Plug in a loudspeaker or headset, or switch sounds off in the settings ([sound] enabled = false).</source>
        <translation>Lautsprecher oder Kopfhörer anschließen, oder Töne in den Einstellungen abschalten ([sound] enabled = false).</translation>
    </message>
    <message>
        <source>Plug it in; it is found by itself. If it is, it is in another mode: {advice}</source>
        <translation>Einstecken; er wird von selbst gefunden. Steckt er schon, ist er in einem anderen Modus: {advice}</translation>
    </message>
    <message>
        <source>Plug the scanner in again; the station finds it by itself.</source>
        <translation>Den Scanner wieder einstecken; die Station findet ihn von selbst.</translation>
    </message>
    <message>
        <source>Port: {port}</source>
        <translation>Anschluss: {port}</translation>
    </message>
    <message>
        <source>Reading a keyboard scanner as a device needs the Python package evdev, on Linux.</source>
        <translation>Um einen Tastaturscanner als Gerät zu lesen, braucht es das Python-Paket evdev, auf Linux.</translation>
    </message>
    <message>
        <source>Receive the order first, or choose the stock item, then link.</source>
        <translation>Erst die Bestellung annehmen oder den Bestandsartikel wählen, dann verknüpfen.</translation>
    </message>
    <message>
        <source>Save it as CSV, encoded in UTF-8.</source>
        <translation>Als CSV in UTF-8 sichern.</translation>
    </message>
    <message>
        <source>Scan it again once that is put right.</source>
        <translation>Noch einmal scannen, wenn das in Ordnung gebracht ist.</translation>
    </message>
    <message>
        <source>Scan it again; if it stays so, one of its characters ends the scan.</source>
        <translation>Noch einmal scannen; bleibt es so, beendet eines ihrer Zeichen den Scan.</translation>
    </message>
    <message>
        <source>Scan the USB serial (CDC, virtual COM) code of its manual.</source>
        <translation>Den Code für USB seriell (CDC, virtueller COM) aus seiner Anleitung scannen.</translation>
    </message>
    <message>
        <source>Scan the other code on the label.</source>
        <translation>Den anderen Code auf dem Etikett scannen.</translation>
    </message>
    <message>
        <source>Scan “CDC COM Port Emulation” (USB CDC host) in the Zebra manual.</source>
        <translation>„CDC COM Port Emulation“ (USB CDC host) aus der Anleitung von Zebra scannen.</translation>
    </message>
    <message>
        <source>Scan “USB CDC” (COM port emulation) in the Newland manual.</source>
        <translation>„USB CDC“ (COM port emulation) aus der Anleitung von Newland scannen.</translation>
    </message>
    <message>
        <source>Scan “USB Serial” in the Honeywell manual.</source>
        <translation>„USB Serial“ aus der Anleitung von Honeywell scannen.</translation>
    </message>
    <message>
        <source>Scan “USB-COM-STD” in the Datalogic manual.</source>
        <translation>„USB-COM-STD“ aus der Anleitung von Datalogic scannen.</translation>
    </message>
    <message>
        <source>Scanners that type: looked for in what is typed</source>
        <translation>Tastaturscanner: werden im Getippten gesucht</translation>
    </message>
    <message>
        <source>Scanners that type: switched off</source>
        <translation>Tastaturscanner: ausgeschaltet</translation>
    </message>
    <message>
        <source>Scans are kept and answered then; Ctrl+Shift+I shows how far it is, and cancels it.</source>
        <translation>Scans werden aufgehoben und danach beantwortet; Strg+Umschalt+I zeigt, wie weit er ist, und bricht ihn ab.</translation>
    </message>
    <message>
        <source>Scans that wait for the database cannot be written to {path}: {problem}.</source>
        <translation>Scans, die auf die Datenbank warten, können nicht nach {path} geschrieben werden: {problem}.</translation>
    </message>
    <message>
        <source>See that address and port are right and the device is on; the station goes on trying.</source>
        <translation>Prüfen, ob Adresse und Port stimmen und das Gerät an ist; die Station versucht es weiter.</translation>
    </message>
    <message>
        <source>See that it is switched on and has paper, or save a PDF.</source>
        <translation>Prüfen, ob er an ist und Papier hat, oder ein PDF sichern.</translation>
    </message>
    <message>
        <source>See that the disk has room and works, then try again; nothing was changed.</source>
        <translation>Prüfen, ob der Datenträger Platz hat und geht, dann noch einmal versuchen; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>See that the file and its folder exist and may be written to, or name another with --database URL.</source>
        <translation>Prüfen, ob es Datei und Ordner gibt und man dort schreiben darf, oder mit --database URL eine andere nennen.</translation>
    </message>
    <message>
        <source>Name another one with --database URL; nothing was changed.</source>
        <translation>Mit --database URL eine andere nennen; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>Another program has this port, perhaps a second station: end it, or take another with --port (in the settings: port under [api]).</source>
        <translation>Ein anderes Programm hat diesen Port, vielleicht eine zweite Station: es beenden, oder einen anderen mit --port nehmen (in den Einstellungen: port unter [api]).</translation>
    </message>
    <message>
        <source>Choose another name, or revoke that token first.</source>
        <translation>Einen anderen Namen wählen oder jenes Token erst widerrufen.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>If they are meant to, say --allow-remote (in the settings: allow_remote = true under [api]), and give a certificate; or else use 127.0.0.1.</source>
        <translation>Wenn sie das sollen: --allow-remote angeben (in den Einstellungen: allow_remote = true unter [api]), dazu ein Zertifikat; sonst 127.0.0.1 nehmen.</translation>
    </message>
    <message>
        <source>Name a PEM file with the certificate chain, and one with its unencrypted key.</source>
        <translation>Eine PEM-Datei mit der Zertifikatskette angeben und eine mit ihrem unverschlüsselten Schlüssel.</translation>
    </message>
    <message>
        <source>Name another port in the settings: F9 shows the scanners, the command devices all ports.</source>
        <translation>In den Einstellungen einen anderen Anschluss nennen: F9 zeigt die Scanner, der Befehl devices alle Anschlüsse.</translation>
    </message>
    <message>
        <source>Name the file of the certificate, too.</source>
        <translation>Auch die Datei des Zertifikats angeben.</translation>
    </message>
    <message>
        <source>Name the primary server with --database URL; nothing was changed.</source>
        <translation>Mit --database URL den Hauptserver nennen; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>Not a full read. Scan it again.</source>
        <translation>Nicht ganz gelesen. Noch einmal scannen.</translation>
    </message>
    <message>
        <source>Nothing is encrypted: passwords and tokens can be read on the way. Give a certificate and its key.</source>
        <translation>Nichts ist verschlüsselt: Passwörter und Tokens sind unterwegs lesbar. Ein Zertifikat und seinen Schlüssel angeben.</translation>
    </message>
    <message>
        <source>Nothing was imported; {count} mistakes:
  {mistakes}
</source>
        <translation>Nichts wurde importiert; {count} Fehler:
  {mistakes}
</translation>
    </message>
    <message>
        <source>Other computers can reach the HTTP API at {address}.</source>
        <translation>Andere Computer erreichen die HTTP-API unter {address}.</translation>
    </message>
    <message>
        <source>Other computers could reach the address {host}.</source>
        <translation>Andere Computer könnten die Adresse {host} erreichen.</translation>
    </message>
    <message>
        <source>Other stations changed the same at the same moment, again and again.</source>
        <translation>Andere Stationen haben im selben Augenblick dasselbe geändert, immer wieder.</translation>
    </message>
    <message>
        <source>Plug the scanner in, or name another port: F9 shows the scanners, the command devices all ports.</source>
        <translation>Den Scanner einstecken oder einen anderen Anschluss nennen: F9 zeigt die Scanner, der Befehl devices alle Anschlüsse.</translation>
    </message>
    <message>
        <source>See that the server runs and that address and port are right; nothing was changed.</source>
        <translation>Nachsehen, ob der Server läuft und ob Adresse und Port stimmen; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>See that there is room, and that this user may write there.</source>
        <translation>Nachsehen, ob Platz ist und ob dieser Benutzer dort schreiben darf.</translation>
    </message>
    <message>
        <source>See the scan before it.</source>
        <translation>Siehe den Scan davor.</translation>
    </message>
    <message>
        <source>Set feedback = “none”.</source>
        <translation>feedback = “none” setzen.</translation>
    </message>
    <message>
        <source>Set it (InvenTree&apos;s own is INV-), or take the form json.</source>
        <translation>Es setzen (InvenTrees eigenes ist INV-) oder die Form json nehmen.</translation>
    </message>
    <message>
        <source>Set its case conversion to none: labels differ in case.</source>
        <translation>Seine Umwandlung der Buchstaben abschalten: Etiketten unterscheiden groß und klein.</translation>
    </message>
    <message>
        <source>Set the scanner to USB HID POS, or better to USB serial (CDC), by its manual.</source>
        <translation>Den Scanner nach seiner Anleitung auf USB HID POS stellen, oder besser auf USB seriell (CDC).</translation>
    </message>
    <message>
        <source>Set the scanner to USB serial (CDC), or install the Python package hidapi for this computer.</source>
        <translation>Den Scanner auf USB seriell (CDC) stellen, oder das Python-Paket hidapi für diesen Rechner installieren.</translation>
    </message>
    <message>
        <source>Set the scanner to a serial mode, which has no dead keys.</source>
        <translation>Den Scanner in einen seriellen Modus stellen, der keine toten Tasten hat.</translation>
    </message>
    <message>
        <source>Set the scanner to send Enter (CR) after each code.</source>
        <translation>Den Scanner so einstellen, dass er nach jedem Code Enter (CR) sendet.</translation>
    </message>
    <message>
        <source>Set the scanner to send control characters (as Ctrl or Alt keys where it types), or to type F8 for GS and group_separator = “F8” here.</source>
        <translation>Den Scanner so einstellen, dass er Steuerzeichen sendet (als Strg- oder Alt-Tasten, wo er tippt), oder für GS F8 tippt, und hier group_separator = “F8” setzen.</translation>
    </message>
    <message>
        <source>Set the scanner to the keyboard of a US computer, or better to a serial mode.</source>
        <translation>Den Scanner auf die Tastatur eines US-Rechners stellen, oder besser in einen seriellen Modus.</translation>
    </message>
    <message>
        <source>Set the scanner&apos;s keyboard country to {layout}, or better set it to a serial mode.</source>
        <translation>Das Tastaturland des Scanners auf {layout} stellen, oder ihn besser in einen seriellen Modus.</translation>
    </message>
    <message>
        <source>Short codes are switched off: internal_prefix is empty in the settings.</source>
        <translation>Kurze Codes sind ausgeschaltet: internal_prefix ist in den Einstellungen leer.</translation>
    </message>
    <message>
        <source>Sister bags of the same delivery may carry the same code.</source>
        <translation>Schwesterbeutel derselben Lieferung können denselben Code tragen.</translation>
    </message>
    <message>
        <source>Switch it off.</source>
        <translation>Ausschalten.</translation>
    </message>
    <message>
        <source>Switch off the scanner&apos;s replacement of control characters, so that they are sent as they are.</source>
        <translation>Das Ersetzen von Steuerzeichen im Scanner abschalten, damit sie gesendet werden, wie sie sind.</translation>
    </message>
    <message>
        <source>TME label</source>
        <translation>TME-Etikett</translation>
    </message>
    <message>
        <source>Take 1 to {most} printable characters without : and /.</source>
        <translation>1 bis {most} druckbare Zeichen ohne : und / nehmen.</translation>
    </message>
    <message>
        <source>Take a label of at least {across} x {high} mm{smaller}; short needs less room than json.</source>
        <translation>Ein Etikett von mindestens {across} x {high} mm nehmen{smaller}; kurz braucht weniger Platz als JSON.</translation>
    </message>
    <message>
        <source>Take a larger label, another symbology, or a printer with more dots in an inch.</source>
        <translation>Ein größeres Etikett, eine andere Symbologie oder einen Drucker mit mehr Punkten je Zoll nehmen.</translation>
    </message>
    <message>
        <source>Take one of {sheets}.</source>
        <translation>Einen von {sheets} nehmen.</translation>
    </message>
    <message>
        <source>Take out the brackets.</source>
        <translation>Die Klammern herausnehmen.</translation>
    </message>
    <message>
        <source>Take the prefix away in the scanner&apos;s own settings.</source>
        <translation>Das Präfix in den eigenen Einstellungen des Scanners wegnehmen.</translation>
    </message>
    <message>
        <source>Take the suffix away in the scanner&apos;s own settings.</source>
        <translation>Das Suffix in den eigenen Einstellungen des Scanners wegnehmen.</translation>
    </message>
    <message>
        <source>Take {count} characters or more.</source>
        <translation>Mindestens {count} Zeichen nehmen.</translation>
    </message>
    <message>
        <source>Take {name} out of the terminators, here and in the scanner.</source>
        <translation>{name} aus den Endezeichen nehmen, hier und im Scanner.</translation>
    </message>
    <message>
        <source>Tell them apart in the settings: {choices}.</source>
        <translation>In den Einstellungen auseinanderhalten: {choices}.</translation>
    </message>
    <message>
        <source>That scan has brought no code that could wait: none at all, or one that has its item.</source>
        <translation>Dieser Scan hat keinen Code gebracht, der warten könnte: gar keinen, oder einen, der seinen Artikel hat.</translation>
    </message>
    <message>
        <source>The HTTP API cannot be opened at {host}, port {port}: {problem}.</source>
        <translation>Die HTTP-API lässt sich unter {host}, Port {port}, nicht öffnen: {problem}.</translation>
    </message>
    <message>
        <source>The certificate in {files} cannot be used: {problem}.</source>
        <translation>Das Zertifikat in {files} ist nicht zu gebrauchen: {problem}.</translation>
    </message>
    <message>
        <source>The characters are damaged in a way that is not known: {got}</source>
        <translation>Die Zeichen sind auf unbekannte Weise beschädigt: {got}</translation>
    </message>
    <message>
        <source>The code has {count} characters; {codelimit} is the most that can be linked.</source>
        <translation>Der Code hat {count} Zeichen; höchstens {codelimit} können verknüpft werden.</translation>
    </message>
    <message>
        <source>The code of {title}.</source>
        <translation>Der Code von {title}.</translation>
    </message>
    <message>
        <source>The computer has a {layout} keyboard, and the scanner types for a US one.</source>
        <translation>Der Rechner hat eine {layout}-Tastatur, und der Scanner tippt für eine US-Tastatur.</translation>
    </message>
    <message>
        <source>The database {database} belongs to another program: it has the table {min}.</source>
        <translation>Die Datenbank {database} gehört einem anderen Programm: Sie hat die Tabelle {min}.</translation>
    </message>
    <message>
        <source>The database {database} cannot be found: nobody knows that host.</source>
        <translation>Die Datenbank {database} ist nicht zu finden: Den Rechner kennt niemand.</translation>
    </message>
    <message>
        <source>The database {database} cannot be opened.</source>
        <translation>Die Datenbank {database} lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The database {database} cannot be written or read: the disk is full or broken.</source>
        <translation>Die Datenbank {database} lässt sich nicht schreiben oder lesen: Der Datenträger ist voll oder kaputt.</translation>
    </message>
    <message>
        <source>The database {database} does not allow this to this user.</source>
        <translation>Die Datenbank {database} erlaubt das diesem Benutzer nicht.</translation>
    </message>
    <message>
        <source>The database {database} does not answer.</source>
        <translation>Die Datenbank {database} antwortet nicht.</translation>
    </message>
    <message>
        <source>The database {database} does not exist on that server.</source>
        <translation>Die Datenbank {database} gibt es auf diesem Server nicht.</translation>
    </message>
    <message>
        <source>The database {database} has no connection free.</source>
        <translation>Die Datenbank {database} hat keine Verbindung frei.</translation>
    </message>
    <message>
        <source>The database {database} has no room left: the disk is full.</source>
        <translation>Die Datenbank {database} hat keinen Platz mehr: Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The database {database} has no room left: the server&apos;s disk is full.</source>
        <translation>Die Datenbank {database} hat keinen Platz mehr: Die Platte des Servers ist voll.</translation>
    </message>
    <message>
        <source>The database {database} has schema {found}; this station needs {revision}.</source>
        <translation>Die Datenbank {database} hat den Stand {found}; diese Station braucht {revision}.</translation>
    </message>
    <message>
        <source>The database {database} is damaged, or is not a database of the station.</source>
        <translation>Die Datenbank {database} ist beschädigt oder keine Datenbank der Station.</translation>
    </message>
    <message>
        <source>The database {database} is locked by another program.</source>
        <translation>Die Datenbank {database} ist von einem anderen Programm gesperrt.</translation>
    </message>
    <message>
        <source>The database {database} is locked by another station.</source>
        <translation>Die Datenbank {database} ist von einer anderen Station gesperrt.</translation>
    </message>
    <message>
        <source>The database {database} may only be read.</source>
        <translation>Die Datenbank {database} darf nur gelesen werden.</translation>
    </message>
    <message>
        <source>The database {database} may only be read: the server is a standby.</source>
        <translation>Die Datenbank {database} darf nur gelesen werden: Der Server ist ein Zweitserver.</translation>
    </message>
    <message>
        <source>The database {database} needs a driver that is not installed ({error}).</source>
        <translation>Die Datenbank {database} braucht einen Treiber, der nicht installiert ist ({error}).</translation>
    </message>
    <message>
        <source>The database {database} refuses this user or password.</source>
        <translation>Die Datenbank {database} weist diesen Benutzer oder dieses Passwort ab.</translation>
    </message>
    <message>
        <source>The database {database} took too long to answer.</source>
        <translation>Die Datenbank {database} hat zu lange nicht geantwortet.</translation>
    </message>
    <message>
        <source>The database {database} was made by a newer version of the station (schema {found}).</source>
        <translation>Die Datenbank {database} wurde von einer neueren Version der Station gemacht (Schema {found}).</translation>
    </message>
    <message>
        <source>The database {database} was only partly moved to.</source>
        <translation>In die Datenbank {database} wurde erst teilweise umgezogen.</translation>
    </message>
    <message>
        <source>The escape at character {value} is half of a character: {string}</source>
        <translation>Die Escape-Folge an Stelle {value} ist ein halbes Zeichen: {string}</translation>
    </message>
    <message>
        <source>The escape at character {value} is not known: {string}</source>
        <translation>Die Zeichenfolge ab Zeichen {value} ist nicht bekannt: {string}</translation>
    </message>
    <message>
        <source>The folder {folder} for the database cannot be made: {problem}.</source>
        <translation>Der Ordner {folder} für die Datenbank lässt sich nicht anlegen: {problem}.</translation>
    </message>
    <message>
        <source>The folder {path} has no CSV file.</source>
        <translation>Der Ordner {path} enthält keine CSV-Datei.</translation>
    </message>
    <message>
        <source>The internal code of {title}.</source>
        <translation>Der eigene Code von {title}.</translation>
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
        <source>The library for HID scanners cannot be loaded: {error}.</source>
        <translation>Die Bibliothek für HID-Scanner lässt sich nicht laden: {error}.</translation>
    </message>
    <message>
        <source>The links that wait for the server cannot be kept in {path}: {error}.</source>
        <translation>Die Verknüpfungen, die auf den Server warten, lassen sich nicht in {path} aufheben: {error}.</translation>
    </message>
    <message>
        <source>The password is too short: {count} characters.</source>
        <translation>Das Passwort ist zu kurz: {count} Zeichen.</translation>
    </message>
    <message>
        <source>The practice database cannot be kept in {folder}: {problem}.</source>
        <translation>Die Übungsdatenbank lässt sich nicht in {folder} halten: {problem}.</translation>
    </message>
    <message>
        <source>The same scan again; counted, not acted on.</source>
        <translation>Noch einmal derselbe Scan; gezählt, sonst nichts.</translation>
    </message>
    <message>
        <source>The scanner turns all letters into capitals.</source>
        <translation>Der Scanner macht alle Buchstaben groß.</translation>
    </message>
    <message>
        <source>The scanner turns all letters into small ones.</source>
        <translation>Der Scanner macht alle Buchstaben klein.</translation>
    </message>
    <message>
        <source>The scanner {usb} is not plugged in {mode}, but there is a {maker} {vid}:{pid} that {does}.</source>
        <translation>Der Scanner {usb} steckt nicht {mode}; es gibt aber einen von {maker}, {vid}:{pid}: Er {does}.</translation>
    </message>
    <message>
        <source>The scanner {usb} is not plugged in {mode}.</source>
        <translation>Der Scanner {usb} steckt nicht {mode}.</translation>
    </message>
    <message>
        <source>The server is away, and this code of ours was not read here before.</source>
        <translation>Der Server ist nicht erreichbar, und dieser eigene Code wurde hier noch nie gelesen.</translation>
    </message>
    <message>
        <source>The settings file is written in a way that cannot be changed from here. Nothing was written.</source>
        <translation>Die Einstellungsdatei ist so geschrieben, dass sie von hier nicht geändert werden kann. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read: {error}.</source>
        <translation>Die Einstellungsdatei {path} lässt sich nicht lesen: {error}.</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be written: {problem}.</source>
        <translation>Die Einstellungsdatei {path} lässt sich nicht schreiben: {problem}.</translation>
    </message>
    <message>
        <source>The settings file {path} was changed by somebody else meanwhile. Nothing was written.</source>
        <translation>Die Einstellungsdatei {path} wurde inzwischen von jemand anderem geändert. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>The settings file {wanted} cannot be read: {problem}.</source>
        <translation>Die Einstellungsdatei {wanted} lässt sich nicht lesen: {problem}.</translation>
    </message>
    <message>
        <source>The settings file {wanted} has wrong values:
{wrong}</source>
        <translation>Die Einstellungsdatei {wanted} hat falsche Werte:
{wrong}</translation>
    </message>
    <message>
        <source>The settings file {wanted} is not TOML: it is nested too deeply.</source>
        <translation>Die Einstellungsdatei {wanted} ist kein TOML: Sie ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The settings file {wanted} is not TOML: {error}.</source>
        <translation>Die Einstellungsdatei {wanted} ist kein TOML: {error}.</translation>
    </message>
    <message>
        <source>The station speaks to PostgreSQL by psycopg 3, not by {driver}.</source>
        <translation>Die Station spricht mit PostgreSQL über psycopg 3, nicht über {driver}.</translation>
    </message>
    <message>
        <source>The station tries again; if that does not help, name the port in the settings.</source>
        <translation>Die Station versucht es wieder; hilft das nicht, den Anschluss in den Einstellungen nennen.</translation>
    </message>
    <message>
        <source>The stock is wrong</source>
        <translation>Bestand falsch</translation>
    </message>
    <message>
        <source>There are {count} labels or pages, and {suffix} holds one.</source>
        <translation>Es sind {count} Etiketten oder Seiten, und {suffix} fasst nur eine.</translation>
    </message>
    <message>
        <source>There is a key without a certificate.</source>
        <translation>Es gibt einen Schlüssel ohne Zertifikat.</translation>
    </message>
    <message>
        <source>There is a token or an operator “{name}” already.</source>
        <translation>Es gibt schon ein Token oder einen Bediener „{name}“.</translation>
    </message>
    <message>
        <source>There is an operator or a token “{name}” already.</source>
        <translation>Es gibt schon einen Bediener oder ein Token „{name}“.</translation>
    </message>
    <message>
        <source>There is no operator “{name}”.</source>
        <translation>Es gibt keinen Bediener „{name}“.</translation>
    </message>
    <message>
        <source>There is no printer “{name}”.</source>
        <translation>Es gibt keinen Drucker „{name}“.</translation>
    </message>
    <message>
        <source>There is no sheet “{name}”.</source>
        <translation>Es gibt keinen Bogen „{name}“.</translation>
    </message>
    <message>
        <source>There is no token “{name}”.</source>
        <translation>Es gibt kein Token „{name}“.</translation>
    </message>
    <message>
        <source>There is no {ref} in this database. Find the item, or import it.</source>
        <translation>Es gibt kein {ref} in dieser Datenbank. Den Artikel suchen oder importieren.</translation>
    </message>
    <message>
        <source>There is nothing to undo at this station.</source>
        <translation>An dieser Station gibt es nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>These characters are lost: {lost}</source>
        <translation>Diese Zeichen gehen verloren: {lost}</translation>
    </message>
    <message>
        <source>They have lane {lane}</source>
        <translation>Sie haben die Spur {lane}</translation>
    </message>
    <message>
        <source>They share the lane in front</source>
        <translation>Sie teilen die Spur, die vorn ist</translation>
    </message>
    <message>
        <source>This badge signs nobody in: {why}.</source>
        <translation>Dieser Ausweis meldet niemanden an: {why}.</translation>
    </message>
    <message>
        <source>This code is printed by the system itself; there is no link to end.</source>
        <translation>Diesen Code druckt das System selbst; es gibt keine Verknüpfung zu lösen.</translation>
    </message>
    <message>
        <source>This computer does not tell its serial ports: {error}.</source>
        <translation>Dieser Rechner nennt seine seriellen Anschlüsse nicht: {error}.</translation>
    </message>
    <message>
        <source>This device does not say how its scans are laid out.</source>
        <translation>Dieses Gerät sagt nicht, wie seine Scans aufgebaut sind.</translation>
    </message>
    <message>
        <source>This is no full label: scan it again once that is put right.</source>
        <translation>Das ist kein ganzes Etikett: noch einmal scannen, wenn das in Ordnung gebracht ist.</translation>
    </message>
    <message>
        <source>This is no identity of one item: scan the other code on the label.</source>
        <translation>Das weist keinen einzelnen Artikel aus: den anderen Code auf dem Etikett scannen.</translation>
    </message>
    <message>
        <source>This is only the end of the test card.</source>
        <translation>Das ist nur das Ende der Testkarte.</translation>
    </message>
    <message>
        <source>This is the badge of {name}.</source>
        <translation>Das ist der Ausweis von {name}.</translation>
    </message>
    <message>
        <source>This is the internal code of {ref}, which is not here. Import it.</source>
        <translation>Das ist der eigene Code von {ref}, das nicht hier ist. Importieren.</translation>
    </message>
    <message>
        <source>This is the internal code of {title}; it is never linked.</source>
        <translation>Das ist der eigene Code von {title}; er wird nie verknüpft.</translation>
    </message>
    <message>
        <source>This user may not open {path}.</source>
        <translation>Dieser Benutzer darf {path} nicht öffnen.</translation>
    </message>
    <message>
        <source>Took {codes} off {title}.</source>
        <translation>{codes} von {title} gelöst.</translation>
    </message>
    <message>
        <source>Try again in a moment; a long import may be under way. Nothing was changed.</source>
        <translation>Gleich noch einmal versuchen; vielleicht läuft ein langer Import. Geändert wurde nichts.</translation>
    </message>
    <message>
        <source>Try again; nothing was changed.</source>
        <translation>Noch einmal versuchen; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>Try again; nothing was changed. If it stays, raise statement_timeout (docs/postgresql.md).</source>
        <translation>Noch einmal versuchen; geändert wurde nichts. Wenn es so bleibt, statement_timeout erhöhen (docs/postgresql.md).</translation>
    </message>
    <message>
        <source>Try it or import it again at any time.</source>
        <translation>Jederzeit noch einmal ausprobieren oder importieren.</translation>
    </message>
    <message>
        <source>Try once more; nothing was changed.</source>
        <translation>Noch einmal versuchen; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>Undo takes it back.</source>
        <translation>Zurück nimmt es zurück.</translation>
    </message>
    <message>
        <source>Undone: linked again to {title}.</source>
        <translation>Zurückgenommen: wieder mit {title} verknüpft.</translation>
    </message>
    <message>
        <source>Undone: moved back from {title}.</source>
        <translation>Zurückgenommen: von {title} zurückverschoben.</translation>
    </message>
    <message>
        <source>Undone: taken off {title}.</source>
        <translation>Zurückgenommen: von {title} gelöst.</translation>
    </message>
    <message>
        <source>Undone: the codes of {title} are as they were before.</source>
        <translation>Zurückgenommen: Die Codes von {title} sind wie zuvor.</translation>
    </message>
    <message>
        <source>Unlinked from {title}.</source>
        <translation>Von {title} gelöst.</translation>
    </message>
    <message>
        <source>Update this station, which knows schema {revision}; nothing was changed.</source>
        <translation>Diese Station aktualisieren, die Schema {revision} kennt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Use 127.0.0.1.</source>
        <translation>127.0.0.1 nehmen.</translation>
    </message>
    <message>
        <source>What is on the screen may be out of date. Restart the station, and report {logfile}.</source>
        <translation>Was der Bildschirm zeigt, kann veraltet sein. Die Station neu starten und {logfile} melden.</translation>
    </message>
    <message>
        <source>Write 2026-07-01 or 2026-07-01T14:30.</source>
        <translation>2026-07-01 oder 2026-07-01T14:30 schreiben.</translation>
    </message>
    <message>
        <source>Write KIND:NUMBER, such as stockitem:12; the kinds are {itemkind}.</source>
        <translation>KIND:NUMBER schreiben, etwa stockitem:12; die Arten sind {itemkind}.</translation>
    </message>
    <message>
        <source>Write WIDTHxHEIGHT in millimetres, each from 10 to 297, such as 57x32.</source>
        <translation>BREITExHÖHE in Millimetern schreiben, jede von 10 bis 297, etwa 57x32.</translation>
    </message>
    <message>
        <source>Write \x1d for GS, \x1e for RS, \x04 for EOT, \\ for a backslash.</source>
        <translation>\x1d für GS schreiben, \x1e für RS, \x04 für EOT, \\ für einen Backslash.</translation>
    </message>
    <message>
        <source>Write a .pdf, or one label at a time.</source>
        <translation>Ein .pdf schreiben, oder ein Etikett auf einmal.</translation>
    </message>
    <message>
        <source>Write each label as a JSON string, such as &quot;[)&gt;\u001e06\u001dQ5&quot;.</source>
        <translation>Jedes Etikett als JSON-Text schreiben, etwa &quot;[)&gt;\u001e06\u001dQ5&quot;.</translation>
    </message>
    <message>
        <source>Write it like sqlite:////var/lib/station/stock.sqlite.</source>
        <translation>So schreiben: sqlite:////var/lib/station/stock.sqlite.</translation>
    </message>
    <message>
        <source>Write the URL like postgresql+psycopg://user@host/stock.</source>
        <translation>Die URL so schreiben: postgresql+psycopg://user@host/stock.</translation>
    </message>
    <message>
        <source>Write the character itself.</source>
        <translation>Das Zeichen selbst schreiben.</translation>
    </message>
    <message>
        <source>`operator list` names all of them.</source>
        <translation>`operator list` nennt sie alle.</translation>
    </message>
    <message>
        <source>`token list` names all of them.</source>
        <translation>`token list` nennt sie alle.</translation>
    </message>
    <message>
        <source>a GTIN alone is the same on every box</source>
        <translation>eine GTIN allein ist auf jedem Karton gleich</translation>
    </message>
    <message>
        <source>a command card that is damaged or unknown here; print the cards anew</source>
        <translation>eine Befehlskarte, die beschädigt oder hier unbekannt ist; die Karten neu drucken</translation>
    </message>
    <message>
        <source>a command card: {command}</source>
        <translation>eine Befehlskarte: {command}</translation>
    </message>
    <message>
        <source>a damaged text does not tell one label from another</source>
        <translation>ein beschädigter Text unterscheidet kein Etikett vom anderen</translation>
    </message>
    <message>
        <source>a load id stands on one bag only</source>
        <translation>eine Ladungsnummer steht nur auf einem Beutel</translation>
    </message>
    <message>
        <source>a newer one was made, or its operator is disabled</source>
        <translation>es gibt einen neueren, oder sein Bediener ist abgeschaltet</translation>
    </message>
    <message>
        <source>aim = true in its settings lets codes of several lines survive.</source>
        <translation>Mit aim = true in seinen Einstellungen überstehen mehrzeilige Codes den Weg.</translation>
    </message>
    <message>
        <source>an ISO 15434 label whose content is not made of data identifiers; kept as plain text</source>
        <translation>ein ISO-15434-Etikett, dessen Inhalt nicht aus Datenkennungen besteht; als einfacher Text behalten</translation>
    </message>
    <message>
        <source>an SSCC stands on one package only</source>
        <translation>eine SSCC steht nur auf einer Packung</translation>
    </message>
    <message>
        <source>an article number is the same on every box</source>
        <translation>eine Artikelnummer ist auf jedem Karton gleich</translation>
    </message>
    <message>
        <source>an operator badge that was not read in full; scan it again, or have it printed anew</source>
        <translation>ein Bedienerausweis, der nicht ganz gelesen wurde; noch einmal scannen oder neu drucken lassen</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>einem anderen Programm</translation>
    </message>
    <message>
        <source>article number</source>
        <translation>Artikelnummer</translation>
    </message>
    <message>
        <source>as a HID POS scanner</source>
        <translation>als HID-POS-Scanner</translation>
    </message>
    <message>
        <source>as a keyboard</source>
        <translation>als Tastatur</translation>
    </message>
    <message>
        <source>as a serial port</source>
        <translation>als serieller Anschluss</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>command card</source>
        <translation>Befehlskarte</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>customer lot</source>
        <translation>Charge des Kunden</translation>
    </message>
    <message>
        <source>customer order</source>
        <translation>Bestellung des Kunden</translation>
    </message>
    <message>
        <source>customer part</source>
        <translation>Teil des Kunden</translation>
    </message>
    <message>
        <source>date code</source>
        <translation>Datumscode</translation>
    </message>
    <message>
        <source>emulates a port that needs a driver by Zebra (Simple COM Port)</source>
        <translation>stellt einen Anschluss nach, der einen Treiber von Zebra braucht (Simple COM Port)</translation>
    </message>
    <message>
        <source>encoding: {encoding}</source>
        <translation>Kodierung: {encoding}</translation>
    </message>
    <message>
        <source>every box of the product carries the same code</source>
        <translation>jeder Karton des Produkts trägt denselben Code</translation>
    </message>
    <message>
        <source>expiry</source>
        <translation>Verfall</translation>
    </message>
    <message>
        <source>give a list</source>
        <translation>eine Liste angeben</translation>
    </message>
    <message>
        <source>give a number</source>
        <translation>eine Zahl angeben</translation>
    </message>
    <message>
        <source>give a smaller number</source>
        <translation>eine kleinere Zahl angeben</translation>
    </message>
    <message>
        <source>give a table</source>
        <translation>eine Tabelle angeben</translation>
    </message>
    <message>
        <source>give a text</source>
        <translation>einen Text angeben</translation>
    </message>
    <message>
        <source>give a whole number</source>
        <translation>eine ganze Zahl angeben</translation>
    </message>
    <message>
        <source>give at least {min_length} characters</source>
        <translation>mindestens {min_length} Zeichen angeben</translation>
    </message>
    <message>
        <source>give at most {max_length} characters</source>
        <translation>höchstens {max_length} Zeichen angeben</translation>
    </message>
    <message>
        <source>give either port or usb</source>
        <translation>entweder port oder usb angeben</translation>
    </message>
    <message>
        <source>give less than {lt}</source>
        <translation>weniger als {lt} angeben</translation>
    </message>
    <message>
        <source>give more than {gt}</source>
        <translation>mehr als {gt} angeben</translation>
    </message>
    <message>
        <source>give one of {expected}</source>
        <translation>eines von diesen angeben: {expected}</translation>
    </message>
    <message>
        <source>give true or false</source>
        <translation>true oder false angeben</translation>
    </message>
    <message>
        <source>give {ge} or more</source>
        <translation>{ge} oder mehr angeben</translation>
    </message>
    <message>
        <source>give {least} to 300, or 0 for the system&apos;s</source>
        <translation>{least} bis 300 angeben, oder 0 für den Wert des Systems</translation>
    </message>
    <message>
        <source>give {le} or less</source>
        <translation>{le} oder weniger angeben</translation>
    </message>
    <message>
        <source>group_separator goes with protocol evdev only</source>
        <translation>group_separator gibt es nur mit protocol evdev</translation>
    </message>
    <message>
        <source>in a {language} keyboard layout this stands for {retyped}; set the scanner to this computer&apos;s layout, or use it as a serial device</source>
        <translation>in der Tastaturbelegung {language} steht das für {retyped}; den Scanner auf die Belegung dieses Rechners stellen oder als serielles Gerät verwenden</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>is no scanner but a Zebra computer</source>
        <translation>ist kein Scanner, sondern ein Rechner von Zebra</translation>
    </message>
    <message>
        <source>it carries a DigiKey load id, which stands on one package only</source>
        <translation>es trägt eine DigiKey-Ladungsnummer, und die steht nur auf einer Packung</translation>
    </message>
    <message>
        <source>it carries a batch and no serial: sister reels may say the same</source>
        <translation>es trägt eine Charge und keine Seriennummer: Schwesterrollen können dasselbe sagen</translation>
    </message>
    <message>
        <source>it carries a lot or a date and no serial: sister boxes may say the same</source>
        <translation>es trägt eine Charge oder ein Datum und keine Seriennummer: Schwesterkartons können dasselbe sagen</translation>
    </message>
    <message>
        <source>it carries a number of its own (UID)</source>
        <translation>es trägt eine eigene Nummer (UID)</translation>
    </message>
    <message>
        <source>it carries a serial</source>
        <translation>es trägt eine Seriennummer</translation>
    </message>
    <message>
        <source>it carries a serial number</source>
        <translation>es trägt eine Seriennummer</translation>
    </message>
    <message>
        <source>it carries a {field} and no serial: sister bags may say the same</source>
        <translation>es nennt {field} und keine Seriennummer: Schwesterbeutel können dasselbe sagen</translation>
    </message>
    <message>
        <source>it carries a {field}, which stands on one package only</source>
        <translation>es nennt {field}, und das steht nur auf einer Packung</translation>
    </message>
    <message>
        <source>it carries an order and no package number: sister bags may say the same</source>
        <translation>es trägt eine Bestellung und keine Paketnummer: Schwesterbeutel können dasselbe sagen</translation>
    </message>
    <message>
        <source>it carries an order and no serial: sister bags may say the same</source>
        <translation>es trägt eine Bestellung und keine Seriennummer: Schwesterbeutel können dasselbe sagen</translation>
    </message>
    <message>
        <source>it carries no serial</source>
        <translation>es trägt keine Seriennummer</translation>
    </message>
    <message>
        <source>it does not have the form {pattern}</source>
        <translation>es hat nicht die Form {pattern}</translation>
    </message>
    <message>
        <source>it does nothing here</source>
        <translation>er bewirkt hier nichts</translation>
    </message>
    <message>
        <source>it is a command card of the station</source>
        <translation>er gehört zu einer Befehlskarte der Station</translation>
    </message>
    <message>
        <source>it is a company&apos;s own number</source>
        <translation>er ist die eigene Nummer einer Firma</translation>
    </message>
    <message>
        <source>it is an operator&apos;s badge</source>
        <translation>er ist der Ausweis eines Bedieners</translation>
    </message>
    <message>
        <source>it is longer than {count} bytes.</source>
        <translation>er ist länger als {count} Bytes.</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>es fehlt</translation>
    </message>
    <message>
        <source>it is the label of a shipment</source>
        <translation>es ist das Etikett einer Sendung</translation>
    </message>
    <message>
        <source>it is the number of a parcel, which is gone when it is unpacked</source>
        <translation>er ist die Nummer eines Pakets, und das gibt es nach dem Auspacken nicht mehr</translation>
    </message>
    <message>
        <source>it is the number that another stock system has given to one lot, place or part</source>
        <translation>er ist die Nummer, die ein anderes Lagersystem einem Los, einem Platz oder einem Teil gegeben hat</translation>
    </message>
    <message>
        <source>it is the test card</source>
        <translation>es ist die Testkarte</translation>
    </message>
    <message>
        <source>it may be one value of a label only, such as the quantity or a date</source>
        <translation>er kann ein einzelner Wert sein, etwa die Menge oder ein Datum</translation>
    </message>
    <message>
        <source>it names a part and a quantity only</source>
        <translation>es nennt nur ein Teil und eine Menge</translation>
    </message>
    <message>
        <source>it names a part only: the same code is on every box</source>
        <translation>es nennt nur ein Teil: Derselbe Code ist auf jedem Karton</translation>
    </message>
    <message>
        <source>it names an offer at Amazon, the same on every piece</source>
        <translation>er nennt ein Angebot bei Amazon, auf jedem Stück dasselbe</translation>
    </message>
    <message>
        <source>it names no article and no package</source>
        <translation>er nennt weder Artikel noch Packung</translation>
    </message>
    <message>
        <source>it tells a value only, and no part, lot or serial</source>
        <translation>er nennt nur einen Wert und kein Teil, keine Charge, keine Seriennummer</translation>
    </message>
    <message>
        <source>its part</source>
        <translation>seinem Teil</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekannt</translation>
    </message>
    <message>
        <source>license plate</source>
        <translation>Packstücknummer</translation>
    </message>
    <message>
        <source>linked in the form {key} {by}</source>
        <translation>verknüpft in der Form {key} {by}</translation>
    </message>
    <message>
        <source>linked {by}</source>
        <translation>verknüpft {by}</translation>
    </message>
    <message>
        <source>links</source>
        <translation>Verknüpfungen</translation>
    </message>
    <message>
        <source>locations</source>
        <translation>Lagerplätze</translation>
    </message>
    <message>
        <source>looks like the code of {items}</source>
        <translation>sieht aus wie der Code von {items}</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>maker&apos;s own label</source>
        <translation>Etikett des Herstellers</translation>
    </message>
    <message>
        <source>manufacturer parts</source>
        <translation>Herstellerteile</translation>
    </message>
    <message>
        <source>may be a text of its own, or a piece of a label: data identifier {identifier}</source>
        <translation>kann ein eigener Text sein oder ein Stück eines Etiketts: Datenkennung {identifier}</translation>
    </message>
    <message>
        <source>mfg date</source>
        <translation>Herstellungsdatum</translation>
    </message>
    <message>
        <source>mfg week</source>
        <translation>Herstellungswoche</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlen</translation>
    </message>
    <message>
        <source>mpn</source>
        <translation>Herstellernummer</translation>
    </message>
    <message>
        <source>names {ref}, which is not in this database</source>
        <translation>nennt {ref}, das nicht in dieser Datenbank ist</translation>
    </message>
    <message>
        <source>no database has a row with so large a number</source>
        <translation>keine Datenbank hat eine Zeile mit so großer Nummer</translation>
    </message>
    <message>
        <source>no item has the code {key}</source>
        <translation>kein Artikel hat den Code {key}</translation>
    </message>
    <message>
        <source>no linked code looks alike</source>
        <translation>kein verknüpfter Code sieht ähnlich aus</translation>
    </message>
    <message>
        <source>no part has the number {number}</source>
        <translation>kein Teil hat die Nummer {number}</translation>
    </message>
    <message>
        <source>no part, order or serial number is called so</source>
        <translation>kein Teil, keine Bestellung und keine Seriennummer heißt so</translation>
    </message>
    <message>
        <source>no stock item</source>
        <translation>kein Bestandsartikel</translation>
    </message>
    <message>
        <source>no supplier part has the number {number}</source>
        <translation>kein Lieferantenteil hat die Nummer {number}</translation>
    </message>
    <message>
        <source>nor in the form {alternates}</source>
        <translation>auch nicht in der Form {alternates}</translation>
    </message>
    <message>
        <source>not a command card</source>
        <translation>keine Befehlskarte</translation>
    </message>
    <message>
        <source>not one of our own codes</source>
        <translation>keiner unserer eigenen Codes</translation>
    </message>
    <message>
        <source>nothing is known of it</source>
        <translation>es ist nichts darüber bekannt</translation>
    </message>
    <message>
        <source>nothing is known of its format</source>
        <translation>über seine Form ist nichts bekannt</translation>
    </message>
    <message>
        <source>nothing is sure of it</source>
        <translation>nichts daran ist sicher</translation>
    </message>
    <message>
        <source>nothing was read</source>
        <translation>nichts wurde gelesen</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>one field of a label, or a text of its own</source>
        <translation>ein Feld eines Etiketts oder ein eigener Text</translation>
    </message>
    <message>
        <source>one of our own codes</source>
        <translation>einer unserer eigenen Codes</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>order {number}</source>
        <translation>Bestellung {number}</translation>
    </message>
    <message>
        <source>order {title} {note}</source>
        <translation>Bestellung {title} {note}</translation>
    </message>
    <message>
        <source>our part number {number}</source>
        <translation>unsere Teilenummer {number}</translation>
    </message>
    <message>
        <source>package id</source>
        <translation>Paketnummer</translation>
    </message>
    <message>
        <source>packing list</source>
        <translation>Lieferschein</translation>
    </message>
    <message>
        <source>parcel label</source>
        <translation>Paketetikett</translation>
    </message>
    <message>
        <source>part number {number}</source>
        <translation>Teilenummer {number}</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>pick batch and package number (pbn, pdi) stand on one bag only</source>
        <translation>Kommissionierlos und Paketnummer (pbn, pdi) stehen nur auf einem Beutel</translation>
    </message>
    <message>
        <source>placed</source>
        <translation>bestellt</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>einfacher Text</translation>
    </message>
    <message>
        <source>purchase order lines</source>
        <translation>Bestellpositionen</translation>
    </message>
    <message>
        <source>purchase orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>zurückgesandt</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>speaks HID POS</source>
        <translation>spricht HID POS</translation>
    </message>
    <message>
        <source>speaks IBM&apos;s language for tills (OEM)</source>
        <translation>spricht IBMs Sprache für Kassen (OEM)</translation>
    </message>
    <message>
        <source>speaks Zebra&apos;s own language (SNAPI)</source>
        <translation>spricht Zebras eigene Sprache (SNAPI)</translation>
    </message>
    <message>
        <source>stock items</source>
        <translation>Bestandsartikel</translation>
    </message>
    <message>
        <source>supplier order</source>
        <translation>Auftrag des Lieferanten</translation>
    </message>
    <message>
        <source>supplier part</source>
        <translation>Lieferantenteil</translation>
    </message>
    <message>
        <source>supplier part {number}</source>
        <translation>Lieferantenteil {number}</translation>
    </message>
    <message>
        <source>supplier parts</source>
        <translation>Lieferantenteile</translation>
    </message>
    <message>
        <source>the badge of {name}</source>
        <translation>der Ausweis von {name}</translation>
    </message>
    <message>
        <source>the check digit of the GTIN or SSCC in it is wrong</source>
        <translation>die Prüfziffer der GTIN oder SSCC darin ist falsch</translation>
    </message>
    <message>
        <source>the code is a single value, not an identity</source>
        <translation>der Code ist ein einzelner Wert und weist nichts aus</translation>
    </message>
    <message>
        <source>the code stands for a shipment, not for one box</source>
        <translation>der Code steht für eine Sendung, nicht für einen Karton</translation>
    </message>
    <message>
        <source>the computer lost some of its keys.</source>
        <translation>der Rechner hat einige seiner Tasten verloren.</translation>
    </message>
    <message>
        <source>the internal code of {ref}</source>
        <translation>der eigene Code von {ref}</translation>
    </message>
    <message>
        <source>the label disagrees: {fields}</source>
        <translation>das Etikett widerspricht: {fields}</translation>
    </message>
    <message>
        <source>the scanner typed a key that stands for no character; if it is its GS, name it as group_separator below [keyboard] in the settings.</source>
        <translation>der Scanner hat eine Taste getippt, die für kein Zeichen steht; ist es sein GS, sie in den Einstellungen unter [keyboard] als group_separator nennen.</translation>
    </message>
    <message>
        <source>the scanner typed a key that stands for no character; if it is its GS, name it as group_separator of this [[device]] in the settings.</source>
        <translation>der Scanner hat eine Taste getippt, die für kein Zeichen steht; ist es sein GS, sie in den Einstellungen als group_separator dieses [[device]] nennen.</translation>
    </message>
    <message>
        <source>the scanner typed more than {count} characters.</source>
        <translation>der Scanner hat mehr als {count} Zeichen getippt.</translation>
    </message>
    <message>
        <source>the scanner was disconnected while it sent.</source>
        <translation>der Scanner wurde beim Senden getrennt.</translation>
    </message>
    <message>
        <source>the separators (FNC1, sent as GS) of this GS1 code were lost, so that lot and serial run into what follows; set the scanner to send GS, and scan it again</source>
        <translation>die Trennzeichen (FNC1, als GS gesandt) dieses GS1-Codes sind verloren, sodass Charge und Seriennummer ins Folgende laufen; den Scanner GS senden lassen und noch einmal scannen</translation>
    </message>
    <message>
        <source>the separators (GS) of this ISO 15434 label arrived as other characters; set the scanner to send control characters, and scan it again</source>
        <translation>die Trennzeichen (GS) dieses ISO-15434-Etiketts kamen als andere Zeichen an; den Scanner Steuerzeichen senden lassen und noch einmal scannen</translation>
    </message>
    <message>
        <source>the separators (GS) of this label were lost; set the scanner to send control characters (GS, RS, EOT)</source>
        <translation>die Trennzeichen (GS) dieses Etiketts sind verloren; den Scanner Steuerzeichen senden lassen (GS, RS, EOT)</translation>
    </message>
    <message>
        <source>the spaces of this TME label were lost, so that its fields run into each other</source>
        <translation>die Leerzeichen dieses TME-Etiketts sind verloren, sodass seine Felder ineinanderlaufen</translation>
    </message>
    <message>
        <source>the station was closed while the scanner sent.</source>
        <translation>die Station wurde geschlossen, während der Scanner sandte.</translation>
    </message>
    <message>
        <source>the text alone names {called}</source>
        <translation>schon der Text nennt {called}</translation>
    </message>
    <message>
        <source>the text is damaged: {damage}</source>
        <translation>der Text ist beschädigt: {damage}</translation>
    </message>
    <message>
        <source>there is nothing of this name</source>
        <translation>so heißt hier nichts</translation>
    </message>
    <message>
        <source>this is JSON, but no string.</source>
        <translation>das ist JSON, aber kein Text.</translation>
    </message>
    <message>
        <source>this is a piece of an InvenTree code; scan it again, and give the scanner time between codes</source>
        <translation>das ist ein Stück eines InvenTree-Codes; noch einmal scannen und dem Scanner zwischen Codes Zeit lassen</translation>
    </message>
    <message>
        <source>this is not JSON ({error}).</source>
        <translation>das ist kein JSON ({error}).</translation>
    </message>
    <message>
        <source>this is what a scanner sends when it reads nothing; scan the label again</source>
        <translation>das sendet ein Scanner, wenn er nichts liest; das Etikett noch einmal scannen</translation>
    </message>
    <message>
        <source>this looks like an SSCC, and its check digit is wrong</source>
        <translation>das sieht aus wie eine SSCC, und ihre Prüfziffer ist falsch</translation>
    </message>
    <message>
        <source>this starts like GS1 and is none: {error}</source>
        <translation>das beginnt wie GS1 und ist keines: {error}</translation>
    </message>
    <message>
        <source>this would be an internal code but for the “{extra}” at its end, perhaps the check character of Code 39; print the label without it, or set the scanner to take it off</source>
        <translation>das wäre ein eigener Code ohne das „{extra}“ am Ende, vielleicht das Prüfzeichen von Code 39; das Etikett ohne es drucken oder den Scanner es weglassen lassen</translation>
    </message>
    <message>
        <source>to {ref} by {operator} at {station}</source>
        <translation>mit {ref} von {operator} an {station}</translation>
    </message>
    <message>
        <source>too many texts start with P for it to be taken for a part number</source>
        <translation>zu viele Texte beginnen mit P, um dies für eine Teilenummer zu halten</translation>
    </message>
    <message>
        <source>two devices have the {what} {twice}</source>
        <translation>zwei Geräte haben denselben Wert für {what}: {twice}</translation>
    </message>
    <message>
        <source>types like a keyboard</source>
        <translation>tippt wie eine Tastatur</translation>
    </message>
    <message>
        <source>with protocol {protocol}, feedback may be one of {fitting}</source>
        <translation>mit protocol {protocol} kann feedback eines von diesen sein: {fitting}</translation>
    </message>
    <message>
        <source>without a load id, it names a part only</source>
        <translation>ohne Ladungsnummer nennt er nur ein Teil</translation>
    </message>
    <message>
        <source>{count} characters read; {damage}</source>
        <translation>{count} Zeichen gelesen; {damage}</translation>
    </message>
    <message>
        <source>{count} characters read; {words}</source>
        <translation>{count} Zeichen gelesen; {words}</translation>
    </message>
    <message>
        <source>{count} codes</source>
        <translation>{count} Codes</translation>
    </message>
    <message>
        <source>{count} have this name. Tell them apart: {choices}.</source>
        <translation>{count} haben diesen Namen. Auseinanderhalten: {choices}.</translation>
    </message>
    <message>
        <source>{count} scanners are {usb}.</source>
        <translation>{count} Scanner sind {usb}.</translation>
    </message>
    <message>
        <source>{count} stations of this name run on this computer already.</source>
        <translation>{count} Stationen dieses Namens laufen schon auf diesem Rechner.</translation>
    </message>
    <message>
        <source>{count} stock items agree in part</source>
        <translation>{count} Bestandsartikel stimmen teilweise überein</translation>
    </message>
    <message>
        <source>{count}, first {ref}: {agreeing}</source>
        <translation>{count}, zuerst {ref}: {agreeing}</translation>
    </message>
    <message>
        <source>{field} {label} on the label, {item} in stock</source>
        <translation>{field} {label} auf dem Etikett, {item} im Bestand</translation>
    </message>
    <message>
        <source>{field} {value} = same</source>
        <translation>{field} {value} = gleich</translation>
    </message>
    <message>
        <source>{file}, line {number}, column {column}: {reason}</source>
        <translation>{file}, Zeile {number}, Spalte {column}: {reason}</translation>
    </message>
    <message>
        <source>{lost}, and scan it again</source>
        <translation>{lost}, und noch einmal scannen</translation>
    </message>
    <message>
        <source>{ms} ms of silence</source>
        <translation>{ms} ms Stille</translation>
    </message>
    <message>
        <source>{name} arrives as it is.</source>
        <translation>{name} kommt an, wie es ist.</translation>
    </message>
    <message>
        <source>{name} arrives as “{got}”.</source>
        <translation>{name} kommt an als „{got}“.</translation>
    </message>
    <message>
        <source>{name} cannot be a name.</source>
        <translation>{name} kann kein Name sein.</translation>
    </message>
    <message>
        <source>{name} ends the scan, although it belongs to many labels.</source>
        <translation>{name} beendet den Scan, obwohl es zu vielen Etiketten gehört.</translation>
    </message>
    <message>
        <source>{name} is lost on the way.</source>
        <translation>{name} geht unterwegs verloren.</translation>
    </message>
    <message>
        <source>{name} is written out as “{got}”.</source>
        <translation>{name} wird ausgeschrieben als „{got}“.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {problem}.</source>
        <translation>{path} lässt sich nicht lesen: {problem}.</translation>
    </message>
    <message>
        <source>{path} cannot be used for a scanner: {said}.</source>
        <translation>{path} taugt nicht für einen Scanner: {said}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {problem}.</source>
        <translation>{path} lässt sich nicht schreiben: {problem}.</translation>
    </message>
    <message>
        <source>{path} does not answer: {said}.</source>
        <translation>{path} antwortet nicht: {said}.</translation>
    </message>
    <message>
        <source>{path} has no column {missing}, which {name} need.</source>
        <translation>{path} hat keine Spalte {missing}, die {name} brauchen.</translation>
    </message>
    <message>
        <source>{path} has no report for beeps.</source>
        <translation>{path} hat keinen Bericht für Töne.</translation>
    </message>
    <message>
        <source>{path} is gone.</source>
        <translation>{path} ist weg.</translation>
    </message>
    <message>
        <source>{path} is in use by {programs}.</source>
        <translation>{path} ist in Gebrauch von {programs}.</translation>
    </message>
    <message>
        <source>{path} is in use, most likely by {programs}.</source>
        <translation>{path} ist in Gebrauch, wahrscheinlich von {programs}.</translation>
    </message>
    <message>
        <source>{path} is no file that can be imported: its titles are {titles}.</source>
        <translation>{path} ist keine Datei, die importiert werden kann: Ihre Titel sind {titles}.</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path} ist nicht da.</translation>
    </message>
    <message>
        <source>{path} takes no feedback: {error}.</source>
        <translation>{path} nimmt keine Rückmeldung: {error}.</translation>
    </message>
    <message>
        <source>{path}, after line {number}: this is not CSV in UTF-8 ({error}).</source>
        <translation>{path}, nach Zeile {number}: Das ist kein CSV in UTF-8 ({error}).</translation>
    </message>
    <message>
        <source>{path}, line {number}: there is no label in it.</source>
        <translation>{path}, Zeile {number}: Es ist kein Etikett darin.</translation>
    </message>
    <message>
        <source>{path}, line {number}: {count} cells under {titles} titles.</source>
        <translation>{path}, Zeile {number}: {count} Zellen unter {titles} Titeln.</translation>
    </message>
    <message>
        <source>{path}, line {number}: {title}</source>
        <translation>{path}, Zeile {number}: {title}</translation>
    </message>
    <message>
        <source>{pk} was there before</source>
        <translation>{pk} gab es schon einmal</translation>
    </message>
    <message>
        <source>{reason} (found “{input}”)</source>
        <translation>{reason} (dort steht „{input}“)</translation>
    </message>
    <message>
        <source>{title} has a code already. Add this one to it, or replace what it has.</source>
        <translation>{title} hat schon einen Code. Diesen hinzufügen, oder ersetzen, was er hat.</translation>
    </message>
    <message>
        <source>{title} has no linked code.</source>
        <translation>{title} hat keinen verknüpften Code.</translation>
    </message>
    <message>
        <source>{title} has this code now and no other.</source>
        <translation>{title} hat jetzt diesen Code und keinen anderen.</translation>
    </message>
    <message>
        <source>{words} known</source>
        <translation>{words} bekannt</translation>
    </message>
    <message>
        <source>{words} not known</source>
        <translation>{words} nicht bekannt</translation>
    </message>
    <message>
        <source>“{database}” is not a database URL.</source>
        <translation>„{database}“ ist keine Datenbank-URL.</translation>
    </message>
    <message>
        <source>“{host}” is no address of this computer.</source>
        <translation>„{host}“ ist keine Adresse dieses Computers.</translation>
    </message>
    <message>
        <source>“{name}” does not tell its format.</source>
        <translation>„{name}“ nennt sein Format nicht.</translation>
    </message>
    <message>
        <source>“{path}” does not say in which form the test card is wanted.</source>
        <translation>„{path}“ sagt nicht, in welcher Form die Testkarte gewünscht ist.</translation>
    </message>
    <message>
        <source>“{text}” as {names} cannot be read back at {dpi} dpi.</source>
        <translation>„{text}“ als {names} ist bei {dpi} dpi nicht lesbar.</translation>
    </message>
    <message>
        <source>“{text}” as {names} does not fit a label of {size} mm at {dpi} dpi.</source>
        <translation>„{text}“ als {names} passt bei {dpi} dpi nicht auf ein Etikett von {size} mm.</translation>
    </message>
    <message>
        <source>“{text}” cannot be drawn as {names}: {error}</source>
        <translation>„{text}“ lässt sich nicht als {names} zeichnen: {error}</translation>
    </message>
    <message>
        <source>“{text}” does not name an item.</source>
        <translation>„{text}“ nennt keinen Artikel.</translation>
    </message>
    <message>
        <source>“{text}” is no day and no time.</source>
        <translation>„{text}“ ist kein Tag und keine Zeit.</translation>
    </message>
    <message>
        <source>“{text}” is not the size of a label.</source>
        <translation>„{text}“ ist nicht die Größe eines Etiketts.</translation>
    </message>
    <message>
        <source>“{value}” takes no print job.</source>
        <translation>„{value}“ nimmt keinen Druckauftrag.</translation>
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
        <source>Choose its item: F2, type, arrow down. F1 tells why it is unknown.</source>
        <translation>Artikel wählen: F2, tippen, Pfeil nach unten. F1 sagt, warum der Code unbekannt ist.</translation>
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
        <source>BADGE</source>
        <translation>AUSWEIS</translation>
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
        <source>Choose its item, F2, and F3 keeps the link. Or wait: it is looked up again by itself.</source>
        <translation>Mit F2 den Artikel wählen, F3 merkt die Verknüpfung vor. Oder warten: Der Code wird von selbst noch einmal nachgeschlagen.</translation>
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
        <source>F3 links it with a reason. F2, type, arrow down chooses another item. Esc drops it.</source>
        <translation>F3 verknüpft ihn mit Grund. F2, tippen, Pfeil nach unten wählt einen anderen Artikel. Esc verwirft ihn.</translation>
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
        <source>F5 to F7 choose what it may belong to. F3 links it with a reason. Esc drops it.</source>
        <translation>F5 bis F7 wählen, wozu er gehören kann. F3 verknüpft ihn mit Grund. Esc verwirft ihn.</translation>
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
        <source>F8 parks it.</source>
        <translation>F8 parkt den Code.</translation>
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
        <source>It may be {items}: {keys}. Or F2, type, arrow down.</source>
        <translation>Vielleicht {items}: {keys}. Oder F2, tippen, Pfeil nach unten.</translation>
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
        <source>LOCKED</source>
        <translation>GESPERRT</translation>
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
        <source>Nobody is signed in.{held}</source>
        <translation>Niemand ist angemeldet.{held}</translation>
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
        <translation>Lagerplatz</translation>
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
        <source>SIGNED IN</source>
        <translation>ANGEMELDET</translation>
    </message>
    <message>
        <source>SIGNED OUT</source>
        <translation>ABGEMELDET</translation>
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
        <source>Scan another code of the label, or F3 links this one with a reason. Esc drops it.</source>
        <translation>Einen anderen Code des Etiketts scannen, oder F3 verknüpft diesen mit Grund. Esc verwirft ihn.</translation>
    </message>
    <message>
        <source>Scan the label of {item}.</source>
        <translation>Das Etikett von {item} scannen.</translation>
    </message>
    <message>
        <source>Scan your badge, or F10: name and password. Scans are kept meanwhile.</source>
        <translation>Ausweis scannen, oder F10: Name und Passwort. Scans werden solange aufgehoben.</translation>
    </message>
    <message>
        <source>It needs somebody who {needs}.</source>
        <translation>Nötig ist jemand mit dem Recht: {needs}.</translation>
    </message>
    <message>
        <source>Not done: it needs somebody who {needs}.</source>
        <translation>Nicht ausgeführt. Nötig ist jemand mit dem Recht: {needs}.</translation>
    </message>
    <message>
        <source>Scanned meanwhile: {count}. Codes that nobody knows are parked{key}.</source>
        <translation>Inzwischen gescannt: {count}. Unbekannte Codes sind geparkt{key}.</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>Sign in first: scan your badge, or F10.</source>
        <translation>Erst anmelden: Ausweis scannen oder F10.</translation>
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
        <source>The same badge again signs out.</source>
        <translation>Derselbe Ausweis noch einmal meldet ab.</translation>
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
        <source>This badge signs nobody in. Scan it again, or have a new one made.</source>
        <translation>Dieser Ausweis meldet niemanden an. Noch einmal scannen oder einen neuen machen lassen.</translation>
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
        <source>may do everything</source>
        <translation>darf alles</translation>
    </message>
    <message>
        <source>may link</source>
        <translation>darf verknüpfen</translation>
    </message>
    <message>
        <source>may link with a reason</source>
        <translation>darf mit Begründung verknüpfen</translation>
    </message>
    <message>
        <source>may look</source>
        <translation>darf nachsehen</translation>
    </message>
    <message>
        <source>may move and replace</source>
        <translation>darf umhängen und ersetzen</translation>
    </message>
    <message>
        <source>may park</source>
        <translation>darf parken</translation>
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
        <source>{operator}: {role}{held}</source>
        <translation>{operator}: {role}{held}</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
</context>
</TS>
