import { fork } from 'node:child_process';
import { MessageChannelMain, utilityProcess } from 'electron';
import {
  engineHost,
  startNodeEngine,
  startUtilityEngine,
  type EngineProcess,
} from './engine-process.ts';
import { engineEntry, engineNode, readerEntry, type Places } from './locate-engine.ts';
import { serveReaders } from './serve-readers.ts';

/** Settings of a shell that would change what Node runs; the engine takes none. */
const foreignSettings = ['NODE_OPTIONS', 'NODE_PATH', 'ELECTRON_RUN_AS_NODE'];

/** Starts the engine in the way that this runtime allows. */
export const startEngine = (places: Places, configFolder: string): EngineProcess => {
  const wish = places.isPackaged ? undefined : process.env['TIERWRIGHT_ENGINE'];
  const host = engineHost(process.versions['napi'], wish);
  const start = {
    entry: engineEntry(places, host),
    args: [`--config-folder=${configFolder}`],
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !foreignSettings.includes(name)),
    ),
  };
  const kill = process.kill.bind(process);
  if (host === 'node') {
    return startNodeEngine(start, engineNode(places), fork, kill);
  }
  const forkEngine: typeof utilityProcess.fork = (...given) => {
    const engine = utilityProcess.fork(...given);
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
