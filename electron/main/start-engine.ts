import { fork } from 'node:child_process';
import { utilityProcess } from 'electron';
import {
  engineHost,
  startNodeEngine,
  startUtilityEngine,
  type EngineProcess,
} from './engine-process.ts';
import { engineEntry, engineNode, type Places } from './locate-engine.ts';

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
  return host === 'utility'
    ? startUtilityEngine(start, utilityProcess.fork.bind(utilityProcess), kill)
    : startNodeEngine(start, engineNode(places), fork, kill);
};
