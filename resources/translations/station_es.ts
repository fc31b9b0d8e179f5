<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>Banner</name>
    <message>
        <source>Verdict</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>or type the reason here, then F3</source>
        <translation>o escriba aquí el motivo y luego F3</translation>
    </message>
</context>
<context>
    <name>DiagnosticsPanel</name>
    <message>
        <source>Raw bytes</source>
        <translation>Bytes en bruto</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Escaneos</translation>
    </message>
    <message>
        <source>SCANNERS</source>
        <translation>ESCÁNERES</translation>
    </message>
    <message>
        <source>Which is which?</source>
        <translation>¿Cuál es cuál?</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Copiar informe</translation>
    </message>
    <message>
        <source>WHAT THEY SEND</source>
        <translation>LO QUE ENVÍAN</translation>
    </message>
    <message>
        <source>SCANS THAT WERE MADE OF IT</source>
        <translation>ESCANEOS QUE RESULTARON</translation>
    </message>
    <message>
        <source>TEST CARD: SCAN IT FROM HERE</source>
        <translation>TARJETA DE PRUEBA: ESCANÉELA</translation>
    </message>
    <message>
        <source>Test card</source>
        <translation>Tarjeta de prueba</translation>
    </message>
    <message>
        <source>Esc or F9 closes this page. Scans are looked up as always.</source>
        <translation>Esc o F9 cierra esta página. Los escaneos se consultan como siempre.</translation>
    </message>
    <message>
        <source>Nothing yet: scan something.</source>
        <translation>Aún nada: escanee algo.</translation>
    </message>
    <message>
        <source>The report is on the clipboard: paste it wherever help is.</source>
        <translation>El informe está en el portapapeles: péguelo donde le ayuden.</translation>
    </message>
</context>
<context>
    <name>FinderModel</name>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artículo</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
</context>
<context>
    <name>FinderPanel</name>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Name, number (#12), lot, place, supplier part</source>
        <translation>Nombre, número (#12), lote, lugar, ref. del proveedor</translation>
    </message>
    <message>
        <source>Find an item</source>
        <translation>Buscar un artículo</translation>
    </message>
    <message>
        <source>Items found</source>
        <translation>Artículos encontrados</translation>
    </message>
    <message>
        <source>FIND  (F2)</source>
        <translation>BUSCAR  (F2)</translation>
    </message>
    <message>
        <source>{total} stock items</source>
        <translation>{total} artículos en stock</translation>
    </message>
    <message>
        <source>Nothing has “{words}”. Try fewer or shorter words; Esc clears.</source>
        <translation>Nada contiene «{words}». Pruebe con menos palabras o más cortas; Esc borra.</translation>
    </message>
    <message>
        <source>There is no stock yet. Bring it in with:  scanning-station import FOLDER</source>
        <translation>Aún no hay existencias. Impórtelas con:  scanning-station import CARPETA</translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>Scan it</source>
        <translation>Escanear</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>A label to scan</source>
        <translation>Una etiqueta para escanear</translation>
    </message>
    <message>
        <source>STEP {number} OF {count}</source>
        <translation>PASO {number} DE {count}</translation>
    </message>
    <message>
        <source>GUIDE</source>
        <translation>GUÍA</translation>
    </message>
    <message>
        <source>A reel has come in that nobody knows yet. Scan its label.</source>
        <translation>Ha llegado un carrete que nadie conoce. Escanee su etiqueta.</translation>
    </message>
    <message>
        <source>The label waits for its item. Press F2, type {words}, and press arrow down: the item is pinned.</source>
        <translation>La etiqueta espera su artículo. Pulse F2, escriba {words} y pulse flecha abajo: el artículo queda fijado.</translation>
    </message>
    <message>
        <source>The banner asks whether this label goes on this item. Press F3 to link it.</source>
        <translation>El aviso pregunta si esta etiqueta es de este artículo. Pulse F3 para vincularla.</translation>
    </message>
    <message>
        <source>The label is linked. Scan it again: now it finds its item.</source>
        <translation>La etiqueta está vinculada. Escanéela otra vez: ahora encuentra su artículo.</translation>
    </message>
    <message>
        <source>That is all there is to it. Now take the label off: F4 unlinks it, Ctrl+Z undoes the link.</source>
        <translation>Eso es todo. Ahora quite la etiqueta: F4 la desvincula, Ctrl+Z deshace el vínculo.</translation>
    </message>
    <message>
        <source>Done: you can link, find and take off. Try the other labels below.</source>
        <translation>Listo: sabe vincular, encontrar y quitar. Pruebe las otras etiquetas de abajo.</translation>
    </message>
    <message>
        <source>Skipped. Practise as you like.</source>
        <translation>Omitido. Practique como quiera.</translation>
    </message>
</context>
<context>
    <name>HistoryFilterRow</name>
    <message>
        <source>Words in the code</source>
        <translation>Palabras del código</translation>
    </message>
    <message>
        <source>Any part of the code, in any order</source>
        <translation>Partes del código, en cualquier orden</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artículo</translation>
    </message>
    <message>
        <source>Item: 12 or part:12</source>
        <translation>Artículo: 12 o part:12</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Escáner</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Resultado</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>All operators</source>
        <translation>Todos los operadores</translation>
    </message>
    <message>
        <source>All stations</source>
        <translation>Todas las estaciones</translation>
    </message>
    <message>
        <source>All scanners</source>
        <translation>Todos los escáneres</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>Todos los resultados</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>Last 31 days</source>
        <translation>Últimos 31 días</translation>
    </message>
    <message>
        <source>All times</source>
        <translation>Todo el tiempo</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>UNANSWERED</source>
        <translation>SIN RESPUESTA</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Artículo</translation>
    </message>
    <message>
        <source>Who and where</source>
        <translation>Quién y dónde</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Scans and changes, the newest first</source>
        <translation>Lecturas y cambios, los más nuevos primero</translation>
    </message>
    <message>
        <source>The whole line</source>
        <translation>La línea entera</translation>
    </message>
    <message>
        <source>HISTORY: EVERY SCAN AND CHANGE</source>
        <translation>HISTORIAL: CADA LECTURA Y CAMBIO</translation>
    </message>
    <message>
        <source>Show this item</source>
        <translation>Ver el artículo</translation>
    </message>
    <message>
        <source>No filter</source>
        <translation>Sin filtro</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>Exportar CSV…</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Buscando …</translation>
    </message>
    <message>
        <source>Lines: {count}. Arrows choose; Esc goes back.</source>
        <translation>Líneas: {count}. Las flechas eligen; Esc vuelve.</translation>
    </message>
    <message>
        <source>The newest {count} lines; scroll for more. Esc goes back.</source>
        <translation>Las {count} líneas más nuevas; baje para ver más. Esc vuelve.</translation>
    </message>
    <message>
        <source>Nothing was scanned or changed yet. Esc goes back: scan a label.</source>
        <translation>Aún no se ha escaneado ni cambiado nada. Esc vuelve: escanee una etiqueta.</translation>
    </message>
    <message>
        <source>Nothing fits. Fewer or shorter words find more; Ctrl+R takes all filters away.</source>
        <translation>Nada coincide. Menos palabras, o más cortas, encuentran más; Ctrl+R quita los filtros.</translation>
    </message>
    <message>
        <source>{operator} at {station}</source>
        <translation>{operator} en {station}</translation>
    </message>
    <message>
        <source>Export the history</source>
        <translation>Exportar el historial</translation>
    </message>
    <message>
        <source>Stop the export  (Ctrl+E)</source>
        <translation>Parar la exportación  (Ctrl+E)</translation>
    </message>
    <message>
        <source>Writing … lines so far: {count}</source>
        <translation>Escribiendo … líneas hasta ahora: {count}</translation>
    </message>
    <message>
        <source>The export was stopped; no file was written.</source>
        <translation>Se paró la exportación; no se escribió ningún archivo.</translation>
    </message>
    <message>
        <source>Lines written to {file}: {count}</source>
        <translation>Líneas escritas en {file}: {count}</translation>
    </message>
    <message>
        <source>Export CSV…  (Ctrl+E)</source>
        <translation>Exportar CSV…  (Ctrl+E)</translation>
    </message>
</context>
<context>
    <name>IdentifyPanel</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Letra</translation>
    </message>
    <message>
        <source>Copy these settings</source>
        <translation>Copiar estos ajustes</translation>
    </message>
    <message>
        <source>Pull the trigger of the scanner, on any label …</source>
        <translation>Escanee cualquier etiqueta con ese escáner …</translation>
    </message>
    <message>
        <source>This is a scanner that types; its scans go to lane {lane}.</source>
        <translation>Es un escáner de teclado; sus escaneos van al carril {lane}.</translation>
    </message>
    <message>
        <source>This is “{name}” on lane {lane}.</source>
        <translation>Es «{name}», en el carril {lane}.</translation>
    </message>
    <message>
        <source>Copied. Put it into the settings file and start the station again.</source>
        <translation>Copiado. Péguelo en el archivo de ajustes y reinicie el puesto.</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Folder or CSV files</source>
        <translation>Carpeta o archivos CSV</translation>
    </message>
    <message>
        <source>Folder, or CSV files with ; between them</source>
        <translation>Carpeta, o archivos CSV separados por ;</translation>
    </message>
    <message>
        <source>&amp;Folder …</source>
        <translation>&amp;Carpeta …</translation>
    </message>
    <message>
        <source>Fi&amp;les …</source>
        <translation>&amp;Archivos …</translation>
    </message>
    <message>
        <source>&amp;Try it out</source>
        <translation>&amp;Probar</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>&amp;Cancel the import</source>
        <translation>C&amp;ancelar la importación</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Mistakes in the files</source>
        <translation>Errores en los archivos</translation>
    </message>
    <message>
        <source>Choose what InvenTree has exported, and try it out: that checks all and keeps nothing.</source>
        <translation>Elija lo que InvenTree exportó y pruébelo: lo comprueba todo y no guarda nada.</translation>
    </message>
    <message>
        <source>IMPORT: ALL OF IT, OR NOTHING</source>
        <translation>IMPORTAR: TODO O NADA</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Trying it out.</source>
        <translation>Probando.</translation>
    </message>
    <message>
        <source>Importing.</source>
        <translation>Importando.</translation>
    </message>
    <message>
        <source>Scans that come meanwhile are kept, and answered when it is over.</source>
        <translation>Las lecturas que lleguen se guardan y se responden al terminar.</translation>
    </message>
    <message>
        <source>No mistakes: {counts}; {added} would be new, {updated} brought up to date.</source>
        <translation>Sin errores: {counts}; {added} serían nuevos, {updated} actualizados.</translation>
    </message>
    <message>
        <source>Nothing is kept yet: now import it.</source>
        <translation>Aún no se guarda nada: ahora impórtelo.</translation>
    </message>
    <message>
        <source>Imported: {counts}; {added} new, {updated} brought up to date.</source>
        <translation>Importado: {counts}; {added} nuevos, {updated} actualizados.</translation>
    </message>
</context>
<context>
    <name>ItemPanel</name>
    <message>
        <source>Item</source>
        <translation>Artículo</translation>
    </message>
    <message>
        <source>SELECTED ITEM</source>
        <translation>ARTÍCULO ELEGIDO</translation>
    </message>
    <message>
        <source>The item and its codes</source>
        <translation>El artículo y sus códigos</translation>
    </message>
    <message>
        <source>Pinned  (Ctrl+P)</source>
        <translation>Fijado  (Ctrl+P)</translation>
    </message>
    <message>
        <source>Pin  (Ctrl+P)</source>
        <translation>Fijar  (Ctrl+P)</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>No hay nada elegido</translation>
    </message>
    <message>
        <source>Scan a label that is known, or find the item: F2, type, arrow down.</source>
        <translation>Escanee una etiqueta conocida o busque el artículo: F2, escribir, flecha abajo.</translation>
    </message>
    <message>
        <source>No code is linked yet.</source>
        <translation>Aún no hay ningún código vinculado.</translation>
    </message>
    <message>
        <source>{count} linked:</source>
        <translation>{count} vinculados:</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… y {count} más</translation>
    </message>
</context>
<context>
    <name>LabelPanel</name>
    <message>
        <source>WHY?  (F1)</source>
        <translation>¿POR QUÉ?  (F1)</translation>
    </message>
    <message>
        <source>What the label says</source>
        <translation>Lo que dice la etiqueta</translation>
    </message>
    <message>
        <source>THE LABEL SAYS</source>
        <translation>LA ETIQUETA DICE</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>IT MAY BE</source>
        <translation>PUEDE SER</translation>
    </message>
    <message>
        <source>IT ALSO NAMES</source>
        <translation>TAMBIÉN NOMBRA</translation>
    </message>
    <message>
        <source>Whole code</source>
        <translation>Código entero</translation>
    </message>
    <message>
        <source>Show the whole code</source>
        <translation>Mostrar el código entero</translation>
    </message>
    <message>
        <source>Nothing is being looked at.</source>
        <translation>No se está mirando nada.</translation>
    </message>
    <message>
        <source>No code was looked up.</source>
        <translation>No se ha consultado ningún código.</translation>
    </message>
</context>
<context>
    <name>LabelPrintPanel</name>
    <message>
        <source>Form of the code</source>
        <translation>Forma del código</translation>
    </message>
    <message>
        <source>Symbology</source>
        <translation>Simbología</translation>
    </message>
    <message>
        <source>Size, mm</source>
        <translation>Tamaño, mm</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Impresora</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Copias</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Imprimir</translation>
    </message>
    <message>
        <source>Save as P&amp;DF …</source>
        <translation>Guardar como P&amp;DF …</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Nothing is selected</source>
        <translation>No hay nada elegido</translation>
    </message>
    <message>
        <source>No printer is set up: save a PDF</source>
        <translation>No hay impresora: guarde un PDF</translation>
    </message>
    <message>
        <source>Labels sent to {printer}: {count}</source>
        <translation>Etiquetas enviadas a {printer}: {count}</translation>
    </message>
    <message>
        <source>Labels saved in {file}: {count}</source>
        <translation>Etiquetas guardadas en {file}: {count}</translation>
    </message>
    <message>
        <source>Save labels</source>
        <translation>Guardar etiquetas</translation>
    </message>
    <message>
        <source>Short, such as {code}</source>
        <translation>Corta, como {code}</translation>
    </message>
    <message>
        <source>JSON, such as {code}</source>
        <translation>JSON, como {code}</translation>
    </message>
    <message>
        <source>A4 sheet of {count}, {size}</source>
        <translation>Hoja A4 de {count}, {size}</translation>
    </message>
    <message>
        <source>Roll, {size}</source>
        <translation>Rollo, {size}</translation>
    </message>
    <message>
        <source>PRINT A LABEL</source>
        <translation>IMPRIMIR ETIQUETA</translation>
    </message>
    <message>
        <source>Find an item first (F2), or scan its label.</source>
        <translation>Busque primero un artículo (F2) o escanee su etiqueta.</translation>
    </message>
    <message>
        <source>It reads back. Sheets: {sheets}</source>
        <translation>El código se lee bien. Hojas: {sheets}</translation>
    </message>
    <message>
        <source>It reads back.</source>
        <translation>El código se lee bien.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Scanning station – {name}</source>
        <translation>Puesto de escaneo – {name}</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>¿Por qué?</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>LINK</source>
        <translation>VINCULAR</translation>
    </message>
    <message>
        <source>Unlink</source>
        <translation>Desvincular</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Aparcar</translation>
    </message>
    <message>
        <source>History of the item</source>
        <translation>Historial del artículo</translation>
    </message>
    <message>
        <source>Scanner {number}</source>
        <translation>Escáner {number}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Say it again</source>
        <translation>Repetir el aviso</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
</context>
<context>
    <name>OfferPanel</name>
    <message>
        <source>This station has no stock yet. Bring it in with: scanning-station import FOLDER. Or practise first, in five steps and on practice stock: nothing here is touched.</source>
        <translation>Esta estación aún no tiene existencias. Tráigalas con: scanning-station import FOLDER. O practique antes, en cinco pasos y con existencias de práctica: aquí no se toca nada.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Empezar la práctica</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Scanners</source>
        <translation>Escáneres</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Print a label</source>
        <translation>Imprimir etiqueta</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>ParkedModel</name>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Parked by</source>
        <translation>Aparcado por</translation>
    </message>
</context>
<context>
    <name>ParkedPanel</name>
    <message>
        <source>Parked codes</source>
        <translation>Códigos aparcados</translation>
    </message>
    <message>
        <source>PARKED: EACH CODE WAITS FOR ITS ITEM</source>
        <translation>APARCADOS: CADA CÓDIGO ESPERA SU ARTÍCULO</translation>
    </message>
    <message>
        <source>Take up  (F3)</source>
        <translation>Retomar  (F3)</translation>
    </message>
    <message>
        <source>Dismiss  (Del)</source>
        <translation>Descartar  (Supr)</translation>
    </message>
    <message>
        <source>Arrows choose; F3 takes a code up again, Del dismisses it. Esc goes back.</source>
        <translation>Las flechas eligen; F3 retoma un código, Supr lo descarta. Esc vuelve atrás.</translation>
    </message>
    <message>
        <source>Nothing is parked. F8 parks an unknown code; so does the next scan.</source>
        <translation>No hay nada aparcado. F8 aparca un código desconocido; el siguiente escaneo también.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Groups of settings</source>
        <translation>Grupos de ajustes</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Descartar cambios</translation>
    </message>
    <message>
        <source>Remove this one</source>
        <translation>Quitar este</translation>
    </message>
    <message>
        <source>Add: {what}</source>
        <translation>Añadir: {what}</translation>
    </message>
    <message>
        <source>SETTINGS</source>
        <translation>AJUSTES</translation>
    </message>
    <message>
        <source>What you have changed here is not saved yet.</source>
        <translation>Lo que ha cambiado aquí aún no está guardado.</translation>
    </message>
    <message>
        <source>From {path}. Ctrl+S saves, Esc goes back.</source>
        <translation>De {path}. Ctrl+S guarda, Esc vuelve.</translation>
    </message>
    <message>
        <source>Saved in {path}.</source>
        <translation>Guardado en {path}.</translation>
    </message>
    <message>
        <source>When the station is started again, this takes effect: {places}.</source>
        <translation>Al iniciar de nuevo la estación se aplicará: {places}.</translation>
    </message>
    <message>
        <source>Nothing was saved: correct what is marked with ✗.</source>
        <translation>No se guardó nada: corrija lo marcado con ✗.</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Estación</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>Linking</source>
        <translation>Vincular</translation>
    </message>
    <message>
        <source>Keyboard scanners</source>
        <translation>Escáneres de teclado</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Sonidos</translation>
    </message>
    <message>
        <source>HTTP API</source>
        <translation>API HTTP</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Escáner</translation>
    </message>
</context>
<context>
    <name>SimulatorPanel</name>
    <message>
        <source>Labels to scan</source>
        <translation>Etiquetas para escanear</translation>
    </message>
    <message>
        <source>Pace of the replay</source>
        <translation>Ritmo de la repetición</translation>
    </message>
    <message>
        <source>every {seconds} s</source>
        <translation>cada {seconds} s</translation>
    </message>
    <message>
        <source>Replay …</source>
        <translation>Repetir …</translation>
    </message>
    <message>
        <source>Click a label to scan it, or press its key.</source>
        <translation>Haga clic en una etiqueta para escanearla, o pulse su tecla.</translation>
    </message>
    <message>
        <source>SIMULATED SCANNER</source>
        <translation>ESCÁNER SIMULADO</translation>
    </message>
    <message>
        <source>There is no label in that file.</source>
        <translation>En ese archivo no hay etiquetas.</translation>
    </message>
    <message>
        <source>A file of recorded labels</source>
        <translation>Un archivo de etiquetas grabadas</translation>
    </message>
    <message>
        <source>Stop the replay</source>
        <translation>Parar la repetición</translation>
    </message>
    <message>
        <source>{sent} of {count} scanned</source>
        <translation>{sent} de {count} escaneadas</translation>
    </message>
</context>
<context>
    <name>SoundTest</name>
    <message>
        <source>Found</source>
        <translation>Encontrado</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Le necesita</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Vinculado</translation>
    </message>
    <message>
        <source>Unlinked</source>
        <translation>Desvinculado</translation>
    </message>
    <message>
        <source>Next scan unlinks</source>
        <translation>La próxima desvincula</translation>
    </message>
    <message>
        <source>Something is lost</source>
        <translation>Algo se perdió</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Repetición</translation>
    </message>
    <message>
        <source>Hear it:</source>
        <translation>Escuchar:</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>LIVE</source>
        <translation>REAL</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>PRÁCTICA</translation>
    </message>
    <message>
        <source>HTTP API {sign} {address}</source>
        <translation>API HTTP {sign} {address}</translation>
    </message>
    <message>
        <source>To send {count}</source>
        <translation>Por enviar {count}</translation>
    </message>
    <message>
        <source>Parked {count}</source>
        <translation>Aparcados {count}</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Sin sonido</translation>
    </message>
    <message>
        <source>⌨ keyboard scanners</source>
        <translation>⌨ escáneres de teclado</translation>
    </message>
    <message>
        <source>⌨ keyboard</source>
        <translation>⌨ teclado</translation>
    </message>
    <message>
        <source>No scanner is set up</source>
        <translation>No hay ningún escáner configurado</translation>
    </message>
    <message>
        <source>Database ✕</source>
        <translation>Base de datos ✕</translation>
    </message>
    <message>
        <source>Database ●</source>
        <translation>Base de datos ●</translation>
    </message>
    <message>
        <source>Not linked: {code} to {item}. {trouble} ({operator}, {number})</source>
        <translation>Sin vincular: {code} a {item}. {trouble} ({operator}, {number})</translation>
    </message>
    <message>
        <source>SCANNER {lane} DISCONNECTED</source>
        <translation>ESCÁNER {lane} DESCONECTADO</translation>
    </message>
    <message>
        <source>Scanner {lane}</source>
        <translation>Escáner {lane}</translation>
    </message>
    <message>
        <source>Scanner {lanes} still works.</source>
        <translation>El escáner {lanes} aún funciona.</translation>
    </message>
</context>
<context>
    <name>TapePanel</name>
    <message>
        <source>Tape</source>
        <translation>Cinta</translation>
    </message>
    <message>
        <source>Scan tape</source>
        <translation>Cinta de escaneos</translation>
    </message>
    <message>
        <source>Each scan leaves a line here.</source>
        <translation>Cada escaneo deja una línea aquí.</translation>
    </message>
    <message>
        <source>SCAN TAPE</source>
        <translation>CINTA DE ESCANEOS</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Panels</source>
        <translation>Paneles</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Customer lot</source>
        <translation>Lote del cliente</translation>
    </message>
    <message>
        <source>Customer order</source>
        <translation>Pedido del cliente</translation>
    </message>
    <message>
        <source>Customer part</source>
        <translation>Pieza del cliente</translation>
    </message>
    <message>
        <source>Date code</source>
        <translation>Código de fecha</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>Caducidad</translation>
    </message>
    <message>
        <source>ASIN</source>
        <translation>ASIN</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Partida</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>Consumo preferente</translation>
    </message>
    <message>
        <source>Cage</source>
        <translation>Código CAGE</translation>
    </message>
    <message>
        <source>Candidate gtin</source>
        <translation>Posible GTIN</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Transportista</translation>
    </message>
    <message>
        <source>Contained gtin</source>
        <translation>GTIN contenido</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Número de piezas</translation>
    </message>
    <message>
        <source>Digikey load id</source>
        <translation>N.º de carga DigiKey</translation>
    </message>
    <message>
        <source>Digikey part id</source>
        <translation>N.º de pieza DigiKey</translation>
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
        <translation>Factura</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Etiqueta</translation>
    </message>
    <message>
        <source>License plate</source>
        <translation>Matrícula del bulto</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Lot</source>
        <translation>Lote</translation>
    </message>
    <message>
        <source>MPN</source>
        <translation>N.º del fabricante</translation>
    </message>
    <message>
        <source>MSL</source>
        <translation>MSL</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Fabricante</translation>
    </message>
    <message>
        <source>Mfg date</source>
        <translation>Fecha de fabricación</translation>
    </message>
    <message>
        <source>Mfg location</source>
        <translation>Lugar de fabricación</translation>
    </message>
    <message>
        <source>Mfg week</source>
        <translation>Semana de fabricación</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Tipo</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>N.º</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Order line</source>
        <translation>Línea del pedido</translation>
    </message>
    <message>
        <source>Ordering code</source>
        <translation>Código de pedido</translation>
    </message>
    <message>
        <source>PPN</source>
        <translation>PPN</translation>
    </message>
    <message>
        <source>Package id</source>
        <translation>N.º de paquete</translation>
    </message>
    <message>
        <source>Packaging</source>
        <translation>Embalaje</translation>
    </message>
    <message>
        <source>Packing list</source>
        <translation>Albarán</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Pieza</translation>
    </message>
    <message>
        <source>Pick batch</source>
        <translation>Lote de preparación</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Orden de compra</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revisión</translation>
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
        <translation>N.º de serie</translation>
    </message>
    <message>
        <source>Ship date</source>
        <translation>Fecha de envío</translation>
    </message>
    <message>
        <source>Shipping note</source>
        <translation>Nota de envío</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Supplier code</source>
        <translation>Código del proveedor</translation>
    </message>
    <message>
        <source>Supplier order</source>
        <translation>Pedido del proveedor</translation>
    </message>
    <message>
        <source>Supplier part</source>
        <translation>Ref. del proveedor</translation>
    </message>
    <message>
        <source>Supplier reference</source>
        <translation>Referencia del proveedor</translation>
    </message>
    <message>
        <source>Target date</source>
        <translation>Fecha prevista</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>Seguimiento</translation>
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
        <translation>Unidad</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Unidades</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>Almacén</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>Código postal</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>ALREADY LINKED</source>
        <translation>YA VINCULADO</translation>
    </message>
    <message>
        <source>BELONGS TO ANOTHER ITEM</source>
        <translation>PERTENECE A OTRO ARTÍCULO</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>ORDEN</translation>
    </message>
    <message>
        <source>CONFLICT</source>
        <translation>CONFLICTO</translation>
    </message>
    <message>
        <source>Choose the item first: F2, type, arrow down.</source>
        <translation>Elija antes el artículo: F2, escribir, flecha abajo.</translation>
    </message>
    <message>
        <source>Ctrl+Z undoes it.</source>
        <translation>Ctrl+Z lo deshace.</translation>
    </message>
    <message>
        <source>Esc cancels.</source>
        <translation>Esc cancela.</translation>
    </message>
    <message>
        <source>A reason is needed: F5, F6 or F7, or type one.</source>
        <translation>Hace falta un motivo: F5, F6 o F7, o escriba uno.</translation>
    </message>
    <message>
        <source>= same</source>
        <translation>= igual</translation>
    </message>
    <message>
        <source>All codes of {item} are to be taken off. Why?</source>
        <translation>Se van a quitar todos los códigos de {item}. ¿Por qué?</translation>
    </message>
    <message>
        <source>Another scanner has just come to the front: look, then press again.</source>
        <translation>Otro escáner acaba de pasar al frente: mire y pulse otra vez.</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Fabricación</translation>
    </message>
    <message>
        <source>CHECK THE LABEL</source>
        <translation>REVISE LA ETIQUETA</translation>
    </message>
    <message>
        <source>Checked by hand</source>
        <translation>Revisado</translation>
    </message>
    <message>
        <source>Choose its item, F2, and F3 keeps the link. Or wait: it is looked up again by itself.</source>
        <translation>Elija su artículo con F2 y F3 guarda el vínculo. O espere: se vuelve a buscar solo.</translation>
    </message>
    <message>
        <source>Choose its item: F2, type, arrow down. F8 parks it. F1 tells why it is unknown.</source>
        <translation>Elija su artículo: F2, escribir, flecha abajo. F8 lo aparca. F1 dice por qué es desconocido.</translation>
    </message>
    <message>
        <source>DAMAGED CODE</source>
        <translation>CÓDIGO DAÑADO</translation>
    </message>
    <message>
        <source>F3 adds it, F7 replaces what the item has. Esc drops it.</source>
        <translation>F3 lo añade, F7 reemplaza lo que tiene el artículo. Esc lo descarta.</translation>
    </message>
    <message>
        <source>F3 keeps it for {item}, to be checked later.</source>
        <translation>F3 lo guarda para {item}; se comprueba más tarde.</translation>
    </message>
    <message>
        <source>F3 links it with a reason. F5 to F7 choose an item that fits better. Esc drops it.</source>
        <translation>F3 lo vincula con un motivo. F5 a F7 eligen un artículo más adecuado. Esc lo descarta.</translation>
    </message>
    <message>
        <source>F3, or the LINK card. The next scan parks this code.</source>
        <translation>F3 o la tarjeta LINK. El próximo escaneo aparca este código.</translation>
    </message>
    <message>
        <source>F4 takes this code off.</source>
        <translation>F4 quita este código.</translation>
    </message>
    <message>
        <source>F5, F6 or F7; or type the reason, then F3. Esc goes back.</source>
        <translation>F5, F6 o F7; o escriba el motivo y luego F3. Esc vuelve atrás.</translation>
    </message>
    <message>
        <source>F6 goes to that item.</source>
        <translation>F6 va a ese artículo.</translation>
    </message>
    <message>
        <source>F6 goes to that item. F7 moves the code to {item}.</source>
        <translation>F6 va a ese artículo. F7 mueve el código a {item}.</translation>
    </message>
    <message>
        <source>F8 shows all that is parked.</source>
        <translation>F8 muestra todo lo aparcado.</translation>
    </message>
    <message>
        <source>FOUND</source>
        <translation>ENCONTRADO</translation>
    </message>
    <message>
        <source>Go to owner</source>
        <translation>Ir al dueño</translation>
    </message>
    <message>
        <source>It cannot tell {item} from its neighbours, because {because}.</source>
        <translation>No distingue {item} de sus vecinos: {because}.</translation>
    </message>
    <message>
        <source>It does not fit {item}: {differences}.</source>
        <translation>No corresponde a {item}: {differences}.</translation>
    </message>
    <message>
        <source>It is checked and made when the server is back.</source>
        <translation>Se comprueba y se hace cuando vuelva el servidor.</translation>
    </message>
    <message>
        <source>It is looked up again when the server is back.</source>
        <translation>Se vuelve a buscar cuando vuelva el servidor.</translation>
    </message>
    <message>
        <source>It is no code of {item}, because {because}.</source>
        <translation>No es un código de {item}: {because}.</translation>
    </message>
    <message>
        <source>It is on another item: F7 moves it from there.</source>
        <translation>Está en otro artículo: F7 lo mueve desde allí.</translation>
    </message>
    <message>
        <source>It may be {items}: F5 to F7. Or F2, type, arrow down. F8 parks it.</source>
        <translation>Puede ser {items}: F5 a F7. O F2, escribir, flecha abajo. F8 lo aparca.</translation>
    </message>
    <message>
        <source>It was the wrong label</source>
        <translation>Era otra etiqueta</translation>
    </message>
    <message>
        <source>KEPT FOR LATER</source>
        <translation>GUARDADO PARA LUEGO</translation>
    </message>
    <message>
        <source>LAST KNOWN</source>
        <translation>ÚLTIMO DATO</translation>
    </message>
    <message>
        <source>LINK IT?</source>
        <translation>¿VINCULAR?</translation>
    </message>
    <message>
        <source>LINKED</source>
        <translation>VINCULADO</translation>
    </message>
    <message>
        <source>Link it to the part, or F3 with a reason. F5 to F7 choose another item. Esc drops it.</source>
        <translation>Vincúlelo a la pieza, o F3 con un motivo. F5 a F7 eligen otro artículo. Esc lo descarta.</translation>
    </message>
    <message>
        <source>Linked by {operator} at {station}, {when}. Nothing was changed.</source>
        <translation>Vinculado por {operator} en {station}, {when}. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>MOVED</source>
        <translation>MOVIDO</translation>
    </message>
    <message>
        <source>Manufacturer part</source>
        <translation>Pieza del fabricante</translation>
    </message>
    <message>
        <source>Move here</source>
        <translation>Mover aquí</translation>
    </message>
    <message>
        <source>NOT A CODE OF ONE BOX</source>
        <translation>NO ES CÓDIGO DE UNA CAJA</translation>
    </message>
    <message>
        <source>NOT A FULL READ</source>
        <translation>LECTURA INCOMPLETA</translation>
    </message>
    <message>
        <source>NOT DONE</source>
        <translation>NO REALIZADO</translation>
    </message>
    <message>
        <source>No item has the code {code}.</source>
        <translation>Ningún artículo tiene el código {code}.</translation>
    </message>
    <message>
        <source>Not now: this has no meaning at the moment.</source>
        <translation>Ahora no: en este momento no tiene sentido.</translation>
    </message>
    <message>
        <source>Nothing is selected whose codes could be taken off.</source>
        <translation>No hay nada elegido cuyos códigos se puedan quitar.</translation>
    </message>
    <message>
        <source>Nothing to link: choose an item, then scan its label.</source>
        <translation>Nada que vincular: elija un artículo y escanee su etiqueta.</translation>
    </message>
    <message>
        <source>Nothing was changed. The same key tries again.</source>
        <translation>No se ha cambiado nada. La misma tecla lo intenta otra vez.</translation>
    </message>
    <message>
        <source>PARKED</source>
        <translation>APARCADO</translation>
    </message>
    <message>
        <source>PARKING</source>
        <translation>APARCAR</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Pieza</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lugar</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Orden de compra</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>LISTO</translation>
    </message>
    <message>
        <source>REFUSED</source>
        <translation>RECHAZADO</translation>
    </message>
    <message>
        <source>REPEAT</source>
        <translation>REPETIDO</translation>
    </message>
    <message>
        <source>REPLACED</source>
        <translation>REEMPLAZADO</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Reemplazar</translation>
    </message>
    <message>
        <source>Return order</source>
        <translation>Devolución</translation>
    </message>
    <message>
        <source>SAME CODE ON EVERY BOX</source>
        <translation>IGUAL EN TODAS LAS CAJAS</translation>
    </message>
    <message>
        <source>SAVING …</source>
        <translation>GUARDANDO …</translation>
    </message>
    <message>
        <source>SECOND CODE</source>
        <translation>SEGUNDO CÓDIGO</translation>
    </message>
    <message>
        <source>SECOND CODE FOR #{number}</source>
        <translation>SEGUNDO CÓDIGO: #{number}</translation>
    </message>
    <message>
        <source>SERVER AWAY</source>
        <translation>SERVIDOR NO DISPONIBLE</translation>
    </message>
    <message>
        <source>Sales order</source>
        <translation>Pedido de venta</translation>
    </message>
    <message>
        <source>Scan a label, or choose an item.</source>
        <translation>Escanee una etiqueta o elija un artículo.</translation>
    </message>
    <message>
        <source>Scan the label of {item}.</source>
        <translation>Escanee la etiqueta de {item}.</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>Envío</translation>
    </message>
    <message>
        <source>So there is nothing to unlink.</source>
        <translation>Así que no hay nada que desvincular.</translation>
    </message>
    <message>
        <source>Stock item</source>
        <translation>Artículo en existencias</translation>
    </message>
    <message>
        <source>Supplier part</source>
        <translation>Ref. del proveedor</translation>
    </message>
    <message>
        <source>That is our own code; scan the label that was linked.</source>
        <translation>Es un código propio; escanee la etiqueta vinculada.</translation>
    </message>
    <message>
        <source>The code of the next label is taken off its item.</source>
        <translation>El código de la próxima etiqueta se quitará de su artículo.</translation>
    </message>
    <message>
        <source>The item is used up</source>
        <translation>Agotado</translation>
    </message>
    <message>
        <source>The label is gone</source>
        <translation>Sin etiqueta</translation>
    </message>
    <message>
        <source>The label is wrong</source>
        <translation>Etiqueta errónea</translation>
    </message>
    <message>
        <source>The stock is wrong</source>
        <translation>Stock erróneo</translation>
    </message>
    <message>
        <source>The text is not what the label says: {damage}.</source>
        <translation>El texto no es lo que dice la etiqueta: {damage}.</translation>
    </message>
    <message>
        <source>There is nothing to undo at this station.</source>
        <translation>En este puesto no hay nada que deshacer.</translation>
    </message>
    <message>
        <source>Transfer order</source>
        <translation>Traslado</translation>
    </message>
    <message>
        <source>UNDONE</source>
        <translation>DESHECHO</translation>
    </message>
    <message>
        <source>UNKNOWN</source>
        <translation>DESCONOCIDO</translation>
    </message>
    <message>
        <source>UNKNOWN CODE</source>
        <translation>CÓDIGO DESCONOCIDO</translation>
    </message>
    <message>
        <source>UNLINK: SCAN THE LABEL</source>
        <translation>DESVINCULAR: ESCANEE</translation>
    </message>
    <message>
        <source>UNLINKED</source>
        <translation>DESVINCULADO</translation>
    </message>
    <message>
        <source>UNREADABLE</source>
        <translation>ILEGIBLE</translation>
    </message>
    <message>
        <source>WHY?</source>
        <translation>¿POR QUÉ?</translation>
    </message>
    <message>
        <source>has a code</source>
        <translation>tiene un código</translation>
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
Espera hasta que alguien elija su artículo.</translation>
    </message>
    <message>
        <source>{code}
Link it to {item}?</source>
        <translation>{code}
¿Vincularlo a {item}?</translation>
    </message>
    <message>
        <source>{code}
Nobody can tell now which item has it.</source>
        <translation>{code}
Ahora no se puede saber qué artículo lo tiene.</translation>
    </message>
    <message>
        <source>{code}
waits to be linked to {item}</source>
        <translation>{code}
espera a ser vinculado a {item}</translation>
    </message>
    <message>
        <source>{code}
was taken off {item}</source>
        <translation>{code}
se ha quitado de {item}</translation>
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
{item} ya tiene un código.</translation>
    </message>
    <message>
        <source>{code} is to be linked to {item} all the same. Why?</source>
        <translation>{code} se va a vincular a {item} de todos modos. ¿Por qué?</translation>
    </message>
    <message>
        <source>{code} → {item}</source>
        <translation>{code} → {item}</translation>
    </message>
    <message>
        <source>{field} {label} on the label, {item} in stock</source>
        <translation>{field} {label} en la etiqueta, {item} en stock</translation>
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
