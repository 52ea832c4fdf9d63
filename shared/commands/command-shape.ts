/** Where a command stands in the application menu, in this order. */
export const commandMenus = ['File', 'Edit', 'View', 'Go', 'Help'] as const;

export type CommandMenu = (typeof commandMenus)[number];

/** What a list of commands says of each. */
export type CommandShape = {
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
