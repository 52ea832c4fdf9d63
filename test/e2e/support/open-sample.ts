import type { LaunchedApp } from './launch-app.ts';

/** From the start page to the sample workspace; with `tab`, to that tab of its data. */
export const openSample = async ({ page }: LaunchedApp, tab?: string): Promise<void> => {
  await page.getByRole('button', { name: 'Open sample workspace' }).click();
  await page.getByText('243 of 243 partners').waitFor();
  if (tab !== undefined) {
    await page.keyboard.press('Control+2');
    await page.getByRole('tab', { name: tab }).click();
  }
};
