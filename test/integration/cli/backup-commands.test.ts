import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { BackupFacts } from '#shared/model/backup.ts';
import { aShell } from '#test/fixtures/a-shell.ts';

describe('backups by the command line', () => {
  it('are made beside the workspace or elsewhere, looked into, and restored under a free name', async () => {
    const { at, run } = await aShell();
    await run('new', at('p.tierwright'), '--sample');
    const made = await run('backup', at('p.tierwright'));
    expect([made.status, made.err]).toEqual([0, '']);
    const [name = ''] = await readdir(at('p backups'));
    expect(name).toMatch(/^p\.\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.backup$/u);
    expect(made.out).toBe(`Wrote ${join(at('p backups'), name)}.\n`);
    const again = await run('backup', at('p.tierwright'), '--to', at('stick/deep'), '--json');
    const { path } = JSON.parse(again.out) as { readonly path: string };
    expect(await readdir(at('stick/deep'))).toHaveLength(1);

    const looked = await run('restore', path);
    expect([looked.status, looked.out]).toEqual([
      0,
      expect.stringMatching(
        /"Corvane Partner Programme", revision \d+, 6 imports\.\n {2}Last change: .+\n.+\nName a new file with --as to restore it\.\n$/u,
      ),
    ]);
    const restored = await run('restore', path, '--as', at('again.tierwright'), '--json');
    expect(JSON.parse(restored.out)).toMatchObject({
      backup: { name: 'Corvane Partner Programme', imports: 6 } satisfies Partial<BackupFacts>,
      restored: at('again.tierwright'),
    });
    const scores = await Promise.all(
      [at('p.tierwright'), at('again.tierwright')].map((each) => run('score', each, '--json')),
    );
    expect(scores[1]).toEqual(scores[0]);
  });

  it('are refused where a file would be overwritten or the backup is none', async () => {
    const { at, run } = await aShell();
    await run('new', at('p.tierwright'));
    await run('backup', at('p.tierwright'), '--to', at('b'));
    const [name = ''] = await readdir(at('b'));
    const before = await readFile(at('p.tierwright'));
    const refusal = async (...words: readonly string[]) => {
      const { status, out } = await run(...words, '--json');
      const { error } = JSON.parse(out) as { readonly error: AppError };
      return [status, error.where, error.found];
    };
    expect(await refusal('restore', at(`b/${name}`), '--as', at('p.tierwright'))).toEqual([
      3,
      'p.tierwright',
      'a file of that name',
    ]);
    expect(await readFile(at('p.tierwright'))).toEqual(before);
    await writeFile(at('x.backup'), 'hello');
    expect(await refusal('restore', at('x.backup'), '--as', at('new.tierwright'))).toEqual([
      3,
      'x.backup',
      'a file of another kind',
    ]);
    await writeFile(at('file'), '');
    expect(await refusal('backup', at('p.tierwright'), '--to', at('file'))).toEqual([
      3,
      at('file'),
      'a file of that name',
    ]);
  });
});
