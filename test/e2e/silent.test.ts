import { expect, it, onTestFinished } from 'vitest';
import { askEngine } from './support/ask-engine.ts';
import { launchApp } from './support/launch-app.ts';
import { openSockets } from './support/open-sockets.ts';

/** 127.0.0.1 in the kernel's spelling: what the test's own remote control listens on. */
const loopback = '0100007F:';

it.runIf(process.platform === 'linux')(
  'the application opens no socket but those through which the test drives it',
  async () => {
    const { app, page, close } = await launchApp();
    onTestFinished(close);
    await askEngine(page, 'identity/get', {});

    const sockets = openSockets(app.process().pid ?? 0);

    // The remote control proves that sockets are seen at all.
    expect(sockets.length).toBeGreaterThan(0);
    expect(
      sockets.filter(({ protocol, local }) => protocol !== 'tcp' || !local.startsWith(loopback)),
    ).toEqual([]);
  },
);
