import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '#electron/launch/support/project-root.js';

const inPackages = (...parts: readonly string[]): string =>
  join(projectRoot, 'node_modules', '@mantine', ...parts);

const read = (file: string): string => readFileSync(file, 'utf8');

const filesOf = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file))
    .map((file) => join(folder, file));

const namesIn = (list: string): readonly string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => name.split(' as ')[0] ?? name);

/** What our code, and the palette that we take from the library, import of the library by name. */
const imported = new Set(
  [
    ...filesOf(join(projectRoot, 'renderer'), /\.tsx?$/u),
    ...filesOf(inPackages('spotlight', 'esm'), /\.mjs$/u),
  ].flatMap((file) =>
    [...read(file).matchAll(/import \{([^}]*)\} from ['"]@mantine\/core['"]/gu)].flatMap(
      ([, list = '']) => namesIn(list),
    ),
  ),
);

const library = inPackages('core', 'esm');

const moduleOf = new Map(
  [...read(join(library, 'index.mjs')).matchAll(/import \{([^}]*)\} from "([^"]+)"/gu)].flatMap(
    ([, list = '', file = '']) => namesIn(list).map((name) => [name, join(library, file)] as const),
  ),
);

/** Names of the style sheets that a module and all that it imports are drawn with. */
const collectStyles = (file: string, seen: Set<string>, styles: Set<string>): void => {
  if (seen.has(file)) return;
  seen.add(file);
  const [, sheet] = /\/(\w+)\.module\.mjs$/u.exec(file) ?? [];
  if (sheet !== undefined) {
    styles.add(sheet);
    return;
  }
  for (const [, next = ''] of read(file).matchAll(/from "(\.[^"]+)"/gu)) {
    collectStyles(resolve(dirname(file), next), seen, styles);
  }
};

const needed = (): ReadonlySet<string> => {
  const seen = new Set<string>();
  const styles = new Set(['baseline', 'default-css-variables', 'global']);
  for (const name of imported) {
    const file = moduleOf.get(name);
    if (file !== undefined) collectStyles(file, seen, styles);
  }
  return styles;
};

const listed = [
  ...read(join(projectRoot, 'renderer/app/mantine.css')).matchAll(
    /@import '@mantine\/core\/styles\/([\w-]+)\.css'/gu,
  ),
].map(([, name = '']) => name);

/** Where a sheet stands in the library's one sheet of all. */
const placeOf = (name: string): number =>
  read(inPackages('core', 'styles.css')).indexOf(
    read(inPackages('core', 'styles', `${name}.css`)).slice(0, 200),
  );

describe('the styles of the library', () => {
  it('are those of the components that are used, no more and no fewer', () => {
    expect([...listed].sort()).toEqual([...needed()].sort());
    expect(listed.length).toBeGreaterThan(40);
  });

  it("stand in the library's own order", () => {
    const places = listed.map(placeOf);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});
