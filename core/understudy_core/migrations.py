"""The forms that the user's SQLite file has had, as scripts that lead from one to the next."""

from __future__ import annotations

import sqlite3

MIGRATIONS = (
    """
    create table conversation (
      id integer primary key, title text not null default '', pinned integer not null default 0,
      changed_at real not null, deleted integer not null default 0);
    create table message (
      id integer primary key, conversation_id integer not null references conversation(id),
      role text not null, text text not null, created_at real not null);
    create index message_of on message(conversation_id, id);
    create table account (
      message_id integer not null references message(id), position integer not null, event text not null,
      primary key (message_id, position)) without rowid;
    create table counter (name text primary key, value integer not null) without rowid;
    """,
    """
    create table attempt (
      id integer primary key, at real not null, profile text not null, backend text not null, outcome text not null,
      kind text, message text not null default '', first_token_s real, input_tokens integer, output_tokens integer,
      rescued integer not null default 0);
    create index attempt_of on attempt(profile, backend);
    """,
    """
    create table picture (
      message_id integer not null references message(id), position integer not null, media_type text not null,
      data blob not null, primary key (message_id, position));
    """,
    """
    create virtual table message_words using fts5(
      text, content='message', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2');
    insert into message_words(message_words) values ('rebuild');
    create trigger words_of_new after insert on message begin
      insert into message_words(rowid, text) values (new.id, new.text); end;
    create trigger words_of_old after delete on message begin
      insert into message_words(message_words, rowid, text) values ('delete', old.id, old.text); end;
    create trigger words_of_changed after update of text on message begin
      insert into message_words(message_words, rowid, text) values ('delete', old.id, old.text);
      insert into message_words(rowid, text) values (new.id, new.text); end;
    """,
    """
    alter table message add column parent_id integer references message(id);
    alter table conversation add column tip integer references message(id);
    update message set parent_id = (
      select before.id from message before
      where before.conversation_id = message.conversation_id and before.id < message.id
        and (message.role = 'user' or before.role = 'user')
      order by before.id desc limit 1);
    update conversation set tip = (select max(id) from message where conversation_id = conversation.id);
    drop index message_of;
    create index message_of on message(conversation_id, id, parent_id);
    """,
    """
    alter table conversation add column profile text not null default '';
    alter table conversation add column instructions text not null default '';
    create table draft (place integer primary key, text text not null, waiting text not null);
    """,
    """
    alter table message add column told text not null default '';
    update message set told = coalesce((
      select group_concat(case json_extract(event, '$.event')
        when 'failed' then json_extract(event, '$.message')
        when 'answered' then json_extract(event, '$.backend') || ' · ' || json_extract(event, '$.model')
        when 'skipped' then json_extract(event, '$.backend')
        when 'interrupted' then json_extract(event, '$.backend') end, char(10))
      from (select event from account where message_id = message.id and json_valid(event) order by position)), '')
    where role = 'assistant';
    create virtual table account_words using fts5(
      told, content='message', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2');
    insert into account_words(account_words) values ('rebuild');
    create trigger account_of_new after insert on message begin
      insert into account_words(rowid, told) values (new.id, new.told); end;
    create trigger account_of_old after delete on message begin
      insert into account_words(account_words, rowid, told) values ('delete', old.id, old.told); end;
    create trigger account_of_changed after update of told on message begin
      insert into account_words(account_words, rowid, told) values ('delete', old.id, old.told);
      insert into account_words(rowid, told) values (new.id, new.told); end;
    """,
    """
    create table draft_picture (
      place integer not null, waits integer not null, position integer not null, media_type text not null,
      data blob not null, primary key (place, waits, position));
    create table rewritten (message integer primary key, text text not null);
    """,
)
"""Script n leads from version n to n + 1."""
VERSION = len(MIGRATIONS)
"""The newest form; a file says in `user_version` which one it has, 0 while it is empty."""


def version_of(db: sqlite3.Connection) -> int:
    """The form that a file has."""
    version: int = db.execute("pragma user_version").fetchone()[0]
    return version


def migrate(db: sqlite3.Connection) -> None:
    """Bring a file into the newest form, each step as one transaction. Raises sqlite3.Error."""
    for number in range(version_of(db), VERSION):
        db.executescript(f"begin; {MIGRATIONS[number]} pragma user_version={number + 1}; commit;")
