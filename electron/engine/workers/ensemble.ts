import { parentPort, workerData } from 'node:worker_threads';
import { invariant } from '#shared/invariant.ts';
import { runPart, type EnsemblePart, type FromEnsembleThread } from '../ensemble/ensemble-part.ts';

/** Entry of a thread that runs some futures of an ensemble. */
invariant(parentPort !== null, 'an ensemble runs in a thread of the engine');
const port = parentPort;
const post = (message: FromEnsembleThread): void => port.postMessage(message);

post({
  kind: 'answer',
  result: runPart(workerData as EnsemblePart, (futures) => post({ kind: 'done', futures })),
});
