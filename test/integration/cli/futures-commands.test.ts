import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFutures } from '#db/futures/futures-rows.ts';
import { openWorkspaceFile } from '#db/open-workspace-file.ts';
import { writeMark } from '#db/sensitivity/mark-rows.ts';
import { readExports } from '#db/sensitivity/export-rows.ts';
import { readWorkspace } from '#electron/engine/services/read-workspace.ts';
import type { Play, Signpost } from '#shared/model/signpost.ts';
import { aShell, shellIn } from '#test/fixtures/a-shell.ts';
import { reopened, testTime } from '#test/fixtures/a-workspace.ts';

const play: Play = {
  ...{ id: 'play', name: '=Rotate', kind: 'rotate', what: 'Move two people', owner: 'Alliances' },
  ...{ partners: ['000117'], substitutes: [], cost: 12_000, days: 30, state: 'prepared' },
};

/** The sample, with a run, a signpost on a sensitive metric and a play; each test gets a copy. */
let original = '';

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-'));
  const { run } = shellIn(folder, 'a long passphrase');
  original = join(folder, 'sample.tierwright');
  await run('new', original, '--sample');
  const opened = await openWorkspaceFile(original, testTime);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const file = opened.value;
  const { futures, model } = readWorkspace(file);
  const code = model.dimensions[0]?.criteria[0]?.metricCode ?? '';
  const signpost: Signpost = {
    ...{ id: 'sign', name: 'Less of it', scenarioId: futures.scenarios[0]?.id ?? null },
    watch: { kind: 'metric', metricCode: code, summary: 'mean' },
    ...{ comparison: 'atLeast', threshold: 0, window: 1, playId: 'play' },
  };
  // A rule that says what the default said, so that no figure changes.
  const effects = futures.effects.map((effect) =>
    effect.exposureAttribute === null && effect.exposureMetric === undefined
      ? { ...effect, exposureRules: [{ conditions: [], share: effect.defaultShare }] }
      : effect,
  );
  writeFutures(file.connection, { ...futures, effects, signposts: [signpost], plays: [play] });
  writeMark(file.connection, { kind: 'metric', source: '', code }, 'confidential');
  await file.close();
  await run('ensemble', original, '--futures', '200', '--keep');
});

afterAll(() => rm(dirname(original), { recursive: true, force: true }));

const aSample = async () => {
  const shell = await aShell();
  const path = shell.at('s.tierwright');
  await copyFile(original, path);
  return { ...shell, path };
};

/** The texts and numbers of each sheet by its name. */
const sheetsOf = (bytes: Uint8Array): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const files = unzipSync(bytes);
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const names = [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]+)"/gu)].map(
    ([, name]) => name ?? '',
  );
  return new Map(
    names.map((name, index) => [
      name,
      [...part(`xl/worksheets/sheet${index + 1}.xml`).matchAll(/<row r="\d+">(.*?)<\/row>/gu)].map(
        ([, row]) =>
          [...(row ?? '').matchAll(/<t xml:space="preserve">(.*?)<\/t>|<v>(.*?)<\/v>/gu)].map(
            ([, text, number]) => text ?? number ?? '',
          ),
      ),
    ]),
  );
};

describe('tierwright futures export', () => {
  it('writes every table as a workbook whose last sheet says where they come from', async () => {
    const { at, path, run } = await aSample();
    const written = await run(
      ...['futures', 'export', path, '--out', at('all.xlsx')],
      ...['--partner', '000117', '--json'],
    );
    expect([written.status, written.err]).toEqual([0, '']);
    const sheets = sheetsOf(await readFile(at('all.xlsx')));
    expect([...sheets.keys()]).toEqual([
      ...['Drivers', 'Effects', 'Exposures', 'Scenarios', 'Movers', 'Heat map'],
      ...['Resilience profiles', 'Groups', 'Partners per tier', 'Six rules', 'Every future'],
      ...['Conditions', 'Importance of drivers', 'Plans', 'Signposts', 'Test run', 'Plays'],
      ...['Tornado', 'Provenance'],
    ]);
    const rows = [...sheets].map(([name, { length }]) => [name, length - 1]);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['Heat map', 243],
        ['Resilience profiles', 243],
        ['Six rules', 243],
        ['Every future', 200],
        ['Groups', 5],
        ['Tornado', 5],
      ]),
    );
    const provenance = new Map(sheets.get('Provenance')?.map(([what, value]) => [what, value]));
    expect(provenance.get('Ensemble: seed')).toBe('1');
    expect(provenance.get('Ensemble: state')).toMatch(/^(up to date|out of date)/u);
    expect(provenance.get('Ensemble: SHA-256 of its inputs')).toMatch(/^[0-9a-f]{64}$/u);
    expect(provenance.get('Conditions')).toContain('leaves Strategic when');
    expect(provenance.get('Sensitive values written')).toBe('none');
    // A text that a spreadsheet would run is marked as text.
    const files = unzipSync(await readFile(at('all.xlsx')));
    const plays = strFromU8(files['xl/worksheets/sheet17.xml'] ?? new Uint8Array());
    expect(plays).toContain('s="2" t="inlineStr"><is><t xml:space="preserve">=Rotate</t>');
  });

  it('writes one table as CSV, the same bytes each time, and withholds what is sensitive unless it is named', async () => {
    const { at, path, run } = await aSample();
    const write = async (...words: readonly string[]): Promise<string> => {
      const answer = await run('futures', 'export', path, '--out', at('t.csv'), ...words);
      expect([answer.status, answer.err]).toEqual([0, '']);
      return readFile(at('t.csv'), 'utf8');
    };
    const movers = await write('--table', 'movers', '--scenario', 'Cloud shift');
    expect(await write('--table', 'movers', '--scenario', 'Cloud shift')).toBe(movers);
    expect(movers.split('\r\n')).toHaveLength(243 + 2);
    expect(movers).toMatch(/^\uFEFFScenario,Key,Partner,Tier now,Tier then,Move,/u);
    expect(await write('--table', 'exposures')).toMatch(/,100,rule\r\n/u);
    const seen = /^Less of it,\d{4}-\d\d-\d\d,([^,]*),0,(yes|no),/mu;
    const masked = seen.exec(await write('--table', 'test-run'));
    expect([masked?.[1], masked?.[2]]).toEqual(['', 'yes']);
    const file = await reopened(path);
    const { sensitive } = readWorkspace(file);
    await file.close();
    const told = seen.exec(
      await write('--table', 'test-run', '--include-sensitive', sensitive[0]?.name ?? ''),
    );
    expect(Number(told?.[1])).toBeGreaterThan(0);
    const again = await reopened(path);
    expect(readExports(again.connection)[0]).toMatchObject({
      what: 'Futures: Test run',
      target: at('t.csv'),
    });
  });

  it.each([
    [['--out', 'x.csv'], 'a name that ends in .xlsx'],
    [['--out', 'x.pdf', '--table', 'drivers'], 'a name that ends in .csv or .xlsx'],
    [['--out', 'x.csv', '--table', 'tornado'], 'Say of whom with --partner'],
    [['--out', 'x.csv', '--table', 'conditions'], 'Say what breaks with --partner'],
    [['--out', 'x.csv', '--table', 'movers', '--scenario', 'None'], 'one of: Cloud shift'],
    [['--out', 'x.xlsx', '--run', '7'], 'one of: 1'],
  ])('refuses %j and says what to do', async (words, said) => {
    const { path, run } = await aSample();
    const answer = await run('futures', 'export', path, ...words);
    expect([answer.status, answer.err]).toEqual([3, expect.stringContaining(said) as string]);
  });
});

describe('tierwright futures plans, signposts and ensemble', () => {
  it('tell plans over all futures, by partner or by an attribute', async () => {
    const { path, run } = await aSample();
    const plans = async (...words: readonly string[]) => {
      const answer = await run('futures', 'plans', path, '--json', ...words);
      expect([answer.status, answer.err]).toEqual([0, '']);
      return (JSON.parse(answer.out) as { plans: readonly Readonly<Record<string, unknown>>[] })
        .plans;
    };
    const [today, recommended] = await plans();
    expect([today?.['Plan'], recommended?.['Plan']]).toEqual(['Today', 'Recommended']);
    expect(recommended?.['Picked by']).toContain('Minimax regret');
    const [byRegion] = await plans('--by', 'region');
    expect(Number(byRegion?.['HHI by Region (0 to 10,000)'])).toBeGreaterThan(
      Number(today?.['HHI by partner (0 to 10,000)']),
    );
    expect((await run('futures', 'plans', path, '--by', 'colour')).status).toBe(3);
  });

  it('list signposts with their plays, and what they would have done in the past', async () => {
    const { path, run } = await aSample();
    const listed = await run('futures', 'signposts', path);
    expect(listed.out).toContain('Opens the play =Rotate');
    const tested = await run('futures', 'signposts', path, '--test', '--json');
    const { signposts, plays, past } = JSON.parse(tested.out) as Record<
      string,
      readonly Readonly<Record<string, unknown>>[]
    >;
    expect(signposts?.[0]).toMatchObject({ Signpost: 'Less of it', State: 'watching' });
    expect(plays?.[0]).toMatchObject({ Play: '=Rotate', 'Cost (EUR)': 12_000 });
    expect(past?.[0]).toMatchObject({ 'Meets it': 'yes', 'Would have tripped': 'yes', Seen: null });
  });

  it('ask an ensemble when more partners fall, or when the bill passes an amount or the budget', async () => {
    const { path, run } = await aSample();
    const ask = (...words: readonly string[]) =>
      run('ensemble', path, '--futures', '200', ...words);
    expect((await ask('--more-fall-than', '40')).out).toMatch(
      /More than 40 partners fall (when .* pure|in none of the futures|in \d+ % of)/u,
    );
    expect((await ask('--bill-above', '1')).out).toContain('The bill exceeds 1 EUR in 100 %');
    expect((await ask('--bill-above', 'budget')).out).toMatch(/The bill exceeds [\d,]+ EUR/u);
    expect(await ask('--bill-above', 'much')).toMatchObject({ status: 2 });
    expect(await ask('--bill-above', '1', '--partner', '000117')).toMatchObject({ status: 3 });
  });
});

describe('tierwright futures report', () => {
  it('tells assumptions, results and limits, in the same bytes each time and in three forms', async () => {
    const { at, path, run } = await aSample();
    const write = async (name: string, ...words: readonly string[]): Promise<Buffer> => {
      const answer = await run('futures', 'report', path, '--out', at(name), ...words);
      expect([answer.status, answer.err]).toEqual([0, '']);
      return readFile(at(name));
    };
    const markdown = (await write('r.md', '--partner', '000117')).toString();
    for (const said of [
      '## In short',
      'Cloud shift: 9 rise, 24 fall, 210 stay',
      '## Scenario: Margin squeeze',
      '## Heat map',
      '| Fragile stars | 12 |',
      'leaves Strategic when',
      '## Tier plans',
      'would have tripped',
      '=Rotate',
      'partners have the default of',
      '200 futures over the ranges of 5 drivers, spread by a Latin hypercube with seed 1',
      '## Limits',
    ]) {
      expect(markdown).toContain(said);
    }
    const pdf = await write('r.pdf');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await write('again.pdf')).equals(pdf)).toBe(true);
    const html = (await write('r.html', '--scenario', 'Cloud shift')).toString();
    expect(html).not.toMatch(/<script|src=|href=|@import|url\(|style=/u);
    expect(html).not.toContain('Scenario: Margin squeeze');
    expect(await run('futures', 'report', path, '--out', at('r.docx'))).toMatchObject({
      status: 3,
      err: expect.stringContaining('a name that ends in .pdf, .html or .md') as string,
    });
  });
});
