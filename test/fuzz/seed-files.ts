import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { createWorkspaceFile } from '#db/create-workspace-file.ts';
import { commitImport } from '#electron/engine/intake/commit-import.ts';
import { forkReader } from '#electron/engine/intake/reader/fork-reader.ts';
import { createProposal } from '#electron/engine/proposal/create-proposal.ts';
import { createIdentity } from '#electron/engine/signing/identity-store.ts';
import { recipeText } from '#shared/intake/recipe-text.ts';
import { createSample, sampleSeed } from '#shared/sample/create-sample.ts';
import { aModel } from '#test/fixtures/a-model.ts';
import { aMetric, aSnapshot } from '#test/fixtures/a-snapshot.ts';
import { fontsFolder } from '#test/fixtures/a-proposal.ts';
import { workbookParts } from '../integration/intake/support.ts';
import type { Format } from './formats.ts';

/** Sound files of each format, small enough to be changed a hundred thousand times. */
export type SeedFiles = Readonly<Record<Format, readonly Buffer[]>>;

const rows = Array.from({ length: 12 }, (_, index) => ({
  id: String(index).padStart(3, '0'),
  name: index === 3 ? 'A "quoted", name' : `Partner ${index} – Łódź`,
  amount: index * 12.5,
  day: `2026-0${1 + (index % 9)}-1${index % 9}`,
}));

const delimited = (delimiter: string): string =>
  [
    ['id', 'name', 'amount', 'day'].join(delimiter),
    ...rows.map(({ id, name, amount, day }) =>
      [id, `"${name.replaceAll('"', '""')}"`, String(amount), day].join(delimiter),
    ),
  ].join('\r\n');

const workbook = (): Buffer => {
  const cells = rows
    .map(
      ({ id, amount }, index) =>
        `<row r="${index + 2}"><c r="A${index + 2}" t="inlineStr"><is><t>${id}</t></is></c><c r="B${index + 2}"><f>1+1</f><v>${amount}</v></c><c r="C${index + 2}" t="s"><v>0</v></c><c r="D${index + 2}" s="1"><v>${45_000 + index}</v></c></row>`,
    )
    .join('');
  const header = `<row r="1">${['id', 'amount', 'region', 'day'].map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row>`;
  return Buffer.from(
    zipSync(
      workbookParts({
        sheets: [{ name: 'Sales', rows: header + cells }],
        strings: '<si><r><t>EM</t></r><r><t>EA</t></r></si>',
        styles: '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
      }),
    ),
  );
};

const parquet = (rowGroupSize: number): Buffer =>
  Buffer.from(
    parquetWriteBuffer({
      rowGroupSize,
      columnData: [
        { name: 'id', data: rows.map(({ id }) => id), type: 'STRING' },
        { name: 'amount', data: rows.map(({ amount }) => amount), type: 'DOUBLE' },
        { name: 'day', data: rows.map(({ day }) => new Date(day)), type: 'TIMESTAMP' },
        { name: 'tags', data: rows.map(({ id }) => [id]), type: 'JSON' },
      ],
    }),
  );

const make = async (work: (folder: string) => Promise<string>): Promise<Buffer> => {
  const folder = await mkdtemp(join(tmpdir(), 'tierwright-fuzz-seed-'));
  try {
    return readFileSync(await work(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const sound = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) {
    throw new Error(`a seed file could not be made: ${JSON.stringify(result)}`);
  }
  return result.value;
};

const { files } = createSample(sampleSeed);

/** A workspace with a model, a run, rejected rows and a step of undo. */
const workspace = (): Promise<Buffer> =>
  make(async (folder) => {
    const path = join(folder, 'w.tierwright');
    const file = sound(await createWorkspaceFile(path, 'Programme', aModel(), new Date(0)));
    const [first] = files;
    if (first !== undefined) {
      const table = join(folder, first.fileName);
      const { writeFileSync } = await import('node:fs');
      writeFileSync(table, first.text.split('\n').slice(0, 20).join('\n'));
      sound(
        await commitImport(
          file,
          { path: table, recipe: first.recipe },
          {
            signal: new AbortController().signal,
            progress: () => undefined,
            startReader: forkReader(new URL('../../electron/engine/workers/', import.meta.url)),
            now: () => new Date(0),
          },
        ),
      );
    }
    await file.close();
    return path;
  });

const proposal = (): Promise<Buffer> =>
  make(async (folder) => {
    const now = new Date('2026-03-01T09:30:00.000Z');
    const passphrase = 'a long passphrase';
    sound(await createIdentity(folder, { name: 'S', function: 'finance', passphrase }, now));
    const path = join(folder, 'p.tierproposal');
    sound(
      await createProposal(
        {
          path,
          title: 'Tiers',
          rationale: '',
          passphrase,
          programme: 'Programme',
          model: aModel(),
          snapshot: aSnapshot(
            ['revenue', 'growth', 'reach'].map((code) => aMetric(code, [1, 2, 3])),
          ),
          runs: [],
        },
        { configFolder: folder, fontsFolder, now },
      ),
    );
    return path;
  });

/** Makes all seed files; the same content at each call but for keys and signatures. */
export const makeSeedFiles = async (): Promise<SeedFiles> => {
  const csv = Buffer.from(delimited(','));
  const lines = Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n'));
  const list = Buffer.from(JSON.stringify(rows.map((row) => ({ ...row, at: { x: [1] } }))));
  return {
    csv: [csv, Buffer.from(delimited(';')), Buffer.from(`\ufeff${delimited(',')}`, 'utf16le')],
    tsv: [Buffer.from(delimited('\t')), Buffer.from(delimited('|'))],
    json: [list, Buffer.from(JSON.stringify(rows, null, 2))],
    jsonl: [lines],
    gz: [csv, lines],
    xlsx: [workbook()],
    parquet: [parquet(12), parquet(5)],
    recipe: files.map(({ recipe }) => Buffer.from(recipeText(recipe))),
    workspace: [await workspace()],
    proposal: [await proposal()],
  };
};
