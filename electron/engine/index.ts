import { parseArgs } from 'node:util';
import { warmUpSqlite } from '#db/sqlite.ts';
import { invariant } from '#shared/invariant.ts';
import type { Schedule } from '#shared/ipc/rpc-client.ts';
import { askForKeyWrap } from './ask-for-key-wrap.ts';
import { engineFolders } from './engine-folders.ts';
import { createHandlers } from './handlers/create-handlers.ts';
import { askForReader, type ReaderAgency } from './intake/reader/ask-for-reader.ts';
import { forkReader } from './intake/reader/fork-reader.ts';
import { keepHeapSmall } from './keep-heap-small.ts';
import { openNoteLane, openParentLane } from './parent-lane.ts';
import { serveEngine } from './serve-engine.ts';

keepHeapSmall();

const { values } = parseArgs({ options: { 'config-folder': { type: 'string' } } });
const configFolder = values['config-folder'];
invariant(configFolder !== undefined, 'the engine is started with --config-folder');

const lane = openParentLane(process);
invariant(lane !== null, 'the engine is started by another process, not by hand');

const { workersFolder, fontsFolder, verifierPage } = engineFolders(import.meta.url);
const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ReaderAgency };

const schedule: Schedule = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

const engine = serveEngine({
  lane,
  ...createHandlers({
    configFolder,
    fontsFolder,
    verifierPage,
    workersFolder,
    keyWrap: askForKeyWrap(openNoteLane(process), schedule),
    startReader: parentPort === undefined ? forkReader(workersFolder) : askForReader(parentPort),
  }),
  schedule,
  exit: (code) => process.exit(code),
  report: (error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`The engine of Tierwright met a bug and ends.\n${text}\n`);
  },
});

void warmUpSqlite();

// Whoever listened may have ended first: that nobody reads of a bug must not be the next bug, and so on for ever.
process.stderr.on('error', () => undefined);
process.on('uncaughtException', engine.fail);
process.on('unhandledRejection', engine.fail);
process.on('SIGTERM', engine.end);
// Ctrl+C in a terminal reaches parent and child alike; the parent decides when the child ends.
process.on('SIGINT', () => undefined);
