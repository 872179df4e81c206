<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>{n} models</source>
        <translation>
            <numerusform>{n} model</numerusform>
            <numerusform>{n} models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>policy {policy} needs at least {n} backends</source>
        <translation>
            <numerusform>policy {policy} needs at least {n} backend</numerusform>
            <numerusform>policy {policy} needs at least {n} backends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}, {n} models</source>
        <translation>
            <numerusform>{name}, {n} model</numerusform>
            <numerusform>{name}, {n} models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried {n} times.</source>
        <translation>
            <numerusform>Tried once.</numerusform>
            <numerusform>Tried {n} times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures sent by you</source>
        <translation>
            <numerusform>{n} picture sent by you</numerusform>
            <numerusform>{n} pictures sent by you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} are off.</source>
        <translation>
            <numerusform>{names} is off.</numerusform>
            <numerusform>{names} are off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} were deleted.</source>
        <translation>
            <numerusform>{names} was deleted.</numerusform>
            <numerusform>{names} were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} times</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>{n} times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} backends, {order}</source>
        <translation>
            <numerusform>{n} backend, {order}</numerusform>
            <numerusform>{n} backends, {order}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The wait between tries becomes whole seconds: at least {n} s.</source>
        <translation>
            <numerusform>The wait between tries becomes whole seconds: at least {n} s.</numerusform>
            <numerusform>The wait between tries becomes whole seconds: at least {n} s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A service rests after {n} failures within a minute instead of in a row, always equally long.</source>
        <translation>
            <numerusform>A service rests after one failure, always equally long.</numerusform>
            <numerusform>A service rests after {n} failures within a minute instead of in a row, always equally long.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} pictures</source>
        <translation>
            <numerusform>{n} picture</numerusform>
            <numerusform>{n} pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used by {n} conversations</source>
        <translation>
            <numerusform>Used by {n} conversation</numerusform>
            <numerusform>Used by {n} conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations used it; they go on with another profile.</source>
        <translation>
            <numerusform>{n} conversation used it; it goes on with another profile.</numerusform>
            <numerusform>{n} conversations used it; they go on with another profile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped. {n} conversations were written, each of them whole.</source>
        <translation>
            <numerusform>Stopped. {n} conversation was written, and it is whole.</numerusform>
            <numerusform>Stopped. {n} conversations were written, each of them whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} conversations were written.</source>
        <translation>
            <numerusform>{n} conversation was written.</numerusform>
            <numerusform>{n} conversations were written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{names} use it too.</source>
        <translation>
            <numerusform>{names} uses it too.</numerusform>
            <numerusform>{names} use it too.</numerusform>
        </translation>
    </message>
</context>
</TS>
