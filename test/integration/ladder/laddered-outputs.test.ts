import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { withAlliances } from '#test/fixtures/a-laddered-sample.ts';
import { aSampleEngine } from '#test/fixtures/a-sample-engine.ts';
import { shellIn } from '#test/fixtures/a-shell.ts';

it('names the ladder of partners and of tiers in every answer, and looks for breaks on one of them', async () => {
  const { folder, path, workspace, save, dispose } = await aSampleEngine();
  await save(workspace, withAlliances(workspace.model), 'Add the ladder Alliances');
  await dispose();
  const shell = shellIn(folder, '');
  /** The heads and the first row about a partner on the ladder. */
  const written = async (name: string): Promise<readonly string[]> => {
    const lines = (await readFile(shell.at(name), 'utf8')).split('\r\n');
    return [lines[0] ?? '', lines.find((line) => line.includes('Alliances')) ?? ''];
  };

  const scored = await shell.run('score', path, '--out', shell.at('score.csv'));
  expect(scored.out).toMatch(
    /^Main ladder:\n(?: {2}.*\n)+Alliances:\n {2}Lead: \d+\n {2}Follow:/mu,
  );
  const [scores, row] = await written('score.csv');
  expect(scores).toBe(
    'rank,key,partner,score,coverage,current tier,proposed tier,ladder,ladder of the current tier,failed gates',
  );
  expect(row).toMatch(/,Lead,Alliances,Main ladder,/u);
  const scenarios = await shell.run('scenario', path);
  const [scenario = ''] = scenarios.out.split('\n');
  await shell.run('scenario', path, '--name', scenario, '--out', shell.at('scenario.csv'));
  expect((await written('scenario.csv'))[0]).toBe(
    'key,partner,score now,score then,tier now,tier then,ladder',
  );
  const ran = await shell.run(
    ...['ensemble', path, '--futures', '100', '--out', shell.at('ensemble.csv')],
  );
  expect(ran.out).toMatch(/^Alliances: Lead: \d+ to \d+ partners, \d+ now\.$/mu);
  expect((await written('ensemble.csv'))[0]).toContain(
    'tier now,ladder,group,holds,rises,share Main ladder: Strategic,',
  );
  const shown = await shell.run('model', 'show', path, 'draft');
  expect(shown.out).toContain('Alliances: Lead: from 50\nAlliances: Follow: everybody else');
  const main = await shell.run('breaks', path);
  expect(main.out).toMatch(/^Main ladder:\nStrategic: from [\d.]+, \d+ partners\n/u);
  const other = await shell.run('breaks', path, '--ladder', 'alliances');
  expect(other.out).toMatch(
    /^Alliances:\nLead: from [\d.]+, \d+ partners\nFollow: everybody else/u,
  );
  expect(await shell.run('breaks', path, '--ladder', 'Guild')).toMatchObject({
    status: 3,
    err: expect.stringContaining('one of: Main ladder, Alliances') as string,
  });
});
