import { fork } from 'node:child_process';
import { join } from 'node:path';
import { MessageChannelMain, safeStorage, utilityProcess } from 'electron';
import type { KeyNews } from '#shared/ipc/key-note.ts';
import {
  engineHost,
  startNodeEngine,
  startUtilityEngine,
  type EngineProcess,
} from './engine-process.ts';
import { engineEntry, engineNode, readerEntry, type Places } from './locate-engine.ts';
import { serveKeyStore } from './serve-key-store.ts';
import { serveReaders } from './serve-readers.ts';
import { systemKeyStore } from './system-key-store.ts';

/** Settings of a shell that would change what Node runs; the engine takes none. */
const foreignSettings = ['NODE_OPTIONS', 'NODE_PATH', 'ELECTRON_RUN_AS_NODE'];

/** Starts the engine in the way that this runtime allows. */
export const startEngine = (places: Places, configFolder: string): EngineProcess => {
  const wish = places.isPackaged ? undefined : process.env['TIERWRIGHT_ENGINE'];
  const host = engineHost(process.versions['napi'], wish);
  const start = {
    entry: engineEntry(places, host),
    args: [`--config-folder=${configFolder}`],
    env: {
      ...Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !foreignSettings.includes(name)),
      ),
      // From the second start on the engine reads its code compiled.
      NODE_COMPILE_CACHE: join(configFolder, 'compiled'),
    },
  };
  const kill = process.kill.bind(process);
  const keyStore = systemKeyStore(safeStorage, process.platform);
  if (host === 'node') {
    const forkNode: Parameters<typeof startNodeEngine>[2] = (...given) => {
      const engine = fork(...given);
      const post = (message: KeyNews): void => {
        if (engine.connected) {
          engine.send(message);
        }
      };
      serveKeyStore({ post, onMessage: (listener) => engine.on('message', listener) }, keyStore);
      return engine;
    };
    return startNodeEngine(start, engineNode(places), forkNode, kill);
  }
  const forkEngine: typeof utilityProcess.fork = (...given) => {
    const engine = utilityProcess.fork(...given);
    serveKeyStore(
      {
        post: (message) => engine.postMessage(message),
        onMessage: (listener) => engine.on('message', listener),
      },
      keyStore,
    );
    serveReaders(engine, {
      fork: () =>
        utilityProcess.fork(readerEntry(places), [], {
          env: start.env,
          stdio: 'inherit',
          serviceName: 'Tierwright reader',
        }),
      createChannel: () => new MessageChannelMain(),
      killProcess: kill,
    });
    return engine;
  };
  return startUtilityEngine(start, forkEngine, kill);
};
