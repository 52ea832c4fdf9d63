/** Codes of the operating system and of SQLite for a disk or folder that stands in the way. */
const words: ReadonlyMap<unknown, string> = new Map([
  ['ENOSPC', 'a full disk'],
  ['EDQUOT', 'a disk quota that is used up'],
  ['EFBIG', 'a limit on the size of files'],
  ['EIO', 'a disk that reports an error'],
  ['EACCES', 'a folder that may not be written'],
  ['EPERM', 'a folder that may not be written'],
  ['EROFS', 'a disk that may not be written'],
  ['ENOENT', 'no such folder'],
  ['ENOTDIR', 'no such folder'],
  ['EISDIR', 'a folder of that name'],
  ['EEXIST', 'a file of that name'],
  ['ENAMETOOLONG', 'a name that is too long for the disk'],
  ['SQLITE_FULL', 'a full disk or a failing device'],
  ['SQLITE_CANTOPEN', 'a folder that is not there or may not be written'],
]);

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** What stood in the way of writing, in words; null where it was no disk and no folder. */
export const storageWords = (error: unknown): string | null => {
  const code = codeOf(error);
  return (
    words.get(code) ??
    (typeof code === 'string' && code.startsWith('SQLITE_IOERR')
      ? 'a full disk or a failing device'
      : null)
  );
};

/** The same, or the error in its own words. */
export const failureWords = (error: unknown): string =>
  storageWords(error) ?? (error instanceof Error ? error.message : String(error));
