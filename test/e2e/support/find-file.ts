import { readdirSync } from 'node:fs';
import path from 'node:path';

/** A file by its name, wherever in the folder it lies: where documents belong is the system's to say. */
export const findFile = (folder: string, name: string): string => {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (each) => path.basename(each) === name,
  );
  if (found === undefined) {
    throw new Error(`There is no ${name} below ${folder}.`);
  }
  return path.join(folder, found);
};
