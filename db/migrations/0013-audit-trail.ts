import { sql, type Kysely } from 'kysely';

const statements: readonly string[] = [
  // Each row is one link: hash = SHA-256(previous ‖ event), which SQLite itself cannot compute.
  `CREATE TABLE audit_event (
    seq INTEGER PRIMARY KEY,
    event TEXT NOT NULL CHECK (json_valid(event)),
    previous TEXT NOT NULL CHECK (length(previous) = 64),
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
  ) STRICT`,
  `CREATE TRIGGER audit_event_chain BEFORE INSERT ON audit_event
   WHEN new.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit_event)
     OR new.previous IS NOT coalesce(
       (SELECT hash FROM audit_event ORDER BY seq DESC LIMIT 1),
       '${'0'.repeat(64)}')
     OR json_extract(new.event, '$.seq') IS NOT new.seq
   BEGIN
     SELECT RAISE(ABORT, 'an audit event must follow the last one');
   END`,
  `CREATE TRIGGER audit_event_kept BEFORE UPDATE ON audit_event
   BEGIN
     SELECT RAISE(ABORT, 'an audit event is never changed');
   END`,
  `CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event
   BEGIN
     SELECT RAISE(ABORT, 'an audit event is never removed');
   END`,
];

/** The audit trail: who did what, only ever added to. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
