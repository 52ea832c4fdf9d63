import { readFile, writeFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { LetterTemplates } from '#shared/model/letter.ts';
import { aShell } from '#test/fixtures/a-shell.ts';

const passphrase = 'a passphrase of some words';

it('writes letters by templates, refuses unknown fields, and says who was not told yet', async () => {
  const { at, run } = await aShell();
  await writeFile(at('pass.txt'), `${passphrase}\n`);
  const signer = ['--passphrase-file', at('pass.txt')];
  const file = at('s.tierwright');
  await run('new', file, '--sample');
  expect(await run('letters', 'list', file)).toMatchObject({
    status: 3,
    err: expect.stringContaining('none yet') as string,
  });
  await run('identity', '--name', 'R. Signer', '--function', 'finance', ...signer);
  const proposed = await run(
    ...['propose', file, '--title', 'Tiers 2026', '--out', at('t.tierproposal'), ...signer],
  );
  expect([proposed.status, proposed.err]).toEqual([0, '']);

  const list = async (...words: readonly string[]) => {
    const listed = await run('letters', 'list', file, '--json', ...words);
    expect(listed.err).toBe('');
    return (JSON.parse(listed.out) as { partners: { key: string; kind: string; state: string }[] })
      .partners;
  };
  const all = await list();
  expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['open']));
  const [first, second] = all;
  if (first === undefined || second === undefined) throw new Error('no partners');

  await run('letters', 'templates', file, '--out', at('templates.json'));
  const templates = JSON.parse(await readFile(at('templates.json'), 'utf8')) as LetterTemplates;
  const bad = { ...templates, hold: { subject: 'Hello', body: 'Dear\n{{nobody}}' } };
  await writeFile(at('bad.json'), JSON.stringify(bad));
  expect(await run('letters', 'templates', file, '--from', at('bad.json'))).toMatchObject({
    status: 3,
    err: expect.stringContaining('line 2, column 1: {{nobody}}, which is no field') as string,
  });
  const worded = {
    ...templates,
    contact: 'partners@example.org',
    [first.kind]: { subject: 'Objet : {{partner}}', body: '{{reasons}}\n\n{{contact}}' },
  };
  await writeFile(at('good.json'), JSON.stringify(worded));
  expect(await run('letters', 'templates', file, '--from', at('good.json'))).toMatchObject({
    status: 0,
  });

  const write = (...words: readonly string[]) =>
    run('letters', 'write', file, '--effective', '2026-04-01', ...words);
  const one = await write('--partner', first.key, '--out', at('one.html'));
  expect([one.status, one.err]).toEqual([0, '']);
  const html = await readFile(at('one.html'), 'utf8');
  expect(html).toContain('<title>Objet : ');
  expect(html).toContain('partners@example.org');
  expect(await write('--all', '--out', at('all.pdf'))).toMatchObject({ status: 3 });
  expect(await write('--partner', 'nobody', '--out', at('x.pdf'))).toMatchObject({ status: 3 });
  expect(
    await run(...['letters', 'write', file, '--effective', 'soon', '--all', '--out', at('x.zip')]),
  ).toMatchObject({ status: 3 });
  const some = all.filter(({ kind }) => kind === 'promotion');
  expect((await write('--kind', 'promotion', '--out', at('some.zip'))).err).toBe('');
  const zipped = Object.entries(unzipSync(await readFile(at('some.zip'))));
  expect(zipped).toHaveLength(some.length);
  expect(zipped.every(([name]) => /^[a-z0-9-]+\.pdf$/u.test(name))).toBe(true);
  expect(zipped.map(([, bytes]) => Buffer.from(bytes).toString('latin1', 0, 5))).toEqual(
    some.map(() => '%PDF-'),
  );

  const note = (...words: readonly string[]) =>
    run('letters', 'note', file, '--day', '2026-03-05', '--by', 'A. Manager', ...words);
  expect(await note('--partner', first.key, '--channel', 'call')).toMatchObject({ status: 0 });
  expect(await note('--partner', first.key, '--state', 'acknowledged')).toMatchObject({
    status: 0,
  });
  const untold = await list('--untold');
  expect(untold).toHaveLength(all.length - 1);
  expect(untold.some(({ key }) => key === first.key)).toBe(false);
  expect((await list()).find(({ key }) => key === first.key)?.state).toBe('acknowledged');
  const trail = await run('audit', 'list', file, '--find', 'Letter about');
  expect(trail.out).toContain('acknowledged on 2026-03-05 by A. Manager');
  expect(await run('audit', 'verify', file)).toMatchObject({ status: 0 });

  // Without the file of the proposal nobody can say that it was approved.
  await writeFile(at('t.tierproposal'), 'gone');
  const [partner, out] = [second.key, at('two.pdf')];
  expect(await write('--partner', partner, '--out', out)).toMatchObject({
    status: 3,
    err: expect.stringContaining('approved by everybody') as string,
  });
  expect(await write('--partner', partner, '--out', out, '--despite-approval')).toMatchObject({
    status: 0,
  });
});
