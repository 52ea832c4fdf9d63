/** The name of a workspace file without its ending, from a path of any operating system. */
export const titleOf = (path: string): string =>
  (path.split(/[/\\]/u).at(-1) ?? path).replace(/\.tierwright$/iu, '');

/** The folder that a file lies in. */
export const folderOf = (path: string): string => path.replace(/[/\\][^/\\]*$/u, '');
