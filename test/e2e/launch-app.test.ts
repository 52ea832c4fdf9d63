import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { laptop, launchApp, projector } from './support/launch-app.ts';

test('the application starts at the wanted size, with a home of its own, and has nothing to complain of', async () => {
  const { app, page, home, resize, close } = await launchApp({ size: laptop });
  const innerSize = () => page.evaluate(() => [window.innerWidth, window.innerHeight]);
  expect(await innerSize()).toEqual([laptop.width, laptop.height]);
  await resize(projector);
  expect(await innerSize()).toEqual([projector.width, projector.height]);
  expect(await app.evaluate((electron) => electron.app.getPath('userData'))).toContain(home);
  await close();
  expect(existsSync(home)).toBe(false);
});

test('what the page does wrong fails the test that uses it', async () => {
  const { page, close } = await launchApp();
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red');
    window.console.error('said on the console');
    setTimeout(() => {
      throw new Error('caught by nobody');
    });
  });
  // One turn of the page's loop after the fault, so that it has been told.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  const complaint = await close().then(
    () => '',
    (error: unknown) => String(error),
  );
  expect(complaint).toContain('Content Security Policy');
  expect(complaint).toContain('console: said on the console');
  expect(complaint).toContain('caught by nobody');
});

test('what a test provokes on purpose does not fail it', async () => {
  const { page, close } = await launchApp({ expected: [/said on the console/] });
  await page.evaluate(() => {
    window.console.error('said on the console');
  });
  await close();
});
