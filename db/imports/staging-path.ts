/** How staging files of a workspace start: they lie beside it, on the same disk. */
export const stagingPrefix = (workspacePath: string): string => `${workspacePath}-import-`;

/** A place for a staging file; `token` keeps two imports apart. */
export const stagingPath = (workspacePath: string, token: string): string =>
  `${stagingPrefix(workspacePath)}${token}.part`;
