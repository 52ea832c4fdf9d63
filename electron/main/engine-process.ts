import type { ChildProcess, ForkOptions } from 'node:child_process';
import type { ForkOptions as UtilityForkOptions, UtilityProcess } from 'electron';
import type { FromEngine, ToEngine } from '#shared/ipc/envelope.ts';
import { isKeyNote } from '#shared/ipc/key-note.ts';
import { isReaderNote } from '#shared/ipc/reader-note.ts';

/** A started engine, whichever way it was started. */
export type EngineProcess = {
  /** Does nothing once the process has ended. */
  readonly post: (message: ToEngine) => void;
  readonly onMessage: (listener: (message: FromEngine) => void) => void;
  /** Called once. */
  readonly onExit: (listener: () => void) => void;
  /** Ends it at once, even when it no longer listens. */
  readonly kill: () => void;
};

/** Node-API that better-sqlite3 needs; on less it ends the process without a word. */
const neededNodeApi = 10;

/**
 * How the engine is started in a runtime with this `process.versions.napi`. A wish of whoever
 * develops the program comes first, so that both ways are tested on every machine.
 */
export const engineHost = (
  nodeApi: string | undefined,
  wish: string | undefined,
): 'utility' | 'node' => {
  if (wish === 'utility' || wish === 'node') {
    return wish;
  }
  return Number(nodeApi) >= neededNodeApi ? 'utility' : 'node';
};

/**
 * A young generation of 2 MB instead of 16: an idle engine holds some ten megabytes less, and an import
 * takes as long as before.
 */
const engineFlags = ['--max-semi-space-size=2'] as const;

/** What both ways of starting the engine have in common. */
export type EngineStart = {
  readonly entry: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
};

/** A process that no longer listens is no longer there for a polite signal either. */
const killHard = (pid: number | undefined, killProcess: typeof process.kill): void => {
  if (pid !== undefined) {
    try {
      killProcess(pid, 'SIGKILL');
    } catch {
      // It has ended in between.
    }
  }
};

/** Starts the engine as Electron's utility process. */
export const startUtilityEngine = (
  { entry, args, env }: EngineStart,
  fork: (entry: string, args: string[], options: UtilityForkOptions) => UtilityProcess,
  killProcess: typeof process.kill,
): EngineProcess => {
  const child = fork(entry, [...args], {
    execArgv: [...engineFlags],
    env,
    stdio: 'inherit',
    serviceName: 'Tierwright engine',
  });
  let hasEnded = false;
  child.once('exit', () => {
    hasEnded = true;
  });
  return {
    post: (message) => {
      if (!hasEnded) {
        child.postMessage(message);
      }
    },
    onMessage: (listener) => {
      child.on('message', (message: unknown) => {
        if (!isReaderNote(message) && !isKeyNote(message)) {
          listener(message as FromEngine);
        }
      });
    },
    onExit: (listener) => {
      child.once('exit', () => listener());
    },
    kill: () => killHard(child.pid, killProcess),
  };
};

/** Starts the engine under a Node of its own, where Electron's is too old for the addon. */
export const startNodeEngine = (
  { entry, args, env }: EngineStart,
  node: string,
  fork: (entry: string, args: readonly string[], options: ForkOptions) => ChildProcess,
  killProcess: typeof process.kill,
): EngineProcess => {
  const child = fork(entry, args, {
    execPath: node,
    execArgv: [...engineFlags],
    env,
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const endings = new Set<() => void>();
  let hasEnded = false;
  const end = (): void => {
    if (!hasEnded) {
      hasEnded = true;
      for (const ending of endings) {
        ending();
      }
    }
  };
  child.once('exit', end);
  // A program that cannot be started at all has no exit, only this.
  child.once('error', end);
  return {
    post: (message) => {
      if (child.connected) {
        child.send(message);
      }
    },
    onMessage: (listener) => {
      child.on('message', (message) => {
        if (!isKeyNote(message)) {
          listener(message as FromEngine);
        }
      });
    },
    onExit: (listener) => {
      endings.add(listener);
    },
    kill: () => killHard(child.pid, killProcess),
  };
};
