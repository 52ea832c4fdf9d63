import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { recordStep } from '#db/history/record-step.ts';
import { readModel, writeModel } from '#db/model/model-rows.ts';
import { readExports } from '#db/sensitivity/export-rows.ts';
import { ok } from '#shared/result.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aShell } from '#test/fixtures/a-shell.ts';
import { aGate, anAttributeGate } from '#test/fixtures/a-gate.ts';
import { reopened, testTime } from '#test/fixtures/a-workspace.ts';
import { aMetric, aRecipe } from '../intake/support.ts';

/** Every value of the sensitive columns, none of which stands anywhere else. */
const secrets = [
  '918273.5',
  '918273',
  '817263.25',
  '817263',
  '716253',
  'Quillfeather',
  'Dovetail',
  'sekrit',
  'Nightjar',
];

const lines = [
  'id,amount,contact,day,open',
  'A,918273.5,Quillfeather,2026-02-01,11',
  'B,817263.25,Dovetail,2026-02-01,12',
  'C,,Dovetail,2026-02-01,13',
  // Rejected: its open cell is no number; its width; settled by a rule; a total row.
  'A,716253,Nightjar,2026-02-01,none',
  'A,716253,Nightjar,2026-02-01,1,2',
  'B,sekrit,Dovetail,2026-02-01,3',
  'Total,716253,Nightjar,2026-02-01,9',
];

const recipe: Recipe = aRecipe({
  columns: [
    { header: 'id', type: 'text' },
    {
      ...{ header: 'amount', type: 'number', sensitivity: 'confidential' },
      misfits: [{ texts: ['sekrit'], take: 'missing' }],
    },
    { header: 'contact', type: 'text', sensitivity: 'personal' },
    { header: 'day', type: 'date' },
    { header: 'open', type: 'number' },
  ],
  leaveOut: [{ column: 'id', texts: ['Total'] }],
  attributes: [{ code: 'contact', name: 'Contact', header: 'contact', role: 'attribute' }],
  metrics: [aMetric('revenue', 'amount', 'sum'), aMetric('open', 'open', 'sum')],
});

/** A workspace whose gates ask for what is sensitive, and the ways to write it out. */
const setUp = async () => {
  const shell = await aShell();
  const { at, run } = shell;
  const workspace = at('p.tierwright');
  await writeFile(at('sales.csv'), `${lines.join('\n')}\n`);
  await writeFile(at('sales.json'), JSON.stringify(recipe));
  await run('new', workspace);
  const taken = await run('import', workspace, at('sales.csv'), '--recipe', at('sales.json'));
  expect([taken.status, taken.err]).toEqual([0, '']);
  const file = await reopened(workspace);
  await recordStep(file, 'Add gates', testTime.toISOString(), () => {
    const model = readModel(file.connection);
    const [top, ...others] = model.tiers;
    const gates = [aGate('revenue', 'atLeast', 1e9), anAttributeGate('contact', ['Nobody'])];
    const tiers =
      top === undefined
        ? []
        : [
            { ...top, line: 1, rules: { ...top.rules, gates } },
            ...others.map((tier, index) => ({
              ...tier,
              line: index === others.length - 1 ? null : 0.5,
            })),
          ];
    writeModel(file.connection, { ...model, tiers });
    return Promise.resolve(ok(null));
  });
  await file.close();
  const exported = async (...include: string[]): Promise<Readonly<Record<string, string>>> => {
    const extra = include.flatMap((name) => ['--include-sensitive', name]);
    const texts: Record<string, string> = {};
    const answers: string[] = [];
    const take = async (name: string, ...words: string[]): Promise<void> => {
      const answer = await run(...words, ...extra);
      expect([name, answer.status, answer.err]).toEqual([name, 0, '']);
      answers.push(answer.out);
    };
    await take('score', 'score', workspace, '--out', at('score.csv'), '--json');
    for (const metric of ['revenue', 'open']) {
      for (const how of [['--json'], []]) {
        const partner = ['--partner', 'A', '--metric', metric, '--out', at(`${metric}.csv`)];
        await take(`trace ${metric}`, 'trace', workspace, ...partner, ...how);
      }
    }
    const importing = [
      'import',
      workspace,
      at('sales.csv'),
      '--recipe',
      at('sales.json'),
      '--check',
    ];
    const saved = [
      '--rejected',
      at('rejected.csv'),
      '--left-out',
      at('out.csv'),
      '--issues',
      at('issues.csv'),
    ];
    await take('import', ...importing, ...saved, '--json');
    await take('import', ...importing);
    await writeFile(at('pass.txt'), 'one two three');
    await run(
      'identity',
      '--name',
      'R. Signer',
      '--function',
      'finance',
      '--passphrase-file',
      at('pass.txt'),
    );
    const proposal = at('p.tierproposal');
    // A proposal is never written over another.
    await rm(proposal, { force: true });
    await take(
      'propose',
      'propose',
      workspace,
      '--title',
      'T',
      '--out',
      proposal,
      '--passphrase-file',
      at('pass.txt'),
    );
    expect((await run('verify', proposal)).status).toBe(0);
    for (const name of ['score', 'revenue', 'open', 'rejected', 'out', 'issues']) {
      texts[name] = await readFile(at(`${name}.csv`), 'utf8');
    }
    const entries = unzipSync(await readFile(proposal));
    for (const [name, bytes] of Object.entries(entries)) {
      texts[name] = Buffer.from(bytes).toString('latin1');
    }
    await writeFile(at('p.pdf'), entries['proposal.pdf'] ?? '');
    texts['pages'] = execFileSync('pdftotext', [at('p.pdf'), '-'], { encoding: 'utf8' });
    texts['answers'] = answers.join('\n');
    return texts;
  };
  const noted = async () => {
    const opened = await reopened(workspace);
    const records = readExports(opened.connection);
    await opened.close();
    return records;
  };
  return { ...shell, workspace, exported, noted };
};

describe('sensitive values', () => {
  it('are in no byte of what is written, unless a person says so, and then it is noted', async () => {
    const { exported, noted, run, workspace, at } = await setUp();
    const plain = await exported();
    const leaks = Object.entries(plain).flatMap(([name, text]) =>
      secrets
        .filter((secret) => text.replaceAll(',', '').includes(secret))
        .map((secret) => `${secret} in ${name}`),
    );
    expect(leaks).toEqual([]);
    expect(plain['rejected']).toContain('Row,Reason,id,day,open');
    expect(plain['revenue']).toContain('left out because,rate,weight,id,day,open');
    expect(await noted()).toEqual([]);

    const included = await exported('revenue', 'AMOUNT', 'contact');
    const told = Object.fromEntries(
      Object.entries(included).map(([name, text]) => [
        name,
        secrets.filter((secret) => text.replaceAll(',', '').includes(secret)),
      ]),
    );
    expect(told).toMatchObject({
      score: ['918273.5', '918273', '817263.25', '817263', 'Quillfeather', 'Dovetail'],
      revenue: ['918273.5', '918273', 'Quillfeather'],
      rejected: ['716253', 'Nightjar'],
      out: ['716253', 'Nightjar'],
      issues: ['sekrit'],
      'proposal.json': ['918273.5', '918273', '817263.25', '817263', 'Quillfeather', 'Dovetail'],
    });
    const records = await noted();
    expect(records.map(({ what, target, names }) => [what, target, names]).reverse()).toEqual([
      ['score', at('score.csv'), expect.anything()],
      ...['revenue', 'revenue', 'open', 'open'].map((metric) => [
        `trace of ${metric} of A`,
        at(`${metric}.csv`),
        ['amount of Sales', 'contact of Sales', 'Contact', 'revenue'],
      ]),
      ['rejected rows', at('rejected.csv'), expect.anything()],
      ['rows left out', at('out.csv'), expect.anything()],
      ['settled cells', at('issues.csv'), expect.anything()],
      ['proposal T', at('p.tierproposal'), expect.anything()],
    ]);

    const stray = await run('score', workspace, '--include-sensitive', 'revenues');
    expect([stray.status, stray.err]).toEqual([
      3,
      expect.stringContaining('one of: "amount", "contact", "Contact", "revenue"'),
    ]);
  });
});
