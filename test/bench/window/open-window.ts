import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { ownNodePath } from '#electron/launch/install/node-binary.js';
import { findElectron } from '#electron/launch/runtime/find-electron.js';
import { sandboxSwitches } from '#electron/launch/system/sandbox.js';
import { environmentOf, settingsSwitches } from '#test/e2e/support/own-home.ts';
import { createDebugPipe } from './debug-pipe.ts';

/** A running Electron with one window. */
export type OpenWindow = {
  /** Milliseconds since 1970 at which the process was asked for. */
  readonly startedAt: number;
  readonly pid: number;
  /** The value of an expression in the page, awaited where it is a promise. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** The answer of a function that runs in the page and reaches nothing but its argument. */
  readonly call: <A, R>(work: (argument: A) => R | Promise<R>, argument: A) => Promise<R>;
  /** A command to the developer tools of the page. */
  readonly send: (method: string, params?: Readonly<Record<string, unknown>>) => Promise<object>;
  /** Closes the window and waits until the program has ended. */
  readonly close: () => Promise<void>;
};

/**
 * Starts Electron on `target`, a folder or a script, as a person would, with no driver inside: only
 * a pipe to its developer tools is open. `home` holds its settings.
 */
export const openWindow = async (
  target: string,
  args: readonly string[],
  home: string,
): Promise<OpenWindow> => {
  const { executable } = await findElectron(ownNodePath);
  const startedAt = performance.timeOrigin + performance.now();
  const child = spawn(
    executable,
    [...sandboxSwitches(), ...settingsSwitches(home), '--remote-debugging-pipe', target, ...args],
    { cwd: home, env: environmentOf(home), stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'close');
  const [, , , input, output] = child.stdio;
  const pipe = createDebugPipe(input as Writable, output as Readable);
  const attached = pipe.next('Target.attachedToTarget');
  await pipe.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: true,
    filter: [{ type: 'page' }],
  });
  const { sessionId } = await Promise.race([
    attached,
    ended.then(() => {
      throw new Error(`${executable} ended before it showed a window`);
    }),
  ]);
  const send = (
    method: string,
    params: Readonly<Record<string, unknown>> = {},
  ): Promise<Readonly<Record<string, unknown>>> => pipe.send(method, params, sessionId as string);

  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = (await send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as {
      readonly result: { readonly value?: unknown };
      readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
    };
    if (exceptionDetails !== undefined) {
      throw new Error(`in the page: ${exceptionDetails.exception?.description ?? 'an error'}`);
    }
    return result.value;
  };

  return {
    startedAt,
    pid: child.pid ?? 0,
    send,
    evaluate,
    call: async <A, R>(work: (argument: A) => R | Promise<R>, argument: A): Promise<R> =>
      (await evaluate(`(${work.toString()})(${JSON.stringify(argument)})`)) as R,
    close: async () => {
      // It may end before it has answered.
      void pipe.send('Browser.close', {}).catch(() => undefined);
      await ended;
    },
  };
};
