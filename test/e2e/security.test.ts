import { describe, expect, it, onTestFinished } from 'vitest';
import type { ShellApi } from '#shared/ipc/shell-api.ts';
import { askEngine } from './support/ask-engine.ts';
import { launchApp } from './support/launch-app.ts';

/** What Chromium says on the console when it refuses something that a test tries. */
const refusals = [
  /Content Security Policy/u,
  /ERR_BLOCKED_BY_CSP/u,
  /Not allowed to load local resource/u,
];

const launch = async () => {
  const launched = await launchApp({ expected: refusals });
  onTestFinished(launched.close);
  return launched;
};

describe('the page of the real application', () => {
  it('has no Node, no Electron, and only the named functions of the shell', async () => {
    const { page } = await launch();

    const seen = await page.evaluate(() => {
      const { tierwright } = window as unknown as { readonly tierwright: ShellApi };
      const globals = ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'];
      return {
        globals: globals.filter((name) => name in window),
        shell: Object.entries(tierwright)
          .map(([name, value]) => `${name}: ${typeof value}`)
          .sort(),
        origin: location.origin,
      };
    });

    expect(seen).toEqual({
      globals: [],
      shell: [
        'addRecent',
        'appInfo',
        'chooseFolder',
        'chooseOpen',
        'chooseOpenData',
        'chooseOpenWorkspace',
        'chooseSave',
        'chooseSaveWorkspace',
        'confirmedFolders',
        'connectEngine',
        'forgetRecent',
        'getSettings',
        'grantDroppedFile',
        'initialFile',
        'onCommand',
        'onEngineGaveUp',
        'onEngineGone',
        'onEngineReady',
        'onOpenFile',
        'openLink',
        'pageReady',
        'performCommand',
        'present',
        'recentFiles',
        'restartEngine',
        'samplePath',
        'setTheme',
        'setTitle',
        'showInFolder',
      ].map((name) => `${name}: function`),
      origin: 'app://tierwright',
    });
  });

  it('connects to nothing, evaluates nothing and embeds nothing', async () => {
    const { page } = await launch();

    const attempts = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        violations.push(effectiveDirective),
      );
      const outcome = (work: Promise<unknown>): Promise<string> =>
        work.then(
          () => 'allowed',
          () => 'refused',
        );
      const fetched = await outcome(fetch('https://example.org/'));
      const fetchedOwn = await outcome(fetch('app://tierwright/index.html'));
      const frame = document.createElement('iframe');
      frame.src = 'app://tierwright/index.html';
      const framed = new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          if (effectiveDirective === 'frame-src') {
            resolve(null);
          }
        });
      });
      document.body.append(frame);
      const script = document.createElement('script');
      script.textContent = 'window.planted = true';
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = ':root { --planted: 1 }';
      document.head.append(style);
      const image = new Image();
      image.src = 'https://example.org/pixel.png';
      await new Promise((resolve) => image.addEventListener('error', resolve));
      await framed;
      const planted = [
        'planted' in window,
        getComputedStyle(document.documentElement).getPropertyValue('--planted') !== '',
      ];
      frame.remove();
      script.remove();
      style.remove();
      return { fetched, fetchedOwn, planted, violations: [...new Set(violations)].sort() };
    });

    expect(attempts).toEqual({
      fetched: 'refused',
      fetchedOwn: 'refused',
      planted: [false, false],
      violations: ['connect-src', 'frame-src', 'img-src', 'script-src-elem', 'style-src-elem'],
    });
  });

  it('goes nowhere, opens no window and gets no permission', async () => {
    const { app, page } = await launch();

    const answers = await page.evaluate(async () => ({
      opened: [
        window.open('https://example.org/'),
        window.open('app://tierwright/index.html'),
        window.open('about:blank'),
      ],
      notification: await Notification.requestPermission(),
      location: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('allowed'),
          ({ code }) => resolve(code === 1 ? 'denied' : code),
        );
      }),
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'allowed',
        () => 'denied',
      ),
    }));
    await page.evaluate(() => {
      location.href = 'https://example.org/';
    });
    await page.evaluate(() => {
      location.href = 'file:///etc/hostname';
    });

    expect(answers).toEqual({
      opened: [null, null, null],
      notification: 'denied',
      location: 'denied',
      camera: 'denied',
    });
    expect(app.windows().map((each) => each.url())).toEqual(['app://tierwright/index.html']);
  });

  it('names no file that nobody chose, to the engine or to the system', async () => {
    const { page } = await launch();

    expect(
      await askEngine(page, 'import/preview', { path: '/etc/passwd', recipe: null }),
    ).toMatchObject({ ok: false, error: { type: 'InputRefused', where: '/etc/passwd' } });
    const answers = await page.evaluate(async () => {
      const { tierwright } = window as unknown as { readonly tierwright: ShellApi };
      return {
        shown: await tierwright.showInFolder('/etc/passwd'),
        link: await tierwright.openLink('https://example.org/'),
        dropped: await tierwright.grantDroppedFile(new File(['x'], 'made-up.csv')),
        wrong: await tierwright.setTitle(7 as never).then(
          () => 'accepted',
          () => 'refused',
        ),
      };
    });
    expect(answers).toEqual({
      shown: 'refused',
      link: 'refused',
      dropped: null,
      wrong: 'refused',
    });
  });
});
