import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

// By a computed address: the file belongs to no layer that the compiler knows.
const { default: config } = (await import(
  new URL('../../.dependency-cruiser.mjs', import.meta.url).href
)) as { readonly default: { readonly forbidden: readonly { readonly name: string }[] } };

/** One file a rule that breaks exactly this rule: [rule, file, text]. */
const violations: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-cycles', 'shared/cycle-a.ts', `import type { B } from './cycle-b.ts'; export type A = B;`],
  ['shared-imports-nothing-of-ours', 'shared/a.ts', `import '#db/ground.ts';`],
  ['shared-is-pure', 'shared/b.ts', `import 'node:fs';`],
  ['shared-is-pure', 'shared/c.ts', `import 'react';`],
  ['model-is-the-bottom', 'shared/model/a.ts', `import '#shared/scoring/ground.ts';`],
  ['scoring-knows-no-scenario', 'shared/scoring/a.ts', `import '#shared/scenario/ground.ts';`],
  ['db-imports-shared-only', 'db/a.ts', `import '#electron/engine/ground.ts';`],
  ['migrations-are-frozen', 'db/migrations/0009-a.ts', `import '#shared/ground.ts';`],
  ['sqlite-has-one-door', 'electron/engine/a.ts', `import 'better-sqlite3';`],
  ['main-has-no-database', 'electron/main/a.ts', `import '#db/ground.ts';`],
  [
    'preload-imports-types-and-names',
    'electron/preload/a.ts',
    `import '#electron/main/ground.ts';`,
  ],
  ['engine-knows-no-window', 'electron/engine/b.ts', `import 'electron';`],
  ['engine-knows-no-window', 'electron/cli/a.ts', `import '#electron/main/ground.ts';`],
  ['engine-knows-no-command-line', 'electron/engine/c.ts', `import '#electron/cli/ground.ts';`],
  ['launcher-stands-alone', 'electron/launch/a.js', `import '#shared/ground.ts';`],
  ['page-knows-no-process', 'renderer/a.ts', `import '#electron/main/ground.ts';`],
  ['page-knows-no-process', 'renderer/b.ts', `import 'electron';`],
  [
    'features-are-neighbours',
    'renderer/features/one/a.ts',
    `import '#renderer/features/two/ground.ts';`,
  ],
  ['ui-has-no-domain', 'renderer/ui/a.ts', `import '#renderer/stores/ground.ts';`],
  ['stores-have-no-view', 'renderer/stores/a.ts', `import '#renderer/features/two/ground.ts';`],
  [
    'verifier-takes-what-verifies',
    'electron/verifier/a.ts',
    `import '#electron/engine/ground.ts';`,
  ],
  ['verifier-is-an-end', 'renderer/d.ts', `import '#electron/verifier/ground.ts';`],
  ['nothing-imports-test', 'renderer/c.ts', `import '#test/ground.ts';`],
  ['no-unresolved', 'shared/d.ts', `import './nowhere.ts';`],
];

/** What the planted imports point at, and one import that every rule allows. */
const ground = [
  'shared/ground.ts',
  'shared/scoring/ground.ts',
  'shared/scenario/ground.ts',
  'db/ground.ts',
  'electron/engine/ground.ts',
  'electron/main/ground.ts',
  'electron/cli/ground.ts',
  'electron/verifier/ground.ts',
  'renderer/stores/ground.ts',
  'renderer/features/two/ground.ts',
  'test/ground.ts',
];

type Report = {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly rule: { readonly name: string };
    }[];
  };
};

describe('the import walls', () => {
  let folder = '';
  let found: ReadonlySet<string> = new Set();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tierwright-walls-'));
    const plant = async (file: string, text: string): Promise<void> => {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    };
    for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.mjs']) {
      await cp(join(root, file), join(folder, file));
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const file of ground) {
      await plant(file, `export const ground = 1;`);
    }
    await plant('shared/cycle-b.ts', `import type { A } from './cycle-a.ts'; export type B = A;`);
    await plant('renderer/allowed.ts', `import '#shared/scoring/ground.ts';`);
    for (const [, file, text] of violations) {
      await plant(file, text);
    }
    const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const { stdout } = await run(
      process.execPath,
      [
        cruiser,
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'json',
        ...['shared', 'db', 'electron', 'renderer', 'test'],
      ],
      { cwd: folder, maxBuffer: 1e8 },
    ).catch((error: unknown) => error as { readonly stdout: string });
    const report = JSON.parse(stdout) as Report;
    found = new Set(report.summary.violations.map(({ from, rule }) => `${rule.name} ${from}`));
  }, 60_000);

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it.each(violations)('%s catches %s', (rule, file) => {
    expect([...found]).toContain(`${rule} ${file}`);
  });

  it('leaves an allowed import alone', () => {
    expect([...found].filter((line) => line.endsWith(' renderer/allowed.ts'))).toEqual([]);
  });

  it('has a planted violation for each rule', () => {
    const planted = new Set(violations.map(([rule]) => rule));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual(
      [],
    );
  });
});
