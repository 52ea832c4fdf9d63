import type { AppError } from '#shared/ipc/app-error.ts';
import type { Progress } from '#shared/ipc/envelope.ts';
import type { CallOptions } from '#shared/ipc/rpc-client.ts';
import type { Result } from '#shared/result.ts';

/** Work that a person sees running and can cancel. */
export type RunningTask = {
  readonly label: string;
  /** Null until the work says how far it is. */
  readonly progress: Progress | null;
  readonly cancel: () => void;
};

export type TaskList = {
  /** Passes `work` the signal and progress listener that its calls of the engine need. */
  readonly run: <T>(
    label: string,
    work: (options: Required<CallOptions>) => Promise<Result<T, AppError>>,
  ) => Promise<Result<T, AppError>>;
};

/** Several tasks may run at once; the one that began last is shown. */
export const createTaskList = (
  show: (task: RunningTask | null) => void,
  fail: (error: AppError) => void,
): TaskList => {
  let tasks: readonly { readonly id: number; readonly task: RunningTask }[] = [];
  let lastId = 0;

  const update = (next: typeof tasks): void => {
    tasks = next;
    show(tasks.at(-1)?.task ?? null);
  };

  return {
    run: async (label, work) => {
      lastId += 1;
      const id = lastId;
      const control = new AbortController();
      const cancel = (): void => control.abort();
      update([...tasks, { id, task: { label, progress: null, cancel } }]);
      const onProgress = (progress: Progress): void =>
        update(
          tasks.map((each) => (each.id === id ? { id, task: { label, progress, cancel } } : each)),
        );
      try {
        const result = await work({ signal: control.signal, onProgress });
        if (!result.ok) fail(result.error);
        return result;
      } finally {
        update(tasks.filter((each) => each.id !== id));
      }
    },
  };
};
