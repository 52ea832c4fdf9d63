import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromReader } from '../jobs/read-job.ts';
import type { StartReader } from './reader-process.ts';

/** Starts readers as children of this Node; `workersFolder` is the folder of the worker entries. */
export const forkReader = (workersFolder: URL): StartReader => {
  const entry = fileURLToPath(new URL(`reader${extname(import.meta.url)}`, workersFolder));
  return () => {
    const child = fork(entry, [], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const endings = new Set<() => void>();
    let hasEnded = false;
    const end = (): void => {
      if (!hasEnded) {
        hasEnded = true;
        endings.forEach((ending) => ending());
      }
    };
    child.once('exit', end);
    // A program that cannot be started has no exit, and one that was killed breaks its pipe.
    child.on('error', () => {
      if (child.pid === undefined) {
        end();
      }
    });
    return {
      post: (message) => {
        child.send(message, () => undefined);
      },
      onMessage: (listener) => {
        child.on('message', (message) => listener(message as FromReader));
      },
      onExit: (listener) => {
        endings.add(listener);
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
};
