CREATE TABLE conversation (
      id integer primary key, title text not null default '', pinned integer not null default 0,
      changed_at real not null, deleted integer not null default 0, tip integer references message(id), profile text not null default '', instructions text not null default '');
CREATE TABLE message (
      id integer primary key, conversation_id integer not null references conversation(id),
      role text not null, text text not null, created_at real not null, parent_id integer references message(id), told text not null default '');
CREATE TABLE account (
      message_id integer not null references message(id), position integer not null, event text not null,
      primary key (message_id, position)) without rowid;
CREATE TABLE counter (name text primary key, value integer not null) without rowid;
CREATE TABLE attempt (
      id integer primary key, at real not null, profile text not null, backend text not null, outcome text not null,
      kind text, message text not null default '', first_token_s real, input_tokens integer, output_tokens integer,
      rescued integer not null default 0);
CREATE INDEX attempt_of on attempt(profile, backend);
CREATE TABLE picture (
      message_id integer not null references message(id), position integer not null, media_type text not null,
      data blob not null, primary key (message_id, position));
CREATE VIRTUAL TABLE message_words using fts5(
      text, content='message', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER words_of_new after insert on message begin
      insert into message_words(rowid, text) values (new.id, new.text); end;
CREATE TRIGGER words_of_old after delete on message begin
      insert into message_words(message_words, rowid, text) values ('delete', old.id, old.text); end;
CREATE TRIGGER words_of_changed after update of text on message begin
      insert into message_words(message_words, rowid, text) values ('delete', old.id, old.text);
      insert into message_words(rowid, text) values (new.id, new.text); end;
CREATE INDEX message_of on message(conversation_id, id, parent_id);
CREATE TABLE draft (place integer primary key, text text not null, waiting text not null);
CREATE VIRTUAL TABLE account_words using fts5(
      told, content='message', content_rowid='id', prefix='2 3', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER account_of_new after insert on message begin
      insert into account_words(rowid, told) values (new.id, new.told); end;
CREATE TRIGGER account_of_old after delete on message begin
      insert into account_words(account_words, rowid, told) values ('delete', old.id, old.told); end;
CREATE TRIGGER account_of_changed after update of told on message begin
      insert into account_words(account_words, rowid, told) values ('delete', old.id, old.told);
      insert into account_words(rowid, told) values (new.id, new.told); end;
INSERT INTO "conversation" VALUES(1,'Noise',0,1764000000.0,0,4,'Everyday','Answer briefly.');
INSERT INTO "conversation" VALUES(2,'A poem, please',1,1764000000.0,0,5,'','');
INSERT INTO "conversation" VALUES(3,'Never mind',0,1764000000.0,1,6,'','');
INSERT INTO "message" VALUES(1,1,'user','What helps against Straßenlärm?',1764000000.0,NULL,'');
INSERT INTO "message" VALUES(2,1,'assistant','Plant trees, close the street.',1764000000.0,1,'Gone
Fast is busy.
Here · llama-7');
INSERT INTO "message" VALUES(3,1,'user','And at night?',1764000000.0,2,'');
INSERT INTO "message" VALUES(4,1,'assistant','Plant trees, ',1764000000.0,3,'');
INSERT INTO "message" VALUES(5,2,'user','A poem, please',1764000000.0,NULL,'');
INSERT INTO "message" VALUES(6,3,'user','Never mind',1764000000.0,NULL,'');
INSERT INTO "account" VALUES(2,0,'{"event": "skipped", "backend": "Gone", "reason": "deleted", "seconds_left": null}');
INSERT INTO "account" VALUES(2,1,'{"event": "attempt", "n": 1, "backend": "Fast", "model": "gpt-x", "try": 1, "tries": 3, "limit_s": 12.0, "next_backend": "Here"}');
INSERT INTO "account" VALUES(2,2,'{"event": "failed", "n": 1, "backend": "Fast", "kind": "rate_limited", "status": 429, "message": "Fast is busy.", "detail": "slow down", "retry_after_s": 2.5, "action": "next", "wait_s": 0.0, "elapsed_s": 0.7, "request_id": "req-1"}');
INSERT INTO "account" VALUES(2,3,'{"event": "attempt", "n": 2, "backend": "Here", "model": "llama", "try": 1, "tries": 3, "limit_s": null, "next_backend": null}');
INSERT INTO "account" VALUES(2,4,'{"event": "reasoning", "text": "Let me think. ", "took_s": null}');
INSERT INTO "account" VALUES(2,5,'{"event": "text", "text": "Plant trees, "}');
INSERT INTO "account" VALUES(2,6,'{"event": "text", "text": "close the street."}');
INSERT INTO "account" VALUES(2,7,'{"event": "usage", "input_tokens": 12, "output_tokens": 34}');
INSERT INTO "account" VALUES(2,8,'{"event": "answered", "backend": "Here", "model": "llama-7", "finish_reason": "stop", "attempts": 2, "first_token_s": 0.5, "total_s": 1.75, "text": "Plant trees, close the street."}');
INSERT INTO "account" VALUES(4,0,'{"event": "attempt", "n": 2, "backend": "Here", "model": "llama", "try": 1, "tries": 3, "limit_s": null, "next_backend": null}');
INSERT INTO "account" VALUES(4,1,'{"event": "reasoning", "text": "Let me think. ", "took_s": null}');
INSERT INTO "account" VALUES(4,2,'{"event": "text", "text": "Plant trees, "}');
INSERT INTO "counter" VALUES('Turns',3);
INSERT INTO "attempt" VALUES(1,1764000000.0,'Everyday','Fast','failed','rate_limited','Fast is busy.',NULL,NULL,NULL,0);
INSERT INTO "attempt" VALUES(2,1764000000.0,'Everyday','Here','answered',NULL,'',0.5,12,34,1);
INSERT INTO "picture" VALUES(1,0,'image/png',X'89504E470D0A1A0A');
INSERT INTO "draft" VALUES(0,'Half a','');
INSERT INTO "draft" VALUES(1,'And','then');
pragma user_version=7;
