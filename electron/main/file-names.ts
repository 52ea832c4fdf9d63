import { join } from 'node:path';

/** Names that Windows keeps for devices, whatever their ending. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/**
 * A file name of one part that every system allows, made of what the page suggests; `fallback`
 * where nothing is left of it.
 */
export const safeFileName = (suggested: string, fallback: string): string => {
  const name = suggested
    .replaceAll(/[\p{Cc}\\/:*?"<>|]+/gu, '-')
    .replace(/^[\s.-]+/u, '')
    .slice(0, 120)
    .replace(/[\s.-]+$/u, '');
  const usable = name === '' ? fallback : name;
  return deviceName.test(usable) ? `_${usable}` : usable;
};

/** `folder/name.ending`, or with ` 2`, ` 3` … before the ending: the first that does not exist. */
export const freePath = async (
  folder: string,
  name: string,
  ending: string,
  exists: (path: string) => Promise<boolean>,
): Promise<string> => {
  for (let count = 1; ; count += 1) {
    const path = join(folder, `${name}${count === 1 ? '' : ` ${count}`}${ending}`);
    if (!(await exists(path))) {
      return path;
    }
  }
};
