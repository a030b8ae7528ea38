import type { Migration } from '../migrate.ts'

/**
 * Alerts, what they remember and what they have told. Instants are epoch ms; `definition`, `memory` and `files` are JSON. An alert that
 * somebody checks has a holder until `leased_until`. A standing message is one that stays in Slack and is edited: that of an
 * incident, of a storm, of a project that cannot be read; the outbox holds what is to become of it.
 */
export const alerts: Migration = {
  name: 'alerts, what they remember and what they have told',
  sql: `
    CREATE TABLE alerts (
      team          TEXT NOT NULL,
      id            INTEGER NOT NULL,
      project       TEXT NOT NULL,
      owner         TEXT NOT NULL,
      definition    TEXT NOT NULL,
      memory        TEXT NOT NULL,
      version       INTEGER NOT NULL DEFAULT 1,
      state         TEXT NOT NULL CHECK (state IN ('active', 'muted', 'ended')),
      state_because TEXT,
      snoozed_until INTEGER,
      created_at    INTEGER NOT NULL,
      next_check_at INTEGER,
      holder        TEXT,
      leased_until  INTEGER,
      PRIMARY KEY (team, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX alerts_due ON alerts (next_check_at) WHERE next_check_at IS NOT NULL;
    CREATE TABLE alert_events (
      number INTEGER PRIMARY KEY,
      team   TEXT NOT NULL,
      alert  INTEGER NOT NULL,
      at     INTEGER NOT NULL,
      what   TEXT NOT NULL,
      person TEXT,
      reason TEXT NOT NULL,
      FOREIGN KEY (team, alert) REFERENCES alerts (team, id) ON DELETE CASCADE
    ) STRICT;
    CREATE INDEX alert_events_of ON alert_events (team, alert, number);
    CREATE TABLE alert_tellings (
      team  TEXT NOT NULL,
      alert INTEGER NOT NULL,
      key   TEXT NOT NULL,
      at    INTEGER NOT NULL,
      PRIMARY KEY (team, alert, key),
      FOREIGN KEY (team, alert) REFERENCES alerts (team, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX alert_tellings_at ON alert_tellings (at);
    CREATE TABLE standing_messages (
      id             TEXT NOT NULL PRIMARY KEY,
      team           TEXT NOT NULL,
      alert          INTEGER,
      thread_of      TEXT REFERENCES standing_messages (id) ON DELETE SET NULL,
      channel        TEXT NOT NULL,
      posted_channel TEXT,
      ts             TEXT,
      files          TEXT,
      is_reposted    INTEGER NOT NULL DEFAULT 0,
      told_at        INTEGER NOT NULL,
      FOREIGN KEY (team, alert) REFERENCES alerts (team, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX standing_of ON standing_messages (team, alert) WHERE alert IS NOT NULL;
    CREATE INDEX standing_thread ON standing_messages (thread_of) WHERE thread_of IS NOT NULL;
    CREATE INDEX standing_told ON standing_messages (told_at);
    ALTER TABLE outbox ADD COLUMN standing TEXT REFERENCES standing_messages (id) ON DELETE CASCADE;
    ALTER TABLE outbox ADD COLUMN part TEXT CHECK (part IN ('first', 'edit', 'thread'));
    CREATE INDEX outbox_standing ON outbox (standing) WHERE standing IS NOT NULL;
    CREATE TABLE read_trouble (
      team     TEXT NOT NULL,
      project  TEXT NOT NULL,
      since    INTEGER NOT NULL,
      passes   INTEGER NOT NULL,
      standing TEXT REFERENCES standing_messages (id) ON DELETE SET NULL,
      PRIMARY KEY (team, project)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE notes (
      team    TEXT NOT NULL,
      project TEXT NOT NULL,
      day     TEXT NOT NULL,
      text    TEXT NOT NULL,
      person  TEXT NOT NULL,
      PRIMARY KEY (team, project, day)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE kept_points (
      project   TEXT NOT NULL,
      question  TEXT NOT NULL,
      line      TEXT NOT NULL,
      label     TEXT NOT NULL,
      value     REAL NOT NULL,
      out_of    REAL,
      PRIMARY KEY (project, question, label, line)
    ) STRICT, WITHOUT ROWID;
  `,
}
