import { invariant } from '../invariant.ts';

/** Where a command stands in the application menu, in this order. */
export const commandMenus = ['File', 'Edit', 'View', 'Go', 'Help'] as const;

export type CommandMenu = (typeof commandMenus)[number];

type CommandShape = {
  readonly id: string;
  /** As the menu and the palette show it; three dots promise a question before anything happens. */
  readonly label: string;
  /** Other words a person may type in the palette. */
  readonly keywords: readonly string[];
  /** Null: only in the palette and on the screen. */
  readonly menu: CommandMenu | null;
  /** Commands of one menu with the same group stand together between separators. */
  readonly group: number;
  /** In the notation of Electron's accelerators, for example `CmdOrCtrl+Shift+S`. */
  readonly shortcut: string | null;
  readonly needsWorkspace: boolean;
  /**
   * `step`: one step of undo. `coalesce`: repeated use within a short time is one step.
   * `none`: changes nothing that is saved in the workspace.
   */
  readonly undo: 'step' | 'coalesce' | 'none';
  /** Who performs it; what the main process performs can be asked for with `performCommand`. */
  readonly by: 'page' | 'main';
};

/**
 * Every command there is. Menu, palette, shortcut sheet and tests read this one list; the page
 * maps each id of its own to what it does.
 */
export const commandList = [
  {
    id: 'new-workspace',
    label: 'New workspace…',
    keywords: ['create', 'programme', 'file'],
    menu: 'File',
    group: 1,
    shortcut: 'CmdOrCtrl+N',
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'open-workspace',
    label: 'Open workspace…',
    keywords: ['load', 'file', 'recent'],
    menu: 'File',
    group: 1,
    shortcut: 'CmdOrCtrl+O',
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'open-sample',
    label: 'Open sample workspace',
    keywords: ['demo', 'example', 'tour', 'try'],
    menu: 'File',
    group: 1,
    shortcut: null,
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'rename-workspace',
    label: 'Rename workspace…',
    keywords: ['name', 'programme', 'title'],
    menu: 'File',
    group: 2,
    shortcut: null,
    needsWorkspace: true,
    undo: 'step',
    by: 'page',
  },
  {
    id: 'show-workspace-in-folder',
    label: 'Show workspace in folder',
    keywords: ['finder', 'explorer', 'location', 'path'],
    menu: 'File',
    group: 2,
    shortcut: null,
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'import-file',
    label: 'Import file…',
    keywords: ['csv', 'xlsx', 'excel', 'data', 'source', 'upload'],
    menu: 'File',
    group: 3,
    shortcut: 'CmdOrCtrl+I',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'create-proposal',
    label: 'Create proposal…',
    keywords: ['sign', 'export', 'pdf', 'tiers', 'approve'],
    menu: 'File',
    group: 3,
    shortcut: 'CmdOrCtrl+Shift+S',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'verify-proposal',
    label: 'Verify a proposal…',
    keywords: ['signature', 'check', 'tierproposal', 'certificate'],
    menu: 'File',
    group: 3,
    shortcut: null,
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'close-workspace',
    label: 'Close workspace',
    keywords: ['start page', 'leave'],
    menu: 'File',
    group: 4,
    shortcut: 'CmdOrCtrl+W',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'quit',
    label: 'Quit Tierwright',
    keywords: ['exit', 'leave', 'end'],
    menu: 'File',
    group: 4,
    shortcut: 'CmdOrCtrl+Q',
    needsWorkspace: false,
    undo: 'none',
    by: 'main',
  },
  {
    id: 'undo',
    label: 'Undo',
    keywords: ['back', 'revert', 'history'],
    menu: 'Edit',
    group: 1,
    shortcut: 'CmdOrCtrl+Z',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'redo',
    label: 'Redo',
    keywords: ['again', 'forward', 'history'],
    menu: 'Edit',
    group: 1,
    shortcut: 'CmdOrCtrl+Shift+Z',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'show-history',
    label: 'Show history',
    keywords: ['undo', 'steps', 'log', 'changes'],
    menu: 'Edit',
    group: 1,
    shortcut: 'CmdOrCtrl+Shift+H',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'find-partner',
    label: 'Find partner…',
    keywords: ['search', 'filter', 'quick find', 'look up'],
    menu: 'Edit',
    group: 3,
    shortcut: 'CmdOrCtrl+F',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'equal-weights',
    label: 'Give all criteria equal weight',
    keywords: ['model', 'balance', 'even', 'sliders'],
    menu: 'Edit',
    group: 4,
    shortcut: null,
    needsWorkspace: true,
    undo: 'step',
    by: 'page',
  },
  {
    id: 'reset-weights',
    label: 'Reset weights to saved',
    keywords: ['model', 'discard', 'preview', 'sliders'],
    menu: 'Edit',
    group: 4,
    shortcut: null,
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'new-scenario',
    label: 'New scenario',
    keywords: ['future', 'what if', 'driver'],
    menu: 'Edit',
    group: 5,
    shortcut: null,
    needsWorkspace: true,
    undo: 'step',
    by: 'page',
  },
  {
    id: 'command-palette',
    label: 'Command palette…',
    keywords: ['search', 'actions', 'spotlight'],
    menu: 'View',
    group: 1,
    shortcut: 'CmdOrCtrl+K',
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'toggle-inspector',
    label: 'Show or hide inspector',
    keywords: ['panel', 'explain', 'details', 'side'],
    menu: 'View',
    group: 1,
    shortcut: 'CmdOrCtrl+E',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'theme-light',
    label: 'Light theme',
    keywords: ['appearance', 'bright', 'colour'],
    menu: 'View',
    group: 2,
    shortcut: null,
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'theme-dark',
    label: 'Dark theme',
    keywords: ['appearance', 'night', 'colour'],
    menu: 'View',
    group: 2,
    shortcut: null,
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'theme-system',
    label: 'Theme of the system',
    keywords: ['appearance', 'automatic', 'colour'],
    menu: 'View',
    group: 2,
    shortcut: null,
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'zoom-in',
    label: 'Zoom in',
    keywords: ['larger', 'bigger', 'projector'],
    menu: 'View',
    group: 3,
    shortcut: 'CmdOrCtrl+=',
    needsWorkspace: false,
    undo: 'none',
    by: 'main',
  },
  {
    id: 'zoom-out',
    label: 'Zoom out',
    keywords: ['smaller'],
    menu: 'View',
    group: 3,
    shortcut: 'CmdOrCtrl+-',
    needsWorkspace: false,
    undo: 'none',
    by: 'main',
  },
  {
    id: 'zoom-reset',
    label: 'Actual size',
    keywords: ['zoom', '100 %', 'normal'],
    menu: 'View',
    group: 3,
    shortcut: 'CmdOrCtrl+0',
    needsWorkspace: false,
    undo: 'none',
    by: 'main',
  },
  {
    id: 'toggle-full-screen',
    label: 'Full screen',
    keywords: ['projector', 'present', 'maximise'],
    menu: 'View',
    group: 3,
    shortcut: 'F11',
    needsWorkspace: false,
    undo: 'none',
    by: 'main',
  },
  {
    id: 'go-portfolio',
    label: 'Portfolio',
    keywords: ['partners', 'grid', 'ranking', 'list'],
    menu: 'Go',
    group: 1,
    shortcut: 'CmdOrCtrl+1',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'go-data',
    label: 'Data',
    keywords: ['sources', 'imports', 'runs', 'quality'],
    menu: 'Go',
    group: 1,
    shortcut: 'CmdOrCtrl+2',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'go-model',
    label: 'Model',
    keywords: ['weights', 'criteria', 'dimensions', 'tiers', 'lines'],
    menu: 'Go',
    group: 1,
    shortcut: 'CmdOrCtrl+3',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'go-futures',
    label: 'Futures',
    keywords: ['scenarios', 'drivers', 'what if'],
    menu: 'Go',
    group: 1,
    shortcut: 'CmdOrCtrl+4',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'go-decide',
    label: 'Decide',
    keywords: ['proposal', 'sign', 'approve', 'verify'],
    menu: 'Go',
    group: 1,
    shortcut: 'CmdOrCtrl+5',
    needsWorkspace: true,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'shortcut-sheet',
    label: 'Keyboard shortcuts',
    keywords: ['keys', 'help', 'hot keys'],
    menu: 'Help',
    group: 1,
    shortcut: 'F1',
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'restart-engine',
    label: 'Restart the engine',
    keywords: ['stuck', 'recover', 'process'],
    menu: 'Help',
    group: 2,
    shortcut: null,
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
  {
    id: 'about',
    label: 'About Tierwright',
    keywords: ['version', 'licence', 'info'],
    menu: 'Help',
    group: 3,
    shortcut: null,
    needsWorkspace: false,
    undo: 'none',
    by: 'page',
  },
] as const satisfies readonly CommandShape[];

/** The name of a command that exists. */
export type CommandId = (typeof commandList)[number]['id'];

/** A command that exists, as data. */
export type CommandDefinition = CommandShape & { readonly id: CommandId };

/** What the page must know how to do. */
export type PageCommandId = Extract<(typeof commandList)[number], { readonly by: 'page' }>['id'];

/** What the main process does itself. */
export type MainCommandId = Extract<(typeof commandList)[number], { readonly by: 'main' }>['id'];

/** The command of that id. */
export const findCommand = (id: CommandId): CommandDefinition => {
  const command = commandList.find((candidate) => candidate.id === id);
  invariant(command !== undefined, `The command list has no ${id}.`);
  return command;
};
