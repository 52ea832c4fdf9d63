import { describe, expect, test } from 'vitest';
import { lastWords, runCommand } from '#electron/launch/support/run-command.js';

describe('running a command', () => {
  test('tells its status and both outputs', async () => {
    const script = "console.log('out'); console.error('err'); process.exitCode = 3;";
    expect(await runCommand(process.execPath, ['-e', script])).toEqual({
      status: 3,
      stdout: 'out\n',
      stderr: 'err\n',
    });
  });

  test('a command that does not exist is status 127, as in a shell', async () => {
    const { status } = await runCommand('no-such-command-of-tierwright', []);
    expect(status).toBe(127);
  });

  test('a command that hangs is ended at its deadline', async () => {
    const hang = 'setInterval(() => {}, 1000);';
    const { status } = await runCommand(process.execPath, ['-e', hang], { deadline: 200 });
    expect(status).toBe(137);
  });

  test('a message carries the last lines without what npm says beside', () => {
    const stderr = ['npm warn deprecated', 'npm error 404', '', 'npm notice new version'].join(
      '\n',
    );
    expect(lastWords({ status: 1, stdout: 'begun', stderr })).toBe('begun\n  npm error 404');
  });
});
