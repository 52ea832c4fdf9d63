import type { Page } from 'playwright';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import type { Result } from '#shared/result.ts';

/**
 * One request of the page over a port of its own, past the page's client: what somebody who had
 * taken the page over could send.
 */
export const askEngine = async (
  page: Page,
  channel: string,
  payload: unknown,
): Promise<Result<unknown, AppError>> => {
  // The page connects once as it starts, and the newest port is the one that is served.
  await page.getByText('Engine ready').waitFor();
  return page.evaluate(
    async (asked) => {
      const { tierwright } = window as unknown as { readonly tierwright: ShellApi };
      const port = await new Promise<MessagePort>((resolve) => {
        const receive = ({ data, ports: [first] }: MessageEvent<unknown>): void => {
          if (data === 'tierwright/engine-port' && first !== undefined) {
            window.removeEventListener('message', receive);
            resolve(first);
          }
        };
        window.addEventListener('message', receive);
        void tierwright.connectEngine();
      });
      return new Promise<Result<unknown, AppError>>((resolve) => {
        port.addEventListener('message', ({ data }) => {
          const message = data as { kind: string; result: Result<unknown, AppError> };
          if (message.kind === 'answer') {
            resolve(message.result);
          }
        });
        port.start();
        port.postMessage({ kind: 'request', id: 1_000_000, ...asked });
      });
    },
    { channel, payload },
  );
};
