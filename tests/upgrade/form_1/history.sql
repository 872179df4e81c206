CREATE TABLE conversation (
  id integer primary key, title text not null default '', pinned integer not null default 0,
  changed_at real not null, deleted integer not null default 0);
CREATE TABLE message (
  id integer primary key, conversation_id integer not null references conversation(id),
  role text not null, text text not null, created_at real not null);
CREATE INDEX message_of on message(conversation_id, id);
CREATE TABLE account (
  message_id integer not null references message(id), position integer not null, event text not null,
  primary key (message_id, position)) without rowid;
CREATE TABLE counter (name text primary key, value integer not null) without rowid;
INSERT INTO "conversation" VALUES(1,'Noise',0,1764000000.0,0);
INSERT INTO "conversation" VALUES(2,'A poem, please',0,1764000000.0,0);
INSERT INTO "conversation" VALUES(3,'Never mind',0,1764000000.0,1);
INSERT INTO "message" VALUES(1,1,'user','What helps against Straßenlärm?',1764000000.0);
INSERT INTO "message" VALUES(2,1,'assistant','Plant trees, close the street.',1764000000.0);
INSERT INTO "message" VALUES(3,1,'user','And at night?',1764000000.0);
INSERT INTO "message" VALUES(4,1,'assistant','Plant trees, ',1764000000.0);
INSERT INTO "message" VALUES(5,2,'user','A poem, please',1764000000.0);
INSERT INTO "message" VALUES(6,3,'user','Never mind',1764000000.0);
INSERT INTO "account" VALUES(2,0,'{"event": "skipped", "backend": "Gone", "reason": "deleted", "seconds_left": null}');
INSERT INTO "account" VALUES(2,1,'{"event": "attempt", "n": 1, "backend": "Fast", "model": "gpt-x", "try": 1, "tries": 3}');
INSERT INTO "account" VALUES(2,2,'{"event": "failed", "n": 1, "backend": "Fast", "kind": "rate_limited", "status": 429, "message": "Fast is busy.", "detail": "slow down", "retry_after_s": 2.5, "action": "next", "wait_s": 0.0, "elapsed_s": 0.7, "request_id": "req-1"}');
INSERT INTO "account" VALUES(2,3,'{"event": "attempt", "n": 2, "backend": "Here", "model": "llama", "try": 1, "tries": 3}');
INSERT INTO "account" VALUES(2,4,'{"event": "reasoning", "text": "Let me think. "}');
INSERT INTO "account" VALUES(2,5,'{"event": "text", "text": "Plant trees, "}');
INSERT INTO "account" VALUES(2,6,'{"event": "text", "text": "close the street."}');
INSERT INTO "account" VALUES(2,7,'{"event": "usage", "input_tokens": 12, "output_tokens": 34}');
INSERT INTO "account" VALUES(2,8,'{"event": "answered", "backend": "Here", "model": "llama-7", "finish_reason": "stop", "attempts": 2, "first_token_s": 0.5, "total_s": 1.75, "text": "Plant trees, close the street."}');
INSERT INTO "account" VALUES(4,0,'{"event": "attempt", "n": 2, "backend": "Here", "model": "llama", "try": 1, "tries": 3}');
INSERT INTO "account" VALUES(4,1,'{"event": "reasoning", "text": "Let me think. "}');
INSERT INTO "account" VALUES(4,2,'{"event": "text", "text": "Plant trees, "}');
INSERT INTO "counter" VALUES('Turns',3);
pragma user_version=1;
