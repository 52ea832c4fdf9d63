import { describe, expect, it } from 'vitest';
import { offlineSwitches } from '#electron/main/offline-switches.ts';
import {
  lockContents,
  lockSession,
  ownSchemePrivileges,
  type LockableContents,
  type LockableSession,
} from '#electron/main/security.ts';

type Handler = (...given: readonly unknown[]) => unknown;

/** A session that records what is set on it. */
const recordingSession = () => {
  const handlers = new Map<string, Handler>();
  const values = new Map<string, unknown>();
  const record = (name: string) => (handler: Handler) => {
    handlers.set(name, handler);
  };
  const session = {
    setPermissionRequestHandler: record('permission request'),
    setPermissionCheckHandler: record('permission check'),
    setDevicePermissionHandler: record('device'),
    setDisplayMediaRequestHandler: record('display'),
    setUSBProtectedClassesHandler: record('usb'),
    setBluetoothPairingHandler: record('bluetooth'),
    setCertificateVerifyProc: record('certificate'),
    setSpellCheckerEnabled: (value: unknown) => values.set('spelling', value),
    setSpellCheckerLanguages: (value: unknown) => values.set('languages', value),
    webRequest: { onBeforeRequest: record('request') },
    on: (event: string, handler: Handler) => {
      handlers.set(event, handler);
    },
  };
  lockSession(session as unknown as LockableSession);
  const ask = (name: string, ...given: readonly unknown[]): unknown =>
    handlers.get(name)?.(...given);
  /** What the handler hands to its callback, which comes after the other parameters. */
  const decide = (name: string, ...given: readonly unknown[]): unknown => {
    const decided: unknown[] = [];
    ask(name, ...given, (answer: unknown) => decided.push(answer));
    return decided;
  };
  return { ask, decide, values };
};

/** An event that can be prevented. */
const anEvent = (url = '') => {
  const event = {
    url,
    isPrevented: false,
    preventDefault: () => {
      event.isPrevented = true;
    },
  };
  return event;
};

/** Contents that record who listens. */
const recordingContents = () => {
  const listeners = new Map<string, Handler>();
  const policies: unknown[] = [];
  let openHandler: Handler = () => undefined;
  const contents = {
    on: (event: string, listener: Handler) => {
      listeners.set(event, listener);
    },
    setWindowOpenHandler: (handler: Handler) => {
      openHandler = handler;
    },
    setWebRTCIPHandlingPolicy: (policy: unknown) => policies.push(policy),
  };
  lockContents(contents as unknown as LockableContents);
  const isPrevented = (name: string, url?: string): boolean => {
    const event = anEvent(url);
    listeners.get(name)?.(event);
    return event.isPrevented;
  };
  return { isPrevented, open: (url: string) => openHandler({ url }), policies };
};

const permissions = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'local-network-access',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'screen-wake-lock',
  'sensors',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'usb',
  'window-management',
  'unknown',
];

describe('the session', () => {
  it.each(permissions)('denies the permission %s, asked and checked', (permission) => {
    const { decide, ask } = recordingSession();
    const given: unknown[] = [];

    ask('permission request', null, permission, (answer: unknown) => given.push(answer), {});

    expect(given).toEqual([false]);
    expect(ask('permission check', null, permission, 'app://tierwright', {})).toBe(false);
    expect(decide('display', { frame: null })).toEqual([null]);
  });

  it('denies devices, pairing, protected classes and certificates', () => {
    const { ask, decide } = recordingSession();

    expect(ask('device', { deviceType: 'hid' })).toBe(false);
    expect(decide('bluetooth', { deviceId: 'x', pairingKind: 'confirm' })).toEqual([
      { confirmed: false },
    ]);
    expect(ask('usb', { protectedClasses: ['audio', 'hid'] })).toEqual(['audio', 'hid']);
    expect(decide('certificate', { hostname: 'example.org' })).toEqual([-2]);
  });

  it('downloads nothing, dictionaries included', () => {
    const { ask, values } = recordingSession();
    const event = anEvent();

    ask('will-download', event);

    expect(event.isPrevented).toBe(true);
    expect([...values]).toEqual([
      ['spelling', false],
      ['languages', []],
    ]);
  });

  it.each([
    ['app://tierwright/index.html', false],
    ['app://tierwright/assets/main.js', false],
    ['devtools://devtools/bundled/inspector.html', false],
    ['app://evil/index.html', true],
    ['https://example.org/', true],
    ['http://127.0.0.1:9000/', true],
    ['ws://localhost/', true],
    ['file:///etc/hostname', true],
    ['ftp://example.org/', true],
    ['chrome://gpu', true],
    ['data:text/html,x', true],
  ])('decides about a request for %s: cancelled is %s', (url, cancel) => {
    const { decide } = recordingSession();

    expect(decide('request', { url })).toEqual([{ cancel }]);
  });
});

describe('a page', () => {
  const strange = [
    'https://example.org/',
    'file:///etc/hostname',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:app://tierwright/0b4c',
    'about:blank',
    'app://evil/',
    'app://tierwright.evil/',
    'app://t\u0456erwright/',
    'chrome://settings',
  ];

  it.each(strange)('navigates to %s neither by link, redirect nor frame', (url) => {
    const { isPrevented } = recordingContents();

    expect({
      navigate: isPrevented('will-navigate', url),
      redirect: isPrevented('will-redirect', url),
      frame: isPrevented('will-frame-navigate', url),
    }).toEqual({ navigate: true, redirect: true, frame: true });
  });

  it('may load itself anew', () => {
    const { isPrevented } = recordingContents();

    expect(isPrevented('will-navigate', 'app://tierwright/index.html')).toBe(false);
  });

  it.each([...strange, 'app://tierwright/index.html'])('opens no window for %s', (url) => {
    expect(recordingContents().open(url)).toEqual({ action: 'deny' });
  });

  it('embeds no other page and gives no address away', () => {
    const { isPrevented, policies } = recordingContents();

    expect(isPrevented('will-attach-webview')).toBe(true);
    expect(policies).toEqual(['disable_non_proxied_udp']);
  });
});

describe('the program', () => {
  it('gives its scheme no privilege but a standard, secure origin and cached code', () => {
    expect(ownSchemePrivileges).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, codeCache: true },
    });
  });

  it('starts Chromium so that nothing resolves and nothing is fetched behind its back', () => {
    expect(offlineSwitches).toEqual([
      ['host-resolver-rules', 'MAP * ~NOTFOUND'],
      ['no-proxy-server'],
      ['disable-background-networking'],
      ['disable-component-update'],
      ['disable-domain-reliability'],
      ['disable-sync'],
      ['disable-breakpad'],
      ['no-pings'],
      ['metrics-recording-only'],
      ['dns-prefetch-disable'],
    ]);
  });
});
