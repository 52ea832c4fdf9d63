import type { Readable, Writable } from 'node:stream';
import { invariant } from '#shared/invariant.ts';

/** Commands to the developer tools of a running Electron, and the end of its connection. */
export type DebugPipe = {
  /** `session` of an attached page; undefined for the browser itself. */
  readonly send: (
    method: string,
    params: Readonly<Record<string, unknown>>,
    session?: string,
  ) => Promise<Readonly<Record<string, unknown>>>;
  /** The next event of that name. */
  readonly next: (method: string) => Promise<Readonly<Record<string, unknown>>>;
};

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
};

/**
 * Chromium's protocol over the pipes of `--remote-debugging-pipe`: JSON documents that each end with
 * a zero byte. Nothing is loaded into the program for it and no socket is opened.
 */
export const createDebugPipe = (input: Writable, output: Readable): DebugPipe => {
  const waiting = new Map<number, (message: Message) => void>();
  const listeners: { readonly method: string; readonly take: (params: object) => void }[] = [];
  let last = 0;
  let rest = '';

  const receive = (message: Message): void => {
    if (message.id !== undefined) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
      return;
    }
    const index = listeners.findIndex(({ method }) => method === message.method);
    listeners.splice(index, index < 0 ? 0 : 1)[0]?.take(message.params ?? {});
  };

  output.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      receive(JSON.parse(part) as Message);
    }
  });
  // A window that is closing no longer reads; its exit says so.
  input.on('error', () => undefined);

  return {
    send: (method, params, session) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, ({ result, error }) => {
          if (error === undefined) {
            invariant(result !== undefined, `${method} was answered with nothing`);
            resolve(result);
          } else {
            reject(new Error(`${method}: ${error.message}`));
          }
        });
        input.write(`${JSON.stringify({ id: last, method, params, sessionId: session })}\0`);
      }),
    next: (method) =>
      new Promise((resolve) => {
        listeners.push({ method, take: (params) => resolve({ ...params }) });
      }),
  };
};
