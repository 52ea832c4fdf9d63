import { readFile, writeFile } from 'node:fs/promises';
import type { QualityReport } from '#shared/model/quality.ts';
import { describe, expect, it } from 'vitest';
import { createSample, sampleSeed } from '#shared/sample/create-sample.ts';
import { aShell, type Answer } from '#test/fixtures/a-shell.ts';

describe('the command line', () => {
  it('goes all the way: new, import, score, scenario, propose, verify', async () => {
    const { at, run } = await aShell();
    const [master, orders] = createSample(sampleSeed).files;
    if (master === undefined || orders === undefined) throw new Error('the sample has files');
    for (const file of [master, orders]) {
      await writeFile(at(file.fileName), file.text);
      await writeFile(at(`${file.fileName}.recipe.json`), JSON.stringify(file.recipe));
    }
    expect(await run('new', at('p.tierwright'), '--name', 'Mine')).toMatchObject({ status: 0 });

    const recipeOf = (name: string): string => at(`${name}.recipe.json`);
    const importing = ['import', at('p.tierwright'), at(orders.fileName), '--json'];
    const recipe = ['--recipe', recipeOf(orders.fileName)];
    const checked = await run(...importing, ...recipe, '--check', '--rejected', at('bad.csv'));
    expect(JSON.parse(checked.out)).toMatchObject({ rowsRejected: 2, partnersNew: 234 });
    expect(await readFile(at('bad.csv'), 'utf8')).toContain('tbc');
    expect(JSON.parse((await run(...importing, ...recipe)).out)).toMatchObject({ isRepeat: false });
    expect(JSON.parse((await run(...importing, ...recipe)).out)).toMatchObject({ isRepeat: true });
    const named = ['import', at('p.tierwright'), at(master.fileName)];
    const second = await run(...named, '--recipe', recipeOf(master.fileName));
    expect([second.status, second.err]).toEqual([0, '']);

    const scored = await run('score', at('p.tierwright'), '--out', at('scores.csv'), '--json');
    const document = JSON.parse(scored.out) as { readonly partners: readonly unknown[] };
    expect([scored.status, document.partners.length]).toEqual([0, 242]);
    const csv = await readFile(at('scores.csv'), 'utf8');
    expect(csv.split('\r\n')[0]).toBe(
      'rank,key,partner,score,coverage,current tier,proposed tier,failed gates',
    );
    expect(csv).toContain(',000117,Halvorsen Freight Systems AB,');

    const scoreOn = (day: string): Promise<Answer> =>
      run('score', at('p.tierwright'), '--as-of', day, '--json');
    const known = [await scoreOn('2026-02-28'), await scoreOn('2026-03-01')].map(
      ({ out }) => JSON.parse(out) as { readonly knownOn: string; readonly partners: unknown[] },
    );
    expect(known.map(({ knownOn, partners }) => [knownOn, partners.length])).toEqual([
      ['2026-02-28', 0],
      ['2026-03-01', 242],
    ]);
    expect(await scoreOn('yesterday')).toMatchObject({ status: 3 });

    const traced = await run(
      ...['trace', at('p.tierwright'), '--partner', '000117'],
      ...['--metric', orders.recipe.metrics[0]?.code ?? '', '--out', at('rows.csv')],
    );
    expect([traced.status, traced.out]).toEqual([0, expect.stringContaining(orders.fileName)]);
    expect(await readFile(at('rows.csv'), 'utf8')).toContain('000117');

    expect(await run('identity', '--name', 'R. Signer', '--function', 'finance')).toMatchObject({
      status: 0,
    });
    const proposal = at('tiers.tierproposal');
    const proposed = await run('propose', at('p.tierwright'), '--title', 'T', '--out', proposal);
    expect([proposed.status, proposed.err]).toEqual([0, '']);
    const verified = await run('verify', proposal);
    expect([verified.status, verified.out]).toEqual([
      0,
      expect.stringContaining('The proposal is valid.'),
    ]);
    const audited = await run('audit', 'verify', at('p.tierwright'), '--against', proposal);
    expect([audited.status, audited.out]).toEqual([
      0,
      expect.stringContaining('The audit trail holds.'),
    ]);
    const listed = await run('audit', 'list', at('p.tierwright'), '--out', at('audit.csv'));
    expect([listed.status, listed.out]).toEqual([
      0,
      expect.stringContaining('Signed: Proposal "T" signed by R. Signer'),
    ]);
    expect(await readFile(at('audit.csv'), 'utf8')).toContain('Wrote trace of');
    await run('new', at('other.tierwright'), '--name', 'Other');
    expect(
      await run('audit', 'verify', at('other.tierwright'), '--against', proposal),
    ).toMatchObject({ status: 4, out: expect.stringContaining('does NOT hold') as string });
    const bytes = await readFile(proposal);
    bytes[600] = (bytes[600] ?? 0) ^ 1;
    await writeFile(proposal, bytes);
    expect(await run('verify', proposal)).toMatchObject({
      status: 4,
      out: expect.stringContaining('NOT valid') as string,
    });
  });

  it('takes exchange rates in', async () => {
    const { at, run } = await aShell();
    await run('new', at('p.tierwright'), '--name', 'Mine');
    await writeFile(
      at('rates.csv'),
      'currency,day,rate\nUSD,2026-01-01,1.25\nUSD,2026-01-02,1.6\n',
    );
    const words = ['rates', at('p.tierwright'), at('rates.csv'), '--per-base'];
    expect(await run(...words, '--base', 'eur')).toEqual({
      status: 0,
      out: 'Rates in EUR:\n  USD: 2 rates, 2026-01-01 to 2026-01-02\n',
      err: '',
    });
    expect((await run(...words, '--base', 'usd')).status).toBe(3);
  });

  it('tells what may be doubted about the data, and fails while a blocking alert is open', async () => {
    const { at, run } = await aShell();
    await run('new', at('s.tierwright'), '--sample');
    const told = await run('quality', at('s.tierwright'));
    expect([told.status, told.err]).toEqual([0, '']);
    expect(told.out.split('\n')[0]).toMatch(/^\d+ open alerts, 0 blocking; 0 acknowledged\.$/u);
    const json = await run('quality', at('s.tierwright'), '--json');
    const report = JSON.parse(json.out) as QualityReport;
    expect(report.alerts).toHaveLength(told.out.trim().split('\n').length - 1);
    const controlled = await run(
      ...['quality', at('s.tierwright'), '--control', 'Campaigns/Leads=1000', '--tolerance', '1'],
    );
    expect([controlled.status, controlled.out.split('\n')[1]]).toEqual([
      4,
      expect.stringMatching(/^ {2}BLOCKING {2}source Campaigns: "Leads" should come to 1,000\.00/u),
    ]);
    const slips = await Promise.all(
      ['Campaigns/Nothing=1', 'Campaigns/Leads=much', 'Campaigns/Leads'].map((text) =>
        run('quality', at('s.tierwright'), '--control', text),
      ),
    );
    expect(slips.map(({ status }) => status)).toEqual([3, 3, 3]);
    await run('new', at('e.tierwright'), '--name', 'Mine');
    expect(await run('quality', at('e.tierwright'))).toEqual({
      status: 0,
      out: 'Nothing is beyond the thresholds.\n',
      err: '',
    });
  });

  it('tries the scenarios of the sample', async () => {
    const { at, run } = await aShell();
    await run('new', at('s.tierwright'), '--sample');
    expect((await run('scenario', at('s.tierwright'))).out.split('\n')).toContain('Cloud shift');
    const tried = await run(
      ...['scenario', at('s.tierwright'), '--name', 'Cloud shift'],
      ...['--out', at('then.json')],
    );
    expect([tried.status, tried.err]).toEqual([0, '']);
    const partners = JSON.parse(await readFile(at('then.json'), 'utf8')) as readonly {
      readonly key: string;
      readonly 'tier now': string;
      readonly 'tier then': string;
    }[];
    const star = partners.find(({ key }) => key === '000117');
    expect(star).toMatchObject({ 'tier now': 'Strategic', 'tier then': 'Advanced' });
  });

  it('runs many futures of the sample, and says when its star loses its tier', async () => {
    const { at, run } = await aShell();
    await run('new', at('s.tierwright'), '--sample');
    const words = ['ensemble', at('s.tierwright'), '--futures', '400', '--partner', '000117'];
    const ran = await run(...words, '--out', at('ensemble.csv'), '--json');
    expect([ran.status, ran.err]).toEqual([0, '']);
    const document = JSON.parse(ran.out) as {
      readonly groups: readonly { readonly group: string; readonly partners: number }[];
      readonly breaking: {
        readonly sentence: string;
        readonly conditions: { readonly coverage: number; readonly density: number };
      };
      readonly partners: readonly Readonly<Record<string, unknown>>[];
    };
    const star = document.partners.find(({ key }) => key === '000117');
    expect(star).toMatchObject({ 'tier now': 'Strategic', group: 'Fragile stars' });
    expect(document.breaking.sentence).toMatch(
      /leaves Strategic when Logistics investment below 79\.6 index: 69 % of the failures, 80 % pure\.$/u,
    );
    expect(document.breaking.conditions).toMatchObject({ coverage: 0.69403, density: 0.801724 });
    const inGroups = document.groups.reduce((sum, { partners }) => sum + partners, 0);
    const withTier = document.partners.filter((partner) => partner['tier now'] !== '');
    expect(inGroups).toBe(withTier.length);
    expect((await readFile(at('ensemble.csv'), 'utf8')).split('\r\n')).toHaveLength(
      document.partners.length + 2,
    );
    expect(await run(...words, '--json')).toEqual(await run(...words, '--json'));
    const without = document.partners.find((partner) => partner['tier now'] === '');
    const untold = await run(...words.slice(0, 5), String(without?.['key']), '--keep');
    expect(untold.out).toMatch(/has no tier now, because too little is known for one: no future/u);
    expect(untold.out).toContain('Kept in the workspace as run 1.');
    expect(await run('ensemble', at('s.tierwright'), '--futures', '99')).toMatchObject({
      status: 2,
    });
  });

  it('refuses an ensemble where nothing varies, and a partner that is not there', async () => {
    const { at, run } = await aShell();
    await run('new', at('empty.tierwright'));
    expect(await run('ensemble', at('empty.tierwright'))).toMatchObject({
      status: 3,
      err: expect.stringContaining('at least one driver with a range') as string,
    });
    await run('new', at('s.tierwright'), '--sample');
    expect(await run('ensemble', at('s.tierwright'), '--partner', 'nobody')).toMatchObject({
      status: 3,
      err: expect.stringContaining('none of that key') as string,
    });
  });

  it.each([
    [['--help'], 0, 'Usage: tierwright', ''],
    [['score', '--help'], 0, 'score and rank every partner', ''],
    [['nonsense'], 2, '', "unknown command 'nonsense'"],
    [['score'], 2, '', 'missing required argument'],
    [
      ['import', 'p.tierwright', 'a.csv'],
      2,
      '',
      'See tierwright --help, or tierwright <command> --help.',
    ],
    [['score', 'nowhere.tierwright'], 3, '', 'found no file at this place'],
    [['verify', 'nowhere.tierproposal'], 4, 'no readable file', ''],
  ])('answers %j with status %i', async (words, status, out, err) => {
    const { run } = await aShell();
    expect(await run(...words)).toEqual({
      status,
      out: expect.stringContaining(out) as string,
      err: expect.stringContaining(err) as string,
    });
  });

  it('says which scenarios there are, and which endings it writes', async () => {
    const { at, run } = await aShell();
    await run('new', at('p.tierwright'));
    expect(await run('scenario', at('p.tierwright'), '--name', 'X')).toMatchObject({ status: 3 });
    const refused = await run('score', at('p.tierwright'), '--out', at('scores.pdf'), '--json');
    expect(refused.status).toBe(3);
    expect(JSON.parse(refused.out)).toMatchObject({
      error: { expected: 'a file that ends in .csv or .json', found: '.pdf' },
    });
  });
});
