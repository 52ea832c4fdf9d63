import { join } from 'node:path';
import { expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/migration-list.ts';
import * as pseudonyms from '#db/migrations/0024-pseudonyms.ts';
import { openConnection } from '#db/sqlite.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

it('gives a workspace of before a secret of its own, which never changes', async () => {
  const secretOf = async (name: string): Promise<unknown> => {
    const connection = await openConnection(join(await aFolder(), name));
    await migrate(connection, migrations.slice(0, migrations.indexOf(pseudonyms)));
    await migrate(connection, migrations);
    const secret = connection.prepare('SELECT secret FROM pseudonym_secret').pluck().all();
    expect(() => connection.exec(`UPDATE pseudonym_secret SET secret = randomblob(32)`)).toThrow(
      'pseudonyms: the secret never changes',
    );
    connection.close();
    return secret;
  };
  const [one, other] = [await secretOf('a.db'), await secretOf('b.db')];
  expect([one, other]).toEqual([[expect.any(Buffer)], [expect.any(Buffer)]]);
  expect(one).not.toEqual(other);
});
