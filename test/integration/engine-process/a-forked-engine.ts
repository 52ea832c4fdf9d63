import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startNodeEngine, type EngineProcess } from '#electron/main/engine-process.ts';
import type { FromEngine, ToEngine } from '#shared/ipc/envelope.ts';
import { createRpcClient } from '#shared/ipc/rpc-client.ts';
import type { Transport } from '#shared/ipc/transport.ts';

const source = join(import.meta.dirname, '../../../electron/engine/index.ts');

/** A started engine as a lane: it closes when the process has ended. */
export const processLane = (engine: EngineProcess): Transport<ToEngine, FromEngine> => {
  const listeners = new Set<(message: FromEngine) => void>();
  const endings = new Set<() => void>();
  engine.onMessage((message) => listeners.forEach((listener) => listener(message)));
  engine.onExit(() => endings.forEach((ending) => ending()));
  return {
    post: engine.post,
    onMessage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onClose: (listener) => {
      endings.add(listener);
      return () => endings.delete(listener);
    },
  };
};

const schedule = (milliseconds: number, work: () => void): (() => void) => {
  const timer = setTimeout(work, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

/**
 * The engine in a process of its own, from its sources or as built, as the main process starts it under Node;
 * `serve` is what that does for it beside the requests.
 */
export const aForkedEngine = (
  configFolder: string,
  entry = source,
  serve: (child: ChildProcess) => void = () => undefined,
) => {
  const exits: { readonly code: number | null; readonly signal: string | null }[] = [];
  let disconnect = (): void => undefined;
  const engine = startNodeEngine(
    { entry, args: [`--config-folder=${configFolder}`], env: process.env },
    process.execPath,
    (...given) => {
      const child = fork(...given);
      child.once('exit', (code, signal) => exits.push({ code, signal }));
      serve(child);
      disconnect = () => child.disconnect();
      return child;
    },
    process.kill.bind(process),
  );
  const exited = new Promise<(typeof exits)[number] | undefined>((resolve) => {
    engine.onExit(() => resolve(exits[0]));
  });
  const ready = new Promise<null>((resolve) => {
    engine.onMessage((message) => {
      if (message.kind === 'ready') {
        resolve(null);
      }
    });
  });
  onTestFinished(async () => {
    engine.kill();
    await exited;
  });
  const client = createRpcClient(processLane(engine), schedule);
  return { engine, client, ready, exited, disconnect: () => disconnect() };
};
