import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileDialogs } from '#electron/main/file-dialogs.ts';
import { createInitialFile } from '#electron/main/initial-file.ts';
import { createPathGrants } from '#electron/main/path-grants.ts';
import { openSettings } from '#electron/main/settings.ts';
import { createShellHandlers, type ShellDependencies } from '#electron/main/shell-handlers.ts';
import { aFolder } from '#test/fixtures/a-folder.ts';

/** Handlers over real settings, real grants and files that exist when they are named. */
const aShell = async (given: {
  readonly chosen?: string | null;
  readonly files?: readonly string[];
  readonly overrides?: Partial<ShellDependencies>;
}) => {
  const folder = await aFolder();
  const settings = openSettings(join(folder, 'settings.json'), () => undefined);
  // Settings are written later than the call that changed them: before the folder goes, they are there.
  onTestFinished(() => settings.flush());
  const grants = createPathGrants();
  const asked: unknown[] = [];
  const done: unknown[] = [];
  const record =
    (name: string) =>
    (...values: readonly unknown[]): void => {
      done.push([name, ...values]);
    };
  const answer = (...question: readonly unknown[]): Promise<string | null> => {
    asked.push(question);
    return Promise.resolve(given.chosen ?? null);
  };
  const dialogs: FileDialogs = {
    open: (title, kind, near = null) =>
      answer('open', title, kind.filter.extensions, ...(near === null ? [] : [near])),
    openMany: async (title, kind) => {
      const chosen = await answer('openMany', title, kind.filter.extensions);
      return chosen === null ? null : [chosen, `${chosen}-2`];
    },
    folder: (title, startIn) => answer('folder', title, startIn),
    save: (title, kind, name) => answer('save', title, kind.filter.extensions, name),
    create: (title, kind, name) => answer('create', title, kind.filter.extensions, name),
  };
  const files = new Set(given.files);
  const handlers = createShellHandlers({
    dialogs,
    grants,
    settings,
    initialFile: createInitialFile(grants, record('tell')),
    appInfo: { version: '1', electron: '2', chrome: '3', node: '4', platform: 'linux' },
    isFile: (path) => Promise.resolve(files.has(path)),
    documentsFolder: () => Promise.resolve('/documents'),
    applyTheme: record('theme'),
    showInFolder: record('show'),
    openLink: () => Promise.resolve('refused'),
    pageReady: record('ready'),
    setWorkspaceName: record('title'),
    perform: record('perform'),
    present: record('present'),
    restartEngine: record('restart'),
    connectEngine: (ticket) => {
      record('connect')(ticket);
      return Promise.resolve('connected');
    },
    ...given.overrides,
  });
  return { handlers, grants, settings, asked, done };
};

const uses = ['workspace', 'read', 'write', 'folder'] as const;

describe('the dialogs of the shell', () => {
  it.each([
    ['shell/choose-open-workspace', {}, ['open', 'Open workspace', ['tierwright']], ['workspace']],
    [
      'shell/choose-save-workspace',
      { suggestedName: 'A' },
      ['create', 'New workspace', ['tierwright'], 'A'],
      ['workspace'],
    ],
    [
      'shell/choose-save',
      { suggestedName: 'A', kind: 'proposal' },
      ['save', 'Save proposal', ['tierproposal'], 'A'],
      ['read', 'write'],
    ],
    [
      'shell/choose-save',
      { suggestedName: 'A', kind: 'recipe' },
      ['save', 'Save import recipe', ['json'], 'A'],
      ['read', 'write'],
    ],
    [
      'shell/choose-save',
      { suggestedName: 'A', kind: 'rejected-rows' },
      ['save', 'Save rejected rows', ['csv'], 'A'],
      ['read', 'write'],
    ],
    [
      'shell/choose-save',
      { suggestedName: 'A', kind: 'backup' },
      ['create', 'Save a backup', ['backup'], 'A'],
      ['read', 'write'],
    ],
    [
      'shell/choose-open',
      { kind: 'backup' },
      ['open', 'Choose a backup', ['backup', 'tierwright']],
      ['read'],
    ],
    [
      'shell/choose-open',
      { kind: 'proposal' },
      ['open', 'Choose a proposal', ['tierproposal']],
      ['read'],
    ],
    [
      'shell/choose-open',
      { kind: 'recipe' },
      ['open', 'Choose an import recipe', ['json']],
      ['read'],
    ],
  ] as const)(
    '%s %j grant what was chosen, for that use',
    async (channel, request, question, granted) => {
      const { handlers, grants, asked } = await aShell({ chosen: '/chosen/file' });

      expect(await handlers[channel](request as never)).toBe('/chosen/file');
      expect(asked).toEqual([question]);
      expect(uses.filter((use) => grants.isGranted('/chosen/file', use))).toEqual(granted);
    },
  );

  it('shell/choose-open-data grants every file that was chosen', async () => {
    const { handlers, grants, asked } = await aShell({ chosen: '/chosen/file' });
    const chosen = ['/chosen/file', '/chosen/file-2'];

    expect(await handlers['shell/choose-open-data']({})).toEqual(chosen);
    expect(asked).toEqual([
      [
        'openMany',
        'Import files',
        ['csv', 'tsv', 'txt', 'xlsx', 'gz', 'parquet', 'jsonl', 'ndjson', 'json'],
      ],
    ]);
    expect(chosen.map((path) => uses.filter((use) => grants.isGranted(path, use)))).toEqual([
      ['read'],
      ['read'],
    ]);
  });

  it('shell/choose-folder grants a folder, and remembers it', async () => {
    const { handlers, grants, asked, settings } = await aShell({ chosen: '/chosen/folder' });

    expect(await handlers['shell/choose-folder']({ startIn: '/before' })).toBe('/chosen/folder');
    expect(asked).toEqual([['folder', 'Choose the folder of a source', '/before']]);
    expect(uses.filter((use) => grants.isGranted('/chosen/folder', use))).toEqual(['folder']);
    expect(await handlers['shell/confirmed-folders']({})).toEqual(['/chosen/folder']);
    expect(settings.get().confirmedFolders).toEqual(['/chosen/folder']);
  });

  it('start beside the workspace that was open last where a backup is asked for', async () => {
    const { handlers, grants, asked } = await aShell({ chosen: null });
    grants.grant('/programmes/p.tierwright', 'workspace');
    await handlers['shell/add-recent']({ path: '/programmes/p.tierwright' });
    await handlers['shell/choose-open']({ kind: 'backup' });
    await handlers['shell/choose-open']({ kind: 'recipe' });
    expect(asked.map((question) => (question as readonly unknown[])[3])).toEqual([
      '/programmes',
      undefined,
    ]);
  });

  it('grant nothing when they are dismissed', async () => {
    const { handlers } = await aShell({ chosen: null });

    expect(await handlers['shell/choose-open-data']({})).toBeNull();
    expect(await handlers['shell/choose-save']({ suggestedName: '', kind: 'recipe' })).toBeNull();
  });
});

describe('the sample workspace', () => {
  it('gets the first free name in the documents folder, without a question', async () => {
    const { handlers, grants, asked } = await aShell({
      files: [
        '/documents/Tierwright sample.tierwright',
        '/documents/Tierwright sample 2.tierwright',
      ],
    });

    const path = await handlers['shell/sample-path']({});

    expect(path).toBe('/documents/Tierwright sample 3.tierwright');
    expect(grants.isGranted(path, 'workspace')).toBe(true);
    expect(asked).toEqual([]);
  });
});

describe('recent files', () => {
  it('say whether each still exists', async () => {
    const { handlers, grants } = await aShell({ files: ['/b.tierwright'] });
    for (const path of ['/a.tierwright', '/b.tierwright']) {
      grants.grant(path, 'workspace');
      await handlers['shell/add-recent']({ path });
    }

    expect(await handlers['shell/recent-files']({})).toEqual([
      { path: '/b.tierwright', exists: true },
      { path: '/a.tierwright', exists: false },
    ]);
    await handlers['shell/forget-recent']({ path: '/b.tierwright' });
    expect(await handlers['shell/recent-files']({})).toEqual([
      { path: '/a.tierwright', exists: false },
    ]);
  });

  it('take no path that the person did not choose as a workspace', async () => {
    const { handlers, grants } = await aShell({});
    grants.grant('/data.csv', 'read');

    await handlers['shell/add-recent']({ path: '/etc/hostname' });
    await handlers['shell/add-recent']({ path: '/data.csv' });

    expect(await handlers['shell/recent-files']({})).toEqual([]);
  });
});

describe('dropped files', () => {
  it.each([
    ['/a.tierwright', 'workspace', ['workspace']],
    ['/a.TIERWRIGHT', 'workspace', ['workspace']],
    ['/a.csv', 'data', ['read']],
    ['/a.XLSX', 'data', ['read']],
    ['/a.tierproposal', 'proposal', ['read']],
    ['/a.recipe.json', 'recipe', ['read']],
  ] as const)('%s is granted as %s', async (path, kind, granted) => {
    const { handlers, grants } = await aShell({ files: [path] });

    expect(await handlers['shell/grant-dropped']({ path })).toEqual({ path, kind });
    expect(uses.filter((use) => grants.isGranted(path, use))).toEqual(granted);
  });

  it.each(['/a.exe', '/a', '/gone.csv', 'relative.csv', '/.csv'])(
    '%s is not granted',
    async (path) => {
      const { handlers, grants } = await aShell({
        files: ['/a.exe', '/a', 'relative.csv', '/.csv'],
      });

      expect(await handlers['shell/grant-dropped']({ path })).toBeNull();
      expect(grants.isKnown(path)).toBe(false);
    },
  );
});

describe('the rest of the shell', () => {
  it('shows only chosen files in their folder', async () => {
    const { handlers, grants, done } = await aShell({});
    grants.grant('/a.csv', 'read');

    expect(await handlers['shell/show-in-folder']({ path: '/a.csv' })).toBe('shown');
    expect(await handlers['shell/show-in-folder']({ path: '\\\\host\\share' })).toBe('refused');
    expect(done).toEqual([['show', '/a.csv']]);
  });

  it('keeps the theme and applies it', async () => {
    const { handlers, done } = await aShell({});
    expect(await handlers['shell/settings-get']({})).toEqual({ theme: 'system' });

    expect(await handlers['shell/settings-set-theme']({ theme: 'dark' })).toBeNull();

    expect(await handlers['shell/settings-get']({})).toEqual({ theme: 'dark' });
    expect(done).toEqual([['theme', 'dark']]);
  });

  it('passes the other calls on', async () => {
    const { handlers, done } = await aShell({});

    await handlers['shell/page-ready']({});
    await handlers['shell/set-title']({ workspaceName: 'Programme' });
    await handlers['shell/perform-command']({ id: 'zoom-in' });
    await handlers['shell/present']({ isOn: true });
    await handlers['shell/restart-engine']({});
    expect(await handlers['engine/connect']({ ticket: 't' })).toBe('connected');
    expect(await handlers['shell/open-link']({ url: 'https://example.org/' })).toBe('refused');
    expect(await handlers['shell/app-info']({})).toEqual({
      version: '1',
      electron: '2',
      chrome: '3',
      node: '4',
      platform: 'linux',
    });
    expect(done).toEqual([
      ['ready'],
      ['title', 'Programme'],
      ['perform', 'zoom-in'],
      ['present', true],
      ['restart'],
      ['connect', 't'],
    ]);
  });
});

describe('a folder that may be written', () => {
  it('is found among those that exist or can be made', async () => {
    const { usableFolder } = await import('#electron/main/usable-folder.ts');
    const fs = await import('node:fs/promises');
    const folder = await aFolder();
    await writeFile(join(folder, 'file'), '');
    await mkdir(join(folder, 'second'));

    expect(await usableFolder([join(folder, 'file', 'x'), join(folder, 'second')], fs)).toBe(
      join(folder, 'second'),
    );
    expect(await usableFolder([join(folder, 'new', 'documents')], fs)).toBe(
      join(folder, 'new', 'documents'),
    );
    expect(await usableFolder([join(folder, 'file', 'x')], fs)).toBe(join(folder, 'file', 'x'));
  });
});
