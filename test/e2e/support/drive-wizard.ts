import type { Page } from 'playwright';

/** The import wizard as a person goes through it. */
export const driveWizard = (page: () => Page) => ({
  /** A button by its whole name. */
  press: (name: string | RegExp): Promise<void> =>
    page().getByRole('button', { name, exact: true }).click(),
  /** Waits for a step by its name. */
  step: (name: string): Promise<void> =>
    page()
      .getByRole('heading', { name: `Import: ${name}`, level: 1 })
      .waitFor(),
});
