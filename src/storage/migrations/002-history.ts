import type { Migration } from '../migrate.ts'

/**
 * Buckets of series that are over. `bucket` and `read_at` are minutes since 1970 (a bucket's label read as if it were
 * UTC), `points` is a number where the series has one line and a blob of 64-bit floats where it has several: some 25 bytes
 * a point on the disk.
 */
export const history: Migration = {
  name: 'history',
  sql: `
    CREATE TABLE history_series (
      id         INTEGER PRIMARY KEY,
      project    TEXT NOT NULL,
      question   TEXT NOT NULL,
      interval   TEXT NOT NULL,
      lines      TEXT NOT NULL,
      sweep_at   INTEGER,
      sweep_from TEXT,
      used_at    INTEGER NOT NULL,
      UNIQUE (project, question, interval)
    ) STRICT;
    CREATE TABLE history_buckets (
      series_id INTEGER NOT NULL REFERENCES history_series (id) ON DELETE CASCADE,
      bucket    INTEGER NOT NULL,
      read_at   INTEGER NOT NULL,
      points    ANY NOT NULL,
      PRIMARY KEY (series_id, bucket)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE history_growth (
      project   TEXT NOT NULL,
      age_hours INTEGER NOT NULL,
      changed   REAL NOT NULL,
      exposure  REAL NOT NULL,
      reads     INTEGER NOT NULL,
      PRIMARY KEY (project, age_hours)
    ) STRICT, WITHOUT ROWID;
  `,
}
