import { closeSync, openSync, truncateSync, writeSync } from 'node:fs';
import { gzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Recipe } from '#shared/model/recipe.ts';
import { aMetric } from '#test/integration/intake/support.ts';
import { aTriedWorkspace, refusal, type Tried } from './try-import.ts';

const header = 'id,amount,day,region\n';
const good = 'a,1,2026-01-01,x\n';

const inEncoding = (encoding: string): Partial<Recipe> => ({
  file: { kind: 'delimited', encoding, delimiter: ',', headerRow: 1 },
});

const littleEndian = (text: string): Buffer => Buffer.from(text, 'utf16le');
const hex = (digits: string): Buffer => Buffer.from(digits, 'hex');

const exportAgain = 'Export the file again with its rows.';
const looksLike = (encoding: string): string =>
  `The file looks like ${encoding}: choose that encoding in the import or the recipe, and look at the preview.`;
const cutCharacter = [
  'whole characters',
  'half of a character (a lone surrogate), which text does not have',
  'A program cut a character in two when it wrote the file; export the file again, or replace the character there.',
] as const;
const sparse = 2 ** 31;

type Case = readonly [
  name: string,
  bytes: string | Uint8Array,
  recipe: Partial<Recipe>,
  expected: Tried,
];

const cases: readonly Case[] = [
  [
    '0 bytes',
    '',
    {},
    refusal(
      'table.csv',
      'a table with a header row',
      'an empty file of 0 bytes',
      'Export the file again and look at its size.',
    ),
  ],
  [
    'a header only',
    header,
    {},
    refusal(
      'table.csv',
      'a header row and rows below it',
      'a header row and nothing below it',
      exportAgain,
    ),
  ],
  [
    'a header that stands twice',
    'id,amount,day,region,amount\na,1,2026-01-01,x,2\n',
    {},
    refusal(
      'table.csv, row 1',
      'one column "amount"',
      '2 columns of that name',
      'Rename the column that is not meant, or save a recipe that names "amount (2)" too.',
    ),
  ],
  [
    'ragged rows alone',
    `${header}a,1\nb,1,2026-01-01,x,y\nc,1\n`,
    {},
    refusal(
      'table.csv',
      'at least one row that the recipe can read',
      '3 rejected rows; 2 × Expected 4 cells, found fewer; 1 × Expected 4 cells, found more',
      'Look at the reasons and change the types, the key or the signs of the recipe.',
    ),
  ],
  [
    'a quote that is never closed',
    `${header}${good}b,1,,"x\nc,1,,\n`,
    {},
    refusal(
      'table.csv, line 3',
      'a closing quote before the end of the file',
      'a quote that is opened in this line and never closed',
      'Correct the line, or choose the right delimiter and encoding.',
    ),
  ],
  [
    'a NUL byte',
    `${header}${good}b\0,1,,\n`,
    {},
    refusal(
      'table.csv, line 3',
      'text in utf-8',
      'a NUL byte, which text does not have',
      'The file is damaged or no table; export it again.',
    ),
  ],
  [
    'Latin-1 bytes that are declared UTF-8',
    Buffer.from(`${header}a,1,2026-01-01,Zürich\n`, 'latin1'),
    {},
    refusal(
      'table.csv, line 2, byte 0xfc',
      'text in utf-8',
      'bytes that this encoding does not have',
      looksLike('windows-1252'),
    ),
  ],
  [
    'UTF-16 without its mark, of plain letters, that is declared UTF-8',
    littleEndian(header + good),
    {},
    refusal(
      'table.csv, line 1',
      'text in utf-8',
      'a NUL byte, which text does not have',
      looksLike('utf-16le'),
    ),
  ],
  [
    'UTF-16 with its mark that is declared UTF-8',
    Buffer.concat([hex('feff'), littleEndian(header + good).swap16()]),
    {},
    refusal(
      'table.csv',
      'text in utf-8',
      'the byte-order mark of utf-16be at its start',
      'Choose the encoding utf-16be in the import or the recipe.',
    ),
  ],
  [
    'UTF-8 with its mark that is declared Windows-1252',
    `\ufeff${header}${good}`,
    inEncoding('windows-1252'),
    refusal(
      'table.csv',
      'text in windows-1252',
      'the byte-order mark of utf-8 at its start',
      'Choose the encoding utf-8 in the import or the recipe.',
    ),
  ],
  [
    'an encoding that nobody knows',
    header + good,
    inEncoding('klingon'),
    refusal(
      'table.csv',
      'the name of a known encoding',
      '"klingon"',
      'Choose an encoding of the list, for example utf-8 or windows-1252.',
    ),
  ],
  [
    'a lone surrogate in UTF-8',
    Buffer.concat([Buffer.from(`${header}a,1,2026-01-01,`), hex('eda080'), Buffer.from('\n')]),
    {},
    refusal('table.csv, line 2', ...cutCharacter),
  ],
  [
    'a lone surrogate in UTF-16',
    Buffer.concat([
      hex('fffe'),
      littleEndian(`${header}a,1,2026-01-01,`),
      hex('00d8'),
      littleEndian('x\n'),
    ]),
    inEncoding('utf-16le'),
    refusal('table.csv, at or after line 1', ...cutCharacter),
  ],
  [
    'a line beyond the limit',
    `${header}a,1,2026-01-01,${'x'.repeat(65 << 20)}\n`,
    {},
    refusal(
      'table.csv, line 2',
      'a row of at most 64 MB',
      'a longer one',
      'Look for a quote in this line that is never closed; perhaps this is no table.',
    ),
  ],
  [
    '10,000 columns of which none is meant',
    `${Array.from({ length: 10_000 }, (_, index) => `c${index}`).join(',')}\n1\n`,
    {},
    // The one column of numbers may be the amount under another header; the others are nowhere.
    refusal(
      'table.csv, row 1',
      'columns "id", "day" and "region"',
      'no such header, but "c1", "c2", "c3", "c4" and "c5"',
      'Choose the file that the recipe was made for, correct its header row, or change the recipe.',
    ),
  ],
  [
    'XLSX under another name',
    hex('504b030414000000'),
    {},
    refusal(
      'table.csv',
      'a text file such as CSV',
      'an XLSX workbook',
      'Choose a file of the kind that the recipe reads, or start without the recipe.',
    ),
  ],
];

describe('an import of a text file by the command line', () => {
  let tried: Awaited<ReturnType<typeof aTriedWorkspace>>;
  beforeAll(async () => {
    tried = await aTriedWorkspace();
    return tried.dispose;
  });

  it.each(cases)('is refused in whole sentences: %s', async (_, bytes, recipe, expected) => {
    expect(await tried.tryBytes('table.csv', bytes, recipe)).toEqual(expected);
  });

  it('is refused where a gzip file would fill the disk', async () => {
    const bomb = gzipSync(Buffer.from(header + good.repeat(5 << 20)));
    expect(await tried.tryBytes('table.csv.gz', bomb)).toEqual(
      refusal(
        'table.csv.gz',
        'a gzip file that unpacks to at most 200 times its size',
        'one that unpacks to more',
        'Such files are built to fill a disk. If you trust it, unpack it and import what is in it.',
      ),
    );
  });

  it('of 2 GB of nothing ends where the nothing begins', async () => {
    const path = tried.at('huge.csv');
    const descriptor = openSync(path, 'w');
    writeSync(descriptor, header + good);
    closeSync(descriptor);
    truncateSync(path, sparse);
    expect(await tried.tryFile(path)).toEqual(
      refusal(
        'huge.csv, line 3',
        'text in utf-8',
        'a NUL byte, which text does not have',
        'The file is damaged or no table; export it again.',
      ),
    );
  });

  it('takes columns named __proto__ and constructor as columns like any other', async () => {
    const recipe: Partial<Recipe> = {
      columns: [
        { header: '__proto__', type: 'text' },
        { header: 'constructor', type: 'number' },
        { header: 'toString', type: 'text' },
      ],
      key: '__proto__',
      orderedBy: null,
      attributes: [{ code: '__proto__', name: 'x', header: 'toString', role: 'attribute' }],
      metrics: [aMetric('constructor', 'constructor', 'sum')],
    };
    const path = 'proto.csv';
    expect(await tried.tryBytes(path, '__proto__,constructor,toString\np1,2,x\n', recipe)).toEqual({
      status: 0,
      error: null,
      workspace: 'changed',
    });
    const scored = await tried.run('score', tried.workspace, '--json');
    expect(Object.prototype).not.toHaveProperty('p1');
    expect(JSON.parse(scored.out)).toMatchObject({
      partners: [{ key: 'old' }, { key: 'p1' }],
    });
  });

  it('takes the four columns it needs out of 10,000', async () => {
    const names = Array.from({ length: 9_996 }, (_, index) => `c${index}`).join(',');
    const wide = `id,amount,day,region,${names}\nwide,1,2026-01-01,x${',1'.repeat(9_996)}\n`;
    expect(await tried.tryBytes('wide.csv', wide)).toMatchObject({ status: 0, error: null });
  });

  it('rejects ragged rows one by one where others fit', async () => {
    await tried.tryBytes('ragged.csv', `${header}r1,1\nr2,1,2026-01-01,x\n`);
    const rejected = tried.at('rejected.csv');
    const words = ['--recipe', tried.at('recipe.json'), '--check', '--rejected', rejected];
    const answer = await tried.run('import', tried.workspace, tried.at('ragged.csv'), ...words);
    expect([answer.status, answer.out.split('\n').at(1)]).toEqual([
      0,
      '  1 × Expected 4 cells, found fewer.',
    ]);
  });
});
