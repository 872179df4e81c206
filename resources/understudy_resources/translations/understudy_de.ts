<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>This check costs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key for {name} yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes to {origin} can be read on the way. A key is only sent to https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no address yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} models</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Works. {count}. Answered in {seconds:.1f} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works. {count}. Answered at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>But there is no model yet. Fetch one in {name} first, then check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the name of your deployment as the model: Azure does not tell which there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answers, but cannot be checked for free. Send a test message to be sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service&apos;s own address often begins with api. and ends in /v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} shows a web page here, not an AI service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} answers, but not as an AI service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address often ends in /v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} wants a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a key of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not accept it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key can take a minute to begin to work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it, then check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address, and whether this computer is online.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key itself is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept here, so nothing can be put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup {name} is damaged itself. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was there is kept as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is that of {at} again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversations are kept only until you quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not be read. It was put aside as {name}; nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup of {at} takes its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history was written by a newer version of Understudy and was left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is damaged in places. What can be read is shown, and no backup was replaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s backup of the history could not be made. The history itself is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so {name} could not be saved. What was there before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be written where it lies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using the history. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history {name} could not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a profile called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a backend called “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} use the same key. When it is refused or its credit is used up, {they} fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} are at the same address. When it is down, {they} fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{remote} both need the internet. Only {local} can answer when the network is away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{remote} all need the internet. Only {local} can answer when the network is away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is larger than expected ({limit} KiB) and was left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{parent} is on a disk that can only be read, so {name} could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account may not use {path}. Check the permissions of that folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be used: a file stands where a folder should be, or the other way round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be used: {rest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the key cannot be read. The key is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the key cannot be saved there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the key cannot be deleted. It is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no key ring that could keep keys. Install GNOME Keyring or KWallet, or use a variable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key ring took the key but did not give it back, so it may not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the key may not have been saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>so the key may still be there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long for the key ring, which takes {MAX_ENTRY:,} characters at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forgets every key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keeps keys in a file where others can read them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is not known to keep keys safely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key ring set up here, {module}.{name}, {why}. It is not used for keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be used just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your key ring {why}, {consequence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key in what was pasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like a key: it holds characters that no key has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long for a key. Keys have {MAX_KEY:,} characters at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of {name} was saved for {bound}. It is not sent to {origin} until you agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes to {origin} can be read on the way. The key of {name} is not sent there until you agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile {name} has no backend that could be asked: all are deleted or off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no profile or backend called {name!r}. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are: {there}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None has been saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> at {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be understood{place}. It was left exactly as it is; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: these settings have no place here: {left}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {field} was {value!r}, which cannot be used; it is as usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} holds names that no profile has. It was not read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was damaged by the program that wrote it: it names no members. Make the profile again there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} names no provider, so it cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: its member “{member}” was not among the files. Choose both, or add it by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no member that is among the files. Choose its members&apos; files too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: “{said}” is not a service known here. Enter its address in the editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: it signed in through a web page, which is not possible here. Add a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: its key lies in a file of its own, which is not read. Paste the key in the editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: its key is kept by llxprt-code as “{kept}”. Paste it here once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key must not stand in a file. Put it into the key ring (understudy key set NAME) and write {&quot;keyring&quot;: &quot;NAME&quot;}, or name an environment variable: {&quot;env&quot;: &quot;VARIABLE&quot;}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$.version is missing; it must be 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$.version is {short}; this program reads version 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} is not known and was kept as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is over 1 MiB; a profile is never that long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not text in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not JSON: line {lineno}, column {colno}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is nested too deeply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file must hold one JSON object, { … }.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{twice} stands twice in one object; which one counts is not clear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a number that JSON knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} is {value}: {said}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{code!r} is not a status: use a number from 100 to 599, &quot;5xx&quot; or &quot;500-599&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be &quot;failover&quot; or &quot;roundrobin&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>must be {&quot;keyring&quot;: NAME} or {&quot;env&quot;: VARIABLE}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>policy {policy} needs at least {n} backends</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>two backends are called {twice!r}; names must differ within a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} speaks a protocol that this version of Understudy does not know yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address sends on to {host}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a list of models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Google blocked the message ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply could not be read any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the reply could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key holds characters no key can have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply is over 32 MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used. It looks like http://host:port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One piece of the reply is over 1 MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of this service cannot be read. It looks like https://host/v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of this service must begin with https:// (or http://) and name a host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of this service holds a name or password before the host. Leave that part out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of this service names a port that does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of this service names a host that does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply is packed in a way that was not asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used. It looks like http://proxy.example:8080.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password cannot be kept here. Leave out what stands before the @.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SOCKS proxies cannot be used, only those whose address begins with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no address yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} is getting too many requests from you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your credit at {b} is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} does not accept this key. It may be mistyped, expired or deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} refused: this account may not use {m}, or not from your country.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} no longer offers {m}, or your account has no access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat has become too long for {m}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} declined to answer this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} could not understand the request. A setting it does not know is the usual reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} has a problem on its side. Nothing is wrong on your computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{h} cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {b} was lost before it answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secure connection to {h} could not be checked. Often a company network or a wrong clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy between you and {h} did not let the request through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} did not answer within {n} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {b} broke before the reply was complete. The text so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} answered with nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address answers, but not as an AI service. Perhaps /v1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key for {b} yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your key ring is locked, so the key cannot be read. The key is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{b} is not set up completely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new key for {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a key for {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlock your key ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add credit at {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose another model for {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finish setting up {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the address of {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start a new chat, or shorten this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rephrase the message, or ask another service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the settings of {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start {b}, or check its address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the clock and the network of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the proxy settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check the internet connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait a moment and try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again in a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again, or allow a longer wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backend} on this computer is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{said} It asks to wait {retry_after_s}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile has no service that could be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There seems to be no internet connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of your {asked} services could answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a service to this profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Understudy is open already, but its window does not answer. Close that window, then start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One message takes {MOST} pictures at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backend} answered: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reply: {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profile yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a service first. What you wrote stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add a service to start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {all} ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes first to {name} · {model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, while {name} rests for {left:.0f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, because {name} is not asked: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {service}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{name}, {n} models</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Profiles (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys of “{name}” were left out: {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” was written to {name2}, without keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {step} of 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use at start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice services could not start on this computer. Nothing else is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the key of {spoken} to {origin} from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key was saved for {spoken}. Agree only if {origin} is the same service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short message was sent. Waiting for the answer …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It answered after {first_token_s:.1f} s: “{all}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes to {origin} can be read on the way. A key is only sent to an address with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system names no proxy that can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statistics were cleared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not a picture that can be read here. PNG, JPEG, WebP and GIF can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is damaged or too large to be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture is too large to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy in the settings could not be used. Services are reached without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked {backend}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{choice} choice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quickest fix: {cure}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered. First word after {seconds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped by you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited {wait_s:.0f} s, tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{again}: the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Tried {n} times.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{index} of {count}, {elapsed_s}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In its own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about this reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backend} answered. {text} {item}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to start it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can I do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy technical details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First start by {backend}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First start by {backend}, broken off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started again by {backend}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures sent by you</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your message is safe and will be sent again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show who was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[picture: {words}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a friendly reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain something simply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan my week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would you like to write?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a service to start, or try the practice services. They need no key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just show me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke here; the text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not go on here; the text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} The text so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke before the reply was complete. The text so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply reached its length limit and is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue with {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The credit is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key was not accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account may not use the model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is not offered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat is too long for this model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined to answer this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not understand the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A problem on its side.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address could not be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secure connection could not be checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy did not let the request through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fell silent before the reply was complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke before the reply was complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered with nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered, but not as an AI service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key ring is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not set up completely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat is too long for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot see pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a new key for {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a key for {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the key ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the billing page of {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model for {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish setting up {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the address of {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait longer for {b}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why}, {seconds_left:.0f} s left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backend} is busy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {backend} was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backend} has a problem.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll sideways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backend} is thinking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking {backend} again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>({try_number} of {tries})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking {backend}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again in {left} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip to {next_backend}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backend} has been silent for {floor} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has {limit_s:.0f} s in all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{next_backend} takes over at {limit_s:.0f} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search {count} services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found for “{all}”. Any OpenAI-compatible address can be added by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sure? Paste a key on the right: its form often tells which service it is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send a test message (costs a little)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a key of {name}, so {name} was chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quotes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invisible signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} around it was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} around it were removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the key until I quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be saved in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {hostname}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which address does it have?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start {name} on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a key, if it wants one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This costs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in there and make a new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the page where keys are made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check and model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove picture {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the next message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends · Shift+Enter new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In tokens. Longer chats go to a backend that can hold them; “auto” means unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the first profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A profile puts your services in an order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One service, no stand-in. Add a second and you are never stuck.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag, or Alt+↑ Alt+↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backends in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes with every message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 sober, 1 lively</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These win over what a backend has of its own. “auto” leaves it to the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions for every message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Answer briefly and in plain words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends a short message to each service, which costs what such a message costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop testing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes apply at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits {wait_s:.3g} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} answers after {after:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody answers after {at_s:.1f} s. {message}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply of {name} breaks off after {at_s:.1f} s, and what is there is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asked} is asked …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The services take their places …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} at {start_s:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the bottom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from this profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New service…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always begins at the top and goes down the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each message begins with the next one, so all share the work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written stays visible; the next one answers anew below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You choose: go on with the next one, start over, or keep what is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reply ends where it broke, and says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries per backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait between tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait longer each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First word within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a conversation with the one that answered it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When does it move on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves on when there is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silence after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic: {cloud:g} s, {thinking:g} s for models that think, {local:g} s on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence, automatic: {cloud:g} s, {thinking:g} s for models that think or are on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Played by practice services: no cost, nothing is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsal: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} in the rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsal:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backend} takes part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of {backend}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} of {count}: {backend}{model}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is on the list yet. The first one added goes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} moved to position {to} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a profile from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No credit left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not permitted for this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat too long for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not accept the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection is not secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy refuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fell silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered with nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is no AI service at this address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has no key yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key ring is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not set up completely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready, {first_word_s:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resting {seconds_left:.0f} s: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing: was deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests (429)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service down (5xx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key rejected (401, 403)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No credit (402)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model gone (404)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not right now (408, 409, 425)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request not accepted (400)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a status from 100 to 599, such as 418, 5xx or 500-520.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{piece}” runs backwards. Did you mean {last}-{first}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{piece}” is outside of 100 to 599.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{piece}” is not a status. Use a number such as 418, 5xx for all from 500 to 599, or 500-520.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection or no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other statuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other statuses to move on at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add these statuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>three times</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{names} are off.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} were deleted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Only {usable}{tries}. One service, no stand-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes turns: {usable}{tries}. If one fails, the others follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, then </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First {usable}{tries}. If it still fails, {then}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} times</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>up to {wait:g} s apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wait:g} s apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and longer each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 1 of 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From OpenAI, Groq, Mistral or any other service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private and without internet. Nothing you write leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice services play a real chat, and one of them breaks on purpose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key, no internet, no cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ollama, LM Studio and others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 3 of 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do you want to chat?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When one service cannot go on, the next one does. You can change everything later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose with the mouse, or Tab and Enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a backup so you are never stuck: when the first one fails, it answers instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which keys may it use? Each goes only to the host beside it. What is left out can be added later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file was not imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taking turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{n} backends, {order}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It brings instructions that go with every message:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it brings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the key that stands in the file in your key ring, for {rest} only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key “{keyring}” of the key ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the variable {env}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send {where} to {rest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a new key for {backend}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be used by {also_for} too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice: nothing is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of conversations and profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where conversations and profiles lie</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys lie in the key ring of this system and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only where a company or school wants one. What runs on this computer is always reached directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the system&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear statistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How services did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts and times of all services will be gone. Conversations stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the last message again, when nothing is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the last reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this service answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the part before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text as large as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile (Ctrl+Shift+M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit profiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
