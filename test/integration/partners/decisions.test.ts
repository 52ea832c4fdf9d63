import { describe, expect, it } from 'vitest';
import { readHistory, walkHistory } from '#db/history/walk-history.ts';
import { readSnapshot } from '#db/imports/read-snapshot.ts';
import { readDecisions } from '#db/partners/read-decisions.ts';
import type { WorkspaceFile } from '#db/workspace-file.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { decide, findSame, readPartnerList } from '#electron/engine/services/partners.ts';
import type { PartnerDecision } from '#shared/model/partners.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { aWorkspace, reopened, testTime } from '#test/fixtures/a-workspace.ts';
import { aContext, aFile, aMetric, aRecipe, refusalOf } from '../intake/support.ts';

const at = testTime.toISOString();

const master: Recipe = aRecipe({
  source: { name: 'Master', department: 'Finance' },
  columns: ['key', 'name', 'vat', 'parent'].map((header) => ({ header, type: 'text' })),
  key: 'key',
  name: 'name',
  orderedBy: null,
  attributes: [
    { code: 'vat', name: 'VAT number', header: 'vat', role: 'attribute' },
    { code: 'parent', name: 'Parent', header: 'parent', role: 'attribute' },
  ],
  metrics: [],
});

const masterText = `key,name,vat,parent
1,Kestrel Systems GmbH,DE 123,
2,"KESTREL SYSTEMS, Ltd.",DE-123,1
3,Kestrel Systems SA,FR 9,HOLDING
4,Never Traded AG,,
`;

const deals: Recipe = aRecipe({
  orderedBy: null,
  attributes: [],
  columns: [
    { header: 'id', type: 'text' },
    { header: 'amount', type: 'number' },
  ],
  metrics: [aMetric('revenue', 'amount', 'sum')],
});

const aProgramme = async (): Promise<WorkspaceFile> => {
  const file = await aWorkspace();
  for (const [text, recipe] of [
    [masterText, master],
    ['id,amount\n1,10\n1,5\n2,20\n3,7\n', deals],
  ] as const) {
    const done = await commitImport(file, { path: await aFile(text), recipe }, aContext());
    expect(refusalOf(done)).toBe('not refused');
  }
  return file;
};

const take = async (file: WorkspaceFile, ...decisions: PartnerDecision[]): Promise<void> => {
  for (const decision of decisions) {
    expect(refusalOf(await decide(file, decision, at))).toBe('not refused');
  }
};

const offered = async (file: WorkspaceFile): Promise<readonly string[]> => {
  const found = await findSame(file, {
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  return found.ok ? found.value.pairs.map(({ one, other }) => `${one} ${other}`) : ['refused'];
};

describe('decisions about partners', () => {
  it('are steps of undo with a name, and survive a restart', async () => {
    const file = await aProgramme();
    await take(
      file,
      { kind: 'useAttribute', code: 'vat', use: 'identifier' },
      { kind: 'merge', survivor: '1', alias: '2' },
      { kind: 'keepApart', one: '3', other: '1' },
      { kind: 'setParent', partner: '4', parent: '3' },
    );
    const states = [readDecisions(file.connection)];
    await file.close();
    const again = await reopened(file.path);
    expect(
      readHistory(again.connection)
        .steps.slice(-4)
        .map(({ label }) => label),
    ).toEqual([
      'Read vat as an identifier',
      'Merge KESTREL SYSTEMS, Ltd. into Kestrel Systems GmbH',
      'Keep Kestrel Systems SA and Kestrel Systems GmbH apart',
      'Put Never Traded AG under Kestrel Systems SA',
    ]);
    for (const position of [3, 6, 2]) {
      await walkHistory(again, position);
      states.push(readDecisions(again.connection));
    }
    const uses = new Map([['vat', 'identifier']]);
    const all = {
      merges: new Map([['2', '1']]),
      apart: [{ one: '1', other: '3' }],
      parents: new Map([['4', '3']]),
      uses,
    };
    const none = { merges: new Map(), apart: [], parents: new Map(), uses: new Map() };
    expect(states).toEqual([all, { ...none, uses }, all, none]);
  });

  it('leave namesakes two until a person merges them, and do not ask twice', async () => {
    const file = await aProgramme();
    expect(readSnapshot(file).partnerKeys).toEqual(['1', '2', '3', '4']);
    expect(await offered(file)).toEqual(['1 2', '1 3', '2 3']);
    await take(file, { kind: 'useAttribute', code: 'vat', use: 'identifier' });
    // Another VAT number speaks against one partner more than the name speaks for it.
    expect(await offered(file)).toEqual(['1 2']);
    await take(file, { kind: 'keepApart', one: '2', other: '1' });
    expect(await offered(file)).toEqual([]);
    await take(file, { kind: 'offerAgain', one: '1', other: '2' });
    expect(await offered(file)).toEqual(['1 2']);
  });

  it('show aliases, sources and parents, of partners that never traded too', async () => {
    const file = await aProgramme();
    await take(
      file,
      { kind: 'useAttribute', code: 'parent', use: 'parent' },
      { kind: 'merge', survivor: '3', alias: '1' },
      { kind: 'setParent', partner: '4', parent: '1' },
    );
    const list = readPartnerList(file);
    expect({
      ...list,
      runs: list.runs.map(({ sourceName }) => sourceName),
      sources: Array.from(list.sourceSetOf, (set) => list.sourceSets[set]),
      sourceSets: null,
      sourceSetOf: null,
    }).toEqual({
      partners: 3,
      runs: ['Master', 'Sales'],
      firstRun: Int32Array.of(0, 0, 0),
      lastRun: Int32Array.of(1, 1, 0),
      rowCounts: Float64Array.of(2, 5, 1),
      sources: ['Master, Sales', 'Master, Sales', 'Master'],
      sourceSets: null,
      sourceSetOf: null,
      aliases: [{ key: '1', name: 'Kestrel Systems GmbH', survivor: '3', mergedInto: '3' }],
      apart: [],
      parents: ['3', 'HOLDING', '3'],
      parentsByHand: [2],
      uses: [{ code: 'parent', use: 'parent' }],
    });
  });

  it('refuse what cannot be', async () => {
    const file = await aProgramme();
    await take(file, { kind: 'merge', survivor: '1', alias: '2' });
    const refused = [];
    for (const decision of [
      { kind: 'merge', survivor: '2', alias: '1' },
      { kind: 'split', alias: '1' },
      { kind: 'keepApart', one: '1', other: '1' },
      { kind: 'setParent', partner: '4', parent: '4' },
    ] as const) {
      refused.push(refusalOf(await decide(file, decision, at)));
    }
    expect(refused).toEqual([
      'Merging 1 into 2: that both are 1 already',
      'Splitting 1: one that is merged into none',
      'Keeping apart: 1 twice',
      'Parent of 4: the partner itself',
    ]);
  });

  it('can be searched for by a person who changes their mind', async () => {
    const file = await aProgramme();
    const control = new AbortController();
    const found = await findSame(file, {
      signal: control.signal,
      progress: () => control.abort(),
    });
    expect(found.ok ? 'found' : found.error.type).toBe('Cancelled');
  });
});
