<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>This check costs nothing.</source>
        <translation>Diese Prüfung kostet nichts.</translation>
    </message>
    <message>
        <source>There is no key for {name} yet.</source>
        <translation>Für {name} gibt es noch keinen Schlüssel.</translation>
    </message>
    <message>
        <source>What goes to {origin} can be read on the way. A key is only sent to https://.</source>
        <translation>Was an {origin} geht, kann unterwegs gelesen werden. Ein Schlüssel wird nur an https:// gesendet.</translation>
    </message>
    <message>
        <source>There is no address yet.</source>
        <translation>Es gibt noch keine Adresse.</translation>
    </message>
    <message numerus="yes">
        <source>{n} models</source>
        <translation>
            <numerusform>{n} Modell</numerusform>
            <numerusform>{n} Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Works. {count}. Answered in {seconds:.1f} s.</source>
        <translation>Funktioniert. {count}. Antwort nach {seconds:.1f} s.</translation>
    </message>
    <message>
        <source>Works. {count}. Answered at once.</source>
        <translation>Funktioniert. {count}. Antwort sofort.</translation>
    </message>
    <message>
        <source>But there is no model yet. Fetch one in {name} first, then check again.</source>
        <translation>Es gibt aber noch kein Modell. Laden Sie erst eines in {name}, dann prüfen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Type the name of your deployment as the model: Azure does not tell which there are.</source>
        <translation>Geben Sie den Namen Ihrer Bereitstellung als Modell ein: Azure verrät nicht, welche es gibt.</translation>
    </message>
    <message>
        <source>It answers, but cannot be checked for free. Send a test message to be sure.</source>
        <translation>Der Dienst antwortet, lässt sich aber nicht kostenlos prüfen. Eine Testnachricht schafft Gewissheit.</translation>
    </message>
    <message>
        <source>{name} was reached.</source>
        <translation>{name} wurde erreicht.</translation>
    </message>
    <message>
        <source>{host} shows a web page here, not an AI service.</source>
        <translation>Unter {host} steht eine Webseite, kein KI-Dienst.</translation>
    </message>
    <message>
        <source>{host} answers, but not as an AI service.</source>
        <translation>{host} antwortet, aber nicht als KI-Dienst.</translation>
    </message>
    <message>
        <source>Its address often ends in /v1.</source>
        <translation>Die Adresse endet oft mit /v1.</translation>
    </message>
    <message>
        <source>this service</source>
        <translation>dieser Dienst</translation>
    </message>
    <message>
        <source>{name} wants a key.</source>
        <translation>{name} verlangt einen Schlüssel.</translation>
    </message>
    <message>
        <source>This looks like a key of {name}.</source>
        <translation>Das sieht nach einem Schlüssel von {name} aus.</translation>
    </message>
    <message>
        <source>{name} does not accept it.</source>
        <translation>{name} nimmt ihn nicht an.</translation>
    </message>
    <message>
        <source>A new key can take a minute to begin to work.</source>
        <translation>Ein neuer Schlüssel funktioniert manchmal erst nach einer Minute.</translation>
    </message>
    <message>
        <source>Start it, then check again.</source>
        <translation>Starten Sie ihn, dann prüfen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Check the address, and whether this computer is online.</source>
        <translation>Prüfen Sie die Adresse und ob dieser Computer online ist.</translation>
    </message>
    <message>
        <source>The key itself is right.</source>
        <translation>Der Schlüssel selbst stimmt.</translation>
    </message>
    <message>
        <source>Nothing is kept here, so nothing can be put back.</source>
        <translation>Hier wird nichts aufbewahrt, also kann nichts wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>The backup {name} is damaged itself. Nothing was changed.</source>
        <translation>Die Sicherung {name} ist selbst beschädigt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>What was there is kept as {name}.</source>
        <translation>Was vorher da war, liegt als {name} bereit.</translation>
    </message>
    <message>
        <source>The history is that of {at} again.</source>
        <translation>Der Verlauf ist wieder der vom {at}.</translation>
    </message>
    <message>
        <source>New conversations are kept only until you quit.</source>
        <translation>Neue Gespräche bleiben nur bis zum Beenden erhalten.</translation>
    </message>
    <message>
        <source>The history could not be read. It was put aside as {name}; nothing was deleted.</source>
        <translation>Der Verlauf konnte nicht gelesen werden. Er wurde als {name} beiseitegelegt; nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>The backup of {at} takes its place.</source>
        <translation>Die Sicherung vom {at} tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>The history was written by a newer version of Understudy and was left alone.</source>
        <translation>Der Verlauf wurde von einer neueren Version von Understudy geschrieben und blieb unberührt.</translation>
    </message>
    <message>
        <source>The history is damaged in places. What can be read is shown, and no backup was replaced.</source>
        <translation>Der Verlauf ist stellenweise beschädigt. Was lesbar ist, wird gezeigt, und keine Sicherung wurde ersetzt.</translation>
    </message>
    <message>
        <source>The disk is full, so {name} could not be saved. What was there before is kept.</source>
        <translation>Der Datenträger ist voll, deshalb konnte {name} nicht gespeichert werden. Was vorher da war, ist noch da.</translation>
    </message>
    <message>
        <source>{name} cannot be written where it lies.</source>
        <translation>{name} lässt sich an seinem Ort nicht beschreiben.</translation>
    </message>
    <message>
        <source>Another program is using the history. Try again in a moment.</source>
        <translation>Ein anderes Programm benutzt den Verlauf. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The history {name} could not be used.</source>
        <translation>Der Verlauf {name} konnte nicht benutzt werden.</translation>
    </message>
    <message>
        <source>There is already a profile called “{name}”.</source>
        <translation>Es gibt schon ein Profil namens „{name}“.</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} Kopie</translation>
    </message>
    <message>
        <source>There is already a backend called “{name}”.</source>
        <translation>Es gibt schon einen Dienst namens „{name}“.</translation>
    </message>
    <message>
        <source>{names} use the same key. When it is refused or its credit is used up, {they} fail.</source>
        <translation>{names} benutzen denselben Schlüssel. Wird er abgelehnt oder ist sein Guthaben verbraucht, fallen {they} aus.</translation>
    </message>
    <message>
        <source>{names} are at the same address. When it is down, {they} fail.</source>
        <translation>{names} haben dieselbe Adresse. Ist sie nicht erreichbar, fallen {they} aus.</translation>
    </message>
    <message>
        <source>{remote} both need the internet. Only {local} can answer when the network is away.</source>
        <translation>{remote} brauchen beide das Internet. Nur {local} kann antworten, wenn das Netz weg ist.</translation>
    </message>
    <message>
        <source>{remote} all need the internet. Only {local} can answer when the network is away.</source>
        <translation>{remote} brauchen alle das Internet. Nur {local} kann antworten, wenn das Netz weg ist.</translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>{path} is larger than expected ({limit} KiB) and was left alone.</source>
        <translation>{path} ist größer als erwartet ({limit} KiB) und blieb unberührt.</translation>
    </message>
    <message>
        <source>{parent} is on a disk that can only be read, so {name} could not be saved.</source>
        <translation>{parent} liegt auf einem Datenträger, der nur gelesen werden kann; {name} konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>This account may not use {path}. Check the permissions of that folder.</source>
        <translation>Dieses Konto darf {path} nicht benutzen. Prüfen Sie die Rechte dieses Ordners.</translation>
    </message>
    <message>
        <source>{path} cannot be used: a file stands where a folder should be, or the other way round.</source>
        <translation>{path} lässt sich nicht benutzen: Wo ein Ordner sein sollte, liegt eine Datei, oder umgekehrt.</translation>
    </message>
    <message>
        <source>{path} could not be used: {rest}.</source>
        <translation>{path} konnte nicht benutzt werden: {rest}.</translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation>Grund unbekannt</translation>
    </message>
    <message>
        <source>so the key cannot be read. The key is still there.</source>
        <translation>deshalb kann der Schlüssel nicht gelesen werden. Er ist noch da.</translation>
    </message>
    <message>
        <source>so the key cannot be saved there.</source>
        <translation>deshalb kann der Schlüssel dort nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>so the key cannot be deleted. It is still there.</source>
        <translation>deshalb kann der Schlüssel nicht gelöscht werden. Er ist noch da.</translation>
    </message>
    <message>
        <source>This computer has no key ring that could keep keys. Install GNOME Keyring or KWallet, or use a variable.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund für Schlüssel. Installieren Sie GNOME Keyring oder KWallet, oder benutzen Sie eine Variable.</translation>
    </message>
    <message>
        <source>The key ring took the key but did not give it back, so it may not be saved.</source>
        <translation>Der Schlüsselbund nahm den Schlüssel an, gab ihn aber nicht zurück; vielleicht ist er nicht gespeichert.</translation>
    </message>
    <message>
        <source>so the key may not have been saved.</source>
        <translation>deshalb ist der Schlüssel vielleicht nicht gespeichert.</translation>
    </message>
    <message>
        <source>so the key may still be there.</source>
        <translation>deshalb ist der Schlüssel vielleicht noch da.</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>antwortet nicht</translation>
    </message>
    <message>
        <source>This is too long for the key ring, which takes {MAX_ENTRY:,} characters at most.</source>
        <translation>Das ist zu lang für den Schlüsselbund, der höchstens {MAX_ENTRY:,} Zeichen fasst.</translation>
    </message>
    <message>
        <source>forgets every key</source>
        <translation>vergisst jeden Schlüssel</translation>
    </message>
    <message>
        <source>keeps keys in a file where others can read them</source>
        <translation>bewahrt Schlüssel in einer Datei auf, die andere lesen können</translation>
    </message>
    <message>
        <source>is not known to keep keys safely</source>
        <translation>ist nicht als sicherer Ort für Schlüssel bekannt</translation>
    </message>
    <message>
        <source>The key ring set up here, {module}.{name}, {why}. It is not used for keys.</source>
        <translation>Der hier eingerichtete Schlüsselbund, {module}.{name}, {why}. Für Schlüssel wird er nicht benutzt.</translation>
    </message>
    <message>
        <source>is locked</source>
        <translation>ist gesperrt</translation>
    </message>
    <message>
        <source>could not be used just now</source>
        <translation>konnte gerade nicht benutzt werden</translation>
    </message>
    <message>
        <source>Your key ring {why}, {consequence}</source>
        <translation>Ihr Schlüsselbund {why}, {consequence}</translation>
    </message>
    <message>
        <source>There is no key in what was pasted.</source>
        <translation>Im Eingefügten ist kein Schlüssel.</translation>
    </message>
    <message>
        <source>This does not look like a key: it holds characters that no key has.</source>
        <translation>Das sieht nicht nach einem Schlüssel aus: Es enthält Zeichen, die kein Schlüssel hat.</translation>
    </message>
    <message>
        <source>This is too long for a key. Keys have {MAX_KEY:,} characters at most.</source>
        <translation>Das ist zu lang für einen Schlüssel. Schlüssel haben höchstens {MAX_KEY:,} Zeichen.</translation>
    </message>
    <message>
        <source>The key of {name} was saved for {bound}. It is not sent to {origin} until you agree.</source>
        <translation>Der Schlüssel von {name} wurde für {bound} gespeichert. An {origin} geht er erst, wenn Sie zustimmen.</translation>
    </message>
    <message>
        <source>What goes to {origin} can be read on the way. The key of {name} is not sent there until you agree.</source>
        <translation>Was an {origin} geht, kann unterwegs gelesen werden. Der Schlüssel von {name} geht erst dorthin, wenn Sie zustimmen.</translation>
    </message>
    <message>
        <source>The profile {name} has no backend that could be asked: all are deleted or off.</source>
        <translation>Das Profil {name} hat keinen Dienst, der gefragt werden könnte: Alle sind gelöscht oder aus.</translation>
    </message>
    <message>
        <source>There is no profile or backend called {name!r}. </source>
        <translation>Es gibt kein Profil und keinen Dienst namens {name!r}. </translation>
    </message>
    <message>
        <source>There are: {there}.</source>
        <translation>Es gibt: {there}.</translation>
    </message>
    <message>
        <source>None has been saved yet.</source>
        <translation>Noch ist nichts gespeichert.</translation>
    </message>
    <message>
        <source> at {where}</source>
        <translation> bei {where}</translation>
    </message>
    <message>
        <source>{path} could not be understood{place}. It was left exactly as it is; nothing was changed.</source>
        <translation>{path} ist nicht zu verstehen{place}. Die Datei blieb genau, wie sie ist; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{name}: these settings have no place here: {left}.</source>
        <translation>{name}: Diese Einstellungen haben hier keinen Platz: {left}.</translation>
    </message>
    <message>
        <source>{name}: {field} was {value!r}, which cannot be used; it is as usual.</source>
        <translation>{name}: {field} war {value!r}, das geht nicht; es gilt das Übliche.</translation>
    </message>
    <message>
        <source>{name} holds names that no profile has. It was not read.</source>
        <translation>{name} enthält Namen, die kein Profil hat. Die Datei wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>{name} was damaged by the program that wrote it: it names no members. Make the profile again there.</source>
        <translation>{name} wurde von dem Programm beschädigt, das es schrieb: Es nennt keine Mitglieder. Legen Sie das Profil dort neu an.</translation>
    </message>
    <message>
        <source>{name} names no provider, so it cannot be used.</source>
        <translation>{name} nennt keinen Anbieter und ist deshalb nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>{name}: its member “{member}” was not among the files. Choose both, or add it by hand.</source>
        <translation>{name}: Das Mitglied „{member}“ war nicht unter den Dateien. Wählen Sie beide, oder fügen Sie es von Hand hinzu.</translation>
    </message>
    <message>
        <source>{name}: “{said}” is not a service known here. Enter its address in the editor.</source>
        <translation>{name}: „{said}“ ist hier kein bekannter Dienst. Tragen Sie seine Adresse im Editor ein.</translation>
    </message>
    <message>
        <source>{name}: it signed in through a web page, which is not possible here. Add a key.</source>
        <translation>{name}: Die Anmeldung lief über eine Webseite, das geht hier nicht. Fügen Sie einen Schlüssel hinzu.</translation>
    </message>
    <message>
        <source>{name}: its key lies in a file of its own, which is not read. Paste the key in the editor.</source>
        <translation>{name}: Der Schlüssel liegt in einer eigenen Datei, die nicht gelesen wird. Fügen Sie ihn im Editor ein.</translation>
    </message>
    <message>
        <source>{name}: its key is kept by llxprt-code as “{kept}”. Paste it here once.</source>
        <translation>{name}: llxprt-code bewahrt den Schlüssel als „{kept}“ auf. Fügen Sie ihn hier einmal ein.</translation>
    </message>
    <message>
        <source>A key must not stand in a file. Put it into the key ring (understudy key set NAME) and write {&quot;keyring&quot;: &quot;NAME&quot;}, or name an environment variable: {&quot;env&quot;: &quot;VARIABLE&quot;}.</source>
        <translation>Ein Schlüssel darf nicht in einer Datei stehen. Legen Sie ihn in den Schlüsselbund (understudy key set NAME) und schreiben Sie {&quot;keyring&quot;: &quot;NAME&quot;}, oder nennen Sie eine Umgebungsvariable: {&quot;env&quot;: &quot;VARIABLE&quot;}.</translation>
    </message>
    <message>
        <source>$.version is missing; it must be 1.</source>
        <translation>$.version fehlt; dort muss 1 stehen.</translation>
    </message>
    <message>
        <source>$.version is {short}; this program reads version 1.</source>
        <translation>$.version ist {short}; dieses Programm liest Version 1.</translation>
    </message>
    <message>
        <source>{place} is not known and was kept as it is.</source>
        <translation>{place} ist nicht bekannt und blieb, wie es ist.</translation>
    </message>
    <message>
        <source>The file is over 1 MiB; a profile is never that long.</source>
        <translation>Die Datei ist größer als 1 MiB; so lang ist kein Profil.</translation>
    </message>
    <message>
        <source>The file is not text in UTF-8.</source>
        <translation>Die Datei ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>The file is not JSON: line {lineno}, column {colno}.</source>
        <translation>Die Datei ist kein JSON: Zeile {lineno}, Spalte {colno}.</translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation>Die Datei ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>The file must hold one JSON object, { … }.</source>
        <translation>Die Datei muss ein einziges JSON-Objekt enthalten, { … }.</translation>
    </message>
    <message>
        <source>{twice} stands twice in one object; which one counts is not clear.</source>
        <translation>{twice} steht zweimal in einem Objekt; welches gilt, ist unklar.</translation>
    </message>
    <message>
        <source>{name} is not a number that JSON knows.</source>
        <translation>{name} ist keine Zahl, die JSON kennt.</translation>
    </message>
    <message>
        <source>{place} is missing.</source>
        <translation>{place} fehlt.</translation>
    </message>
    <message>
        <source>{place} is {value}: {said}.</source>
        <translation>{place} ist {value}: {said}.</translation>
    </message>
    <message>
        <source>{code!r} is not a status: use a number from 100 to 599, &quot;5xx&quot; or &quot;500-599&quot;</source>
        <translation>{code!r} ist kein Status: Möglich sind Zahlen von 100 bis 599, &quot;5xx&quot; oder &quot;500-599&quot;</translation>
    </message>
    <message>
        <source>must be &quot;failover&quot; or &quot;roundrobin&quot;</source>
        <translation>muss &quot;failover&quot; oder &quot;roundrobin&quot; sein</translation>
    </message>
    <message>
        <source>must be {&quot;keyring&quot;: NAME} or {&quot;env&quot;: VARIABLE}</source>
        <translation>muss {&quot;keyring&quot;: NAME} oder {&quot;env&quot;: VARIABLE} sein</translation>
    </message>
    <message numerus="yes">
        <source>policy {policy} needs at least {n} backends</source>
        <translation>
            <numerusform>das Verfahren {policy} braucht mindestens {n} Dienst</numerusform>
            <numerusform>das Verfahren {policy} braucht mindestens {n} Dienste</numerusform>
        </translation>
    </message>
    <message>
        <source>two backends are called {twice!r}; names must differ within a profile</source>
        <translation>zwei Dienste heißen {twice!r}; in einem Profil müssen die Namen verschieden sein</translation>
    </message>
    <message>
        <source>{name} speaks a protocol that this version of Understudy does not know yet.</source>
        <translation>{name} spricht ein Protokoll, das diese Version von Understudy noch nicht kennt.</translation>
    </message>
    <message>
        <source>This address sends on to {host}.</source>
        <translation>Diese Adresse verweist weiter an {host}.</translation>
    </message>
    <message>
        <source>This is not a list of models.</source>
        <translation>Das ist keine Liste von Modellen.</translation>
    </message>
    <message>
        <source>Google blocked the message ({why}).</source>
        <translation>Google hat die Nachricht blockiert ({why}).</translation>
    </message>
    <message>
        <source>The reply could not be read any more.</source>
        <translation>Die Antwort war nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>Nothing in the reply could be read.</source>
        <translation>Nichts in der Antwort war lesbar.</translation>
    </message>
    <message>
        <source>The key holds characters no key can have.</source>
        <translation>Der Schlüssel enthält Zeichen, die kein Schlüssel haben kann.</translation>
    </message>
    <message>
        <source>The reply is over 32 MiB.</source>
        <translation>Die Antwort ist größer als 32 MiB.</translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used. It looks like http://host:port.</source>
        <translation>Die Adresse des Proxys lässt sich nicht benutzen. Sie sieht aus wie http://host:port.</translation>
    </message>
    <message>
        <source>One piece of the reply is over 1 MiB.</source>
        <translation>Ein Stück der Antwort ist größer als 1 MiB.</translation>
    </message>
    <message>
        <source>The address of this service cannot be read. It looks like https://host/v1.</source>
        <translation>Die Adresse dieses Dienstes ist nicht lesbar. Sie sieht aus wie https://host/v1.</translation>
    </message>
    <message>
        <source>The address of this service must begin with https:// (or http://) and name a host.</source>
        <translation>Die Adresse dieses Dienstes muss mit https:// (oder http://) beginnen und einen Rechner nennen.</translation>
    </message>
    <message>
        <source>The address of this service holds a name or password before the host. Leave that part out.</source>
        <translation>Die Adresse dieses Dienstes enthält vor dem Rechner einen Namen oder ein Passwort. Lassen Sie diesen Teil weg.</translation>
    </message>
    <message>
        <source>The address of this service names a port that does not exist.</source>
        <translation>Die Adresse dieses Dienstes nennt einen Port, den es nicht gibt.</translation>
    </message>
    <message>
        <source>The address of this service names a host that does not exist.</source>
        <translation>Die Adresse dieses Dienstes nennt einen Rechner, den es nicht gibt.</translation>
    </message>
    <message>
        <source>The reply is packed in a way that was not asked for.</source>
        <translation>Die Antwort ist auf eine Weise gepackt, um die nicht gebeten wurde.</translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used. It looks like http://proxy.example:8080.</source>
        <translation>Die Adresse des Proxys lässt sich nicht benutzen. Sie sieht aus wie http://proxy.example:8080.</translation>
    </message>
    <message>
        <source>A password cannot be kept here. Leave out what stands before the @.</source>
        <translation>Ein Passwort kann hier nicht aufbewahrt werden. Lassen Sie weg, was vor dem @ steht.</translation>
    </message>
    <message>
        <source>SOCKS proxies cannot be used, only those whose address begins with http:// or https://.</source>
        <translation>SOCKS-Proxys gehen nicht, nur solche, deren Adresse mit http:// oder https:// beginnt.</translation>
    </message>
    <message>
        <source>{name} has no address yet.</source>
        <translation>{name} hat noch keine Adresse.</translation>
    </message>
    <message>
        <source>{b} is getting too many requests from you.</source>
        <translation>{b} bekommt zu viele Anfragen von Ihnen.</translation>
    </message>
    <message>
        <source>Your credit at {b} is used up.</source>
        <translation>Ihr Guthaben bei {b} ist aufgebraucht.</translation>
    </message>
    <message>
        <source>{b} does not accept this key. It may be mistyped, expired or deleted.</source>
        <translation>{b} nimmt diesen Schlüssel nicht an. Vielleicht ist er vertippt, abgelaufen oder gelöscht.</translation>
    </message>
    <message>
        <source>{b} refused: this account may not use {m}, or not from your country.</source>
        <translation>{b} lehnt ab: Dieses Konto darf {m} nicht benutzen, oder nicht von Ihrem Land aus.</translation>
    </message>
    <message>
        <source>{b} no longer offers {m}, or your account has no access.</source>
        <translation>{b} bietet {m} nicht mehr an, oder Ihr Konto hat keinen Zugang.</translation>
    </message>
    <message>
        <source>This chat has become too long for {m}.</source>
        <translation>Dieses Gespräch ist für {m} zu lang geworden.</translation>
    </message>
    <message>
        <source>{b} declined to answer this.</source>
        <translation>{b} wollte darauf nicht antworten.</translation>
    </message>
    <message>
        <source>{b} could not understand the request. A setting it does not know is the usual reason.</source>
        <translation>{b} konnte die Anfrage nicht verstehen. Meist liegt es an einer Einstellung, die der Dienst nicht kennt.</translation>
    </message>
    <message>
        <source>{b} has a problem on its side. Nothing is wrong on your computer.</source>
        <translation>{b} hat ein Problem auf seiner Seite. Mit Ihrem Computer ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>{h} cannot be reached.</source>
        <translation>{h} ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The connection to {b} was lost before it answered.</source>
        <translation>Die Verbindung zu {b} ging verloren, bevor eine Antwort kam.</translation>
    </message>
    <message>
        <source>The secure connection to {h} could not be checked. Often a company network or a wrong clock.</source>
        <translation>Die sichere Verbindung zu {h} konnte nicht geprüft werden. Oft liegt es an einem Firmennetz oder einer falschen Uhr.</translation>
    </message>
    <message>
        <source>The proxy between you and {h} did not let the request through.</source>
        <translation>Der Proxy zwischen Ihnen und {h} ließ die Anfrage nicht durch.</translation>
    </message>
    <message>
        <source>{b} did not answer within {n} s.</source>
        <translation>{b} hat nicht innerhalb von {n} s geantwortet.</translation>
    </message>
    <message>
        <source>The connection to {b} broke before the reply was complete. The text so far is kept.</source>
        <translation>Die Verbindung zu {b} brach ab, bevor die Antwort vollständig war. Der Text bis dahin bleibt erhalten.</translation>
    </message>
    <message>
        <source>{b} answered with nothing.</source>
        <translation>{b} hat eine leere Antwort geschickt.</translation>
    </message>
    <message>
        <source>This address answers, but not as an AI service. Perhaps /v1 is missing.</source>
        <translation>Diese Adresse antwortet, aber nicht als KI-Dienst. Vielleicht fehlt /v1.</translation>
    </message>
    <message>
        <source>There is no key for {b} yet.</source>
        <translation>Für {b} gibt es noch keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Your key ring is locked, so the key cannot be read. The key is still there.</source>
        <translation>Ihr Schlüsselbund ist gesperrt, deshalb kann der Schlüssel nicht gelesen werden. Er ist noch da.</translation>
    </message>
    <message>
        <source>{b} is not set up completely.</source>
        <translation>{b} ist nicht fertig eingerichtet.</translation>
    </message>
    <message>
        <source>a new key for {b}</source>
        <translation>ein neuer Schlüssel für {b}</translation>
    </message>
    <message>
        <source>a key for {b}</source>
        <translation>ein Schlüssel für {b}</translation>
    </message>
    <message>
        <source>unlock your key ring</source>
        <translation>den Schlüsselbund entsperren</translation>
    </message>
    <message>
        <source>add credit at {b}</source>
        <translation>Guthaben bei {b} aufladen</translation>
    </message>
    <message>
        <source>choose another model for {b}</source>
        <translation>ein anderes Modell für {b} wählen</translation>
    </message>
    <message>
        <source>finish setting up {b}</source>
        <translation>{b} fertig einrichten</translation>
    </message>
    <message>
        <source>check the address of {b}</source>
        <translation>die Adresse von {b} prüfen</translation>
    </message>
    <message>
        <source>start a new chat, or shorten this one</source>
        <translation>ein neues Gespräch beginnen oder dieses kürzen</translation>
    </message>
    <message>
        <source>rephrase the message, or ask another service</source>
        <translation>die Nachricht umformulieren oder einen anderen Dienst fragen</translation>
    </message>
    <message>
        <source>check the settings of {b}</source>
        <translation>die Einstellungen von {b} prüfen</translation>
    </message>
    <message>
        <source>start {b}, or check its address</source>
        <translation>{b} starten oder die Adresse prüfen</translation>
    </message>
    <message>
        <source>check the clock and the network of this computer</source>
        <translation>Uhr und Netz dieses Computers prüfen</translation>
    </message>
    <message>
        <source>check the proxy settings</source>
        <translation>die Proxy-Einstellung prüfen</translation>
    </message>
    <message>
        <source>check the internet connection</source>
        <translation>die Internetverbindung prüfen</translation>
    </message>
    <message>
        <source>wait a moment and try again</source>
        <translation>kurz warten und noch einmal versuchen</translation>
    </message>
    <message>
        <source>try again in a minute</source>
        <translation>in einer Minute noch einmal versuchen</translation>
    </message>
    <message>
        <source>try again, or allow a longer wait</source>
        <translation>noch einmal versuchen oder länger warten lassen</translation>
    </message>
    <message>
        <source>try again</source>
        <translation>noch einmal versuchen</translation>
    </message>
    <message>
        <source>{backend} on this computer is not running.</source>
        <translation>{backend} läuft auf diesem Computer nicht.</translation>
    </message>
    <message>
        <source>{said} It asks to wait {retry_after_s}.</source>
        <translation>{said} Der Dienst bittet, {retry_after_s} zu warten.</translation>
    </message>
    <message>
        <source>This profile has no service that could be asked.</source>
        <translation>In diesem Profil ist kein Dienst, der gefragt werden könnte.</translation>
    </message>
    <message>
        <source>There seems to be no internet connection.</source>
        <translation>Es scheint keine Internetverbindung zu geben.</translation>
    </message>
    <message>
        <source>None of your {asked} services could answer.</source>
        <translation>Keiner Ihrer {asked} Dienste konnte antworten.</translation>
    </message>
    <message>
        <source>add a service to this profile</source>
        <translation>einen Dienst zu diesem Profil hinzufügen</translation>
    </message>
    <message>
        <source>Understudy is open already, but its window does not answer. Close that window, then start again.</source>
        <translation>Understudy ist schon geöffnet, aber sein Fenster antwortet nicht. Schließen Sie es und starten Sie neu.</translation>
    </message>
    <message>
        <source>Attach pictures</source>
        <translation>Bilder anhängen</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>Bilder ({kinds})</translation>
    </message>
    <message>
        <source>One message takes {MOST} pictures at most.</source>
        <translation>Eine Nachricht fasst höchstens {MOST} Bilder.</translation>
    </message>
    <message>
        <source>{backend} answered: {text}</source>
        <translation>{backend} antwortete: {text}</translation>
    </message>
    <message>
        <source>No reply: {last}</source>
        <translation>Keine Antwort: {last}</translation>
    </message>
    <message>
        <source>No profile yet</source>
        <translation>Noch kein Profil</translation>
    </message>
    <message>
        <source>Add a service first. What you wrote stays here.</source>
        <translation>Fügen Sie erst einen Dienst hinzu. Was Sie geschrieben haben, bleibt hier.</translation>
    </message>
    <message>
        <source>add a service to start</source>
        <translation>Dienst hinzufügen, dann geht es los</translation>
    </message>
    <message>
        <source>{count} of {all} ready</source>
        <translation>{count} von {all} bereit</translation>
    </message>
    <message>
        <source>Goes first to {name} · {model}</source>
        <translation>Geht zuerst an {name} · {model}</translation>
    </message>
    <message>
        <source>{words}, while {name} rests for {left:.0f} s</source>
        <translation>{words}, solange {name} {left:.0f} s ruht</translation>
    </message>
    <message>
        <source>{words} ({name}: {why})</source>
        <translation>{words} ({name}: {why})</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Understudy, to read back (*.json)</source>
        <translation>Understudy, zum Wiedereinlesen (*.json)</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Export the conversation</source>
        <translation>Das Gespräch exportieren</translation>
    </message>
    <message>
        <source>Nothing has been written in this conversation yet.</source>
        <translation>In diesem Gespräch wurde noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>Import a conversation</source>
        <translation>Ein Gespräch importieren</translation>
    </message>
    <message>
        <source>Conversations (*.json)</source>
        <translation>Gespräche (*.json)</translation>
    </message>
    <message>
        <source>“{title}” was written to {file}.</source>
        <translation>„{title}“ wurde nach {file} geschrieben.</translation>
    </message>
    <message>
        <source>The conversation</source>
        <translation>Das Gespräch</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>„{title}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Found: {service}</source>
        <translation>Gefunden: {service}</translation>
    </message>
    <message>
        <source>{name} is not running</source>
        <translation>{name} läuft nicht</translation>
    </message>
    <message numerus="yes">
        <source>{name}, {n} models</source>
        <translation>
            <numerusform>{name}, {n} Modell</numerusform>
            <numerusform>{name}, {n} Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a profile</source>
        <translation>Ein Profil importieren</translation>
    </message>
    <message>
        <source>Export the profile</source>
        <translation>Das Profil exportieren</translation>
    </message>
    <message>
        <source>The keys of “{name}” were left out: {said}</source>
        <translation>Die Schlüssel von „{name}“ wurden weggelassen: {said}</translation>
    </message>
    <message>
        <source>“{name}” was written to {name2}, without keys.</source>
        <translation>„{name}“ wurde nach {name2} geschrieben, ohne Schlüssel.</translation>
    </message>
    <message>
        <source>{name} is not there any more.</source>
        <translation>{name} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Step {step} of 3</source>
        <translation>Schritt {step} von 3</translation>
    </message>
    <message>
        <source>import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>new key</source>
        <translation>neuer Schlüssel</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>use at start</source>
        <translation>Beim Start benutzen</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Neues Profil</translation>
    </message>
    <message>
        <source>new profile</source>
        <translation>neues Profil</translation>
    </message>
    <message>
        <source>Your profiles were changed from elsewhere too. Both changes are here.</source>
        <translation>Die Profile wurden auch von anderer Stelle geändert. Beide Änderungen sind hier.</translation>
    </message>
    <message>
        <source>The practice services could not start on this computer. Nothing else is wrong.</source>
        <translation>Die Übungsdienste konnten auf diesem Computer nicht starten. Sonst ist alles in Ordnung.</translation>
    </message>
    <message>
        <source>Send the key of {spoken} to {origin} from now on</source>
        <translation>Den Schlüssel von {spoken} ab jetzt an {origin} senden</translation>
    </message>
    <message>
        <source>This key was saved for {spoken}. Agree only if {origin} is the same service.</source>
        <translation>Dieser Schlüssel wurde für {spoken} gespeichert. Stimmen Sie nur zu, wenn {origin} derselbe Dienst ist.</translation>
    </message>
    <message>
        <source>A short message was sent. Waiting for the answer …</source>
        <translation>Eine kurze Nachricht wurde gesendet. Warten auf die Antwort …</translation>
    </message>
    <message>
        <source>It answered after {first_token_s:.1f} s: “{all}”</source>
        <translation>Antwort nach {first_token_s:.1f} s: „{all}“</translation>
    </message>
    <message>
        <source>What goes to {origin} can be read on the way. A key is only sent to an address with https://.</source>
        <translation>Was an {origin} geht, kann unterwegs gelesen werden. Ein Schlüssel geht nur an eine Adresse mit https://.</translation>
    </message>
    <message>
        <source>This system names no proxy that can be used.</source>
        <translation>Dieses System nennt keinen Proxy, der sich benutzen lässt.</translation>
    </message>
    <message>
        <source>The statistics were cleared.</source>
        <translation>Die Statistik wurde geleert.</translation>
    </message>
    <message>
        <source>This picture</source>
        <translation>Dieses Bild</translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read here. PNG, JPEG, WebP and GIF can be sent.</source>
        <translation>{name} ist kein Bild, das hier gelesen werden kann. PNG, JPEG, WebP und GIF können gesendet werden.</translation>
    </message>
    <message>
        <source>{name} is damaged or too large to be read.</source>
        <translation>{name} ist beschädigt oder zu groß zum Lesen.</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <source>This picture is too large to be sent.</source>
        <translation>Dieses Bild ist zu groß zum Senden.</translation>
    </message>
    <message>
        <source>The proxy in the settings could not be used. Services are reached without it.</source>
        <translation>Der Proxy aus den Einstellungen ließ sich nicht benutzen. Dienste werden ohne ihn erreicht.</translation>
    </message>
    <message>
        <source>Asked {backend}</source>
        <translation>{backend} gefragt</translation>
    </message>
    <message>
        <source>{choice} choice</source>
        <translation>{choice} Wahl</translation>
    </message>
    <message>
        <source>Quickest fix: {cure}.</source>
        <translation>Am schnellsten hilft: {cure}.</translation>
    </message>
    <message>
        <source>Answered. First word after {seconds}.</source>
        <translation>Hat geantwortet. Erstes Wort nach {seconds}.</translation>
    </message>
    <message>
        <source>Stopped by you.</source>
        <translation>Von Ihnen angehalten.</translation>
    </message>
    <message>
        <source>Being asked.</source>
        <translation>Wird gerade gefragt.</translation>
    </message>
    <message>
        <source>Waited {wait_s:.0f} s, tried again</source>
        <translation>{wait_s:.0f} s gewartet, noch einmal versucht</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>Noch einmal versucht</translation>
    </message>
    <message>
        <source>{again}: the same.</source>
        <translation>{again}: dasselbe.</translation>
    </message>
    <message numerus="yes">
        <source>Tried {n} times.</source>
        <translation>
            <numerusform>Einmal versucht.</numerusform>
            <numerusform>{n}-mal versucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>{index} of {count}, {elapsed_s}</source>
        <translation>{index} von {count}, {elapsed_s}</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfragenummer</translation>
    </message>
    <message>
        <source>In its own words</source>
        <translation>Im Wortlaut</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Ended with</source>
        <translation>Endete mit</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>Erstes Wort</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Copy reply</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>More about this reply</source>
        <translation>Mehr zu dieser Antwort</translation>
    </message>
    <message>
        <source>Who was asked</source>
        <translation>Wer gefragt wurde</translation>
    </message>
    <message>
        <source>Ask {backend}</source>
        <translation>{backend} fragen</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Open {shown}</source>
        <translation>{shown} öffnen</translation>
    </message>
    <message>
        <source>{backend} answered. {text} {item}</source>
        <translation>{backend} hat geantwortet. {text} {item}</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>How to start it</source>
        <translation>Wie man ihn startet</translation>
    </message>
    <message>
        <source>What can I do?</source>
        <translation>Was kann ich tun?</translation>
    </message>
    <message>
        <source>Status page</source>
        <translation>Statusseite</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy technical details</source>
        <translation>Technische Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>First start by {backend}.</source>
        <translation>Erster Anlauf von {backend}.</translation>
    </message>
    <message>
        <source>First start by {backend}, broken off</source>
        <translation>Erster Anlauf von {backend}, abgebrochen</translation>
    </message>
    <message>
        <source>Started again by {backend}</source>
        <translation>Neu begonnen von {backend}</translation>
    </message>
    <message>
        <source>This file is not JSON, so no conversation can be read from it.</source>
        <translation>Diese Datei ist kein JSON, deshalb lässt sich kein Gespräch daraus lesen.</translation>
    </message>
    <message>
        <source>This file holds no conversation that Understudy wrote.</source>
        <translation>Diese Datei enthält kein Gespräch, das Understudy geschrieben hat.</translation>
    </message>
    <message>
        <source>A newer version of Understudy wrote this conversation. It was not read.</source>
        <translation>Eine neuere Version von Understudy hat dieses Gespräch geschrieben. Es wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>{backend} was not asked ({reason}).</source>
        <translation>{backend} wurde nicht gefragt ({reason}).</translation>
    </message>
    <message>
        <source>{backend} · {model} answered in {n} s.</source>
        <translation>{backend} · {model} hat in {n} s geantwortet.</translation>
    </message>
    <message>
        <source>The reply of {backend} broke off here.</source>
        <translation>Die Antwort von {backend} brach hier ab.</translation>
    </message>
    <message>
        <source>It broke off here.</source>
        <translation>Hier brach sie ab.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Message {number} of this file cannot be read. Nothing was imported.</source>
        <translation>Nachricht {number} dieser Datei ist nicht lesbar. Nichts wurde importiert.</translation>
    </message>
    <message>
        <source>A picture in this file is damaged. Nothing was imported.</source>
        <translation>Ein Bild in dieser Datei ist beschädigt. Nichts wurde importiert.</translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures sent by you</source>
        <translation>
            <numerusform>{n} Bild von Ihnen gesendet</numerusform>
            <numerusform>{n} Bilder von Ihnen gesendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Your message is safe and will be sent again.</source>
        <translation>Ihre Nachricht ist sicher und wird noch einmal gesendet.</translation>
    </message>
    <message>
        <source>Ask {after}</source>
        <translation>{after} fragen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation>Wer geantwortet hat</translation>
    </message>
    <message>
        <source>Show who was asked</source>
        <translation>Zeigen, wer gefragt wurde</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>[picture: {words}]</source>
        <translation>[Bild: {words}]</translation>
    </message>
    <message>
        <source>Write a friendly reminder</source>
        <translation>Schreibe eine freundliche Erinnerung</translation>
    </message>
    <message>
        <source>Explain something simply</source>
        <translation>Erkläre etwas einfach</translation>
    </message>
    <message>
        <source>Plan my week</source>
        <translation>Plane meine Woche</translation>
    </message>
    <message>
        <source>What would you like to write?</source>
        <translation>Was möchten Sie schreiben?</translation>
    </message>
    <message>
        <source>Add a service to start, or try the practice services. They need no key.</source>
        <translation>Fügen Sie einen Dienst hinzu, oder probieren Sie die Übungsdienste. Sie brauchen keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>Dienst hinzufügen</translation>
    </message>
    <message>
        <source>Just show me</source>
        <translation>Nur einmal ansehen</translation>
    </message>
    <message>
        <source>The connection broke here; the text is kept.</source>
        <translation>Hier brach die Verbindung ab; der Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>Linkadresse kopieren</translation>
    </message>
    <message>
        <source>It could not go on here; the text is kept.</source>
        <translation>Hier ging es nicht weiter; der Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>{kind} The text so far is kept.</source>
        <translation>{kind} Der Text bis dahin bleibt erhalten.</translation>
    </message>
    <message>
        <source>The connection broke before the reply was complete. The text so far is kept.</source>
        <translation>Die Verbindung brach ab, bevor die Antwort vollständig war. Der Text bis dahin bleibt erhalten.</translation>
    </message>
    <message>
        <source>The reply reached its length limit and is not complete.</source>
        <translation>Die Antwort hat ihre Höchstlänge erreicht und ist nicht vollständig.</translation>
    </message>
    <message>
        <source>Continue with {after}</source>
        <translation>Mit {after} fortsetzen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Keep as is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Too many requests.</source>
        <translation>Zu viele Anfragen.</translation>
    </message>
    <message>
        <source>The credit is used up.</source>
        <translation>Das Guthaben ist aufgebraucht.</translation>
    </message>
    <message>
        <source>The key was not accepted.</source>
        <translation>Der Schlüssel wurde nicht angenommen.</translation>
    </message>
    <message>
        <source>This account may not use the model.</source>
        <translation>Dieses Konto darf das Modell nicht benutzen.</translation>
    </message>
    <message>
        <source>The model is not offered.</source>
        <translation>Das Modell wird nicht angeboten.</translation>
    </message>
    <message>
        <source>The chat is too long for this model.</source>
        <translation>Das Gespräch ist zu lang für dieses Modell.</translation>
    </message>
    <message>
        <source>Declined to answer this.</source>
        <translation>Wollte darauf nicht antworten.</translation>
    </message>
    <message>
        <source>Could not understand the request.</source>
        <translation>Konnte die Anfrage nicht verstehen.</translation>
    </message>
    <message>
        <source>Overloaded.</source>
        <translation>Überlastet.</translation>
    </message>
    <message>
        <source>A problem on its side.</source>
        <translation>Ein Problem auf seiner Seite.</translation>
    </message>
    <message>
        <source>Could not be reached.</source>
        <translation>War nicht erreichbar.</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>Die Verbindung ging verloren.</translation>
    </message>
    <message>
        <source>Its address could not be found.</source>
        <translation>Die Adresse wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The secure connection could not be checked.</source>
        <translation>Die sichere Verbindung konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <source>The proxy did not let the request through.</source>
        <translation>Der Proxy ließ die Anfrage nicht durch.</translation>
    </message>
    <message>
        <source>No answer in time.</source>
        <translation>Keine rechtzeitige Antwort.</translation>
    </message>
    <message>
        <source>Fell silent before the reply was complete.</source>
        <translation>Verstummte, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>The connection broke before the reply was complete.</source>
        <translation>Die Verbindung brach ab, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>Answered with nothing.</source>
        <translation>Hat eine leere Antwort geschickt.</translation>
    </message>
    <message>
        <source>Answered, but not as an AI service.</source>
        <translation>Hat geantwortet, aber nicht als KI-Dienst.</translation>
    </message>
    <message>
        <source>There is no key yet.</source>
        <translation>Es gibt noch keinen Schlüssel.</translation>
    </message>
    <message>
        <source>The key ring is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>Not set up completely.</source>
        <translation>Nicht fertig eingerichtet.</translation>
    </message>
    <message>
        <source>Resting</source>
        <translation>Ruht</translation>
    </message>
    <message>
        <source>There is no key yet</source>
        <translation>Es gibt noch keinen Schlüssel</translation>
    </message>
    <message>
        <source>Was deleted</source>
        <translation>Wurde gelöscht</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>The chat is too long for this model</source>
        <translation>Das Gespräch ist zu lang für dieses Modell</translation>
    </message>
    <message>
        <source>Cannot see pictures</source>
        <translation>Kann keine Bilder sehen</translation>
    </message>
    <message>
        <source>Skipped by you</source>
        <translation>Von Ihnen übersprungen</translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation>Von Ihnen pausiert</translation>
    </message>
    <message>
        <source>Paste a new key for {b}</source>
        <translation>Neuen Schlüssel für {b} einfügen</translation>
    </message>
    <message>
        <source>Paste a key for {b}</source>
        <translation>Schlüssel für {b} einfügen</translation>
    </message>
    <message>
        <source>Unlock the key ring</source>
        <translation>Schlüsselbund entsperren</translation>
    </message>
    <message>
        <source>Open the billing page of {b}</source>
        <translation>Rechnungsseite von {b} öffnen</translation>
    </message>
    <message>
        <source>Choose another model for {b}</source>
        <translation>Anderes Modell für {b} wählen</translation>
    </message>
    <message>
        <source>Finish setting up {b}</source>
        <translation>{b} fertig einrichten</translation>
    </message>
    <message>
        <source>Check the address of {b}</source>
        <translation>Adresse von {b} prüfen</translation>
    </message>
    <message>
        <source>Start a new chat</source>
        <translation>Neues Gespräch beginnen</translation>
    </message>
    <message>
        <source>Ask the next one</source>
        <translation>Den Nächsten fragen</translation>
    </message>
    <message>
        <source>Wait longer for {b}</source>
        <translation>Länger auf {b} warten</translation>
    </message>
    <message>
        <source>{why}, {seconds_left:.0f} s left.</source>
        <translation>{why}, noch {seconds_left:.0f} s.</translation>
    </message>
    <message>
        <source>{backend} is busy.</source>
        <translation>{backend} ist beschäftigt.</translation>
    </message>
    <message>
        <source>The connection to {backend} was lost.</source>
        <translation>Die Verbindung zu {backend} ging verloren.</translation>
    </message>
    <message>
        <source>{backend} has a problem.</source>
        <translation>{backend} hat ein Problem.</translation>
    </message>
    <message>
        <source>Show reasoning</source>
        <translation>Gedankengang zeigen</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Gedankengang</translation>
    </message>
    <message>
        <source>Hide reasoning</source>
        <translation>Gedankengang verbergen</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>being written</source>
        <translation>wird geschrieben</translation>
    </message>
    <message>
        <source>Scroll sideways</source>
        <translation>Seitwärts scrollen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Switch now</source>
        <translation>Jetzt wechseln</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>{backend} is thinking</source>
        <translation>{backend} denkt nach</translation>
    </message>
    <message>
        <source>Asking {backend} again</source>
        <translation>{backend} wird noch einmal gefragt</translation>
    </message>
    <message>
        <source>({try_number} of {tries})</source>
        <translation>({try_number} von {tries})</translation>
    </message>
    <message>
        <source>Asking {backend}</source>
        <translation>{backend} wird gefragt</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Trying again in {left} s</source>
        <translation>Neuer Versuch in {left} s</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Skip to {next_backend}</source>
        <translation>Weiter zu {next_backend}</translation>
    </message>
    <message>
        <source>{backend} has been silent for {floor} s.</source>
        <translation>{backend} schweigt seit {floor} s.</translation>
    </message>
    <message>
        <source>It has {limit_s:.0f} s in all.</source>
        <translation>Insgesamt hat er {limit_s:.0f} s.</translation>
    </message>
    <message>
        <source>{next_backend} takes over at {limit_s:.0f} s.</source>
        <translation>{next_backend} übernimmt bei {limit_s:.0f} s.</translation>
    </message>
    <message>
        <source>Search {count} services</source>
        <translation>{count} Dienste durchsuchen</translation>
    </message>
    <message>
        <source>Search services</source>
        <translation>Dienste suchen</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Nothing found for “{all}”. Any OpenAI-compatible address can be added by hand.</source>
        <translation>Nichts gefunden für „{all}“. Jede OpenAI-kompatible Adresse lässt sich von Hand hinzufügen.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Close activity</source>
        <translation>Aktivität schließen</translation>
    </message>
    <message>
        <source>This reply</source>
        <translation>Diese Antwort</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Choose a reply to see who was asked.</source>
        <translation>Wählen Sie eine Antwort, um zu sehen, wer gefragt wurde.</translation>
    </message>
    <message>
        <source>This profile has no service.</source>
        <translation>Dieses Profil hat keinen Dienst.</translation>
    </message>
    <message>
        <source>Not sure? Paste a key on the right: its form often tells which service it is for.</source>
        <translation>Nicht sicher? Fügen Sie rechts einen Schlüssel ein: Seine Form verrät oft, zu welchem Dienst er gehört.</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Send a test message (costs a little)</source>
        <translation>Testnachricht senden (kostet ein wenig)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Continue</source>
        <comment>to the next step</comment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>This looks like a key of {name}, so {name} was chosen.</source>
        <translation>Das sieht nach einem Schlüssel von {name} aus, darum wurde {name} gewählt.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>Anführungszeichen</translation>
    </message>
    <message>
        <source>spaces</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>invisible signs</source>
        <translation>unsichtbare Zeichen</translation>
    </message>
    <message>
        <source>{words} around it was removed.</source>
        <translation>{words} ringsum wurde entfernt.</translation>
    </message>
    <message>
        <source>{words} around it were removed.</source>
        <translation>{words} ringsum wurden entfernt.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>Schlüssel anzeigen</translation>
    </message>
    <message>
        <source>Keep the key until I quit</source>
        <translation>Schlüssel bis zum Beenden behalten</translation>
    </message>
    <message>
        <source>Will be saved in {name}.</source>
        <translation>Wird in {name} gespeichert.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>Schlüssel verbergen</translation>
    </message>
    <message>
        <source>A new key</source>
        <translation>Ein neuer Schlüssel</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Which key</source>
        <translation>Welcher Schlüssel</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Open {hostname}</source>
        <translation>{hostname} öffnen</translation>
    </message>
    <message>
        <source>Which address does it have?</source>
        <translation>Welche Adresse hat er?</translation>
    </message>
    <message>
        <source>Start {name} on this computer</source>
        <translation>{name} auf diesem Computer starten</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>Fügen Sie den Schlüssel hier ein</translation>
    </message>
    <message>
        <source>Paste a key, if it wants one</source>
        <translation>Fügen Sie einen Schlüssel ein, falls einer verlangt wird</translation>
    </message>
    <message>
        <source>The key of {name}</source>
        <translation>Der Schlüssel von {name}</translation>
    </message>
    <message>
        <source>This costs nothing.</source>
        <translation>Das kostet nichts.</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Sign in there and make a new key.</source>
        <translation>Melden Sie sich dort an und erzeugen Sie einen neuen Schlüssel.</translation>
    </message>
    <message>
        <source>Open the page where keys are made</source>
        <translation>Öffnen Sie die Seite, auf der Schlüssel erzeugt werden</translation>
    </message>
    <message>
        <source>Check and model</source>
        <translation>Prüfung und Modell</translation>
    </message>
    <message>
        <source>Remove picture {number}</source>
        <translation>Bild {number} entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Write the next message</source>
        <translation>Nächste Nachricht schreiben</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Nachricht schreiben</translation>
    </message>
    <message>
        <source>Esc stops</source>
        <translation>Esc hält an</translation>
    </message>
    <message>
        <source>Enter sends · Shift+Enter new line</source>
        <translation>Eingabe sendet · Umschalt+Eingabe neue Zeile</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>Anhalten (Esc)</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Senden (Eingabe)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Delete conversation</source>
        <translation>Gespräch löschen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Instructions…</source>
        <translation>Anweisungen…</translation>
    </message>
    <message>
        <source>Import a conversation…</source>
        <translation>Ein Gespräch importieren…</translation>
    </message>
    <message>
        <source>Edit backend</source>
        <translation>Dienst bearbeiten</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Longest conversation</source>
        <translation>Längstes Gespräch</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>In tokens. Longer chats go to a backend that can hold them; “auto” means unknown.</source>
        <translation>In Tokens. Längere Gespräche gehen an einen Dienst, der sie fassen kann; „auto“ heißt unbekannt.</translation>
    </message>
    <message>
        <source>Make the first profile</source>
        <translation>Erstes Profil anlegen</translation>
    </message>
    <message>
        <source>A profile puts your services in an order.</source>
        <translation>Ein Profil bringt Ihre Dienste in eine Reihenfolge.</translation>
    </message>
    <message>
        <source>One service, no stand-in. Add a second and you are never stuck.</source>
        <translation>Ein Dienst, kein Ersatz. Mit einem zweiten sitzen Sie nie fest.</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Profile</translation>
    </message>
    <message>
        <source>Add backend</source>
        <translation>Dienst hinzufügen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Drag, or Alt+↑ Alt+↓</source>
        <translation>Ziehen, oder Alt+↑ Alt+↓</translation>
    </message>
    <message>
        <source>Profile settings</source>
        <translation>Einstellungen des Profils</translation>
    </message>
    <message>
        <source>Backends in order</source>
        <translation>Dienste in Reihenfolge</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Longest reply</source>
        <translation>Längste Antwort</translation>
    </message>
    <message>
        <source>Goes with every message</source>
        <translation>Geht mit jeder Nachricht mit</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>0 sober, 1 lively</source>
        <translation>0 nüchtern, 1 lebhaft</translation>
    </message>
    <message>
        <source>These win over what a backend has of its own. “auto” leaves it to the service.</source>
        <translation>Das gilt vor dem, was ein Dienst selbst hat. „auto“ überlässt es dem Dienst.</translation>
    </message>
    <message>
        <source>Instructions for every message</source>
        <translation>Anweisungen für jede Nachricht</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in plain words.</source>
        <translation>Zum Beispiel: Antworte kurz und in einfachen Worten.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Test all</source>
        <translation>Alle testen</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Sends a short message to each service, which costs what such a message costs</source>
        <translation>Sendet jedem Dienst eine kurze Nachricht; das kostet, was so eine Nachricht kostet</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Stop testing</source>
        <translation>Test anhalten</translation>
    </message>
    <message>
        <source>Rename profile</source>
        <translation>Profil umbenennen</translation>
    </message>
    <message>
        <source>Profile menu</source>
        <translation>Profilmenü</translation>
    </message>
    <message>
        <source>Changes apply at once</source>
        <translation>Änderungen gelten sofort</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>No profile</source>
        <translation>Kein Profil</translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation>Rückgängig: {what}</translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation>Wiederholen: {what}</translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation>Name des Profils</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>überlastet</translation>
    </message>
    <message>
        <source>no credit</source>
        <translation>kein Guthaben</translation>
    </message>
    <message>
        <source>key rejected</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>model gone</source>
        <translation>Modell fehlt</translation>
    </message>
    <message>
        <source>down</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>schweigt</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>brach ab</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>gefragt</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>antwortet</translation>
    </message>
    <message>
        <source>waits {wait_s:.3g} s</source>
        <translation>wartet {wait_s:.3g} s</translation>
    </message>
    <message>
        <source>{name} answers after {after:.1f} s</source>
        <translation>{name} antwortet nach {after:.1f} s</translation>
    </message>
    <message>
        <source>Nobody answers after {at_s:.1f} s. {message}</source>
        <translation>Niemand antwortet nach {at_s:.1f} s. {message}</translation>
    </message>
    <message>
        <source>The reply of {name} breaks off after {at_s:.1f} s, and what is there is kept</source>
        <translation>Die Antwort von {name} bricht nach {at_s:.1f} s ab, und was da ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>{asked} is asked …</source>
        <translation>{asked} wird gefragt …</translation>
    </message>
    <message>
        <source>The services take their places …</source>
        <translation>Die Dienste nehmen ihre Plätze ein …</translation>
    </message>
    <message>
        <source>{words} at {start_s:.1f} s</source>
        <translation>{words} bei {start_s:.1f} s</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Move to the top</source>
        <translation>Ganz nach oben</translation>
    </message>
    <message>
        <source>Move to the bottom</source>
        <translation>Ganz nach unten</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen…</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Asked: {asked} · answered: {answered} · failed: {failed}</source>
        <translation>Gefragt: {asked} · geantwortet: {answered} · gescheitert: {failed}</translation>
    </message>
    <message>
        <source>Came to the rescue: {times}</source>
        <translation>Eingesprungen: {times}</translation>
    </message>
    <message>
        <source>First word after {usual}, at times {slow}</source>
        <translation>Erstes Wort nach {usual}, mitunter {slow}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation>Schlüssel ersetzen…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Remove from this profile</source>
        <translation>Aus diesem Profil entfernen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Use at start</source>
        <translation>Beim Start benutzen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Delete profile</source>
        <translation>Profil löschen</translation>
    </message>
    <message>
        <source>New service…</source>
        <translation>Neuer Dienst…</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>Der Reihe nach</translation>
    </message>
    <message>
        <source>Always begins at the top and goes down the list.</source>
        <translation>Beginnt immer oben und geht die Liste hinunter.</translation>
    </message>
    <message>
        <source>Taking turns</source>
        <translation>Abwechselnd</translation>
    </message>
    <message>
        <source>Each message begins with the next one, so all share the work.</source>
        <translation>Jede Nachricht beginnt beim Nächsten, so teilen sich alle die Arbeit.</translation>
    </message>
    <message>
        <source>Start again below</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>What was written stays visible; the next one answers anew below it.</source>
        <translation>Das Geschriebene bleibt sichtbar; der Nächste antwortet darunter neu.</translation>
    </message>
    <message>
        <source>Ask what to do</source>
        <translation>Fragen, was zu tun ist</translation>
    </message>
    <message>
        <source>You choose: go on with the next one, start over, or keep what is there.</source>
        <translation>Sie entscheiden: mit dem Nächsten fortsetzen, neu beginnen oder behalten, was da ist.</translation>
    </message>
    <message>
        <source>Keep what is there</source>
        <translation>Behalten, was da ist</translation>
    </message>
    <message>
        <source>The reply ends where it broke, and says so.</source>
        <translation>Die Antwort endet, wo sie abbrach, und sagt es.</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Tries per backend</source>
        <translation>Versuche je Dienst</translation>
    </message>
    <message>
        <source>Wait between tries</source>
        <translation>Pause zwischen Versuchen</translation>
    </message>
    <message>
        <source>wait longer each time</source>
        <translation>jedes Mal länger warten</translation>
    </message>
    <message>
        <source>First word within</source>
        <translation>Erstes Wort binnen</translation>
    </message>
    <message>
        <source>Silence after</source>
        <translation>Stille bis</translation>
    </message>
    <message>
        <source>After a break</source>
        <translation>Nach einem Abbruch</translation>
    </message>
    <message>
        <source>Keep a conversation with the one that answered it</source>
        <translation>Ein Gespräch bei dem Dienst lassen, der geantwortet hat</translation>
    </message>
    <message>
        <source>When does it move on?</source>
        <translation>Wann übernimmt der Nächste?</translation>
    </message>
    <message>
        <source>Moves on when there is</source>
        <translation>Weiter zum Nächsten bei</translation>
    </message>
    <message>
        <source>silence after</source>
        <translation>Stille bis</translation>
    </message>
    <message>
        <source>Automatic: {cloud:g} s, {thinking:g} s for models that think, {local:g} s on this computer.</source>
        <translation>Automatisch: {cloud:g} s, {thinking:g} s für denkende Modelle, {local:g} s auf diesem Computer.</translation>
    </message>
    <message>
        <source>Silence, automatic: {cloud:g} s, {thinking:g} s for models that think or are on this computer.</source>
        <translation>Stille, automatisch: {cloud:g} s, {thinking:g} s für Modelle, die denken oder auf diesem Computer sind.</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Played by practice services: no cost, nothing is sent</source>
        <translation>Gespielt von Übungsdiensten: kostet nichts, nichts wird gesendet</translation>
    </message>
    <message>
        <source>Close the rehearsal</source>
        <translation>Probe schließen</translation>
    </message>
    <message>
        <source>Rehearsal: {text}</source>
        <translation>Probe: {text}</translation>
    </message>
    <message>
        <source>{name} in the rehearsal</source>
        <translation>{name} in der Probe</translation>
    </message>
    <message>
        <source>Rehearsal:</source>
        <translation>Probe:</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>{backend} takes part</source>
        <translation>{backend} macht mit</translation>
    </message>
    <message>
        <source>Menu of {backend}</source>
        <translation>Menü von {backend}</translation>
    </message>
    <message>
        <source>{place} of {count}: {backend}{model}</source>
        <translation>{place} von {count}: {backend}{model}</translation>
    </message>
    <message>
        <source>Nobody is on the list yet. The first one added goes first.</source>
        <translation>Noch steht niemand auf der Liste. Wer zuerst hinzukommt, ist zuerst dran.</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>switch</source>
        <translation>Umschalten</translation>
    </message>
    <message>
        <source>move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>{name} moved to position {to} of {count}</source>
        <translation>{name} ist jetzt auf Platz {to} von {count}</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Import a profile from a file</source>
        <translation>Ein Profil aus einer Datei importieren</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Zu viele Anfragen</translation>
    </message>
    <message>
        <source>No credit left</source>
        <translation>Kein Guthaben mehr</translation>
    </message>
    <message>
        <source>Add credit</source>
        <translation>Guthaben aufladen</translation>
    </message>
    <message>
        <source>Key rejected</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation>Schlüssel ersetzen</translation>
    </message>
    <message>
        <source>Not permitted for this account</source>
        <translation>Für dieses Konto nicht erlaubt</translation>
    </message>
    <message>
        <source>Choose model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <source>Model gone</source>
        <translation>Modell nicht mehr da</translation>
    </message>
    <message>
        <source>Chat too long for it</source>
        <translation>Gespräch zu lang dafür</translation>
    </message>
    <message>
        <source>Declined to answer</source>
        <translation>Antwort abgelehnt</translation>
    </message>
    <message>
        <source>Did not accept the request</source>
        <translation>Anfrage nicht angenommen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>Verbindung verloren</translation>
    </message>
    <message>
        <source>Connection is not secure</source>
        <translation>Verbindung ist nicht sicher</translation>
    </message>
    <message>
        <source>The proxy refuses</source>
        <translation>Der Proxy lehnt ab</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>Fell silent</source>
        <translation>Verstummt</translation>
    </message>
    <message>
        <source>Broke off</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Answered with nothing</source>
        <translation>Leere Antwort</translation>
    </message>
    <message>
        <source>Is no AI service at this address</source>
        <translation>Unter dieser Adresse ist kein KI-Dienst</translation>
    </message>
    <message>
        <source>Has no key yet</source>
        <translation>Hat noch keinen Schlüssel</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Key ring is locked</source>
        <translation>Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>Not set up completely</source>
        <translation>Nicht fertig eingerichtet</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Wird gefragt …</translation>
    </message>
    <message>
        <source>Ready, {first_word_s:.1f} s</source>
        <translation>Bereit, {first_word_s:.1f} s</translation>
    </message>
    <message>
        <source>Ready. Last time: {reason}</source>
        <translation>Bereit. Zuletzt: {reason}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Resting {seconds_left:.0f} s: {reason}</source>
        <translation>Ruht {seconds_left:.0f} s: {reason}</translation>
    </message>
    <message>
        <source>Missing: was deleted</source>
        <translation>Fehlt: wurde gelöscht</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>nobody on the list</source>
        <translation>niemand auf der Liste</translation>
    </message>
    <message>
        <source>Too many requests (429)</source>
        <translation>Zu viele Anfragen (429)</translation>
    </message>
    <message>
        <source>Service down (5xx)</source>
        <translation>Dienst gestört (5xx)</translation>
    </message>
    <message>
        <source>Key rejected (401, 403)</source>
        <translation>Schlüssel abgelehnt (401, 403)</translation>
    </message>
    <message>
        <source>No credit (402)</source>
        <translation>Kein Guthaben (402)</translation>
    </message>
    <message>
        <source>Model gone (404)</source>
        <translation>Modell nicht mehr da (404)</translation>
    </message>
    <message>
        <source>Not right now (408, 409, 425)</source>
        <translation>Gerade nicht möglich (408, 409, 425)</translation>
    </message>
    <message>
        <source>Request not accepted (400)</source>
        <translation>Anfrage nicht angenommen (400)</translation>
    </message>
    <message>
        <source>Write a status from 100 to 599, such as 418, 5xx or 500-520.</source>
        <translation>Schreiben Sie einen Status von 100 bis 599, etwa 418, 5xx oder 500-520.</translation>
    </message>
    <message>
        <source>“{piece}” runs backwards. Did you mean {last}-{first}?</source>
        <translation>„{piece}“ läuft rückwärts. Meinten Sie {last}-{first}?</translation>
    </message>
    <message>
        <source>“{piece}” is outside of 100 to 599.</source>
        <translation>„{piece}“ liegt nicht zwischen 100 und 599.</translation>
    </message>
    <message>
        <source>“{piece}” is not a status. Use a number such as 418, 5xx for all from 500 to 599, or 500-520.</source>
        <translation>„{piece}“ ist kein Status. Nehmen Sie eine Zahl wie 418, 5xx für alle von 500 bis 599, oder 500-520.</translation>
    </message>
    <message>
        <source>No connection or no answer in time</source>
        <translation>Keine Verbindung oder keine rechtzeitige Antwort</translation>
    </message>
    <message>
        <source>Status codes</source>
        <translation>Statuscodes</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>Other statuses</source>
        <translation>Andere Status</translation>
    </message>
    <message>
        <source>Status {code}</source>
        <translation>Status {code}</translation>
    </message>
    <message>
        <source>Other statuses to move on at</source>
        <translation>Andere Status, bei denen es weitergeht</translation>
    </message>
    <message>
        <source>Add these statuses</source>
        <translation>Diese Status hinzufügen</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>zweimal</translation>
    </message>
    <message>
        <source>three times</source>
        <translation>dreimal</translation>
    </message>
    <message numerus="yes">
        <source>{names} are off.</source>
        <translation>
            <numerusform>{names} ist aus.</numerusform>
            <numerusform>{names} sind aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} were deleted.</source>
        <translation>
            <numerusform>{names} wurde gelöscht.</numerusform>
            <numerusform>{names} wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only {usable}{tries}. One service, no stand-in.</source>
        <translation>Nur {usable}{tries}. Ein Dienst, kein Ersatz.</translation>
    </message>
    <message>
        <source>Takes turns: {usable}{tries}. If one fails, the others follow.</source>
        <translation>Abwechselnd: {usable}{tries}. Fällt einer aus, folgen die anderen.</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>, dann </translation>
    </message>
    <message>
        <source>First {usable}{tries}. If it still fails, {then}.</source>
        <translation>Zuerst {usable}{tries}. Klappt es dann nicht, {then}.</translation>
    </message>
    <message numerus="yes">
        <source>{n} times</source>
        <translation>
            <numerusform>einmal</numerusform>
            <numerusform>{n}-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>up to {wait:g} s apart</source>
        <translation>mit bis zu {wait:g} s Abstand</translation>
    </message>
    <message>
        <source>{wait:g} s apart</source>
        <translation>mit {wait:g} s Abstand</translation>
    </message>
    <message>
        <source> and longer each time</source>
        <translation> und jedes Mal länger</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Step 1 of 3</source>
        <translation>Schritt 1 von 3</translation>
    </message>
    <message>
        <source>I have a key</source>
        <translation>Ich habe einen Schlüssel</translation>
    </message>
    <message>
        <source>From OpenAI, Groq, Mistral or any other service. If you have none, the next step leads to one.</source>
        <translation>Von OpenAI, Groq, Mistral oder einem anderen Dienst. Haben Sie keinen, führt der nächste Schritt zu einem.</translation>
    </message>
    <message>
        <source>A model on this computer</source>
        <translation>Ein Modell auf diesem Computer</translation>
    </message>
    <message>
        <source>Private and without internet. Nothing you write leaves this computer.</source>
        <translation>Privat und ohne Internet. Nichts, was Sie schreiben, verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Practice services play a real chat, and one of them breaks on purpose.</source>
        <translation>Übungsdienste spielen ein echtes Gespräch, und einer von ihnen fällt absichtlich aus.</translation>
    </message>
    <message>
        <source>Add a backup</source>
        <translation>Ersatz hinzufügen</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>No key, no internet, no cost</source>
        <translation>Kein Schlüssel, kein Internet, keine Kosten</translation>
    </message>
    <message>
        <source>Ollama, LM Studio and others</source>
        <translation>Ollama, LM Studio und andere</translation>
    </message>
    <message>
        <source>Kept in {name}</source>
        <translation>Aufbewahrt in {name}</translation>
    </message>
    <message>
        <source>Step 3 of 3</source>
        <translation>Schritt 3 von 3</translation>
    </message>
    <message>
        <source>{service} is ready</source>
        <translation>{service} ist bereit</translation>
    </message>
    <message>
        <source>How do you want to chat?</source>
        <translation>Wie möchten Sie chatten?</translation>
    </message>
    <message>
        <source>When one service cannot go on, the next one does. You can change everything later.</source>
        <translation>Kann ein Dienst nicht weiter, übernimmt der nächste. Sie können später alles ändern.</translation>
    </message>
    <message>
        <source>Choose with the mouse, or Tab and Enter.</source>
        <translation>Wählen Sie mit der Maus oder mit Tab und Eingabe.</translation>
    </message>
    <message>
        <source>Add a backup so you are never stuck: when the first one fails, it answers instead.</source>
        <translation>Fügen Sie einen Ersatz hinzu, dann sitzen Sie nie fest: Fällt der erste Dienst aus, springt er ein.</translation>
    </message>
    <message>
        <source>Which keys may it use? Each goes only to the host beside it. What is left out can be added later.</source>
        <translation>Welche Schlüssel darf es benutzen? Jeder geht nur an den Rechner daneben. Was fehlt, lässt sich später hinzufügen.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>This file was not imported</source>
        <translation>Diese Datei wurde nicht importiert</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>In diesem Gespräch suchen</translation>
    </message>
    <message>
        <source>Place before</source>
        <translation>Vorige Stelle</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change the instructions for this conversation</source>
        <translation>Die Anweisungen für dieses Gespräch ändern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <source>Instructions for this conversation</source>
        <translation>Anweisungen für dieses Gespräch</translation>
    </message>
    <message>
        <source>About the profile</source>
        <translation>Zum Profil</translation>
    </message>
    <message>
        <source>Instructions: “{text}”</source>
        <translation>Anweisungen: „{text}“</translation>
    </message>
    <message>
        <source>{at} of {total}</source>
        <translation>{at} von {total}</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Import “{name}”</source>
        <translation>„{name}“ importieren</translation>
    </message>
    <message>
        <source>asked in this order</source>
        <translation>der Reihe nach gefragt</translation>
    </message>
    <message>
        <source>taking turns</source>
        <translation>abwechselnd</translation>
    </message>
    <message numerus="yes">
        <source>{n} backends, {order}</source>
        <translation>
            <numerusform>{n} Dienst, {order}</numerusform>
            <numerusform>{n} Dienste, {order}</numerusform>
        </translation>
    </message>
    <message>
        <source>One backend</source>
        <translation>Ein Dienst</translation>
    </message>
    <message>
        <source>It brings instructions that go with every message:</source>
        <translation>Es bringt Anweisungen mit, die mit jeder Nachricht mitgehen:</translation>
    </message>
    <message>
        <source>What it brings</source>
        <translation>Was es mitbringt</translation>
    </message>
    <message>
        <source>Keep the key that stands in the file in your key ring, for {rest} only</source>
        <translation>Den Schlüssel aus der Datei in Ihrem Schlüsselbund aufbewahren, nur für {rest}</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>the key “{keyring}” of the key ring</source>
        <translation>den Schlüssel „{keyring}“ des Schlüsselbunds</translation>
    </message>
    <message>
        <source>the variable {env}</source>
        <translation>die Variable {env}</translation>
    </message>
    <message>
        <source>Send {where} to {rest}</source>
        <translation>{where} an {rest} senden</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>Save key</source>
        <translation>Schlüssel speichern</translation>
    </message>
    <message>
        <source>Paste a new key for {backend}</source>
        <translation>Neuen Schlüssel für {backend} einfügen</translation>
    </message>
    <message>
        <source>It will be used by {also_for} too.</source>
        <translation>Er gilt auch für {also_for}.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie im System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation>Textgröße in Prozent</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Alle Einstellungen</translation>
    </message>
    <message>
        <source>Open the window again in {language}</source>
        <translation>Fenster neu öffnen, Sprache: {language}</translation>
    </message>
    <message>
        <source>Size of messages</source>
        <translation>Größe der Nachrichten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Übliche Größe</translation>
    </message>
    <message>
        <source>Practice: nothing is kept.</source>
        <translation>Übung: Nichts wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Folder of conversations and profiles</source>
        <translation>Ordner der Gespräche und Profile</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Only where a company or school wants one. What runs on this computer is always reached directly.</source>
        <translation>Nur wo eine Firma oder Schule einen verlangt. Was auf diesem Computer läuft, wird immer direkt erreicht.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Clear statistics</source>
        <translation>Statistik leeren</translation>
    </message>
    <message>
        <source>Clear them</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Counts and times of all services will be gone. Conversations stay.</source>
        <translation>Zahlen und Zeiten aller Dienste sind dann weg. Gespräche bleiben.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Sicherung</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Backups of the conversations</source>
        <translation>Sicherungen der Gespräche</translation>
    </message>
    <message>
        <source>What is there now is kept beside it, as a file of its own.</source>
        <translation>Was jetzt da ist, bleibt als eigene Datei daneben liegen.</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
    <message>
        <source>New conversation (Ctrl+N)</source>
        <translation>Neues Gespräch (Strg+N)</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”.</source>
        <translation>Nichts gefunden für „{words}“.</translation>
    </message>
    <message>
        <source>Your conversations will be listed here.</source>
        <translation>Hier werden Ihre Gespräche stehen.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Profile (Ctrl+Shift+M)</source>
        <translation>Profil (Strg+Umschalt+M)</translation>
    </message>
    <message>
        <source>Edit profiles</source>
        <translation>Profile bearbeiten</translation>
    </message>
    <message>
        <source>Activity: who was asked, and how each service does</source>
        <translation>Aktivität: wer gefragt wurde und wie es jedem Dienst geht</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>Einstellungen (Strg+,)</translation>
    </message>
    <message>
        <source>Conversation menu</source>
        <translation>Menü für Gespräche</translation>
    </message>
    <message>
        <source>What can be done with this conversation, and with all</source>
        <translation>Was mit diesem Gespräch und mit allen getan werden kann</translation>
    </message>
    <message>
        <source>Instructions for this conversation…</source>
        <translation>Anweisungen für dieses Gespräch…</translation>
    </message>
    <message>
        <source>Export this conversation…</source>
        <translation>Dieses Gespräch exportieren…</translation>
    </message>
    <message>
        <source>Choose: {name}</source>
        <translation>Auswählen: {name}</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>empfohlen</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Profiles (*.understudy *.json)</source>
        <translation>Profile (*.understudy *.json)</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>Andere Adresse</translation>
    </message>
    <message>
        <source>needs a key</source>
        <translation>braucht einen Schlüssel</translation>
    </message>
    <message>
        <source>free to start</source>
        <translation>anfangs kostenlos</translation>
    </message>
    <message>
        <source>many models, one key</source>
        <translation>viele Modelle, ein Schlüssel</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
    <message>
        <source>any other service</source>
        <translation>jeder andere Dienst</translation>
    </message>
    <message>
        <source>searches the web</source>
        <translation>sucht im Web</translation>
    </message>
    <message>
        <source>many open models</source>
        <translation>viele offene Modelle</translation>
    </message>
    <message>
        <source>with a GitHub token</source>
        <translation>mit einem GitHub-Token</translation>
    </message>
    <message>
        <source>your own Azure address</source>
        <translation>Ihre eigene Azure-Adresse</translation>
    </message>
    <message>
        <source>newer OpenAI interface</source>
        <translation>neuere Schnittstelle von OpenAI</translation>
    </message>
    <message>
        <source>open models, hosted</source>
        <translation>offene Modelle, gehostet</translation>
    </message>
    <message>
        <source>a gateway on this computer</source>
        <translation>ein Gateway auf diesem Computer</translation>
    </message>
    <message>
        <source>More in the help</source>
        <translation>Mehr in der Hilfe</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>Hilfe (F1)</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>This link leads out of the help, to</source>
        <translation>Dieser Link führt aus der Hilfe hinaus, nach</translation>
    </message>
    <message>
        <source>How do I get a key?</source>
        <translation>Wie bekomme ich einen Schlüssel?</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Angaben kopieren</translation>
    </message>
    <message>
        <source>Copied: versions, system and look. No keys, no conversations.</source>
        <translation>Kopiert: Versionen, System und Aussehen. Keine Schlüssel, keine Gespräche.</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Help page</source>
        <translation>Seite der Hilfe</translation>
    </message>
    <message>
        <source>Is being answered</source>
        <translation>Wird gerade beantwortet</translation>
    </message>
    <message>
        <source>New reply</source>
        <translation>Neue Antwort</translation>
    </message>
    <message>
        <source>No reply</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>The reply is there</source>
        <translation>Die Antwort ist da</translation>
    </message>
    <message>
        <source>{backend} answered.</source>
        <translation>{backend} hat geantwortet.</translation>
    </message>
    <message>
        <source>The reply is not complete</source>
        <translation>Die Antwort ist nicht vollständig</translation>
    </message>
    <message>
        <source>The text so far is kept.</source>
        <translation>Der Text bis hierher bleibt erhalten.</translation>
    </message>
    <message>
        <source>The file holds a number that is longer than any number needs to be.</source>
        <translation>Die Datei enthält eine Zahl, die länger ist, als eine Zahl sein muss.</translation>
    </message>
    <message>
        <source>{name}: its address stands in the variable {variable}. Enter it.</source>
        <translation>{name}: Die Adresse steht in der Variablen {variable}. Tragen Sie sie ein.</translation>
    </message>
    <message>
        <source>The file is over 256 KiB; a configuration of LiteLLM is never that long.</source>
        <translation>Die Datei ist größer als 256 KiB; so lang ist eine Konfiguration von LiteLLM nie.</translation>
    </message>
    <message>
        <source>The file is neither JSON nor YAML: line {line}.</source>
        <translation>Die Datei ist weder JSON noch YAML: Zeile {line}.</translation>
    </message>
    <message>
        <source>The file is neither JSON nor YAML.</source>
        <translation>Die Datei ist weder JSON noch YAML.</translation>
    </message>
    <message>
        <source>The file holds values that no profile has, such as dates.</source>
        <translation>Die Datei enthält Werte, die kein Profil hat, zum Beispiel ein Datum.</translation>
    </message>
    <message>
        <source>The file refers to itself (&amp;, *) too often. Write it out and try again.</source>
        <translation>Die Datei verweist zu oft auf sich selbst (&amp;, *). Schreiben Sie sie aus und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Profiles (*.understudy *.json *.yaml *.yml)</source>
        <translation>Profile (*.understudy *.json *.yaml *.yml)</translation>
    </message>
    <message>
        <source>Configurations of LiteLLM (*.yaml *.yml)</source>
        <translation>Konfigurationen von LiteLLM (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>Export for LiteLLM…</source>
        <translation>Für LiteLLM exportieren…</translation>
    </message>
    <message>
        <source>a password of your own, which programs must show the proxy</source>
        <translation>ein eigenes Passwort, das Programme dem Proxy zeigen müssen</translation>
    </message>
    <message>
        <source>the key of {names}, which goes to {host}</source>
        <translation>der Schlüssel von {names}, der an {host} geht</translation>
    </message>
    <message>
        <source>{name} is switched off, so it is left out.</source>
        <translation>{name} ist ausgeschaltet und fehlt deshalb.</translation>
    </message>
    <message>
        <source>{name} was deleted, so it is left out.</source>
        <translation>{name} wurde gelöscht und fehlt deshalb.</translation>
    </message>
    <message>
        <source>LiteLLM draws lots instead of taking turns: the shares are only about equal.</source>
        <translation>LiteLLM lost aus, statt abzuwechseln: Die Anteile sind nur ungefähr gleich.</translation>
    </message>
    <message>
        <source>A conversation does not stay with the service that answered it last.</source>
        <translation>Ein Gespräch bleibt nicht bei dem Dienst, der zuletzt geantwortet hat.</translation>
    </message>
    <message>
        <source>Your choice of status codes is lost: LiteLLM moves on after every error.</source>
        <translation>Ihre Auswahl der Statuscodes geht verloren: LiteLLM geht nach jedem Fehler weiter.</translation>
    </message>
    <message>
        <source>LiteLLM moves on after every error, also where a request itself is wrong.</source>
        <translation>LiteLLM geht nach jedem Fehler weiter, auch wenn die Anfrage selbst falsch ist.</translation>
    </message>
    <message>
        <source>It also moves on when there is no connection or no answer, where this profile stops.</source>
        <translation>Es geht auch ohne Verbindung oder Antwort weiter, wo dieses Profil anhält.</translation>
    </message>
    <message>
        <source>It also moves on when a service declines to answer, where this profile stops and asks you.</source>
        <translation>Es geht auch weiter, wenn ein Dienst eine Antwort ablehnt, wo dieses Profil anhält und Sie fragt.</translation>
    </message>
    <message>
        <source>The limits for the first word and for silence after it become one, the longer of the two.</source>
        <translation>Aus den Grenzen für das erste Wort und für die Stille danach wird eine, die längere von beiden.</translation>
    </message>
    <message>
        <source>A reply without any text counts as an answer there.</source>
        <translation>Eine Antwort ganz ohne Text zählt dort als Antwort.</translation>
    </message>
    <message>
        <source>When a reply breaks after its first word, LiteLLM decides what happens: your choice is lost.</source>
        <translation>Bricht eine Antwort nach dem ersten Wort ab, entscheidet LiteLLM, was geschieht: Ihre Wahl geht verloren.</translation>
    </message>
    <message numerus="yes">
        <source>The wait between tries becomes whole seconds: at least {n} s.</source>
        <translation>
            <numerusform>Die Pause zwischen Versuchen wird auf ganze Sekunden gerundet: mindestens {n} s.</numerusform>
            <numerusform>Die Pause zwischen Versuchen wird auf ganze Sekunden gerundet: mindestens {n} s.</numerusform>
        </translation>
    </message>
    <message>
        <source>How waits between tries grow is up to LiteLLM: from half a second, doubling.</source>
        <translation>Wie die Pausen zwischen Versuchen wachsen, bestimmt LiteLLM: ab einer halben Sekunde, jedes Mal doppelt.</translation>
    </message>
    <message numerus="yes">
        <source>A service rests after {n} failures within a minute instead of in a row, always equally long.</source>
        <translation>
            <numerusform>Ein Dienst ruht nach einem Fehler, immer gleich lang.</numerusform>
            <numerusform>Ein Dienst ruht nach {n} Fehlern innerhalb einer Minute statt hintereinander, immer gleich lang.</numerusform>
        </translation>
    </message>
    <message>
        <source>The instructions that go with every message are lost: put them into the programs that ask.</source>
        <translation>Die Anweisungen, die mit jeder Nachricht gehen, gehen verloren: Hinterlegen Sie sie in den Programmen, die fragen.</translation>
    </message>
    <message>
        <source>These parameters have no place there: {left}.</source>
        <translation>Für diese Parameter gibt es dort keinen Platz: {left}.</translation>
    </message>
    <message>
        <source>The file holds no profile.</source>
        <translation>Die Datei enthält kein Profil.</translation>
    </message>
    <message>
        <source>{name} names no model that could be asked.</source>
        <translation>{name} nennt kein Modell, das gefragt werden könnte.</translation>
    </message>
    <message>
        <source>{name}: its models stood side by side. They are asked in their order.</source>
        <translation>{name}: Die Modelle standen nebeneinander. Sie werden in ihrer Reihenfolge gefragt.</translation>
    </message>
    <message>
        <source>An entry without a name or a model was left out.</source>
        <translation>Ein Eintrag ohne Namen oder Modell wurde weggelassen.</translation>
    </message>
    <message>
        <source>“{group}” stands for many models. Add those you want by hand.</source>
        <translation>„{group}“ steht für viele Modelle. Fügen Sie die gewünschten von Hand hinzu.</translation>
    </message>
    <message>
        <source>These settings have no place here: {left}.</source>
        <translation>Für diese Einstellungen gibt es hier keinen Platz: {left}.</translation>
    </message>
    <message>
        <source>The profile “{name}”, for LiteLLM&apos;s proxy: litellm --config FILE</source>
        <translation>Das Profil „{name}“, für den Proxy von LiteLLM: litellm --config DATEI</translation>
    </message>
    <message>
        <source>Programs ask for the model “{model}”.</source>
        <translation>Programme fragen nach dem Modell „{model}“.</translation>
    </message>
    <message>
        <source>Set these variables first. Keys do not belong into this file.</source>
        <translation>Setzen Sie vorher diese Variablen. Schlüssel gehören nicht in diese Datei.</translation>
    </message>
    <message>
        <source>What this profile does in Understudy, and LiteLLM does not:</source>
        <translation>Was dieses Profil in Understudy tut und LiteLLM nicht:</translation>
    </message>
    <message>
        <source>LiteLLM is a gateway: a team runs it once, and all its programs ask it. With this file it asks the same services as “{name}”, and programs ask it for the model “{model}”.</source>
        <translation>LiteLLM ist ein Gateway: Ein Team betreibt es einmal, und alle seine Programme fragen dort. Mit dieser Datei fragt es dieselben Dienste wie „{name}“, und Programme fragen dort nach dem Modell „{model}“.</translation>
    </message>
    <message>
        <source>Set these variables where it runs. The file holds no key.</source>
        <translation>Setzen Sie diese Variablen dort, wo es läuft. Die Datei enthält keinen Schlüssel.</translation>
    </message>
    <message>
        <source>Export for LiteLLM</source>
        <translation>Für LiteLLM exportieren</translation>
    </message>
    <message>
        <source>Export “{name}” for LiteLLM</source>
        <translation>„{name}“ für LiteLLM exportieren</translation>
    </message>
    <message>
        <source>Save the file…</source>
        <translation>Datei speichern…</translation>
    </message>
    <message>
        <source>What gets lost on the way</source>
        <translation>Was dabei verloren geht</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>A newer version of Understudy wrote {path}. It was left exactly as it is.</source>
        <translation>Eine neuere Version von Understudy hat {path} geschrieben. Die Datei blieb genau, wie sie ist.</translation>
    </message>
    <message>
        <source>A newer version of Understudy wrote this profile: $.version is {short}, this one reads 1.</source>
        <translation>Eine neuere Version von Understudy hat dieses Profil geschrieben: $.version ist {short}, diese hier liest 1.</translation>
    </message>
    <message>
        <source>Not all of the settings could be read. The file was put aside as {name}; nothing was deleted.</source>
        <translation>Nicht alle Einstellungen waren lesbar. Die Datei wurde als {name} beiseitegelegt; nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>A newer version of Understudy wrote the settings. Changes hold until you quit.</source>
        <translation>Eine neuere Version von Understudy hat die Einstellungen geschrieben. Änderungen gelten, bis Sie beenden.</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Edit message</source>
        <translation>Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>Edit the message</source>
        <translation>Die Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>The old version is kept.</source>
        <translation>Die alte Fassung bleibt erhalten.</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Vorige Fassung</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Nächste Fassung</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} von {all}</translation>
    </message>
    <message>
        <source>Version {n} of {all}</source>
        <translation>Fassung {n} von {all}</translation>
    </message>
    <message>
        <source>Enter sends after this reply · Esc stops</source>
        <translation>Eingabe sendet nach dieser Antwort · Esc hält an</translation>
    </message>
    <message>
        <source>Waiting message</source>
        <translation>Wartende Nachricht</translation>
    </message>
    <message>
        <source>Send the waiting message</source>
        <translation>Die wartende Nachricht senden</translation>
    </message>
    <message>
        <source>Edit the waiting message</source>
        <translation>Die wartende Nachricht bearbeiten</translation>
    </message>
    <message>
        <source>Remove the waiting message</source>
        <translation>Die wartende Nachricht entfernen</translation>
    </message>
    <message>
        <source>Bring the waiting message back</source>
        <translation>Die wartende Nachricht zurückholen</translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures</source>
        <translation>
            <numerusform>{n} Bild</numerusform>
            <numerusform>{n} Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>Will be sent after this reply: “{text}”</source>
        <translation>Wird nach dieser Antwort gesendet: „{text}“</translation>
    </message>
    <message>
        <source>Not sent yet: “{text}”</source>
        <translation>Noch nicht gesendet: „{text}“</translation>
    </message>
    <message>
        <source>The waiting message was removed.</source>
        <translation>Die wartende Nachricht wurde entfernt.</translation>
    </message>
    <message>
        <source>The profile “{name}” of this conversation was deleted.</source>
        <translation>Das Profil „{name}“ dieses Gesprächs wurde gelöscht.</translation>
    </message>
    <message>
        <source>The profile “{name}” of this conversation was deleted. “{other}” is used now.</source>
        <translation>Das Profil „{name}“ dieses Gesprächs wurde gelöscht. Jetzt wird „{other}“ verwendet.</translation>
    </message>
    <message numerus="yes">
        <source>Used by {n} conversations</source>
        <translation>
            <numerusform>Von {n} Gespräch verwendet</numerusform>
            <numerusform>Von {n} Gesprächen verwendet</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>„{name}“ wurde gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations used it; they go on with another profile.</source>
        <translation>
            <numerusform>{n} Gespräch hat es verwendet; es geht mit einem anderen Profil weiter.</numerusform>
            <numerusform>{n} Gespräche haben es verwendet; sie gehen mit einem anderen Profil weiter.</numerusform>
        </translation>
    </message>
    <message>
        <source>They go with every message of this conversation from now on.</source>
        <translation>Sie gehen ab jetzt mit jeder Nachricht dieses Gesprächs mit.</translation>
    </message>
    <message>
        <source>They take the place of those of the profile “{name}”. Left empty, those of the profile hold.</source>
        <translation>Sie treten an die Stelle derer des Profils „{name}“. Bleibt das Feld leer, gelten die des Profils.</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Go to the newest message</source>
        <translation>Zur neuesten Nachricht</translation>
    </message>
    <message>
        <source>Go to the newest message (End)</source>
        <translation>Zur neuesten Nachricht (Ende)</translation>
    </message>
    <message>
        <source>(leads to {host})</source>
        <translation>(führt zu {host})</translation>
    </message>
    <message>
        <source>{seconds:.1f}</source>
        <translation>{seconds:.1f}</translation>
    </message>
    <message>
        <source>{value:.1f} s</source>
        <translation>{value:.1f} s</translation>
    </message>
    <message>
        <source>Test message</source>
        <translation>Testnachricht</translation>
    </message>
    <message>
        <source>Name of the conversation</source>
        <translation>Name des Gesprächs</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>is busy</source>
        <translation>ist überlastet</translation>
    </message>
    <message>
        <source>has a problem</source>
        <translation>hat eine Störung</translation>
    </message>
    <message>
        <source>is silent</source>
        <translation>schweigt</translation>
    </message>
    <message>
        <source>breaks off</source>
        <translation>bricht ab</translation>
    </message>
    <message>
        <source>rejects the key</source>
        <translation>lehnt den Schlüssel ab</translation>
    </message>
    <message>
        <source>is out of credit</source>
        <translation>hat kein Guthaben mehr</translation>
    </message>
    <message>
        <source>answers with nothing</source>
        <translation>schickt eine leere Antwort</translation>
    </message>
    <message>
        <source>lost the model</source>
        <translation>hat das Modell nicht mehr</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Delete from all profiles</source>
        <translation>Aus allen Profilen löschen</translation>
    </message>
    <message>
        <source>Nobody on the list can be asked.</source>
        <translation>Auf der Liste ist niemand, der gefragt werden kann.</translation>
    </message>
    <message>
        <source>{seconds:g} s</source>
        <translation>{seconds:g} s</translation>
    </message>
    <message>
        <source>How to begin</source>
        <translation>Wie es losgeht</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Was gefragt ist</translation>
    </message>
    <message>
        <source>Export all conversations into a folder</source>
        <translation>Alle Gespräche in einen Ordner exportieren</translation>
    </message>
    <message>
        <source>“{title}” is being written.</source>
        <translation>„{title}“ wird geschrieben.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Es wurde nichts geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>Stopped. {n} conversations were written, each of them whole.</source>
        <translation>
            <numerusform>Angehalten. {n} Gespräch wurde geschrieben, und zwar ganz.</numerusform>
            <numerusform>Angehalten. {n} Gespräche wurden geschrieben, jedes davon ganz.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations were written.</source>
        <translation>
            <numerusform>{n} Gespräch wurde geschrieben.</numerusform>
            <numerusform>{n} Gespräche wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>All conversations are being written.</source>
        <translation>Alle Gespräche werden geschrieben.</translation>
    </message>
    <message>
        <source>“{title}” was imported.</source>
        <translation>„{title}“ wurde importiert.</translation>
    </message>
    <message>
        <source>{name} is being read.</source>
        <translation>{name} wird gelesen.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>Angehalten. Es wurde nichts importiert.</translation>
    </message>
    <message>
        <source>Stop what is being done</source>
        <translation>Anhalten, was gerade geschieht</translation>
    </message>
    <message>
        <source>What is being done</source>
        <translation>Was gerade geschieht</translation>
    </message>
    <message>
        <source>Export all conversations…</source>
        <translation>Alle Gespräche exportieren…</translation>
    </message>
    <message>
        <source>Something is still being done. Try again when it has ended, or stop it.</source>
        <translation>Es ist noch etwas im Gange. Versuchen Sie es danach noch einmal, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>That is in another version. It can be shown when the reply is complete.</source>
        <translation>Das steht in einer anderen Fassung. Sie kann gezeigt werden, sobald die Antwort vollständig ist.</translation>
    </message>
    <message>
        <source>What came after is kept with the version before.</source>
        <translation>Was danach kam, bleibt bei der vorigen Fassung erhalten.</translation>
    </message>
    <message>
        <source>Stopped. The conversations are as they were.</source>
        <translation>Angehalten. Die Gespräche sind, wie sie waren.</translation>
    </message>
    <message>
        <source>The backup is being put back.</source>
        <translation>Die Sicherung wird zurückgeholt.</translation>
    </message>
    <message>
        <source>Stop putting the backup back</source>
        <translation>Das Zurückholen der Sicherung anhalten</translation>
    </message>
    <message>
        <source>delete key</source>
        <translation>Schlüssel löschen</translation>
    </message>
    <message>
        <source>Delete the key that is kept…</source>
        <translation>Den gespeicherten Schlüssel löschen…</translation>
    </message>
    <message>
        <source>Delete the key</source>
        <translation>Schlüssel löschen</translation>
    </message>
    <message>
        <source>Keep the key</source>
        <translation>Schlüssel behalten</translation>
    </message>
    <message>
        <source>It cannot be brought back here; the service itself still knows it.</source>
        <translation>Er lässt sich hier nicht zurückholen; beim Dienst selbst gilt er weiter.</translation>
    </message>
    <message numerus="yes">
        <source>{names} use it too.</source>
        <translation>
            <numerusform>{names} benutzt ihn auch.</numerusform>
            <numerusform>{names} benutzen ihn auch.</numerusform>
        </translation>
    </message>
    <message>
        <source>Formulas cannot be drawn.</source>
        <translation>Formeln können nicht gezeichnet werden.</translation>
    </message>
    <message>
        <source>Link: {words}. It leads to {address}</source>
        <translation>Link: {words}. Er führt zu {address}</translation>
    </message>
    <message>
        <source>This link leads to</source>
        <translation>Dieser Link führt zu</translation>
    </message>
    <message>
        <source>The window opens again, and all that is written stays. Otherwise the language applies at the next start.</source>
        <translation>Das Fenster öffnet sich neu, und alles Geschriebene bleibt. Sonst gilt die Sprache ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>The window opens again. A reply is on its way: it ends then, and what there is of it is kept. Otherwise the language applies at the next start.</source>
        <translation>Das Fenster öffnet sich neu. Gerade kommt eine Antwort: Sie endet dann, und was von ihr da ist, bleibt. Sonst gilt die Sprache ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>{name} has an address of its own, which LiteLLM completes differently: check its api_base.</source>
        <translation>{name} hat eine eigene Adresse, die LiteLLM anders ergänzt: Prüfen Sie dort api_base.</translation>
    </message>
    <message>
        <source>{name} is on this computer. Where the proxy runs on another one, correct its api_base.</source>
        <translation>{name} ist auf diesem Computer. Läuft der Proxy auf einem anderen, berichtigen Sie dort api_base.</translation>
    </message>
    <message>
        <source>A service that asks to wait a moment is not waited for: the next one is asked at once.</source>
        <translation>Bittet ein Dienst, kurz zu warten, wird nicht auf ihn gewartet: Es wird sofort der nächste gefragt.</translation>
    </message>
    <message>
        <source>Parameters such as temperature are only defaults there: what a program sends itself wins.</source>
        <translation>Parameter wie die Temperatur sind dort nur Vorgaben: Was ein Programm selbst sendet, geht vor.</translation>
    </message>
    <message>
        <source>A service’s own address often begins with api. and ends in /v1.</source>
        <translation>Die eigene Adresse eines Dienstes beginnt oft mit api. und endet mit /v1.</translation>
    </message>
    <message>
        <source>Today’s backup of the history could not be made. The history itself is as it was.</source>
        <translation>Die heutige Sicherung des Verlaufs gelang nicht. Der Verlauf selbst ist, wie er war.</translation>
    </message>
    <message>
        <source>{name} has no member that is among the files. Choose its members’ files too.</source>
        <translation>{name} hat kein Mitglied, das unter den Dateien ist. Wählen Sie auch die Dateien der Mitglieder.</translation>
    </message>
    <message>
        <source>Had a problem</source>
        <translation>Hatte ein Problem</translation>
    </message>
    <message>
        <source>Where conversations and profiles are kept</source>
        <translation>Wo Gespräche und Profile gespeichert sind</translation>
    </message>
    <message>
        <source>Keys are kept in the key ring of this system and nowhere else.</source>
        <translation>Schlüssel liegen im Schlüsselbund dieses Systems und nirgends sonst.</translation>
    </message>
    <message>
        <source>Use the system’s</source>
        <translation>Vom System übernehmen</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Who answered, and why the others did not, stands only in the gateway’s log and headers.</source>
        <translation>Wer geantwortet hat und warum die anderen nicht, steht nur im Protokoll und in den Kopfzeilen des Gateways.</translation>
    </message>
    <message>
        <source>{name}: LiteLLM answers with an error where a model has a name such as “{model}”: it must be Latin.</source>
        <translation>{name}: LiteLLM antwortet mit einem Fehler, wenn ein Modell einen Namen hat wie „{model}“: Er muss lateinisch sein.</translation>
    </message>
    <message>
        <source>Edit profiles…</source>
        <translation>Profile bearbeiten…</translation>
    </message>
    <message>
        <source>Find in this conversation (Ctrl+F)</source>
        <translation>In diesem Gespräch suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Select this text</source>
        <translation>Diesen Text auswählen</translation>
    </message>
</context>
</TS>
