import type { CommandShape } from './command-shape.ts';

/** What the Data place can show. */
export const dataCommands = [
  {
    id: 'data-sources',
    label: 'Show sources and imports',
    keywords: ['data', 'files', 'runs', 'departments', 'recipes'],
    menu: 'View',
    group: 4,
    shortcut: null,
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'data-metrics',
    label: 'Show the metric catalogue',
    keywords: ['data', 'metrics', 'coverage', 'units', 'codes'],
    menu: 'View',
    group: 4,
    shortcut: null,
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'data-partners',
    label: 'Show data partners',
    keywords: ['merge', 'duplicates', 'same', 'alias', 'parent', 'namesake'],
    menu: 'View',
    group: 4,
    shortcut: null,
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'data-quality',
    label: 'Show data quality',
    keywords: ['data', 'scorecard', 'gaps', 'outliers', 'jumps'],
    menu: 'View',
    group: 4,
    shortcut: null,
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
] as const satisfies readonly CommandShape[];
