<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
<context>
    <name>ActionBar</name>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Parked</source>
        <translation>Aparcados</translation>
    </message>
    <message>
        <source>Take up</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>LINK</source>
        <translation>VINCULAR</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Aparcar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
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
        <source>It tells prefix, suffix, AIM identifier, keyboard and Caps Lock, and how GS, RS and EOT arrive. On paper: scanning-station testcard card.pdf</source>
        <translation>Muestra prefijo, sufijo, identificador AIM, teclado y Bloq Mayús, y cómo llegan GS, RS y EOT. En papel: scanning-station testcard card.pdf</translation>
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
        <translation>Ubicación</translation>
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
        <source>There is no stock yet. Bring it in: Ctrl+Shift+I</source>
        <translation>Aún no hay existencias. Impórtelas: Ctrl+Mayús+I</translation>
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
        <translation>Reiniciar</translation>
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
        <translation>Puesto</translation>
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
        <translation>Todos los puestos</translation>
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
        <translation>Escaneos y cambios, los más nuevos primero</translation>
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
        <translation>Los escaneos que lleguen se guardan y se responden al terminar.</translation>
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
        <source>Pinned
(Ctrl+P)</source>
        <translation>Fijado
(Ctrl+P)</translation>
    </message>
    <message>
        <source>Pin
(Ctrl+P)</source>
        <translation>Fijar
(Ctrl+P)</translation>
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
    <name>KeyBars</name>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
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
        <source>Compared with {item}:</source>
        <translation>Comparado con {item}:</translation>
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
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Maximizar</translation>
    </message>
</context>
<context>
    <name>OfferPanel</name>
    <message>
        <source>This station has no stock yet. Bring it in: Ctrl+Shift+I. Or practise first, in five steps and on practice stock: nothing here is touched.</source>
        <translation>Este puesto aún no tiene existencias. Tráigalas: Ctrl+Mayús+I. O practique antes, en cinco pasos y con existencias de práctica: aquí no se toca nada.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Empezar la práctica</translation>
    </message>
</context>
<context>
    <name>OperatorPanel</name>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>Scan a badge at any time, also while another page is open. The same badge again signs out.</source>
        <translation>Una credencial se puede escanear en cualquier momento, también con otra página abierta. La misma credencial otra vez cierra la sesión.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Sign &amp;in</source>
        <translation>&amp;Iniciar sesión</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>&amp;Cerrar sesión</translation>
    </message>
    <message>
        <source>&amp;All operators …</source>
        <translation>&amp;Todos los operadores …</translation>
    </message>
    <message>
        <source>Whoever may do everything adds operators and makes their badges.</source>
        <translation>Quien puede todo añade operadores y hace sus credenciales.</translation>
    </message>
    <message>
        <source>WHO WORKS HERE</source>
        <translation>QUIÉN TRABAJA AQUÍ</translation>
    </message>
    <message>
        <source>{name}: {role}</source>
        <translation>{name}: {role}</translation>
    </message>
    <message>
        <source>Nobody is signed in: scans are kept, and nothing is linked.</source>
        <translation>No hay nadie con sesión: los escaneos se guardan y no se vincula nada.</translation>
    </message>
    <message>
        <source>Nobody has signed in, and nobody has to: all may do everything.</source>
        <translation>Nadie ha iniciado sesión y no hace falta: todos pueden hacerlo todo.</translation>
    </message>
    <message>
        <source>Nobody can sign in yet: “All operators” adds the first.</source>
        <translation>Aún nadie puede iniciar sesión: «Todos los operadores» añade al primero.</translation>
    </message>
    <message>
        <source>Type name and password, or scan a badge.</source>
        <translation>Escriba nombre y contraseña, o escanee una credencial.</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Comprobando …</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Scanners</source>
        <translation>Escáneres</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>Operador</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Print a label</source>
        <translation>Etiqueta</translation>
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
    <name>PeopleModel</name>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Derechos</translation>
    </message>
    <message>
        <source>Signs in</source>
        <translation>Inicia sesión</translation>
    </message>
    <message>
        <source>no longer: disabled</source>
        <translation>ya no: desactivado</translation>
    </message>
    <message>
        <source>by badge or password</source>
        <translation>con credencial o contraseña</translation>
    </message>
    <message>
        <source>by badge</source>
        <translation>con credencial</translation>
    </message>
    <message>
        <source>by password</source>
        <translation>con contraseña</translation>
    </message>
    <message>
        <source>not yet: make a badge</source>
        <translation>aún no: haga una credencial</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>Operators</source>
        <translation>Operadores</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Añadir</translation>
    </message>
    <message>
        <source>New &amp;badge …</source>
        <translation>&amp;Nueva credencial …</translation>
    </message>
    <message>
        <source>&amp;Disable</source>
        <translation>&amp;Desactivar</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Derechos</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>OPERATORS: WHO MAY DO WHAT</source>
        <translation>OPERADORES: QUIÉN PUEDE QUÉ</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Leyendo …</translation>
    </message>
    <message>
        <source>{name} was added. Next: the badge.</source>
        <translation>Se ha añadido a {name}. Ahora: la credencial.</translation>
    </message>
    <message>
        <source>Somebody else has to do that: you would shut yourself out.</source>
        <translation>Eso tiene que hacerlo otra persona: usted mismo se quedaría fuera.</translation>
    </message>
    <message>
        <source>{name} was changed; it counts from the next sign-in.</source>
        <translation>Se ha cambiado a {name}; vale desde el próximo inicio de sesión.</translation>
    </message>
    <message>
        <source>{name} signs in no longer.</source>
        <translation>{name} ya no inicia sesión.</translation>
    </message>
    <message>
        <source>{name} may sign in again.</source>
        <translation>{name} puede iniciar sesión de nuevo.</translation>
    </message>
    <message>
        <source>Save the badge of {name}</source>
        <translation>Guardar la credencial de {name}</translation>
    </message>
    <message>
        <source>The badge of {name} is in {file}: print it at 100 %, then delete the file. A badge made before opens nothing any more.</source>
        <translation>La credencial de {name} está en {file}: imprímala al 100 % y borre el archivo. Una credencial anterior ya no abre nada.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Guardando …</translation>
    </message>
    <message>
        <source>Arrows choose; a new name adds somebody. Esc goes back.</source>
        <translation>Las flechas eligen; un nombre nuevo añade a alguien. Esc vuelve.</translation>
    </message>
    <message>
        <source>Nobody is here yet. Add whoever works here, one of them with all rights, and make their badges; then switch on “required” in the settings where people have to sign in.</source>
        <translation>Aún no hay nadie. Añada a quienes trabajan aquí, uno de ellos con todos los derechos, y haga sus credenciales; luego active «required» en los ajustes si hay que iniciar sesión.</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Cambiar</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>&amp;Activar</translation>
    </message>
    <message>
        <source>empty: none</source>
        <translation>vacía: ninguna</translation>
    </message>
    <message>
        <source>empty: as before</source>
        <translation>vacía: como antes</translation>
    </message>
    <message>
        <source>empty: by badge only</source>
        <translation>vacía: solo con credencial</translation>
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
        <source>This copy is for practice alone: training begins with the real settings again.</source>
        <translation>Esta copia es solo para practicar: el entrenamiento empieza otra vez con los ajustes reales.</translation>
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
        <translation>Puesto</translation>
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
        <source>Signing in</source>
        <translation>Inicio de sesión</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>Escáner</translation>
    </message>
</context>
<context>
    <name>Shift</name>
    <message>
        <source>Nobody is signed in by that name and password. Type both again.</source>
        <translation>Nadie ha iniciado sesión con ese nombre y contraseña. Escríbalos otra vez.</translation>
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
        <source>Nobody</source>
        <translation>Nadie</translation>
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
        <source>Not linked: {code} to {item}. {trouble} ({operator}{key})</source>
        <translation>Sin vincular: {code} a {item}. {trouble} ({operator}{key})</translation>
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
        <source>Alternates</source>
        <translation>Otras formas</translation>
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
        <source>Command</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Contained gtin</source>
        <translation>GTIN contenido</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Contenido</translation>
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
        <source>Internal</source>
        <translation>Código propio</translation>
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
        <source>Linked</source>
        <translation>Vinculado</translation>
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
        <source>Order</source>
        <translation>Pedido</translation>
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
        <source>Ours</source>
        <translation>Código propio</translation>
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
        <translation>Pedido de compra</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Cantidad</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leído</translation>
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
        <source>Stock</source>
        <translation>Existencias</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Parecidos</translation>
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
    <name>settings</name>
    <message>
        <source>0 takes any free one.</source>
        <translation>0 toma uno libre.</translation>
    </message>
    <message>
        <source>Address to listen at; any but this computer&apos;s own needs allow_remote.</source>
        <translation>Dirección en la que escucha; cualquiera que no sea de este equipo necesita allow_remote.</translation>
    </message>
    <message>
        <source>Bits a second; USB-CDC scanners ignore it.</source>
        <translation>Bits por segundo; los escáneres USB-CDC no lo tienen en cuenta.</translation>
    </message>
    <message>
        <source>Bits after each byte.</source>
        <translation>Bits después de cada byte.</translation>
    </message>
    <message>
        <source>Bright or dark around the banner; system follows the desktop.</source>
        <translation>Claro u oscuro alrededor del aviso; system sigue al escritorio.</translation>
    </message>
    <message>
        <source>Bytes that end a scan; an empty list means that silence ends it.</source>
        <translation>Bytes que terminan un escaneo; con la lista vacía la termina el silencio.</translation>
    </message>
    <message>
        <source>Data bits of a byte.</source>
        <translation>Bits de datos de un byte.</translation>
    </message>
    <message>
        <source>Device path (/dev/ttyACM0, COM4, /dev/hidraw0, /dev/input/by-id/...), or for a serial port on the network a URL (socket://host:4001, rfc2217://host:2217).</source>
        <translation>Ruta del dispositivo (/dev/ttyACM0, COM4, /dev/hidraw0, /dev/input/by-id/...) o, para un puerto serie en la red, una URL (socket://host:4001, rfc2217://host:2217).</translation>
    </message>
    <message>
        <source>File of the TLS certificate chain, PEM; empty means plain HTTP.</source>
        <translation>Archivo de la cadena de certificados TLS, PEM; vacío significa HTTP sin TLS.</translation>
    </message>
    <message>
        <source>File of the certificate&apos;s private key, PEM; empty where the certificate&apos;s file holds it.</source>
        <translation>Archivo de la clave privada del certificado, PEM; vacío si ya está en el archivo del certificado.</translation>
    </message>
    <message>
        <source>From which the banner is read, m.</source>
        <translation>Distancia desde la que se lee el aviso, m.</translation>
    </message>
    <message>
        <source>How either side asks the other to wait.</source>
        <translation>Cómo pide cada lado al otro que espere.</translation>
    </message>
    <message>
        <source>How it is read: as a serial port, as a HID POS scanner, or as a keyboard of its own (evdev, Linux).</source>
        <translation>Cómo se lee: como puerto serie, como escáner HID POS o como un teclado propio (evdev, Linux).</translation>
    </message>
    <message>
        <source>How much larger all texts are, such as 200; with the distance 2.5 times at most; 0 is the system&apos;s.</source>
        <translation>Cuánto más grandes son los textos, por ejemplo 200; con la distancia, 2,5 veces como máximo; 0 es lo del sistema.</translation>
    </message>
    <message>
        <source>Let go of the pinned item after a link, so that the next box needs a choice of its own.</source>
        <translation>Soltar el artículo fijado después de vincular, para que la caja siguiente exija otra elección.</translation>
    </message>
    <message>
        <source>Let other computers in; give a certificate then, because tokens can be read on the way.</source>
        <translation>Dejar entrar a otros equipos; indique entonces un certificado, porque los tokens se pueden leer por el camino.</translation>
    </message>
    <message>
        <source>Let the scanner itself beep good or bad when its scan is answered.</source>
        <translation>Hacer que el propio escáner pite bien o mal cuando su escaneo tiene respuesta.</translation>
    </message>
    <message>
        <source>Letter of a lane of its own; empty shares the lane that is in front.</source>
        <translation>Letra de un carril propio; vacío comparte el carril que está al frente.</translation>
    </message>
    <message>
        <source>Letter on the screen; empty takes the next free one.</source>
        <translation>Letra en la pantalla; vacío toma la siguiente libre.</translation>
    </message>
    <message>
        <source>Minutes without a scan, a key or a touch until whoever signed in is signed out; 0 means never.</source>
        <translation>Minutos sin escaneo, tecla ni toque hasta que se cierra la sesión de quien la tiene; 0 significa nunca.</translation>
    </message>
    <message>
        <source>Nothing is linked before somebody signs in, by badge or password; scans are kept meanwhile.</source>
        <translation>No se vincula nada antes de que alguien inicie sesión con credencial o contraseña; mientras, los escaneos se guardan.</translation>
    </message>
    <message>
        <source>Of its letter on the screen, such as #0072b2; empty lets the screen choose.</source>
        <translation>Color de su letra en la pantalla, por ejemplo #0072b2; vacío deja elegir a la pantalla.</translation>
    </message>
    <message>
        <source>Of the screen; empty takes the system&apos;s.</source>
        <translation>Idioma de la pantalla; vacío toma el del sistema.</translation>
    </message>
    <message>
        <source>Open it with the window; scanning-station serve opens it without one.</source>
        <translation>Abrirla con la ventana; scanning-station serve la abre sin ella.</translation>
    </message>
    <message>
        <source>Percent of the loudest that the system allows.</source>
        <translation>Porcentaje del volumen máximo que permite el sistema.</translation>
    </message>
    <message>
        <source>Play a sound with what the banner says.</source>
        <translation>Tocar un sonido con lo que dice el aviso.</translation>
    </message>
    <message>
        <source>SQLAlchemy URL; empty means a SQLite file in the user&apos;s data folder.</source>
        <translation>URL de SQLAlchemy; vacío significa un archivo SQLite en la carpeta de datos del usuario.</translation>
    </message>
    <message>
        <source>Silence, ms, that ends a scan; unset: 60, 120 or 300 by kind of port, 250 with terminators.</source>
        <translation>Silencio, ms, que termina un escaneo; sin indicar: 60, 120 o 300 según el puerto, 250 con terminadores.</translation>
    </message>
    <message>
        <source>Take what a scanner types out of the stream of keys.</source>
        <translation>Separar de las teclas lo que teclea un escáner.</translation>
    </message>
    <message>
        <source>The bit that guards each byte.</source>
        <translation>El bit que protege cada byte.</translation>
    </message>
    <message>
        <source>The key that is typed instead of GS (0x1D); only with protocol evdev.</source>
        <translation>La tecla que se teclea en lugar de GS (0x1D); solo con el protocolo evdev.</translation>
    </message>
    <message>
        <source>The key that the scanner types instead of GS (0x1D).</source>
        <translation>La tecla que el escáner teclea en lugar de GS (0x1D).</translation>
    </message>
    <message>
        <source>The scanner sends an AIM identifier (]d2) before each code; lets multi-line codes survive.</source>
        <translation>El escáner envía un identificador AIM (]d2) antes de cada código; así sobreviven los códigos de varias líneas.</translation>
    </message>
    <message>
        <source>The whole file.</source>
        <translation>El archivo entero.</translation>
    </message>
    <message>
        <source>VID:PID or VID:PID:SERIAL, instead of port: found again wherever it is plugged in.</source>
        <translation>VID:PID o VID:PID:SERIAL, en lugar de port: se encuentra dondequiera que se conecte.</translation>
    </message>
    <message>
        <source>What InvenTree&apos;s short internal codes start with, such as INV-SI12.</source>
        <translation>Con qué empiezan los códigos internos cortos de InvenTree, como INV-SI12.</translation>
    </message>
    <message>
        <source>What becomes of a code that is not of one box alone: strict refuses it for a stock item, warn links it and writes the warning down.</source>
        <translation>Qué pasa con un código que no es de una sola caja: strict lo rechaza para un artículo en existencias, warn lo vincula y anota la advertencia.</translation>
    </message>
    <message>
        <source>What the screen calls it.</source>
        <translation>Cómo se llama en la pantalla.</translation>
    </message>
    <message>
        <source>Who works here while nobody has signed in.</source>
        <translation>Quién trabaja aquí mientras nadie ha iniciado sesión.</translation>
    </message>
    <message>
        <source>Written beside each change; undo takes back the changes of this station.</source>
        <translation>Se escribe junto a cada cambio; deshacer revierte los cambios de este puesto.</translation>
    </message>
    <message>
        <source>[[device]]: one scanner on a port of its own.</source>
        <translation>[[device]]: un escáner en un puerto propio.</translation>
    </message>
    <message>
        <source>[api]: the HTTP API, beside the window or without one.</source>
        <translation>[api]: la API HTTP, junto a la ventana o sin ella.</translation>
    </message>
    <message>
        <source>[keyboard]: scanners that type like a keyboard.</source>
        <translation>[keyboard]: escáneres que teclean como un teclado.</translation>
    </message>
    <message>
        <source>[link]: how linking behaves.</source>
        <translation>[link]: cómo se comporta la vinculación.</translation>
    </message>
    <message>
        <source>[screen]: how large and how bright the window is.</source>
        <translation>[screen]: el tamaño y el brillo de la ventana.</translation>
    </message>
    <message>
        <source>[sign_in]: whether people say who they are before they link.</source>
        <translation>[sign_in]: si hay que iniciar sesión antes de vincular.</translation>
    </message>
    <message>
        <source>[sound]: what is heard beside what is seen.</source>
        <translation>[sound]: lo que se oye además de verse.</translation>
    </message>
    <message>
        <source>[station]: who and where this station is.</source>
        <translation>[station]: quién es y dónde está este puesto.</translation>
    </message>
    <message>
        <source>auto: UTF-8 where the bytes are valid UTF-8, else cp1252.</source>
        <translation>auto: UTF-8 si los bytes son UTF-8 válido; si no, cp1252.</translation>
    </message>
</context>
<context>
    <name>station</name>
    <message>
        <source>, or draw it as Data Matrix</source>
        <translation> o dibújela como Data Matrix</translation>
    </message>
    <message>
        <source>1 code</source>
        <translation>1 código</translation>
    </message>
    <message>
        <source>1 stock item agrees</source>
        <translation>1 artículo en existencias coincide</translation>
    </message>
    <message>
        <source>8 digits without a symbology: perhaps {value}</source>
        <translation>8 cifras sin simbología: quizá {value}</translation>
    </message>
    <message>
        <source>A code of our own kind is never linked, whether its item is here or not.</source>
        <translation>Un código de los nuestros nunca se vincula, esté o no aquí su artículo.</translation>
    </message>
    <message>
        <source>A database in memory forgets every link when the program ends.</source>
        <translation>Una base de datos en memoria olvida todos los vínculos al terminar el programa.</translation>
    </message>
    <message>
        <source>A fault in the program: {name}: {error}.</source>
        <translation>Un fallo del programa: {name}: {error}.</translation>
    </message>
    <message>
        <source>A scan ends with: {ends}</source>
        <translation>Un escaneo termina con: {ends}</translation>
    </message>
    <message>
        <source>A terminator ends its codes.</source>
        <translation>Un terminador cierra sus códigos.</translation>
    </message>
    <message>
        <source>A training window is open already.</source>
        <translation>Ya hay abierta una ventana de práctica.</translation>
    </message>
    <message>
        <source>AIM identifiers: expected</source>
        <translation>Identificadores AIM: esperados</translation>
    </message>
    <message>
        <source>AIM identifiers: not expected</source>
        <translation>Identificadores AIM: no esperados</translation>
    </message>
    <message>
        <source>All connections to the database {database} are in use.</source>
        <translation>Todas las conexiones con la base de datos {database} están ocupadas.</translation>
    </message>
    <message>
        <source>All {count} characters arrive.</source>
        <translation>Llegan los {count} caracteres.</translation>
    </message>
    <message>
        <source>Already linked to {title}, since {when}.</source>
        <translation>Ya vinculado a {title}, desde {when}.</translation>
    </message>
    <message>
        <source>Amazon label</source>
        <translation>etiqueta de Amazon</translation>
    </message>
    <message>
        <source>Amazon sticks this number on one piece only</source>
        <translation>Amazon pega este número en una sola pieza</translation>
    </message>
    <message>
        <source>An import is running: nothing else can be written until it is over.</source>
        <translation>Hay una importación en marcha: no se puede escribir nada más hasta que termine.</translation>
    </message>
    <message>
        <source>As of {when}; the server is away, and this may have changed.</source>
        <translation>A fecha de {when}; el servidor no responde y esto puede haber cambiado.</translation>
    </message>
    <message>
        <source>Begin the same `scanning-station database move` again: it goes on where it was stopped.</source>
        <translation>Empiece otra vez el mismo `scanning-station database move`: sigue donde se detuvo.</translation>
    </message>
    <message>
        <source>Belongs to {ref} {title}: linked by {operator} on {when}. Nothing was changed.</source>
        <translation>Pertenece a {ref} {title}: lo vinculó {operator} el {when}. No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Cancelled: nothing was imported.</source>
        <translation>Cancelado: no se importó nada.</translation>
    </message>
    <message>
        <source>Cannot undo: {operator} changed the code {code} since, at {station}. Scan it to see where it is now.</source>
        <translation>No se puede deshacer: {operator} cambió después el código {code}, en {station}. Escanéelo para ver dónde está ahora.</translation>
    </message>
    <message>
        <source>Capitals and small letters arrive as they are.</source>
        <translation>Mayúsculas y minúsculas llegan como son.</translation>
    </message>
    <message>
        <source>Caps Lock is on: capitals and small letters are swapped.</source>
        <translation>Bloq Mayús está activado: mayúsculas y minúsculas llegan cambiadas.</translation>
    </message>
    <message>
        <source>Change it in an editor.</source>
        <translation>Cámbielo en un editor.</translation>
    </message>
    <message>
        <source>Check the label and the item.</source>
        <translation>Revise la etiqueta y el artículo.</translation>
    </message>
    <message>
        <source>Checked by hand</source>
        <translation>Revisado</translation>
    </message>
    <message>
        <source>Choose another one, or save a PDF.</source>
        <translation>Elija otra o guarde un PDF.</translation>
    </message>
    <message>
        <source>Choose another symbology, or plain letters and digits for the prefix in the settings.</source>
        <translation>Elija otra simbología, o letras y cifras sencillas para el prefijo en los ajustes.</translation>
    </message>
    <message>
        <source>Choose its stock item, then link.</source>
        <translation>Elija su artículo en existencias y luego vincule.</translation>
    </message>
    <message>
        <source>Choose one of the stock items that agree, or another, then link.</source>
        <translation>Elija uno de los artículos que coinciden, u otro, y luego vincule.</translation>
    </message>
    <message>
        <source>Close a station, or raise max_connections on the server; nothing was changed.</source>
        <translation>Cierre una estación o suba max_connections en el servidor; no se cambió nada.</translation>
    </message>
    <message>
        <source>Close it (a terminal, another station); the scanner is then taken by itself.</source>
        <translation>Cierre el otro programa (un terminal, otro puesto); el escáner se toma entonces solo.</translation>
    </message>
    <message>
        <source>Close one of them, or give this one a name of its own in the settings.</source>
        <translation>Cierre uno de ellos, o dé a este un nombre propio en los ajustes.</translation>
    </message>
    <message>
        <source>Close the other stations and make a backup (pg_dump), then: scanning-station database migrate --i-have-a-backup</source>
        <translation>Cierre las otras estaciones y haga una copia (pg_dump); luego: scanning-station database migrate --i-have-a-backup</translation>
    </message>
    <message>
        <source>Close this page and open it again to see what is there now.</source>
        <translation>Cierre esta página y ábrala de nuevo para ver lo que hay ahora.</translation>
    </message>
    <message>
        <source>Close what else has it open, or try again in a moment; nothing was changed.</source>
        <translation>Cierre lo que la tenga abierta, o inténtelo dentro de un momento; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Command card {command}.</source>
        <translation>Tarjeta de orden {command}.</translation>
    </message>
    <message>
        <source>Correct or remove it.</source>
        <translation>Corríjalo o quítelo.</translation>
    </message>
    <message>
        <source>Correct that line.</source>
        <translation>Corrija esa línea.</translation>
    </message>
    <message>
        <source>Correct the file and import it again.</source>
        <translation>Corrija el archivo e impórtelo de nuevo.</translation>
    </message>
    <message>
        <source>Correct the host in the URL, or see that the network is up.</source>
        <translation>Corrija el equipo en la URL o compruebe que la red funciona.</translation>
    </message>
    <message>
        <source>Correct them in the URL (postgresql+psycopg://USER:PASSWORD@HOST/NAME), or in ~/.pgpass.</source>
        <translation>Corríjalos en la URL (postgresql+psycopg://USER:PASSWORD@HOST/NAME) o en ~/.pgpass.</translation>
    </message>
    <message>
        <source>Correct them; README.md explains each setting.</source>
        <translation>Corríjalos; README.md explica cada ajuste.</translation>
    </message>
    <message>
        <source>Did you mean {title}? Scan it again to be sure.</source>
        <translation>¿Quería decir {title}? Escanéelo otra vez para estar seguro.</translation>
    </message>
    <message>
        <source>DigiKey label</source>
        <translation>etiqueta de DigiKey</translation>
    </message>
    <message>
        <source>Each mode has its own numbers: the command devices tells them.</source>
        <translation>Cada modo tiene sus números: la orden devices los dice.</translation>
    </message>
    <message>
        <source>End the name in {suffixes} or .pdf.</source>
        <translation>Termine el nombre en {suffixes} o .pdf.</translation>
    </message>
    <message>
        <source>Export it again with that column; nothing was imported.</source>
        <translation>Expórtelo de nuevo con esa columna; no se importó nada.</translation>
    </message>
    <message>
        <source>Files of {sheets} can be imported.</source>
        <translation>Se pueden importar archivos de {sheets}.</translation>
    </message>
    <message>
        <source>Free some space and try again; nothing was changed.</source>
        <translation>Libere espacio e inténtelo de nuevo; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Free some space on the disk, or give this user the right to write there. Until then they are only in memory: leave the station running.</source>
        <translation>Libere espacio en el disco, o permita a este usuario escribir ahí. Hasta entonces solo están en memoria: deje el puesto en marcha.</translation>
    </message>
    <message>
        <source>Free some space there; nothing was changed.</source>
        <translation>Libere espacio allí; no se cambió nada.</translation>
    </message>
    <message>
        <source>GS is typed as: {keys}</source>
        <translation>GS se teclea como: {keys}</translation>
    </message>
    <message>
        <source>GS1 label</source>
        <translation>etiqueta GS1</translation>
    </message>
    <message>
        <source>GS1 shipping label</source>
        <translation>etiqueta de envío GS1</translation>
    </message>
    <message>
        <source>GTIN {number}</source>
        <translation>GTIN {number}</translation>
    </message>
    <message>
        <source>Give this user the right to write there.</source>
        <translation>Permita a este usuario escribir ahí.</translation>
    </message>
    <message>
        <source>Give this user the right to write to it and its folder. It is as it was.</source>
        <translation>Permita a este usuario escribir en él y en su carpeta. Está como estaba.</translation>
    </message>
    <message>
        <source>Give this user the right to write to the file and its folder, or name another with --database URL.</source>
        <translation>Permita a este usuario escribir en el archivo y su carpeta, o indique otra con --database URL.</translation>
    </message>
    <message>
        <source>Go on in that window, or close it first.</source>
        <translation>Siga en esa ventana o ciérrela antes.</translation>
    </message>
    <message>
        <source>ISO 15434 label</source>
        <translation>etiqueta ISO 15434</translation>
    </message>
    <message>
        <source>Install it (for PostgreSQL: pip install &apos;scanning-station[postgres]&apos;), or leave --database out to use a SQLite file.</source>
        <translation>Instálelo (para PostgreSQL: pip install &apos;scanning-station[postgres]&apos;) u omita --database para usar un archivo SQLite.</translation>
    </message>
    <message>
        <source>Install it with: pip install &apos;scanning-station[evdev]&apos;. Or leave this [[device]] out of the settings and scan into the window.</source>
        <translation>Instálelo con: pip install &apos;scanning-station[evdev]&apos;. O quite este [[device]] de los ajustes y escanee en la ventana.</translation>
    </message>
    <message>
        <source>Install {rule} as docs/scanners.md says, and plug the scanner in again.</source>
        <translation>Instale {rule} como dice docs/scanners.md y vuelva a conectar el escáner.</translation>
    </message>
    <message>
        <source>InvenTree prints it itself for one item</source>
        <translation>InvenTree lo imprime para un solo artículo</translation>
    </message>
    <message>
        <source>It puts “{extra}” after each code.</source>
        <translation>Pone «{extra}» después de cada código.</translation>
    </message>
    <message>
        <source>It puts “{prefix}” before each code.</source>
        <translation>Pone «{prefix}» antes de cada código.</translation>
    </message>
    <message>
        <source>It sends AIM identifiers: {aim}.</source>
        <translation>Envía identificadores AIM: {aim}.</translation>
    </message>
    <message>
        <source>It sends no AIM identifiers.</source>
        <translation>No envía identificadores AIM.</translation>
    </message>
    <message>
        <source>It sends nothing after a code: only silence ends it.</source>
        <translation>No envía nada después de un código: solo lo termina el silencio.</translation>
    </message>
    <message>
        <source>It tries new ports for a modem and lets go after half a minute. To keep it off scanners for good, install {rule} as docs/scanners.md says.</source>
        <translation>Busca un módem en los puertos nuevos y lo suelta al medio minuto. Para alejarlo para siempre de los escáneres, instale {rule} como dice docs/scanners.md.</translation>
    </message>
    <message>
        <source>It was the wrong label</source>
        <translation>Era otra etiqueta</translation>
    </message>
    <message>
        <source>It {does}. {advice}</source>
        <translation>El escáner {does}. {advice}</translation>
    </message>
    <message>
        <source>Keep a copy of it, then restore the newest backup, or name another file with --database URL.</source>
        <translation>Guarde una copia, restaure la copia de seguridad más reciente o indique otro archivo con --database URL.</translation>
    </message>
    <message>
        <source>LCSC label</source>
        <translation>etiqueta de LCSC</translation>
    </message>
    <message>
        <source>Line: {line}</source>
        <translation>Línea: {line}</translation>
    </message>
    <message>
        <source>Link it to the part.</source>
        <translation>Vincúlelo a la pieza.</translation>
    </message>
    <message>
        <source>Linked to {title}.</source>
        <translation>Vinculado a {title}.</translation>
    </message>
    <message>
        <source>Make and migrate the tables as their owner, and give this role its grants: docs/postgresql.md.</source>
        <translation>Cree y migre las tablas como su propietario y dé a este rol sus permisos: docs/postgresql.md.</translation>
    </message>
    <message>
        <source>Make it there once (docs/postgresql.md), or correct the name in the URL.</source>
        <translation>Créela allí una vez (docs/postgresql.md) o corrija el nombre en la URL.</translation>
    </message>
    <message>
        <source>Make the practice database anew with: scanning-station train --reset</source>
        <translation>Cree de nuevo la base de prácticas con: scanning-station train --reset</translation>
    </message>
    <message>
        <source>Many boxes carry this code: link it to {named}, not to one stock item.</source>
        <translation>Muchas cajas llevan este código: vincúlelo a {named}, no a un artículo en existencias.</translation>
    </message>
    <message>
        <source>Moved from {owner} to {title}.</source>
        <translation>Movido de {owner} a {title}.</translation>
    </message>
    <message>
        <source>Name a CSV file or a folder.</source>
        <translation>Indique un archivo CSV o una carpeta.</translation>
    </message>
    <message>
        <source>Name a file in a folder that you may write to with --database URL.</source>
        <translation>Indique con --database URL un archivo en una carpeta en la que pueda escribir.</translation>
    </message>
    <message>
        <source>Name a file in a folder that you may write to.</source>
        <translation>Indique un archivo en una carpeta en la que pueda escribir.</translation>
    </message>
    <message>
        <source>Name a file in another folder.</source>
        <translation>Indique un archivo en otra carpeta.</translation>
    </message>
    <message>
        <source>Name a file of recorded labels.</source>
        <translation>Indique un archivo de etiquetas grabadas.</translation>
    </message>
    <message>
        <source>Name a file that ends in {forms}.</source>
        <translation>Indique un archivo que termine en {forms}.</translation>
    </message>
    <message>
        <source>Name a file: sqlite:///stock.sqlite.</source>
        <translation>Indique un archivo: sqlite:///stock.sqlite.</translation>
    </message>
    <message>
        <source>Name another one with --settings FILE, or leave it out to use the defaults.</source>
        <translation>Indique otro con --settings FILE, o no lo indique para usar los valores por defecto.</translation>
    </message>
    <message>
        <source>Name the folder or files that InvenTree exported.</source>
        <translation>Indique la carpeta o los archivos que exportó InvenTree.</translation>
    </message>
    <message>
        <source>No item has this code any more: somebody took it off. Nothing was moved; scan it again.</source>
        <translation>Ningún artículo tiene ya este código: alguien lo quitó. No se movió nada; escanéelo otra vez.</translation>
    </message>
    <message>
        <source>No item has this code, so there is nothing to unlink.</source>
        <translation>Ningún artículo tiene este código, así que no hay nada que desvincular.</translation>
    </message>
    <message>
        <source>No item has this code.</source>
        <translation>Ningún artículo tiene este código.</translation>
    </message>
    <message>
        <source>No sound: no audio device was found.</source>
        <translation>Sin sonido: no se encontró ningún dispositivo de audio.</translation>
    </message>
    <message>
        <source>Not a full read: {why} Scan it again.</source>
        <translation>Escaneo incompleto: {why} Escanee otra vez.</translation>
    </message>
    <message>
        <source>Not linked to {title}, because {words}. {step} A reason overrules this.</source>
        <translation>No se vinculó a {title}: {words}. {step} Con un motivo se puede hacer.</translation>
    </message>
    <message>
        <source>Not moved: {operator} at {station} has put this code on {ref} {title} since. Scan it again.</source>
        <translation>No se movió: {operator} en {station} puso entretanto este código en {ref} {title}. Escanéelo otra vez.</translation>
    </message>
    <message>
        <source>Nothing was read: the code is empty. Scan it again.</source>
        <translation>No se leyó nada: el código está vacío. Escanee otra vez.</translation>
    </message>
    <message>
        <source>One of our own codes, but {note}.</source>
        <translation>Uno de nuestros códigos, pero: {note}.</translation>
    </message>
    <message>
        <source>Only {count} characters of the card arrived.</source>
        <translation>Solo llegaron {count} caracteres de la tarjeta.</translation>
    </message>
    <message>
        <source>Or read it as it is, by protocol = “{protocol}”.</source>
        <translation>O léalo como está, con protocol = “{protocol}”.</translation>
    </message>
    <message>
        <source>Or: sudo usermod -aG {group} $USER, then sign out and in again.</source>
        <translation>O bien: sudo usermod -aG {group} $USER, y después cierre la sesión y ábrala de nuevo.</translation>
    </message>
    <message>
        <source>Parked: it waits until somebody chooses its item.</source>
        <translation>Aparcado: espera hasta que alguien elija su artículo.</translation>
    </message>
    <message>
        <source>Part-DB label</source>
        <translation>etiqueta de Part-DB</translation>
    </message>
    <message>
        <source>Plug in a loudspeaker or headset, or switch sounds off in the settings ([sound] enabled = false).</source>
        <translation>Conecte un altavoz o unos auriculares, o desactive los sonidos en los ajustes ([sound] enabled = false).</translation>
    </message>
    <message>
        <source>Plug it in; it is found by itself. If it is, it is in another mode: {advice}</source>
        <translation>Conéctelo; se encuentra solo. Si ya lo está, tiene otro modo: {advice}</translation>
    </message>
    <message>
        <source>Plug the scanner in again; the station finds it by itself.</source>
        <translation>Conecte de nuevo el escáner; el puesto lo encuentra solo.</translation>
    </message>
    <message>
        <source>Port: {port}</source>
        <translation>Puerto: {port}</translation>
    </message>
    <message>
        <source>Reading a keyboard scanner as a device needs the Python package evdev, on Linux.</source>
        <translation>Para leer un escáner de teclado como dispositivo hace falta el paquete de Python evdev, en Linux.</translation>
    </message>
    <message>
        <source>Receive the order first, or choose the stock item, then link.</source>
        <translation>Reciba antes el pedido, o elija el artículo en existencias, y luego vincule.</translation>
    </message>
    <message>
        <source>Save it as CSV, encoded in UTF-8.</source>
        <translation>Guárdelo como CSV, en UTF-8.</translation>
    </message>
    <message>
        <source>Scan it again once that is put right.</source>
        <translation>Escanéelo otra vez cuando esté arreglado.</translation>
    </message>
    <message>
        <source>Scan it again; if it stays so, one of its characters ends the scan.</source>
        <translation>Escanéela otra vez; si sigue igual, uno de sus caracteres termina el escaneo.</translation>
    </message>
    <message>
        <source>Scan the USB serial (CDC, virtual COM) code of its manual.</source>
        <translation>Escanee el código de USB serie (CDC, COM virtual) de su manual.</translation>
    </message>
    <message>
        <source>Scan the other code on the label.</source>
        <translation>Escanee el otro código de la etiqueta.</translation>
    </message>
    <message>
        <source>Scan “CDC COM Port Emulation” (USB CDC host) in the Zebra manual.</source>
        <translation>Escanee «CDC COM Port Emulation» (USB CDC host) del manual de Zebra.</translation>
    </message>
    <message>
        <source>Scan “USB CDC” (COM port emulation) in the Newland manual.</source>
        <translation>Escanee «USB CDC» (COM port emulation) del manual de Newland.</translation>
    </message>
    <message>
        <source>Scan “USB Serial” in the Honeywell manual.</source>
        <translation>Escanee «USB Serial» del manual de Honeywell.</translation>
    </message>
    <message>
        <source>Scan “USB-COM-STD” in the Datalogic manual.</source>
        <translation>Escanee «USB-COM-STD» del manual de Datalogic.</translation>
    </message>
    <message>
        <source>Scanners that type: looked for in what is typed</source>
        <translation>Escáneres de teclado: se buscan en lo que se teclea</translation>
    </message>
    <message>
        <source>Scanners that type: switched off</source>
        <translation>Escáneres de teclado: desactivados</translation>
    </message>
    <message>
        <source>Scans are kept and answered then; Ctrl+Shift+I shows how far it is, and cancels it.</source>
        <translation>Los escaneos se guardan y se responden después; Ctrl+Mayús+I muestra cómo va y la cancela.</translation>
    </message>
    <message>
        <source>Scans that wait for the database cannot be written to {path}: {problem}.</source>
        <translation>Los escaneos que esperan a la base de datos no se pueden escribir en {path}: {problem}.</translation>
    </message>
    <message>
        <source>See that address and port are right and the device is on; the station goes on trying.</source>
        <translation>Compruebe la dirección, el puerto y que el aparato esté encendido; el puesto sigue intentándolo.</translation>
    </message>
    <message>
        <source>See that it is switched on and has paper, or save a PDF.</source>
        <translation>Compruebe que está encendida y tiene papel, o guarde un PDF.</translation>
    </message>
    <message>
        <source>See that the disk has room and works, then try again; nothing was changed.</source>
        <translation>Compruebe que el disco tiene espacio y funciona, e inténtelo de nuevo; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>See that the file and its folder exist and may be written to, or name another with --database URL.</source>
        <translation>Compruebe que el archivo y su carpeta existen y se pueden escribir, o indique otra con --database URL.</translation>
    </message>
    <message>
        <source>Name another one with --database URL; nothing was changed.</source>
        <translation>Indique otra con --database URL; no se cambió nada.</translation>
    </message>
    <message>
        <source>Another program has this port, perhaps a second station: end it, or take another with --port (in the settings: port under [api]).</source>
        <translation>Otro programa tiene este puerto, quizá un segundo puesto: ciérrelo o use otro con --port (en los ajustes: port en [api]).</translation>
    </message>
    <message>
        <source>Choose another name, or revoke that token first.</source>
        <translation>Elija otro nombre, o revoque antes ese token.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>If they are meant to, say --allow-remote (in the settings: allow_remote = true under [api]), and give a certificate; or else use 127.0.0.1.</source>
        <translation>Si deben poder, indique --allow-remote (en los ajustes: allow_remote = true en [api]) y un certificado; si no, use 127.0.0.1.</translation>
    </message>
    <message>
        <source>Name a PEM file with the certificate chain, and one with its unencrypted key.</source>
        <translation>Indique un archivo PEM con la cadena de certificados y otro con su clave sin cifrar.</translation>
    </message>
    <message>
        <source>Name another port in the settings: F9 shows the scanners, the command devices all ports.</source>
        <translation>Indique otro puerto en los ajustes: F9 muestra los escáneres, la orden devices todos los puertos.</translation>
    </message>
    <message>
        <source>Name the file of the certificate, too.</source>
        <translation>Indique también el archivo del certificado.</translation>
    </message>
    <message>
        <source>Name the primary server with --database URL; nothing was changed.</source>
        <translation>Indique el servidor principal con --database URL; no se cambió nada.</translation>
    </message>
    <message>
        <source>Not a full read. Scan it again.</source>
        <translation>Escaneo incompleto. Escanee otra vez.</translation>
    </message>
    <message>
        <source>Nothing is encrypted: passwords and tokens can be read on the way. Give a certificate and its key.</source>
        <translation>Nada va cifrado: contraseñas y tokens se pueden leer por el camino. Indique un certificado y su clave.</translation>
    </message>
    <message>
        <source>Nothing was imported; {count} mistakes:
  {mistakes}
</source>
        <translation>No se importó nada; {count} errores:
  {mistakes}
</translation>
    </message>
    <message>
        <source>Other computers can reach the HTTP API at {address}.</source>
        <translation>Otros equipos llegan a la API HTTP en {address}.</translation>
    </message>
    <message>
        <source>Other computers could reach the address {host}.</source>
        <translation>Otros equipos podrían llegar a la dirección {host}.</translation>
    </message>
    <message>
        <source>Other stations changed the same at the same moment, again and again.</source>
        <translation>Otras estaciones cambiaron lo mismo en el mismo momento, una y otra vez.</translation>
    </message>
    <message>
        <source>Plug the scanner in, or name another port: F9 shows the scanners, the command devices all ports.</source>
        <translation>Conecte el escáner, o indique otro puerto: F9 muestra los escáneres, la orden devices todos los puertos.</translation>
    </message>
    <message>
        <source>See that the server runs and that address and port are right; nothing was changed.</source>
        <translation>Compruebe que el servidor funciona y que dirección y puerto son correctos; no se cambió nada.</translation>
    </message>
    <message>
        <source>See that there is room, and that this user may write there.</source>
        <translation>Compruebe que hay espacio y que este usuario puede escribir allí.</translation>
    </message>
    <message>
        <source>See the scan before it.</source>
        <translation>Vea el escaneo anterior.</translation>
    </message>
    <message>
        <source>Set feedback = “none”.</source>
        <translation>Ponga feedback = “none”.</translation>
    </message>
    <message>
        <source>Set it (InvenTree&apos;s own is INV-), or take the form json.</source>
        <translation>Póngalo (el de InvenTree es INV-) o use la forma json.</translation>
    </message>
    <message>
        <source>Set its case conversion to none: labels differ in case.</source>
        <translation>Desactive su conversión de letras: las etiquetas distinguen mayúsculas y minúsculas.</translation>
    </message>
    <message>
        <source>Set the scanner to USB HID POS, or better to USB serial (CDC), by its manual.</source>
        <translation>Ponga el escáner en USB HID POS, o mejor en USB serie (CDC), según su manual.</translation>
    </message>
    <message>
        <source>Set the scanner to USB serial (CDC), or install the Python package hidapi for this computer.</source>
        <translation>Ponga el escáner en USB serie (CDC), o instale el paquete de Python hidapi para este equipo.</translation>
    </message>
    <message>
        <source>Set the scanner to a serial mode, which has no dead keys.</source>
        <translation>Ponga el escáner en un modo serie, que no tiene teclas muertas.</translation>
    </message>
    <message>
        <source>Set the scanner to send Enter (CR) after each code.</source>
        <translation>Configure el escáner para que envíe Enter (CR) después de cada código.</translation>
    </message>
    <message>
        <source>Set the scanner to send control characters (as Ctrl or Alt keys where it types), or to type F8 for GS and group_separator = “F8” here.</source>
        <translation>Configure el escáner para que envíe caracteres de control (como teclas Ctrl o Alt si teclea), o para que teclee F8 por GS, y ponga aquí group_separator = “F8”.</translation>
    </message>
    <message>
        <source>Set the scanner to the keyboard of a US computer, or better to a serial mode.</source>
        <translation>Ponga el escáner con el teclado de un equipo de EE. UU., o mejor en un modo serie.</translation>
    </message>
    <message>
        <source>Set the scanner&apos;s keyboard country to {layout}, or better set it to a serial mode.</source>
        <translation>Ponga el país del teclado del escáner en {layout}, o mejor un modo serie.</translation>
    </message>
    <message>
        <source>Short codes are switched off: internal_prefix is empty in the settings.</source>
        <translation>Los códigos cortos están desactivados: internal_prefix está vacío en los ajustes.</translation>
    </message>
    <message>
        <source>Sister bags of the same delivery may carry the same code.</source>
        <translation>Otras bolsas de la misma entrega pueden llevar el mismo código.</translation>
    </message>
    <message>
        <source>Switch it off.</source>
        <translation>Desactívelo.</translation>
    </message>
    <message>
        <source>Switch off the scanner&apos;s replacement of control characters, so that they are sent as they are.</source>
        <translation>Desactive en el escáner la sustitución de caracteres de control, para que se envíen tal cual.</translation>
    </message>
    <message>
        <source>TME label</source>
        <translation>etiqueta de TME</translation>
    </message>
    <message>
        <source>Take 1 to {most} printable characters without : and /.</source>
        <translation>Use de 1 a {most} caracteres imprimibles sin : ni /.</translation>
    </message>
    <message>
        <source>Take a label of at least {across} x {high} mm{smaller}; short needs less room than json.</source>
        <translation>Use una etiqueta de al menos {across} x {high} mm{smaller}; la forma corta ocupa menos que JSON.</translation>
    </message>
    <message>
        <source>Take a larger label, another symbology, or a printer with more dots in an inch.</source>
        <translation>Use una etiqueta mayor, otra simbología o una impresora con más puntos por pulgada.</translation>
    </message>
    <message>
        <source>Take one of {sheets}.</source>
        <translation>Use uno de {sheets}.</translation>
    </message>
    <message>
        <source>Take out the brackets.</source>
        <translation>Quite los corchetes.</translation>
    </message>
    <message>
        <source>Take the prefix away in the scanner&apos;s own settings.</source>
        <translation>Quite el prefijo en los ajustes del propio escáner.</translation>
    </message>
    <message>
        <source>Take the suffix away in the scanner&apos;s own settings.</source>
        <translation>Quite el sufijo en los ajustes del propio escáner.</translation>
    </message>
    <message>
        <source>Take {count} characters or more.</source>
        <translation>Use {count} caracteres o más.</translation>
    </message>
    <message>
        <source>Take {name} out of the terminators, here and in the scanner.</source>
        <translation>Quite {name} de los terminadores, aquí y en el escáner.</translation>
    </message>
    <message>
        <source>Tell them apart in the settings: {choices}.</source>
        <translation>Distíngalos en los ajustes: {choices}.</translation>
    </message>
    <message>
        <source>That scan has brought no code that could wait: none at all, or one that has its item.</source>
        <translation>Ese escaneo no trajo ningún código que pueda esperar: ninguno, o uno que ya tiene su artículo.</translation>
    </message>
    <message>
        <source>The HTTP API cannot be opened at {host}, port {port}: {problem}.</source>
        <translation>La API HTTP no se puede abrir en {host}, puerto {port}: {problem}.</translation>
    </message>
    <message>
        <source>The certificate in {files} cannot be used: {problem}.</source>
        <translation>El certificado de {files} no se puede usar: {problem}.</translation>
    </message>
    <message>
        <source>The characters are damaged in a way that is not known: {got}</source>
        <translation>Los caracteres están dañados de un modo desconocido: {got}</translation>
    </message>
    <message>
        <source>The code has {count} characters; {codelimit} is the most that can be linked.</source>
        <translation>El código tiene {count} caracteres; como máximo se pueden vincular {codelimit}.</translation>
    </message>
    <message>
        <source>The code of {title}.</source>
        <translation>El código de {title}.</translation>
    </message>
    <message>
        <source>The computer has a {layout} keyboard, and the scanner types for a US one.</source>
        <translation>El equipo tiene un teclado {layout}, y el escáner teclea para uno de EE. UU.</translation>
    </message>
    <message>
        <source>The database {database} belongs to another program: it has the table {min}.</source>
        <translation>La base de datos {database} es de otro programa: tiene la tabla {min}.</translation>
    </message>
    <message>
        <source>The database {database} cannot be found: nobody knows that host.</source>
        <translation>No se encuentra la base de datos {database}: nadie conoce ese equipo.</translation>
    </message>
    <message>
        <source>The database {database} cannot be opened.</source>
        <translation>La base de datos {database} no se puede abrir.</translation>
    </message>
    <message>
        <source>The database {database} cannot be written or read: the disk is full or broken.</source>
        <translation>La base de datos {database} no se puede escribir ni leer: el disco está lleno o estropeado.</translation>
    </message>
    <message>
        <source>The database {database} does not allow this to this user.</source>
        <translation>La base de datos {database} no permite esto a este usuario.</translation>
    </message>
    <message>
        <source>The database {database} does not answer.</source>
        <translation>La base de datos {database} no responde.</translation>
    </message>
    <message>
        <source>The database {database} does not exist on that server.</source>
        <translation>La base de datos {database} no existe en ese servidor.</translation>
    </message>
    <message>
        <source>The database {database} has no connection free.</source>
        <translation>La base de datos {database} no tiene conexiones libres.</translation>
    </message>
    <message>
        <source>The database {database} has no room left: the disk is full.</source>
        <translation>La base de datos {database} no tiene sitio: el disco está lleno.</translation>
    </message>
    <message>
        <source>The database {database} has no room left: the server&apos;s disk is full.</source>
        <translation>La base de datos {database} no tiene espacio: el disco del servidor está lleno.</translation>
    </message>
    <message>
        <source>The database {database} has schema {found}; this station needs {revision}.</source>
        <translation>La base de datos {database} tiene el esquema {found}; esta estación necesita {revision}.</translation>
    </message>
    <message>
        <source>The database {database} is damaged, or is not a database of the station.</source>
        <translation>La base de datos {database} está dañada o no es del puesto.</translation>
    </message>
    <message>
        <source>The database {database} is locked by another program.</source>
        <translation>La base de datos {database} está bloqueada por otro programa.</translation>
    </message>
    <message>
        <source>The database {database} is locked by another station.</source>
        <translation>La base de datos {database} está bloqueada por otra estación.</translation>
    </message>
    <message>
        <source>The database {database} may only be read.</source>
        <translation>La base de datos {database} solo se puede leer.</translation>
    </message>
    <message>
        <source>The database {database} may only be read: the server is a standby.</source>
        <translation>La base de datos {database} es de solo lectura: el servidor es secundario.</translation>
    </message>
    <message>
        <source>The database {database} needs a driver that is not installed ({error}).</source>
        <translation>La base de datos {database} necesita un controlador que no está instalado ({error}).</translation>
    </message>
    <message>
        <source>The database {database} refuses this user or password.</source>
        <translation>La base de datos {database} rechaza este usuario o contraseña.</translation>
    </message>
    <message>
        <source>The database {database} took too long to answer.</source>
        <translation>La base de datos {database} tardó demasiado en responder.</translation>
    </message>
    <message>
        <source>The database {database} was made by a newer version of the station (schema {found}).</source>
        <translation>La base de datos {database} la hizo una versión más nueva del puesto (esquema {found}).</translation>
    </message>
    <message>
        <source>The database {database} was only partly moved to.</source>
        <translation>A la base de datos {database} solo se trasladó una parte.</translation>
    </message>
    <message>
        <source>The escape at character {value} is half of a character: {string}</source>
        <translation>El escape en el carácter {value} es medio carácter: {string}</translation>
    </message>
    <message>
        <source>The escape at character {value} is not known: {string}</source>
        <translation>La secuencia en el carácter {value} no se conoce: {string}</translation>
    </message>
    <message>
        <source>The folder {folder} for the database cannot be made: {problem}.</source>
        <translation>No se puede crear la carpeta {folder} para la base de datos: {problem}.</translation>
    </message>
    <message>
        <source>The folder {path} has no CSV file.</source>
        <translation>La carpeta {path} no tiene ningún archivo CSV.</translation>
    </message>
    <message>
        <source>The internal code of {title}.</source>
        <translation>El código interno de {title}.</translation>
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
        <source>The library for HID scanners cannot be loaded: {error}.</source>
        <translation>No se puede cargar la biblioteca de escáneres HID: {error}.</translation>
    </message>
    <message>
        <source>The links that wait for the server cannot be kept in {path}: {error}.</source>
        <translation>Los vínculos que esperan al servidor no se pueden guardar en {path}: {error}.</translation>
    </message>
    <message>
        <source>The password is too short: {count} characters.</source>
        <translation>La contraseña es demasiado corta: {count} caracteres.</translation>
    </message>
    <message>
        <source>The practice database cannot be kept in {folder}: {problem}.</source>
        <translation>La base de prácticas no se puede guardar en {folder}: {problem}.</translation>
    </message>
    <message>
        <source>The same scan again; counted, not acted on.</source>
        <translation>El mismo escaneo otra vez; se cuenta y no se hace nada más.</translation>
    </message>
    <message>
        <source>The scanner turns all letters into capitals.</source>
        <translation>El escáner pone todas las letras en mayúsculas.</translation>
    </message>
    <message>
        <source>The scanner turns all letters into small ones.</source>
        <translation>El escáner pone todas las letras en minúsculas.</translation>
    </message>
    <message>
        <source>The scanner {usb} is not plugged in {mode}, but there is a {maker} {vid}:{pid} that {does}.</source>
        <translation>El escáner {usb} no está conectado {mode}, pero hay uno de {maker}, {vid}:{pid}, que {does}.</translation>
    </message>
    <message>
        <source>The scanner {usb} is not plugged in {mode}.</source>
        <translation>El escáner {usb} no está conectado {mode}.</translation>
    </message>
    <message>
        <source>The server is away, and this code of ours was not read here before.</source>
        <translation>El servidor no responde y este código nuestro no se leyó aquí antes.</translation>
    </message>
    <message>
        <source>The settings file is written in a way that cannot be changed from here. Nothing was written.</source>
        <translation>El archivo de ajustes está escrito de un modo que no se puede cambiar desde aquí. No se escribió nada.</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read: {error}.</source>
        <translation>El archivo de ajustes {path} no se puede leer: {error}.</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be written: {problem}.</source>
        <translation>El archivo de ajustes {path} no se puede escribir: {problem}.</translation>
    </message>
    <message>
        <source>The settings file {path} was changed by somebody else meanwhile. Nothing was written.</source>
        <translation>Otra persona cambió entretanto el archivo de ajustes {path}. No se escribió nada.</translation>
    </message>
    <message>
        <source>The settings file {wanted} cannot be read: {problem}.</source>
        <translation>El archivo de ajustes {wanted} no se puede leer: {problem}.</translation>
    </message>
    <message>
        <source>The settings file {wanted} has wrong values:
{wrong}</source>
        <translation>El archivo de ajustes {wanted} tiene valores erróneos:
{wrong}</translation>
    </message>
    <message>
        <source>The settings file {wanted} is not TOML: it is nested too deeply.</source>
        <translation>El archivo de ajustes {wanted} no es TOML: está anidado demasiado hondo.</translation>
    </message>
    <message>
        <source>The settings file {wanted} is not TOML: {error}.</source>
        <translation>El archivo de ajustes {wanted} no es TOML: {error}.</translation>
    </message>
    <message>
        <source>The station speaks to PostgreSQL by psycopg 3, not by {driver}.</source>
        <translation>La estación habla con PostgreSQL mediante psycopg 3, no mediante {driver}.</translation>
    </message>
    <message>
        <source>The station tries again; if that does not help, name the port in the settings.</source>
        <translation>El puesto lo intenta otra vez; si no ayuda, indique el puerto en los ajustes.</translation>
    </message>
    <message>
        <source>The stock is wrong</source>
        <translation>Stock erróneo</translation>
    </message>
    <message>
        <source>There are {count} labels or pages, and {suffix} holds one.</source>
        <translation>Hay {count} etiquetas o páginas, y {suffix} solo admite una.</translation>
    </message>
    <message>
        <source>There is a key without a certificate.</source>
        <translation>Hay una clave sin certificado.</translation>
    </message>
    <message>
        <source>There is a token or an operator “{name}” already.</source>
        <translation>Ya hay un token o un operador «{name}».</translation>
    </message>
    <message>
        <source>There is an operator or a token “{name}” already.</source>
        <translation>Ya hay un operador o un token «{name}».</translation>
    </message>
    <message>
        <source>There is no operator “{name}”.</source>
        <translation>No hay ningún operador «{name}».</translation>
    </message>
    <message>
        <source>There is no printer “{name}”.</source>
        <translation>No hay ninguna impresora «{name}».</translation>
    </message>
    <message>
        <source>There is no sheet “{name}”.</source>
        <translation>No hay ninguna hoja «{name}».</translation>
    </message>
    <message>
        <source>There is no token “{name}”.</source>
        <translation>No hay ningún token «{name}».</translation>
    </message>
    <message>
        <source>There is no {ref} in this database. Find the item, or import it.</source>
        <translation>No hay ningún {ref} en esta base de datos. Busque el artículo o impórtelo.</translation>
    </message>
    <message>
        <source>There is nothing to undo at this station.</source>
        <translation>En este puesto no hay nada que deshacer.</translation>
    </message>
    <message>
        <source>These characters are lost: {lost}</source>
        <translation>Se pierden estos caracteres: {lost}</translation>
    </message>
    <message>
        <source>They have lane {lane}</source>
        <translation>Tienen el carril {lane}</translation>
    </message>
    <message>
        <source>They share the lane in front</source>
        <translation>Comparten el carril del frente</translation>
    </message>
    <message>
        <source>This badge signs nobody in: {why}.</source>
        <translation>Esta credencial no abre ninguna sesión: {why}.</translation>
    </message>
    <message>
        <source>This code is printed by the system itself; there is no link to end.</source>
        <translation>Este código lo imprime el propio sistema; no hay vínculo que quitar.</translation>
    </message>
    <message>
        <source>This computer does not tell its serial ports: {error}.</source>
        <translation>Este equipo no dice sus puertos serie: {error}.</translation>
    </message>
    <message>
        <source>This device does not say how its scans are laid out.</source>
        <translation>Este dispositivo no dice cómo son sus escaneos.</translation>
    </message>
    <message>
        <source>This is no full label: scan it again once that is put right.</source>
        <translation>No es una etiqueta completa: escanéela otra vez cuando esté arreglado.</translation>
    </message>
    <message>
        <source>This is no identity of one item: scan the other code on the label.</source>
        <translation>Esto no identifica un artículo: escanee el otro código de la etiqueta.</translation>
    </message>
    <message>
        <source>This is only the end of the test card.</source>
        <translation>Es solo el final de la tarjeta de prueba.</translation>
    </message>
    <message>
        <source>This is the badge of {name}.</source>
        <translation>Esta es la credencial de {name}.</translation>
    </message>
    <message>
        <source>This is the internal code of {ref}, which is not here. Import it.</source>
        <translation>Es el código interno de {ref}, que no está aquí. Impórtelo.</translation>
    </message>
    <message>
        <source>This is the internal code of {title}; it is never linked.</source>
        <translation>Es el código interno de {title}; nunca se vincula.</translation>
    </message>
    <message>
        <source>This user may not open {path}.</source>
        <translation>Este usuario no puede abrir {path}.</translation>
    </message>
    <message>
        <source>Took {codes} off {title}.</source>
        <translation>Se quitaron {codes} de {title}.</translation>
    </message>
    <message>
        <source>Try again in a moment; a long import may be under way. Nothing was changed.</source>
        <translation>Pruebe de nuevo enseguida; quizá hay una importación larga en curso. No se cambió nada.</translation>
    </message>
    <message>
        <source>Try again; nothing was changed.</source>
        <translation>Pruebe de nuevo; no se cambió nada.</translation>
    </message>
    <message>
        <source>Try again; nothing was changed. If it stays, raise statement_timeout (docs/postgresql.md).</source>
        <translation>Pruebe de nuevo; no se cambió nada. Si sigue así, suba statement_timeout (docs/postgresql.md).</translation>
    </message>
    <message>
        <source>Try it or import it again at any time.</source>
        <translation>Pruébelo o impórtelo de nuevo cuando quiera.</translation>
    </message>
    <message>
        <source>Try once more; nothing was changed.</source>
        <translation>Pruebe otra vez; no se cambió nada.</translation>
    </message>
    <message>
        <source>Undo takes it back.</source>
        <translation>Deshacer lo revierte.</translation>
    </message>
    <message>
        <source>Undone: linked again to {title}.</source>
        <translation>Deshecho: vinculado otra vez a {title}.</translation>
    </message>
    <message>
        <source>Undone: moved back from {title}.</source>
        <translation>Deshecho: devuelto desde {title}.</translation>
    </message>
    <message>
        <source>Undone: taken off {title}.</source>
        <translation>Deshecho: quitado de {title}.</translation>
    </message>
    <message>
        <source>Undone: the codes of {title} are as they were before.</source>
        <translation>Deshecho: los códigos de {title} están como antes.</translation>
    </message>
    <message>
        <source>Unlinked from {title}.</source>
        <translation>Desvinculado de {title}.</translation>
    </message>
    <message>
        <source>Update this station, which knows schema {revision}; nothing was changed.</source>
        <translation>Actualice este puesto, que conoce el esquema {revision}; no se ha cambiado nada.</translation>
    </message>
    <message>
        <source>Use 127.0.0.1.</source>
        <translation>Use 127.0.0.1.</translation>
    </message>
    <message>
        <source>What is on the screen may be out of date. Restart the station, and report {logfile}.</source>
        <translation>Lo que se ve puede no estar al día. Reinicie el puesto y comunique {logfile}.</translation>
    </message>
    <message>
        <source>Write 2026-07-01 or 2026-07-01T14:30.</source>
        <translation>Escriba 2026-07-01 o 2026-07-01T14:30.</translation>
    </message>
    <message>
        <source>Write KIND:NUMBER, such as stockitem:12; the kinds are {itemkind}.</source>
        <translation>Escriba KIND:NUMBER, como stockitem:12; los tipos son {itemkind}.</translation>
    </message>
    <message>
        <source>Write WIDTHxHEIGHT in millimetres, each from 10 to 297, such as 57x32.</source>
        <translation>Escriba ANCHOxALTO en milímetros, cada uno de 10 a 297, como 57x32.</translation>
    </message>
    <message>
        <source>Write \x1d for GS, \x1e for RS, \x04 for EOT, \\ for a backslash.</source>
        <translation>Escriba \x1d por GS, \x1e por RS, \x04 por EOT, \\ por una barra inversa.</translation>
    </message>
    <message>
        <source>Write a .pdf, or one label at a time.</source>
        <translation>Escriba un .pdf, o una etiqueta cada vez.</translation>
    </message>
    <message>
        <source>Write each label as a JSON string, such as &quot;[)&gt;\u001e06\u001dQ5&quot;.</source>
        <translation>Escriba cada etiqueta como texto JSON, por ejemplo &quot;[)&gt;\u001e06\u001dQ5&quot;.</translation>
    </message>
    <message>
        <source>Write it like sqlite:////var/lib/station/stock.sqlite.</source>
        <translation>Escríbala así: sqlite:////var/lib/station/stock.sqlite.</translation>
    </message>
    <message>
        <source>Write the URL like postgresql+psycopg://user@host/stock.</source>
        <translation>Escriba la URL así: postgresql+psycopg://user@host/stock.</translation>
    </message>
    <message>
        <source>Write the character itself.</source>
        <translation>Escriba el carácter mismo.</translation>
    </message>
    <message>
        <source>`operator list` names all of them.</source>
        <translation>`operator list` los nombra todos.</translation>
    </message>
    <message>
        <source>`token list` names all of them.</source>
        <translation>`token list` los nombra todos.</translation>
    </message>
    <message>
        <source>a GTIN alone is the same on every box</source>
        <translation>un GTIN solo es igual en todas las cajas</translation>
    </message>
    <message>
        <source>a command card that is damaged or unknown here; print the cards anew</source>
        <translation>una tarjeta de orden dañada o desconocida aquí; imprima las tarjetas de nuevo</translation>
    </message>
    <message>
        <source>a command card: {command}</source>
        <translation>una tarjeta de orden: {command}</translation>
    </message>
    <message>
        <source>a damaged text does not tell one label from another</source>
        <translation>un texto dañado no distingue una etiqueta de otra</translation>
    </message>
    <message>
        <source>a load id stands on one bag only</source>
        <translation>un número de carga está en una sola bolsa</translation>
    </message>
    <message>
        <source>a newer one was made, or its operator is disabled</source>
        <translation>se hizo una más nueva o su operador está desactivado</translation>
    </message>
    <message>
        <source>aim = true in its settings lets codes of several lines survive.</source>
        <translation>Con aim = true en sus ajustes sobreviven los códigos de varias líneas.</translation>
    </message>
    <message>
        <source>an ISO 15434 label whose content is not made of data identifiers; kept as plain text</source>
        <translation>una etiqueta ISO 15434 cuyo contenido no son identificadores de datos; se conserva como texto</translation>
    </message>
    <message>
        <source>an SSCC stands on one package only</source>
        <translation>un SSCC está en un solo bulto</translation>
    </message>
    <message>
        <source>an article number is the same on every box</source>
        <translation>un número de artículo es igual en todas las cajas</translation>
    </message>
    <message>
        <source>an operator badge that was not read in full; scan it again, or have it printed anew</source>
        <translation>una tarjeta de operador que no se leyó entera; escanéela otra vez o haga que la impriman de nuevo</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>otro programa</translation>
    </message>
    <message>
        <source>article number</source>
        <translation>número de artículo</translation>
    </message>
    <message>
        <source>as a HID POS scanner</source>
        <translation>como escáner HID POS</translation>
    </message>
    <message>
        <source>as a keyboard</source>
        <translation>como teclado</translation>
    </message>
    <message>
        <source>as a serial port</source>
        <translation>como puerto serie</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelado</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
    <message>
        <source>command card</source>
        <translation>tarjeta de orden</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>conectado</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>conectando</translation>
    </message>
    <message>
        <source>customer lot</source>
        <translation>lote del cliente</translation>
    </message>
    <message>
        <source>customer order</source>
        <translation>pedido del cliente</translation>
    </message>
    <message>
        <source>customer part</source>
        <translation>pieza del cliente</translation>
    </message>
    <message>
        <source>date code</source>
        <translation>código de fecha</translation>
    </message>
    <message>
        <source>emulates a port that needs a driver by Zebra (Simple COM Port)</source>
        <translation>emula un puerto que necesita un controlador de Zebra (Simple COM Port)</translation>
    </message>
    <message>
        <source>encoding: {encoding}</source>
        <translation>codificación: {encoding}</translation>
    </message>
    <message>
        <source>every box of the product carries the same code</source>
        <translation>todas las cajas del producto llevan el mismo código</translation>
    </message>
    <message>
        <source>expiry</source>
        <translation>caducidad</translation>
    </message>
    <message>
        <source>give a list</source>
        <translation>indique una lista</translation>
    </message>
    <message>
        <source>give a number</source>
        <translation>indique un número</translation>
    </message>
    <message>
        <source>give a smaller number</source>
        <translation>indique un número menor</translation>
    </message>
    <message>
        <source>give a table</source>
        <translation>indique una tabla</translation>
    </message>
    <message>
        <source>give a text</source>
        <translation>indique un texto</translation>
    </message>
    <message>
        <source>give a whole number</source>
        <translation>indique un número entero</translation>
    </message>
    <message>
        <source>give at least {min_length} characters</source>
        <translation>indique al menos {min_length} caracteres</translation>
    </message>
    <message>
        <source>give at most {max_length} characters</source>
        <translation>indique como máximo {max_length} caracteres</translation>
    </message>
    <message>
        <source>give either port or usb</source>
        <translation>indique port o usb, uno de los dos</translation>
    </message>
    <message>
        <source>give less than {lt}</source>
        <translation>indique menos de {lt}</translation>
    </message>
    <message>
        <source>give more than {gt}</source>
        <translation>indique más de {gt}</translation>
    </message>
    <message>
        <source>give one of {expected}</source>
        <translation>indique uno de estos: {expected}</translation>
    </message>
    <message>
        <source>give true or false</source>
        <translation>indique true o false</translation>
    </message>
    <message>
        <source>give {ge} or more</source>
        <translation>indique {ge} o más</translation>
    </message>
    <message>
        <source>give {least} to 300, or 0 for the system&apos;s</source>
        <translation>indique de {least} a 300, o 0 para lo del sistema</translation>
    </message>
    <message>
        <source>give {le} or less</source>
        <translation>indique {le} o menos</translation>
    </message>
    <message>
        <source>group_separator goes with protocol evdev only</source>
        <translation>group_separator solo existe con protocol evdev</translation>
    </message>
    <message>
        <source>in a {language} keyboard layout this stands for {retyped}; set the scanner to this computer&apos;s layout, or use it as a serial device</source>
        <translation>con el teclado {language} esto equivale a {retyped}; ponga en el escáner el teclado de este equipo, o úselo como dispositivo serie</translation>
    </message>
    <message>
        <source>invoice</source>
        <translation>factura</translation>
    </message>
    <message>
        <source>is no scanner but a Zebra computer</source>
        <translation>no es un escáner sino un equipo de Zebra</translation>
    </message>
    <message>
        <source>it carries a DigiKey load id, which stands on one package only</source>
        <translation>lleva un número de carga DigiKey, que está en un solo bulto</translation>
    </message>
    <message>
        <source>it carries a batch and no serial: sister reels may say the same</source>
        <translation>lleva una partida y ningún número de serie: otros carretes pueden decir lo mismo</translation>
    </message>
    <message>
        <source>it carries a lot or a date and no serial: sister boxes may say the same</source>
        <translation>lleva un lote o una fecha y ningún número de serie: otras cajas pueden decir lo mismo</translation>
    </message>
    <message>
        <source>it carries a number of its own (UID)</source>
        <translation>lleva un número propio (UID)</translation>
    </message>
    <message>
        <source>it carries a serial</source>
        <translation>lleva un número de serie</translation>
    </message>
    <message>
        <source>it carries a serial number</source>
        <translation>lleva un número de serie</translation>
    </message>
    <message>
        <source>it carries a {field} and no serial: sister bags may say the same</source>
        <translation>indica {field} y ningún número de serie: otras bolsas pueden decir lo mismo</translation>
    </message>
    <message>
        <source>it carries a {field}, which stands on one package only</source>
        <translation>indica {field}, que está en un solo bulto</translation>
    </message>
    <message>
        <source>it carries an order and no package number: sister bags may say the same</source>
        <translation>lleva un pedido y ningún número de bulto: otras bolsas pueden decir lo mismo</translation>
    </message>
    <message>
        <source>it carries an order and no serial: sister bags may say the same</source>
        <translation>lleva un pedido y ningún número de serie: otras bolsas pueden decir lo mismo</translation>
    </message>
    <message>
        <source>it carries no serial</source>
        <translation>no lleva número de serie</translation>
    </message>
    <message>
        <source>it does not have the form {pattern}</source>
        <translation>no tiene la forma {pattern}</translation>
    </message>
    <message>
        <source>it does nothing here</source>
        <translation>aquí no hace nada</translation>
    </message>
    <message>
        <source>it is a command card of the station</source>
        <translation>es una tarjeta de orden del puesto</translation>
    </message>
    <message>
        <source>it is a company&apos;s own number</source>
        <translation>es un número propio de una empresa</translation>
    </message>
    <message>
        <source>it is an operator&apos;s badge</source>
        <translation>es la tarjeta de un operador</translation>
    </message>
    <message>
        <source>it is longer than {count} bytes.</source>
        <translation>tiene más de {count} bytes.</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>it is the label of a shipment</source>
        <translation>es la etiqueta de un envío</translation>
    </message>
    <message>
        <source>it is the number of a parcel, which is gone when it is unpacked</source>
        <translation>es el número de un paquete, que deja de existir al desempaquetarlo</translation>
    </message>
    <message>
        <source>it is the number that another stock system has given to one lot, place or part</source>
        <translation>es el número que otro sistema de almacén ha dado a un lote, un lugar o una pieza</translation>
    </message>
    <message>
        <source>it is the test card</source>
        <translation>es la tarjeta de prueba</translation>
    </message>
    <message>
        <source>it may be one value of a label only, such as the quantity or a date</source>
        <translation>puede ser un solo valor, como la cantidad o una fecha</translation>
    </message>
    <message>
        <source>it names a part and a quantity only</source>
        <translation>solo indica una pieza y una cantidad</translation>
    </message>
    <message>
        <source>it names a part only: the same code is on every box</source>
        <translation>solo indica una pieza: el mismo código está en todas las cajas</translation>
    </message>
    <message>
        <source>it names an offer at Amazon, the same on every piece</source>
        <translation>indica una oferta de Amazon, la misma en cada pieza</translation>
    </message>
    <message>
        <source>it names no article and no package</source>
        <translation>no indica ni artículo ni bulto</translation>
    </message>
    <message>
        <source>it tells a value only, and no part, lot or serial</source>
        <translation>solo indica un valor, y ninguna pieza, lote ni número de serie</translation>
    </message>
    <message>
        <source>its part</source>
        <translation>su pieza</translation>
    </message>
    <message>
        <source>known</source>
        <translation>conocido</translation>
    </message>
    <message>
        <source>license plate</source>
        <translation>matrícula del bulto</translation>
    </message>
    <message>
        <source>linked in the form {key} {by}</source>
        <translation>vinculado en la forma {key} {by}</translation>
    </message>
    <message>
        <source>linked {by}</source>
        <translation>vinculado {by}</translation>
    </message>
    <message>
        <source>links</source>
        <translation>vínculos</translation>
    </message>
    <message>
        <source>locations</source>
        <translation>ubicaciones</translation>
    </message>
    <message>
        <source>looks like the code of {items}</source>
        <translation>se parece al código de {items}</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>desconectado</translation>
    </message>
    <message>
        <source>lot</source>
        <translation>lote</translation>
    </message>
    <message>
        <source>maker&apos;s own label</source>
        <translation>etiqueta propia del fabricante</translation>
    </message>
    <message>
        <source>manufacturer parts</source>
        <translation>piezas del fabricante</translation>
    </message>
    <message>
        <source>may be a text of its own, or a piece of a label: data identifier {identifier}</source>
        <translation>puede ser un texto propio o un trozo de una etiqueta: identificador de datos {identifier}</translation>
    </message>
    <message>
        <source>mfg date</source>
        <translation>fecha de fabricación</translation>
    </message>
    <message>
        <source>mfg week</source>
        <translation>semana de fabricación</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>faltan</translation>
    </message>
    <message>
        <source>mpn</source>
        <translation>n.º del fabricante</translation>
    </message>
    <message>
        <source>names {ref}, which is not in this database</source>
        <translation>indica {ref}, que no está en esta base de datos</translation>
    </message>
    <message>
        <source>no database has a row with so large a number</source>
        <translation>ninguna base de datos tiene una fila con un número tan grande</translation>
    </message>
    <message>
        <source>no item has the code {key}</source>
        <translation>ningún artículo tiene el código {key}</translation>
    </message>
    <message>
        <source>no linked code looks alike</source>
        <translation>ningún código vinculado se parece</translation>
    </message>
    <message>
        <source>no part has the number {number}</source>
        <translation>ninguna pieza tiene el número {number}</translation>
    </message>
    <message>
        <source>no part, order or serial number is called so</source>
        <translation>ninguna pieza, pedido ni número de serie se llama así</translation>
    </message>
    <message>
        <source>no stock item</source>
        <translation>ningún artículo en existencias</translation>
    </message>
    <message>
        <source>no supplier part has the number {number}</source>
        <translation>ninguna pieza de proveedor tiene el número {number}</translation>
    </message>
    <message>
        <source>nor in the form {alternates}</source>
        <translation>ni en la forma {alternates}</translation>
    </message>
    <message>
        <source>not a command card</source>
        <translation>no es una tarjeta de orden</translation>
    </message>
    <message>
        <source>not one of our own codes</source>
        <translation>no es uno de nuestros códigos</translation>
    </message>
    <message>
        <source>nothing is known of it</source>
        <translation>no se sabe nada de él</translation>
    </message>
    <message>
        <source>nothing is known of its format</source>
        <translation>no se sabe nada de su formato</translation>
    </message>
    <message>
        <source>nothing is sure of it</source>
        <translation>nada en él es seguro</translation>
    </message>
    <message>
        <source>nothing was read</source>
        <translation>no se leyó nada</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>one field of a label, or a text of its own</source>
        <translation>un campo de una etiqueta, o un texto propio</translation>
    </message>
    <message>
        <source>one of our own codes</source>
        <translation>uno de nuestros códigos</translation>
    </message>
    <message>
        <source>order</source>
        <translation>pedido</translation>
    </message>
    <message>
        <source>order {number}</source>
        <translation>pedido {number}</translation>
    </message>
    <message>
        <source>order {title} {note}</source>
        <translation>pedido {title} {note}</translation>
    </message>
    <message>
        <source>our part number {number}</source>
        <translation>nuestra referencia {number}</translation>
    </message>
    <message>
        <source>package id</source>
        <translation>n.º de paquete</translation>
    </message>
    <message>
        <source>packing list</source>
        <translation>albarán</translation>
    </message>
    <message>
        <source>parcel label</source>
        <translation>etiqueta de paquete</translation>
    </message>
    <message>
        <source>part number {number}</source>
        <translation>referencia {number}</translation>
    </message>
    <message>
        <source>parts</source>
        <translation>piezas</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>pick batch and package number (pbn, pdi) stand on one bag only</source>
        <translation>el lote de preparación y el n.º de paquete (pbn, pdi) están en una sola bolsa</translation>
    </message>
    <message>
        <source>placed</source>
        <translation>realizado</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>texto sencillo</translation>
    </message>
    <message>
        <source>purchase order lines</source>
        <translation>líneas de pedido</translation>
    </message>
    <message>
        <source>purchase orders</source>
        <translation>pedidos de compra</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>cantidad</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>devuelto</translation>
    </message>
    <message>
        <source>serial</source>
        <translation>n.º de serie</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>silencio</translation>
    </message>
    <message>
        <source>speaks HID POS</source>
        <translation>habla HID POS</translation>
    </message>
    <message>
        <source>speaks IBM&apos;s language for tills (OEM)</source>
        <translation>habla el lenguaje de IBM para cajas (OEM)</translation>
    </message>
    <message>
        <source>speaks Zebra&apos;s own language (SNAPI)</source>
        <translation>habla el lenguaje propio de Zebra (SNAPI)</translation>
    </message>
    <message>
        <source>stock items</source>
        <translation>artículos en existencias</translation>
    </message>
    <message>
        <source>supplier order</source>
        <translation>pedido del proveedor</translation>
    </message>
    <message>
        <source>supplier part</source>
        <translation>ref. del proveedor</translation>
    </message>
    <message>
        <source>supplier part {number}</source>
        <translation>ref. del proveedor {number}</translation>
    </message>
    <message>
        <source>supplier parts</source>
        <translation>referencias del proveedor</translation>
    </message>
    <message>
        <source>the badge of {name}</source>
        <translation>la credencial de {name}</translation>
    </message>
    <message>
        <source>the check digit of the GTIN or SSCC in it is wrong</source>
        <translation>el dígito de control del GTIN o SSCC es erróneo</translation>
    </message>
    <message>
        <source>the code is a single value, not an identity</source>
        <translation>el código es un solo valor, no identifica nada</translation>
    </message>
    <message>
        <source>the code stands for a shipment, not for one box</source>
        <translation>el código es de un envío, no de una caja</translation>
    </message>
    <message>
        <source>the computer lost some of its keys.</source>
        <translation>el equipo perdió algunas de sus teclas.</translation>
    </message>
    <message>
        <source>the internal code of {ref}</source>
        <translation>el código interno de {ref}</translation>
    </message>
    <message>
        <source>the label disagrees: {fields}</source>
        <translation>la etiqueta no coincide: {fields}</translation>
    </message>
    <message>
        <source>the scanner typed a key that stands for no character; if it is its GS, name it as group_separator below [keyboard] in the settings.</source>
        <translation>el escáner tecleó una tecla que no es ningún carácter; si es su GS, indíquela como group_separator en [keyboard] de los ajustes.</translation>
    </message>
    <message>
        <source>the scanner typed a key that stands for no character; if it is its GS, name it as group_separator of this [[device]] in the settings.</source>
        <translation>el escáner tecleó una tecla que no es ningún carácter; si es su GS, indíquela como group_separator de este [[device]] en los ajustes.</translation>
    </message>
    <message>
        <source>the scanner typed more than {count} characters.</source>
        <translation>el escáner tecleó más de {count} caracteres.</translation>
    </message>
    <message>
        <source>the scanner was disconnected while it sent.</source>
        <translation>el escáner se desconectó mientras enviaba.</translation>
    </message>
    <message>
        <source>the separators (FNC1, sent as GS) of this GS1 code were lost, so that lot and serial run into what follows; set the scanner to send GS, and scan it again</source>
        <translation>se perdieron los separadores (FNC1, enviados como GS) de este código GS1, y lote y número de serie se mezclan con lo siguiente; haga que el escáner envíe GS y escanéelo otra vez</translation>
    </message>
    <message>
        <source>the separators (GS) of this ISO 15434 label arrived as other characters; set the scanner to send control characters, and scan it again</source>
        <translation>los separadores (GS) de esta etiqueta ISO 15434 llegaron como otros caracteres; haga que el escáner envíe caracteres de control y escanéela otra vez</translation>
    </message>
    <message>
        <source>the separators (GS) of this label were lost; set the scanner to send control characters (GS, RS, EOT)</source>
        <translation>se perdieron los separadores (GS) de esta etiqueta; haga que el escáner envíe caracteres de control (GS, RS, EOT)</translation>
    </message>
    <message>
        <source>the spaces of this TME label were lost, so that its fields run into each other</source>
        <translation>se perdieron los espacios de esta etiqueta TME y sus campos se mezclan</translation>
    </message>
    <message>
        <source>the station was closed while the scanner sent.</source>
        <translation>el puesto se cerró mientras el escáner enviaba.</translation>
    </message>
    <message>
        <source>the text alone names {called}</source>
        <translation>el texto solo ya indica {called}</translation>
    </message>
    <message>
        <source>the text is damaged: {damage}</source>
        <translation>el texto está dañado: {damage}</translation>
    </message>
    <message>
        <source>there is nothing of this name</source>
        <translation>no hay nada con este nombre</translation>
    </message>
    <message>
        <source>this is JSON, but no string.</source>
        <translation>es JSON, pero no un texto.</translation>
    </message>
    <message>
        <source>this is a piece of an InvenTree code; scan it again, and give the scanner time between codes</source>
        <translation>es un trozo de un código de InvenTree; escanéelo otra vez y dé tiempo al escáner entre códigos</translation>
    </message>
    <message>
        <source>this is not JSON ({error}).</source>
        <translation>no es JSON ({error}).</translation>
    </message>
    <message>
        <source>this is what a scanner sends when it reads nothing; scan the label again</source>
        <translation>es lo que envía un escáner cuando no lee nada; escanee la etiqueta otra vez</translation>
    </message>
    <message>
        <source>this looks like an SSCC, and its check digit is wrong</source>
        <translation>parece un SSCC y su dígito de control es erróneo</translation>
    </message>
    <message>
        <source>this starts like GS1 and is none: {error}</source>
        <translation>empieza como GS1 y no lo es: {error}</translation>
    </message>
    <message>
        <source>this would be an internal code but for the “{extra}” at its end, perhaps the check character of Code 39; print the label without it, or set the scanner to take it off</source>
        <translation>sería un código interno sin el «{extra}» del final, quizá el carácter de control de Code 39; imprima la etiqueta sin él o haga que el escáner lo quite</translation>
    </message>
    <message>
        <source>to {ref} by {operator} at {station}</source>
        <translation>a {ref} por {operator} en {station}</translation>
    </message>
    <message>
        <source>too many texts start with P for it to be taken for a part number</source>
        <translation>demasiados textos empiezan por P para tomarlo por una referencia</translation>
    </message>
    <message>
        <source>two devices have the {what} {twice}</source>
        <translation>dos dispositivos tienen el mismo {what}: {twice}</translation>
    </message>
    <message>
        <source>types like a keyboard</source>
        <translation>teclea como un teclado</translation>
    </message>
    <message>
        <source>with protocol {protocol}, feedback may be one of {fitting}</source>
        <translation>con protocol {protocol}, feedback puede ser uno de estos: {fitting}</translation>
    </message>
    <message>
        <source>without a load id, it names a part only</source>
        <translation>sin número de carga solo indica una pieza</translation>
    </message>
    <message>
        <source>{count} characters read; {damage}</source>
        <translation>{count} caracteres leídos; {damage}</translation>
    </message>
    <message>
        <source>{count} characters read; {words}</source>
        <translation>{count} caracteres leídos; {words}</translation>
    </message>
    <message>
        <source>{count} codes</source>
        <translation>{count} códigos</translation>
    </message>
    <message>
        <source>{count} have this name. Tell them apart: {choices}.</source>
        <translation>{count} tienen este nombre. Distíngalos: {choices}.</translation>
    </message>
    <message>
        <source>{count} scanners are {usb}.</source>
        <translation>{count} escáneres son {usb}.</translation>
    </message>
    <message>
        <source>{count} stations of this name run on this computer already.</source>
        <translation>{count} puestos con este nombre funcionan ya en este equipo.</translation>
    </message>
    <message>
        <source>{count} stock items agree in part</source>
        <translation>{count} artículos en existencias coinciden en parte</translation>
    </message>
    <message>
        <source>{count}, first {ref}: {agreeing}</source>
        <translation>{count}, primero {ref}: {agreeing}</translation>
    </message>
    <message>
        <source>{field} {label} on the label, {item} in stock</source>
        <translation>{field} {label} en la etiqueta, {item} en existencias</translation>
    </message>
    <message>
        <source>{field} {value} = same</source>
        <translation>{field} {value} = igual</translation>
    </message>
    <message>
        <source>{file}, line {number}, column {column}: {reason}</source>
        <translation>{file}, línea {number}, columna {column}: {reason}</translation>
    </message>
    <message>
        <source>{lost}, and scan it again</source>
        <translation>{lost}, y escanéela otra vez</translation>
    </message>
    <message>
        <source>{ms} ms of silence</source>
        <translation>{ms} ms de silencio</translation>
    </message>
    <message>
        <source>{name} arrives as it is.</source>
        <translation>{name} llega como es.</translation>
    </message>
    <message>
        <source>{name} arrives as “{got}”.</source>
        <translation>{name} llega como «{got}».</translation>
    </message>
    <message>
        <source>{name} cannot be a name.</source>
        <translation>{name} no puede ser un nombre.</translation>
    </message>
    <message>
        <source>{name} ends the scan, although it belongs to many labels.</source>
        <translation>{name} termina el escaneo, aunque forma parte de muchas etiquetas.</translation>
    </message>
    <message>
        <source>{name} is lost on the way.</source>
        <translation>{name} se pierde por el camino.</translation>
    </message>
    <message>
        <source>{name} is written out as “{got}”.</source>
        <translation>{name} se escribe como «{got}».</translation>
    </message>
    <message>
        <source>{path} cannot be read: {problem}.</source>
        <translation>{path} no se puede leer: {problem}.</translation>
    </message>
    <message>
        <source>{path} cannot be used for a scanner: {said}.</source>
        <translation>{path} no sirve para un escáner: {said}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {problem}.</source>
        <translation>{path} no se puede escribir: {problem}.</translation>
    </message>
    <message>
        <source>{path} does not answer: {said}.</source>
        <translation>{path} no responde: {said}.</translation>
    </message>
    <message>
        <source>{path} has no column {missing}, which {name} need.</source>
        <translation>{path} no tiene la columna {missing}, que {name} necesitan.</translation>
    </message>
    <message>
        <source>{path} has no report for beeps.</source>
        <translation>{path} no tiene informe para pitidos.</translation>
    </message>
    <message>
        <source>{path} is gone.</source>
        <translation>{path} ya no está.</translation>
    </message>
    <message>
        <source>{path} is in use by {programs}.</source>
        <translation>{path} lo está usando {programs}.</translation>
    </message>
    <message>
        <source>{path} is in use, most likely by {programs}.</source>
        <translation>{path} lo está usando, probablemente, {programs}.</translation>
    </message>
    <message>
        <source>{path} is no file that can be imported: its titles are {titles}.</source>
        <translation>{path} no es un archivo que se pueda importar: sus títulos son {titles}.</translation>
    </message>
    <message>
        <source>{path} is not there.</source>
        <translation>{path} no está.</translation>
    </message>
    <message>
        <source>{path} takes no feedback: {error}.</source>
        <translation>{path} no acepta avisos: {error}.</translation>
    </message>
    <message>
        <source>{path}, after line {number}: this is not CSV in UTF-8 ({error}).</source>
        <translation>{path}, tras la línea {number}: no es CSV en UTF-8 ({error}).</translation>
    </message>
    <message>
        <source>{path}, line {number}: there is no label in it.</source>
        <translation>{path}, línea {number}: no hay ninguna etiqueta.</translation>
    </message>
    <message>
        <source>{path}, line {number}: {count} cells under {titles} titles.</source>
        <translation>{path}, línea {number}: {count} celdas bajo {titles} títulos.</translation>
    </message>
    <message>
        <source>{path}, line {number}: {title}</source>
        <translation>{path}, línea {number}: {title}</translation>
    </message>
    <message>
        <source>{pk} was there before</source>
        <translation>{pk} ya apareció antes</translation>
    </message>
    <message>
        <source>{reason} (found “{input}”)</source>
        <translation>{reason} (dice «{input}»)</translation>
    </message>
    <message>
        <source>{title} has a code already. Add this one to it, or replace what it has.</source>
        <translation>{title} ya tiene un código. Añada este o reemplace el que tiene.</translation>
    </message>
    <message>
        <source>{title} has no linked code.</source>
        <translation>{title} no tiene ningún código vinculado.</translation>
    </message>
    <message>
        <source>{title} has this code now and no other.</source>
        <translation>{title} tiene ahora este código y ningún otro.</translation>
    </message>
    <message>
        <source>{words} known</source>
        <translation>{words} conocido</translation>
    </message>
    <message>
        <source>{words} not known</source>
        <translation>{words} desconocido</translation>
    </message>
    <message>
        <source>“{database}” is not a database URL.</source>
        <translation>«{database}» no es una URL de base de datos.</translation>
    </message>
    <message>
        <source>“{host}” is no address of this computer.</source>
        <translation>«{host}» no es una dirección de este equipo.</translation>
    </message>
    <message>
        <source>“{name}” does not tell its format.</source>
        <translation>«{name}» no dice su formato.</translation>
    </message>
    <message>
        <source>“{path}” does not say in which form the test card is wanted.</source>
        <translation>«{path}» no dice en qué forma se quiere la tarjeta de prueba.</translation>
    </message>
    <message>
        <source>“{text}” as {names} cannot be read back at {dpi} dpi.</source>
        <translation>«{text}» como {names} no se puede leer a {dpi} dpi.</translation>
    </message>
    <message>
        <source>“{text}” as {names} does not fit a label of {size} mm at {dpi} dpi.</source>
        <translation>«{text}» como {names} no cabe en una etiqueta de {size} mm a {dpi} dpi.</translation>
    </message>
    <message>
        <source>“{text}” cannot be drawn as {names}: {error}</source>
        <translation>«{text}» no se puede dibujar como {names}: {error}</translation>
    </message>
    <message>
        <source>“{text}” does not name an item.</source>
        <translation>«{text}» no indica ningún artículo.</translation>
    </message>
    <message>
        <source>“{text}” is no day and no time.</source>
        <translation>«{text}» no es un día ni una hora.</translation>
    </message>
    <message>
        <source>“{text}” is not the size of a label.</source>
        <translation>«{text}» no es el tamaño de una etiqueta.</translation>
    </message>
    <message>
        <source>“{value}” takes no print job.</source>
        <translation>«{value}» no acepta trabajos de impresión.</translation>
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
        <source>Choose its item: F2, type, arrow down. F1 tells why it is unknown.</source>
        <translation>Elija su artículo: F2, escribir, flecha abajo. F1 dice por qué es desconocido.</translation>
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
        <source>BADGE</source>
        <translation>CREDENCIAL</translation>
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
        <source>Choose its item, F2, and F3 keeps the link. Or wait: it is looked up again by itself.</source>
        <translation>Elija su artículo con F2 y F3 guarda el vínculo. O espere: se vuelve a buscar solo.</translation>
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
        <source>F3 links it with a reason. F2, type, arrow down chooses another item. Esc drops it.</source>
        <translation>F3 lo vincula con un motivo. F2, escribir, flecha abajo elige otro artículo. Esc lo descarta.</translation>
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
        <source>F5 to F7 choose what it may belong to. F3 links it with a reason. Esc drops it.</source>
        <translation>F5 a F7 eligen a qué puede pertenecer. F3 lo vincula con un motivo. Esc lo descarta.</translation>
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
        <source>F8 parks it.</source>
        <translation>F8 lo aparca.</translation>
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
        <source>It may be {items}: {keys}. Or F2, type, arrow down.</source>
        <translation>Puede ser {items}: {keys}. O F2, escribir, flecha abajo.</translation>
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
        <source>LOCKED</source>
        <translation>BLOQUEADO</translation>
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
        <source>Nobody is signed in.{held}</source>
        <translation>No hay nadie con sesión.{held}</translation>
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
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Purchase order</source>
        <translation>Pedido de compra</translation>
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
        <source>SIGNED IN</source>
        <translation>SESIÓN INICIADA</translation>
    </message>
    <message>
        <source>SIGNED OUT</source>
        <translation>SESIÓN CERRADA</translation>
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
        <source>Scan another code of the label, or F3 links this one with a reason. Esc drops it.</source>
        <translation>Escanee otro código de la etiqueta, o F3 vincula este con un motivo. Esc lo descarta.</translation>
    </message>
    <message>
        <source>Scan the label of {item}.</source>
        <translation>Escanee la etiqueta de {item}.</translation>
    </message>
    <message>
        <source>Scan your badge, or F10: name and password. Scans are kept meanwhile.</source>
        <translation>Escanee su credencial, o F10: nombre y contraseña. Mientras, los escaneos se guardan.</translation>
    </message>
    <message>
        <source>It needs somebody who {needs}.</source>
        <translation>Hace falta alguien con este permiso: {needs}.</translation>
    </message>
    <message>
        <source>Not done: it needs somebody who {needs}.</source>
        <translation>No se hizo. Hace falta alguien con este permiso: {needs}.</translation>
    </message>
    <message>
        <source>Scanned meanwhile: {count}. Codes that nobody knows are parked{key}.</source>
        <translation>Escaneado mientras tanto: {count}. Los códigos desconocidos están aparcados{key}.</translation>
    </message>
    <message>
        <source>Shipment</source>
        <translation>Envío</translation>
    </message>
    <message>
        <source>Sign in first: scan your badge, or F10.</source>
        <translation>Primero inicie sesión: escanee su credencial o F10.</translation>
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
        <source>The same badge again signs out.</source>
        <translation>La misma credencial otra vez cierra la sesión.</translation>
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
        <source>This badge signs nobody in. Scan it again, or have a new one made.</source>
        <translation>Esta credencial no abre ninguna sesión. Escanéela otra vez o pida una nueva.</translation>
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
        <source>may do everything</source>
        <translation>puede todo</translation>
    </message>
    <message>
        <source>may link</source>
        <translation>puede vincular</translation>
    </message>
    <message>
        <source>may link with a reason</source>
        <translation>puede vincular con motivo</translation>
    </message>
    <message>
        <source>may look</source>
        <translation>puede consultar</translation>
    </message>
    <message>
        <source>may move and replace</source>
        <translation>puede mover y sustituir</translation>
    </message>
    <message>
        <source>may park</source>
        <translation>puede aparcar</translation>
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
        <source>{operator}: {role}{held}</source>
        <translation>{operator}: {role}{held}</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
</context>
</TS>
