import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '#electron/launch/support/project-root.js';

it('a reader that has seen enough, as `head` has, makes no failure of a command', async () => {
  const command = join(projectRoot, 'electron/cli/index.ts');
  const child = spawn(process.execPath, [command, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));

  expect(await once(child, 'close')).toEqual([0, null]);
  expect(said.join('')).toBe('');
});
