import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

// Planted files do not exist, so the rules that need types sit this one out.
const eslint = new ESLint({
  cwd: resolve(import.meta.dirname, '../..'),
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false } } },
  ] as ESLint.Options['overrideConfig'] & object,
});

const messages = async (filePath: string, text: string): Promise<readonly string[]> => {
  const [result] = await eslint.lintText(text, { filePath });
  return result?.messages.map(({ ruleId, message }) => `${ruleId ?? ''}: ${message}`) ?? [];
};

describe('the lint bans', () => {
  it.each([
    ['shared/planted.ts', `export const x = Math.random();`, 'shared is pure'],
    ['shared/planted.ts', `export const x = Date.now();`, 'shared is pure'],
    ['shared/planted.ts', `export const x = new Date();`, 'shared is pure'],
    ['shared/planted.ts', `export default 1;`, 'Export by name'],
    ['shared/planted.ts', `export * from './other.ts';`, 'No barrels'],
    ['electron/engine/planted.ts', `import 'better-sqlite3';`, 'SQLite has one door'],
    ['electron/engine/planted.ts', `import 'electron';`, 'Electron has one door'],
    ['renderer/features/planted.ts', `import 'echarts/core';`, 'ECharts has one door'],
    ['renderer/features/planted.ts', `import 'ag-grid-react';`, 'AG Grid has one door'],
    ['renderer/grid/planted.ts', `import 'ag-grid-enterprise';`, 'free Community'],
    ['renderer/features/planted.ts', `import 'zustand';`, 'Stores live in renderer/stores'],
    ['renderer/features/planted.ts', `export const x = localStorage;`, 'State lives in'],
    ['renderer/features/planted.ts', `export const x = fetch;`, 'opens no connection'],
    [
      'renderer/features/planted.tsx',
      `export const X = () => <b dangerouslySetInnerHTML={{ __html: '' }} />;`,
      'never becomes HTML',
    ],
    ['electron/main/planted.ts', `console.log(1);`, 'Unexpected console'],
  ])('%s refuses %s', async (filePath, text, message) => {
    expect(await messages(filePath, text)).toEqual(
      expect.arrayContaining([expect.stringContaining(message)]),
    );
  });

  it('lets each door be used by its keeper', async () => {
    expect([
      ...(await messages('renderer/grid/planted.ts', `import 'ag-grid-react';`)),
      ...(await messages('renderer/charts/planted.ts', `import 'echarts/core';`)),
      ...(await messages('renderer/stores/planted.ts', `import 'zustand';`)),
      ...(await messages('db/planted.ts', `import 'better-sqlite3';`)),
      ...(await messages('electron/main/planted.ts', `import 'electron';`)),
    ]).toEqual([]);
  });
});
