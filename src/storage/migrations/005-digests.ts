import type { Migration } from '../migrate.ts'

/**
 * Digests, their slots and what waits to be sent. Instants are epoch ms; `definition` and `notice` are JSON. A slot or a message
 * that somebody works on has a holder and a lease; the states are those of the ports in jobs/.
 */
export const digests: Migration = {
  name: 'digests, their slots and the outbox',
  sql: `
    CREATE TABLE numbers (
      team TEXT NOT NULL,
      noun TEXT NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (team, noun)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE digests (
      team           TEXT NOT NULL,
      id             INTEGER NOT NULL,
      project        TEXT NOT NULL,
      owner          TEXT NOT NULL,
      definition     TEXT NOT NULL,
      state          TEXT NOT NULL CHECK (state IN ('active', 'paused')),
      paused_because TEXT,
      created_at     INTEGER NOT NULL,
      next_due_at    INTEGER,
      PRIMARY KEY (team, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX digests_due ON digests (next_due_at) WHERE next_due_at IS NOT NULL;
    CREATE TABLE slots (
      team       TEXT NOT NULL,
      digest     INTEGER NOT NULL,
      due_at     INTEGER NOT NULL,
      trigger    TEXT NOT NULL CHECK (trigger IN ('schedule', 'test')),
      state      TEXT NOT NULL CHECK (state IN ('due', 'working', 'composed', 'delivered', 'skipped', 'parked')),
      attempts   INTEGER NOT NULL DEFAULT 0,
      not_before INTEGER NOT NULL,
      holder     TEXT,
      reason     TEXT,
      ended_at   INTEGER,
      channel    TEXT,
      ts         TEXT,
      PRIMARY KEY (team, digest, due_at, trigger),
      FOREIGN KEY (team, digest) REFERENCES digests (team, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX slots_open ON slots (not_before) WHERE state IN ('due', 'working');
    CREATE TABLE outbox (
      number         INTEGER PRIMARY KEY,
      id             TEXT NOT NULL UNIQUE,
      team           TEXT NOT NULL,
      channel        TEXT NOT NULL,
      thread_of      TEXT REFERENCES outbox (id) ON DELETE CASCADE,
      digest         INTEGER,
      due_at         INTEGER,
      trigger        TEXT,
      notice         TEXT NOT NULL,
      state          TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
      attempts       INTEGER NOT NULL DEFAULT 0,
      not_before     INTEGER NOT NULL,
      holder         TEXT,
      in_doubt       INTEGER NOT NULL DEFAULT 0,
      is_repeat      INTEGER NOT NULL DEFAULT 0,
      first_tried_at INTEGER,
      created_at     INTEGER NOT NULL,
      ended_at       INTEGER,
      posted_channel TEXT,
      ts             TEXT,
      reason         TEXT,
      FOREIGN KEY (team, digest, due_at, trigger) REFERENCES slots (team, digest, due_at, trigger) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX outbox_lanes ON outbox (channel, number) WHERE state IN ('waiting', 'sending');
    CREATE INDEX outbox_sending ON outbox (channel, not_before) WHERE state = 'sending';
    CREATE INDEX outbox_ended ON outbox (ended_at) WHERE ended_at IS NOT NULL;
    CREATE INDEX outbox_open ON outbox (not_before) WHERE state IN ('waiting', 'sending');
    CREATE INDEX outbox_slot ON outbox (team, digest, due_at, trigger);
    CREATE INDEX outbox_thread ON outbox (thread_of) WHERE thread_of IS NOT NULL;
    CREATE TABLE outbox_pictures (
      message  TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      png      BLOB NOT NULL,
      alt_text TEXT NOT NULL,
      PRIMARY KEY (message, position)
    ) STRICT;
  `,
}
