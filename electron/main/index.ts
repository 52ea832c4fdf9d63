import { app, dialog, protocol } from 'electron';
import { offlineSwitches } from './offline-switches.ts';
import { workspaceArgument } from './initial-file.ts';
import { runApp, type RunningApp } from './run-app.ts';
import { lockContents, ownSchemePrivileges } from './security.ts';
import { createSmoke } from './smoke.ts';
import { schedule } from './timer.ts';

const isSmoke = process.argv.includes('--smoke');

const report = (error: unknown): void => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
};

/** A bug in this process leaves nothing that could be relied on: say so and end. */
const fail = (error: unknown): void => {
  report(error);
  if (!isSmoke) {
    dialog.showErrorBox(
      'Tierwright met a bug and ends',
      `Everything that was saved is safe.\n\n${String(error)}`,
    );
  }
  app.exit(1);
};

const start = (): void => {
  let running: RunningApp | null = null;
  /** Workspaces that were handed over before the program ran. */
  let early = workspaceArgument(process.argv.slice(1), process.cwd());
  let isStopped = false;

  const openWorkspace = (path: string | null): void => {
    if (running === null) {
      early = path ?? early;
      return;
    }
    if (path !== null) {
      running.openWorkspace(path);
    }
    running.openWindow();
  };

  app.on('second-instance', (_event, args, workingFolder) =>
    openWorkspace(workspaceArgument(args.slice(1), workingFolder)),
  );
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openWorkspace(path);
  });
  app.on('activate', () => openWorkspace(null));
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') {
      app.quit();
    }
  });
  app.on('will-quit', (event) => {
    if (running !== null && !isStopped) {
      event.preventDefault();
      void running.stop().then(() => {
        isStopped = true;
        app.quit();
      }, fail);
    }
  });

  const smoke = isSmoke
    ? createSmoke(
        schedule,
        (line) => process.stdout.write(`${line}\n`),
        report,
        (code) => app.exit(code),
      )
    : null;

  // Not awaited at the top: Electron becomes ready only after this module has run.
  void app
    .whenReady()
    .then(() => runApp({ mainFolder: import.meta.dirname, smoke, report }))
    .then((started) => {
      running = started;
      if (early !== null) {
        started.openWorkspace(early);
      }
    })
    .catch(fail);
};

// The terminal that the program was started from may be closed before it.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
for (const [name, value] of offlineSwitches) {
  app.commandLine.appendSwitch(name, value);
}
protocol.registerSchemesAsPrivileged([ownSchemePrivileges]);
if (!app.commandLine.hasSwitch('no-sandbox')) {
  // The superuser of a container has to switch it off, and Chromium refuses to hear both.
  app.enableSandbox();
}
if (isSmoke || app.requestSingleInstanceLock()) {
  start();
} else {
  app.quit();
}
