-- What became of every message. Times are UTC, in ISO 8601.
CREATE TABLE campaign (
  name TEXT PRIMARY KEY,
  begun TEXT NOT NULL
) STRICT;

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  campaign TEXT NOT NULL,
  address TEXT NOT NULL,
  key TEXT UNIQUE,
  message_id TEXT,
  digests TEXT NOT NULL DEFAULT '{}',
  state TEXT NOT NULL CHECK (state IN ('planned', 'built', 'sending', 'accepted', 'deferred', 'refused', 'unknown')),
  UNIQUE (campaign, address)
) STRICT;

CREATE TABLE transition (
  id INTEGER PRIMARY KEY,
  delivery INTEGER NOT NULL REFERENCES delivery (id),
  at TEXT NOT NULL,
  state TEXT NOT NULL,
  code INTEGER NOT NULL,
  enhanced TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX transition_of_delivery ON transition (delivery);

CREATE TABLE suppressed (
  address TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  code INTEGER NOT NULL,
  enhanced TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

-- What must hold whatever a program does: nothing accepted is sent again, nothing of unknown fate by itself.
CREATE TRIGGER accepted_is_final BEFORE UPDATE ON delivery WHEN OLD.state = 'accepted'
BEGIN SELECT RAISE(ABORT, 'an accepted message stays as it is'); END;

CREATE TRIGGER sent_when_built BEFORE UPDATE OF state ON delivery WHEN NEW.state = 'sending' AND OLD.state NOT IN ('built', 'deferred')
BEGIN SELECT RAISE(ABORT, 'only what is built or deferred can be sent'); END;

CREATE TRIGGER history_is_kept BEFORE UPDATE ON transition
BEGIN SELECT RAISE(ABORT, 'what has happened stays as it is'); END;
