import { describe, expect, it } from 'vitest';
import { registerShell } from '#electron/main/register-shell.ts';
import type { SenderContents, SenderEvent } from '#electron/main/sender.ts';
import type { ShellHandlers } from '#electron/main/shell-handlers.ts';
import { shellContract, type ShellChannel } from '#shared/ipc/shell-contract.ts';

const requestByChannel: Readonly<Record<ShellChannel, unknown>> = {
  'shell/choose-open-workspace': {},
  'shell/choose-save-workspace': { suggestedName: 'Programme' },
  'shell/choose-open-data': {},
  'shell/choose-folder': { startIn: null },
  'shell/confirmed-folders': {},
  'shell/choose-save': { suggestedName: 'Proposal', kind: 'proposal' },
  'shell/choose-open': { kind: 'recipe' },
  'shell/settings-get': {},
  'shell/settings-set-theme': { theme: 'dark' },
  'shell/recent-files': {},
  'shell/add-recent': { path: '/p.tierwright' },
  'shell/forget-recent': { path: '/p.tierwright' },
  'shell/sample-path': {},
  'shell/show-in-folder': { path: '/p.tierwright' },
  'shell/initial-file': {},
  'shell/app-info': {},
  'shell/page-ready': {},
  'shell/set-title': { workspaceName: 'Programme' },
  'shell/perform-command': { id: 'zoom-in' },
  'shell/present': { isOn: true },
  'shell/restart-engine': {},
  'shell/open-link': { url: 'mailto:finance@example.org' },
  'shell/grant-dropped': { path: '/p.csv' },
  'engine/connect': { ticket: 'a ticket' },
};

const channels = Object.keys(shellContract) as readonly ShellChannel[];

const aFrame = (url = 'app://tierwright/index.html') => ({ url });

const someContents = (mainFrame = aFrame(), isDestroyed = false): SenderContents => ({
  mainFrame,
  isDestroyed: () => isDestroyed,
});

const own = someContents();

const senders: readonly (readonly [
  name: string,
  event: SenderEvent,
  window: SenderContents | null,
])[] = [
  ['a frame inside the page', { sender: own, senderFrame: aFrame() }, own],
  ['another window', { sender: someContents(own.mainFrame), senderFrame: own.mainFrame }, own],
  ['a frame that has gone', { sender: own, senderFrame: null }, own],
  ['no window of ours', { sender: own, senderFrame: own.mainFrame }, null],
  ...[
    'https://example.org/',
    'app://evil/index.html',
    'app://tierwright.evil/index.html',
    'file:///index.html',
    'about:blank',
    '',
  ].map((url) => {
    const away = someContents(aFrame(url));
    const event: SenderEvent = { sender: away, senderFrame: away.mainFrame };
    return [`our window, navigated to '${url}'`, event, away] as const;
  }),
  (() => {
    const destroyed = someContents(aFrame(), true);
    const event: SenderEvent = { sender: destroyed, senderFrame: destroyed.mainFrame };
    return ['a window that is destroyed', event, destroyed] as const;
  })(),
];

/** Every handler answers with the request it got. */
const register = (window: SenderContents | null) => {
  const reached: string[] = [];
  const listeners = new Map<string, (event: SenderEvent, payload: unknown) => Promise<unknown>>();
  const handlers = Object.fromEntries(
    channels.map((channel) => [
      channel,
      (request: unknown) => {
        reached.push(channel);
        return request;
      },
    ]),
  ) as unknown as ShellHandlers;
  registerShell(
    { handle: (channel, listener) => listeners.set(channel, listener) },
    handlers,
    () => window,
  );
  const call = (channel: string, event: SenderEvent, payload: unknown): Promise<unknown> =>
    listeners.get(channel)?.(event, payload) ?? Promise.reject(new Error('not registered'));
  return { call, reached, registered: [...listeners.keys()] };
};

describe('the shell', () => {
  it('registers every channel of the contract and no other', () => {
    expect(register(own).registered).toEqual(channels);
    expect(Object.keys(requestByChannel)).toEqual(channels);
  });

  it.each(channels)('answers %s to the top frame of our window at our origin', async (channel) => {
    const { call } = register(own);
    const request = requestByChannel[channel];

    expect(await call(channel, { sender: own, senderFrame: own.mainFrame }, request)).toEqual(
      request,
    );
  });

  describe.each(senders)('asked by %s', (_name, event, window) => {
    it.each(channels)('does not answer %s', async (channel) => {
      const { call, reached } = register(window);

      await expect(call(channel, event, requestByChannel[channel])).rejects.toThrow(
        `${channel} is not answered to this sender.`,
      );
      expect(reached).toEqual([]);
    });
  });

  it.each(channels)('refuses a request of %s that the contract does not allow', async (channel) => {
    const { call, reached } = register(own);
    const event: SenderEvent = { sender: own, senderFrame: own.mainFrame };

    for (const payload of [undefined, null, 'text', { path: 7 }, { more: true }]) {
      await expect(call(channel, event, payload)).rejects.toThrow();
    }
    expect(reached).toEqual([]);
  });
});
