import type { z } from 'zod';
import { err, type Result } from '../result.ts';
import type { AppError } from './app-error.ts';
import {
  engineContract,
  type CheckedRequest,
  type EngineChannel,
  type EngineReply,
} from './engine-contract.ts';
import type { EngineHandlers, PlatformSignal, RequestContext } from './engine-handlers.ts';
import { toEngine, type FromEngine, type Progress } from './envelope.ts';
import { brokenContract, bugInside, cancelled, engineGone } from './rpc-errors.ts';
import type { Transport } from './transport.ts';

/** What the server takes from the platform, and where it reports to. */
export type RpcServerOptions = {
  /** What arrives is checked, so it may be anything. */
  readonly lane: Transport<FromEngine, unknown>;
  readonly handlers: EngineHandlers;
  readonly createCanceller: () => { readonly signal: PlatformSignal; readonly abort: () => void };
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** Told of every throw after it was answered; the engine must end then. */
  readonly onBug: (error: unknown) => void;
  /** Told when the supervisor asks the engine to end. */
  readonly onCloseRequest: () => void;
};

/** The answering end of a lane to the engine. */
export type RpcServer = {
  /** Cancels everything and resolves when no handler runs any more; later requests are refused. */
  readonly close: () => Promise<void>;
};

type Job = {
  readonly id: number;
  readonly channel: EngineChannel;
  readonly payload: unknown;
  readonly signal: PlatformSignal;
  readonly abort: () => void;
};

const progressEveryMs = 100;

const isChannel = (name: string): name is EngineChannel => Object.hasOwn(engineContract, name);

/** Lets a progress message through when it says something new or the last one is old enough. */
const createThrottle = (now: () => number, send: (progress: Progress) => void) => {
  let last: { readonly label: string; readonly at: number } | null = null;
  return (progress: Progress): void => {
    const at = now();
    const isDue =
      last?.label !== progress.label ||
      progress.done === progress.total ||
      at - last.at >= progressEveryMs;
    if (isDue) {
      last = { label: progress.label, at };
      send(progress);
    }
  };
};

/** Answers requests from `lane`, each exactly once, one workspace request at a time. */
export const createRpcServer = (options: RpcServerOptions): RpcServer => {
  const { lane, handlers, createCanceller, now, onBug, onCloseRequest } = options;
  const jobById = new Map<number, Job>();
  const running = new Set<Promise<void>>();
  const waiting: Job[] = [];
  let usesWorkspace: Job | null = null;
  let isOpen = true;

  const answer = (job: Job, result: Result<unknown, AppError>): void => {
    if (jobById.delete(job.id)) {
      lane.post({ kind: 'answer', id: job.id, result });
    }
  };

  const handle = <C extends EngineChannel>(
    channel: C,
    payload: unknown,
    context: RequestContext,
  ): Promise<Result<EngineReply<C>, AppError>> => {
    // The compiler does not follow a schema through its channel's name.
    const schema = engineContract[channel].request as unknown as z.ZodType<CheckedRequest<C>>;
    const checked = schema.safeParse(payload);
    return checked.success
      ? handlers[channel](checked.data, context)
      : Promise.resolve(err(brokenContract(channel, checked.error.issues)));
  };

  const work = async (job: Job): Promise<void> => {
    const { id, channel, payload, signal } = job;
    const progress = createThrottle(now, (latest) => {
      if (jobById.has(id)) {
        lane.post({ kind: 'progress', id, progress: latest });
      }
    });
    try {
      answer(job, await handle(channel, payload, { signal, progress }));
    } catch (error) {
      answer(job, err(bugInside(channel, error)));
      onBug(error);
    }
  };

  const start = (job: Job): void => {
    const needsWorkspace = engineContract[job.channel].needs === 'workspace';
    if (needsWorkspace) {
      usesWorkspace = job;
    }
    const done = work(job).finally(() => {
      running.delete(done);
      if (needsWorkspace) {
        usesWorkspace = null;
        startNext();
      }
    });
    running.add(done);
  };

  const startNext = (): void => {
    const next = waiting.shift();
    if (next !== undefined) {
      lane.post({ kind: 'started', id: next.id });
      start(next);
    }
  };

  const request = (id: number, name: string, payload: unknown): void => {
    if (jobById.has(id)) {
      onBug(new Error(`Request ${id} came twice.`));
      return;
    }
    if (!isChannel(name) || !isOpen) {
      const error = isOpen ? bugInside(name, `no such channel in the contract`) : engineGone(name);
      lane.post({ kind: 'answer', id, result: err(error) });
      return;
    }
    const { signal, abort } = createCanceller();
    const job: Job = { id, channel: name, payload, signal, abort };
    jobById.set(id, job);
    if (engineContract[name].needs === 'workspace' && usesWorkspace !== null) {
      waiting.push(job);
      lane.post({ kind: 'queued', id });
    } else {
      start(job);
    }
  };

  const cancel = (id: number): void => {
    const job = jobById.get(id);
    const place = job === undefined ? -1 : waiting.indexOf(job);
    if (job !== undefined && place >= 0) {
      waiting.splice(place, 1);
      answer(job, err(cancelled(job.channel)));
    }
    job?.abort();
  };

  const close = async (): Promise<void> => {
    isOpen = false;
    for (const job of waiting.splice(0)) {
      answer(job, err(engineGone(job.channel)));
    }
    for (const { abort } of jobById.values()) {
      abort();
    }
    await Promise.all(running);
  };

  lane.onMessage((message) => {
    const parsed = toEngine.safeParse(message);
    if (!parsed.success) {
      onBug(parsed.error);
      return;
    }
    const { data } = parsed;
    if (data.kind === 'request') {
      request(data.id, data.channel, data.payload);
    } else if (data.kind === 'cancel') {
      cancel(data.id);
    } else {
      onCloseRequest();
    }
  });

  return { close };
};
