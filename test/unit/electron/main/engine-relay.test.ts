import { describe, expect, it } from 'vitest';
import { createEngineRelay, type PagePort } from '#electron/main/engine-relay.ts';
import { createPathGrants } from '#electron/main/path-grants.ts';
import { engineContract } from '#shared/ipc/engine-contract.ts';
import type { FromEngine, ToEngine } from '#shared/ipc/envelope.ts';
import { engineGone } from '#shared/ipc/rpc-errors.ts';
import { err, ok } from '#shared/result.ts';

/** A page's port that records what reaches the page. */
const aPort = () => {
  const received: FromEngine[] = [];
  let hear: (message: unknown) => void = () => undefined;
  let leave: () => void = () => undefined;
  let isClosed = false;
  const port: PagePort = {
    post: (message) => received.push(message),
    onMessage: (listener) => {
      hear = listener;
    },
    onClose: (listener) => {
      leave = listener;
    },
    close: () => {
      isClosed = true;
    },
  };
  return {
    port,
    received,
    say: (message: unknown) => hear(message),
    leave: () => leave(),
    isClosed: () => isClosed,
  };
};

const relayed = () => {
  const posted: ToEngine[] = [];
  const grants = createPathGrants();
  const relay = createEngineRelay((message) => posted.push(message), grants);
  const attach = () => {
    const page = aPort();
    relay.attach(page.port);
    return page;
  };
  return { relay, posted, grants, attach };
};

const request = (id: number, channel: string, payload: unknown = {}) => ({
  kind: 'request',
  id,
  channel,
  payload,
});

describe('the relay between page and engine', () => {
  it('asks ahead for a workspace, and keeps the answer from the page, which has its own', () => {
    const { relay, posted, attach } = relayed();
    relay.openAhead('/a.tierwright');
    const page = attach();
    page.say(request(1, 'history/undo'));
    relay.receive({ kind: 'answer', id: 1, result: ok('ahead') });
    relay.receive({ kind: 'answer', id: 2, result: ok('asked') });
    expect([posted, page.received]).toEqual([
      [request(1, 'workspace/open', { path: '/a.tierwright' }), request(2, 'history/undo')],
      [{ kind: 'answer', id: 1, result: ok('asked') }],
    ]);
  });

  it('renumbers requests, and gives each answer back under the page’s own number', () => {
    const { relay, posted, attach } = relayed();
    const page = attach();
    page.say(request(41, 'history/undo'));
    page.say(request(7, 'history/redo'));
    const progress = { label: 'Reading rows', done: 1, total: null };

    relay.receive({ kind: 'queued', id: 2 });
    relay.receive({ kind: 'started', id: 2 });
    relay.receive({ kind: 'progress', id: 2, progress });
    relay.receive({ kind: 'answer', id: 2, result: ok('redone') });
    relay.receive({ kind: 'answer', id: 1, result: ok('undone') });

    expect(posted).toEqual([request(1, 'history/undo'), request(2, 'history/redo')]);
    expect(page.received).toEqual([
      { kind: 'queued', id: 7 },
      { kind: 'started', id: 7 },
      { kind: 'progress', id: 7, progress },
      { kind: 'answer', id: 7, result: ok('redone') },
      { kind: 'answer', id: 41, result: ok('undone') },
    ]);
  });

  it('drops a second and an unknown answer', () => {
    const { relay, attach } = relayed();
    const page = attach();
    page.say(request(1, 'history/undo'));

    relay.receive({ kind: 'answer', id: 1, result: ok(1) });
    relay.receive({ kind: 'answer', id: 1, result: ok(2) });
    relay.receive({ kind: 'answer', id: 99, result: ok(3) });
    relay.receive({ kind: 'ready' });

    expect(page.received).toEqual([{ kind: 'answer', id: 1, result: ok(1) }]);
  });

  it('passes the wish to cancel on, for this page’s request only', () => {
    const { posted, attach } = relayed();
    const page = attach();
    page.say(request(5, 'history/undo'));

    page.say({ kind: 'cancel', id: 6 });
    page.say({ kind: 'cancel', id: 5 });

    expect(posted.slice(1)).toEqual([{ kind: 'cancel', id: 1 }]);
  });

  it.each([
    { kind: 'close' },
    { kind: 'ready' },
    { kind: 'request', id: 0, channel: 'history/undo', payload: {} },
    { kind: 'request', id: 1.5, channel: 'history/undo', payload: {} },
    { kind: 'request', id: 1, channel: 7, payload: {} },
    { kind: 'request', id: 1, channel: 'history/undo', payload: {}, more: true },
    { kind: 'cancel', id: '1' },
    'close',
    null,
    undefined,
  ])('lets %j of a page go nowhere', (message) => {
    const { posted, attach } = relayed();
    const page = attach();

    page.say(message);

    expect(posted).toEqual([]);
    expect(page.received).toEqual([]);
  });

  describe.each(
    Object.entries(engineContract).flatMap(([channel, { paths }]) =>
      Object.entries(paths).map(([field, use]) => ({ channel, field, use, paths })),
    ),
  )('a path for $channel in the field $field', ({ channel, field, use, paths }) => {
    const chosen = Object.fromEntries(Object.keys(paths).map((name) => [name, `/${name}`]));

    const send = (grantAs: 'workspace' | 'read' | 'write' | 'folder' | null) => {
      const { posted, grants, attach } = relayed();
      const page = attach();
      for (const [name, otherUse] of Object.entries(paths)) {
        if (name !== field) {
          grants.grant(`/${name}`, otherUse);
        }
      }
      if (grantAs !== null) {
        grants.grant(`/${field}`, grantAs);
      }
      page.say(request(1, channel, chosen));
      return { posted, received: page.received };
    };

    it('reaches the engine when the person chose it for that use', () => {
      expect(send(use)).toEqual({ posted: [request(1, channel, chosen)], received: [] });
    });

    it('is refused when nobody chose it', () => {
      expect(send(null)).toEqual({
        posted: [],
        received: [
          {
            kind: 'answer',
            id: 1,
            result: err({
              type: 'InputRefused',
              where: `/${field}`,
              expected:
                'a file that was chosen in a dialog, dropped on the window or opened before',
              found: `that nobody chose it (${channel})`,
              remedy: 'Choose the file again.',
            }),
          },
        ],
      });
    });

    it.each(
      (['workspace', 'read', 'write', 'folder'] as const).filter(
        (other) => other !== use && !(use === 'read' && other === 'write'),
      ),
    )('is refused when it was chosen for the use as %s', (other) => {
      expect(send(other).posted).toEqual([]);
    });
  });

  it('refuses a list of paths for the one that nobody chose', () => {
    const { posted, grants, attach } = relayed();
    const page = attach();
    grants.grant('/day-1.csv', 'read');
    grants.grant('/day-2.csv', 'read');
    const check = (also: readonly string[]) =>
      request(1, 'import/check', { path: '/day-1.csv', also, recipe: {} });
    page.say(check(['/day-2.csv', '/day-3.csv']));
    expect(posted).toEqual([]);
    expect(page.received).toMatchObject([{ result: { error: { where: '/day-3.csv' } } }]);
    page.say(check(['/day-2.csv']));
    expect(posted).toHaveLength(1);
  });

  it('cancels what a page has left behind', () => {
    const { relay, posted, attach } = relayed();
    const page = attach();
    page.say(request(1, 'history/undo'));

    page.leave();
    relay.receive({ kind: 'answer', id: 1, result: ok(null) });
    page.say(request(2, 'history/redo'));

    expect(posted).toEqual([request(1, 'history/undo'), { kind: 'cancel', id: 1 }]);
    expect(page.received).toEqual([]);
  });

  it('replaces the port of a page that was loaded anew', () => {
    const { relay, posted, attach } = relayed();
    const before = attach();
    before.say(request(1, 'history/undo'));

    const after = attach();
    before.say(request(2, 'history/undo'));
    after.say(request(1, 'history/redo'));
    relay.receive({ kind: 'answer', id: 2, result: ok(null) });

    expect(before.isClosed()).toBe(true);
    expect(before.received).toEqual([]);
    expect(posted).toEqual([
      request(1, 'history/undo'),
      { kind: 'cancel', id: 1 },
      request(2, 'history/redo'),
    ]);
    expect(after.received).toEqual([{ kind: 'answer', id: 1, result: ok(null) }]);
  });

  it('settles every pending request when the engine ends, and closes the port', () => {
    const { relay, attach } = relayed();
    const page = attach();
    page.say(request(3, 'history/undo'));
    page.say(request(4, 'history/redo'));

    relay.engineEnded();

    expect(page.received).toEqual([
      { kind: 'answer', id: 3, result: err(engineGone('history/undo')) },
      { kind: 'answer', id: 4, result: err(engineGone('history/redo')) },
    ]);
    expect(page.isClosed()).toBe(true);
  });
});
