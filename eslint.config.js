import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A ban of an import; the message names what to write instead. */
const ban = (group, message) => ({ group, message });

const doors = {
  sqlite: ban(
    ['better-sqlite3'],
    'SQLite has one door: use openWorkspaceFile of #db/open-workspace-file.ts.',
  ),
  electron: ban(
    ['electron', 'electron/*'],
    'Electron has one door: electron/main and electron/preload.',
  ),
  echarts: ban(
    ['echarts', 'echarts/*'],
    'ECharts has one door: use Chart of #renderer/charts/chart.tsx.',
  ),
  grid: ban(['ag-grid-*'], 'AG Grid has one door: use DataGrid of #renderer/grid/data-grid.tsx.'),
  enterprise: ban(
    ['ag-grid-enterprise', 'ag-grid-enterprise/*'],
    'Only the free Community edition is used.',
  ),
  zustand: ban(['zustand', 'zustand/*'], 'Stores live in renderer/stores; use their hooks.'),
};

/** Every door closed except those named. */
const closedDoors = (...open) => [
  'error',
  {
    patterns: Object.entries(doors).flatMap(([name, rule]) => (open.includes(name) ? [] : [rule])),
  },
];

const impure = [
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'shared is pure: take a generator of #shared/random.ts as a parameter.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'shared is pure: take the time as a parameter.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'shared is pure: take the time as a parameter.',
  },
  {
    selector:
      "NewExpression[callee.name='Intl.DateTimeFormat'], CallExpression[callee.property.name=/^toLocale/]",
    message: 'shared is the same on every system: no locale of the machine.',
  },
];

const namedExports = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name: one thing, one name.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import the file you mean.' },
];

export default tseslint.config(
  globalIgnores(['dist', 'release', 'test-results', 'node_modules']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.mjs', '*.ts', '.*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-imports': closedDoors(),
      'no-restricted-syntax': ['error', ...namedExports],
      eqeqeq: 'error',
      // There are no enums: the compiler takes erasable syntax only.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      // Numbers in a sentence are read by people as they are; only objects would print badly.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The name says that a promise is awaited elsewhere: `void save()`.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['shared/**'],
    rules: { 'no-restricted-syntax': ['error', ...namedExports, ...impure] },
  },
  { files: ['db/**'], rules: { 'no-restricted-imports': closedDoors('sqlite') } },
  {
    files: ['electron/main/**', 'electron/preload/**'],
    rules: { 'no-restricted-imports': closedDoors('electron') },
  },
  {
    files: ['renderer/**'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...namedExports,
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: 'Partner data never becomes HTML: render it as text.',
        },
      ],
      'no-restricted-globals': [
        'error',
        {
          name: 'localStorage',
          message: 'State lives in the workspace or in the settings of the shell.',
        },
        { name: 'fetch', message: 'The page opens no connection: ask the engine.' },
      ],
    },
  },
  { files: ['renderer/stores/**'], rules: { 'no-restricted-imports': closedDoors('zustand') } },
  { files: ['renderer/charts/**'], rules: { 'no-restricted-imports': closedDoors('echarts') } },
  { files: ['renderer/grid/**'], rules: { 'no-restricted-imports': closedDoors('grid') } },
  {
    files: ['electron/launch/**', 'electron/cli/**', 'test/bench/**'],
    // Their product is what they print.
    rules: { 'no-console': 'off' },
  },
  { files: ['test/**'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['*.js', '*.mjs', '*.ts', '.*.mjs'],
    // The tools ask for a default export.
    extends: [tseslint.configs.disableTypeChecked],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-imports': 'off' },
  },
);
