import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { processTree } from './process-tree.ts';

/** A socket of the internet family as Linux lists it; addresses in its own hexadecimal spelling. */
export type OpenSocket = {
  readonly protocol: string;
  readonly local: string;
  readonly remote: string;
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process, or its descriptor, has ended in between.
    return '';
  }
};

const link = (file: string): string => {
  try {
    return readlinkSync(file);
  } catch {
    return '';
  }
};

const list = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** The internet sockets that a process and its descendants hold now; Linux only. */
export const openSockets = (root: number): readonly OpenSocket[] => {
  const inodes = new Set(
    [...processTree(root)].flatMap((id) =>
      list(`/proc/${id}/fd`).flatMap(
        (fd) => /^socket:\[(\d+)\]$/u.exec(link(`/proc/${id}/fd/${fd}`))?.[1] ?? [],
      ),
    ),
  );
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) =>
    read(`/proc/${root}/net/${protocol}`)
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/u))
      .filter((columns) => inodes.has(columns[9] ?? ''))
      .map(([, local = '', remote = '']) => ({ protocol, local, remote })),
  );
};
