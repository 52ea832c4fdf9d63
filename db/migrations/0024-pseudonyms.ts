import { sql, type Kysely } from 'kysely';

/** The secret of a workspace by which pseudonyms of partners are drawn; it never changes. */
export async function up(db: Kysely<never>): Promise<void> {
  const statements: readonly string[] = [
    `CREATE TABLE pseudonym_secret (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      secret BLOB NOT NULL CHECK (length(secret) = 32)
    ) STRICT`,
    `INSERT INTO pseudonym_secret (id, secret) VALUES (1, randomblob(32))`,
    `CREATE TRIGGER keep_pseudonym_secret BEFORE UPDATE ON pseudonym_secret
     BEGIN SELECT RAISE(ABORT, 'pseudonyms: the secret never changes'); END`,
  ];
  for (const statement of statements) {
    await sql.raw(statement).execute(db);
  }
}
