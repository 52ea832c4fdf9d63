import { describe, expect, it } from 'vitest';
import { createFileDialogs } from '#electron/main/file-dialogs.ts';
import { dataFile, fileBySaveKind, workspaceFile } from '#electron/main/file-kinds.ts';

/** Dialogs in which a person chooses `chosen`; null dismisses. */
const inFrontOf = (
  chosen: string | null,
  { existing = [], agrees = false }: { existing?: readonly string[]; agrees?: boolean } = {},
) => {
  const asked: unknown[] = [];
  const dialogs = createFileDialogs(
    {
      open: (options) => {
        asked.push(options);
        return Promise.resolve({
          canceled: chosen === null,
          filePaths: chosen === null ? [] : [chosen],
        });
      },
      save: (options) => {
        asked.push(options);
        return Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
      },
      confirmReplace: (path) => {
        asked.push(`replace ${path}`);
        return Promise.resolve(agrees);
      },
    },
    () => '/documents',
    (path) => Promise.resolve(existing.includes(path)),
  );
  return { dialogs, asked };
};

describe('a file dialog', () => {
  it('asks for one file, in the documents folder, of the kinds that fit', async () => {
    const { dialogs, asked } = inFrontOf('/data/q3.csv');

    expect(await dialogs.open('Import file', dataFile)).toBe('/data/q3.csv');
    expect(asked).toEqual([
      {
        title: 'Import file',
        defaultPath: '/documents',
        filters: [
          {
            name: 'Data',
            extensions: ['csv', 'tsv', 'txt', 'xlsx', 'gz', 'parquet', 'jsonl', 'ndjson', 'json'],
          },
        ],
        properties: ['openFile'],
      },
    ]);
  });

  it('asks for several files where several are read as one', async () => {
    const { dialogs, asked } = inFrontOf('/data/q3.csv');

    expect(await dialogs.openMany('Import files', dataFile)).toEqual(['/data/q3.csv']);
    expect(asked).toMatchObject([{ properties: ['openFile', 'multiSelections'] }]);
    expect(await inFrontOf(null).dialogs.openMany('Import files', dataFile)).toBeNull();
  });

  it('asks for a folder where one is, and starts there', async () => {
    const { dialogs, asked } = inFrontOf('/exports');

    expect(await dialogs.folder('Choose the folder of a source', '/before')).toBe('/exports');
    await dialogs.folder('Choose the folder of a source', null);
    expect(asked).toEqual([
      {
        title: 'Choose the folder of a source',
        defaultPath: '/before',
        properties: ['openDirectory'],
      },
      {
        title: 'Choose the folder of a source',
        defaultPath: '/documents',
        properties: ['openDirectory'],
      },
    ]);
  });

  it('suggests a name that every system allows, with the ending', async () => {
    const { dialogs, asked } = inFrontOf(null);

    expect(
      await dialogs.save('Save proposal', fileBySaveKind.proposal, 'Q3/Q4: tiers?'),
    ).toBeNull();
    expect(asked).toEqual([
      {
        title: 'Save proposal',
        defaultPath: '/documents/Q3-Q4- tiers.tierproposal',
        filters: [{ name: 'Tier proposal', extensions: ['tierproposal'] }],
        properties: ['showOverwriteConfirmation'],
      },
    ]);
  });

  it('starts the next time where the person was', async () => {
    const { dialogs, asked } = inFrontOf('/data/q3.csv');
    await dialogs.open('Import file', dataFile);

    await dialogs.save('Save rejected rows', fileBySaveKind['rejected-rows'], 'q3 rejected');

    expect(asked).toMatchObject([{}, { defaultPath: '/data/q3 rejected.csv' }]);
  });

  it.each([
    ['/a/tiers', [], false, '/a/tiers.csv', []],
    ['/a/tiers.csv', ['/a/tiers.csv'], false, '/a/tiers.csv', []],
    ['/a/tiers.CSV', [], false, '/a/tiers.CSV', []],
    ['/a/tiers.2026', [], false, '/a/tiers.2026.csv', []],
    ['/a/tiers', ['/a/tiers.csv'], false, null, ['replace /a/tiers.csv']],
    ['/a/tiers', ['/a/tiers.csv'], true, '/a/tiers.csv', ['replace /a/tiers.csv']],
  ])(
    'turns %s (there are %j) into a target with the ending, never over a file unasked',
    async (chosen, existing, agrees, expected, questions) => {
      const { dialogs, asked } = inFrontOf(chosen, { existing, agrees });

      expect(await dialogs.save('Save', fileBySaveKind['rejected-rows'], 'tiers')).toBe(expected);
      expect(asked.slice(1)).toEqual(questions);
    },
  );

  it('does not offer to replace a workspace: whoever creates one refuses a taken name', async () => {
    const { dialogs, asked } = inFrontOf('/a/programme', { existing: ['/a/programme.tierwright'] });

    expect(await dialogs.create('New workspace', workspaceFile, 'Programme')).toBe(
      '/a/programme.tierwright',
    );
    expect(asked).toMatchObject([{ properties: [] }]);
  });
});
