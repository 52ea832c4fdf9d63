import type { ConsoleMessage, ElectronApplication } from 'playwright';

/** What the application complained about while a test used it; an empty list is the aim. */
export type Complaints = {
  /** Each complaint once, in the order of their first appearance. */
  readonly list: () => readonly string[];
};

/** A fault of the main process that nobody caught, as Node and Electron word it. */
const uncaught = /Uncaught|UnhandledPromiseRejection|A JavaScript error occurred/;

/**
 * Collects errors of every page's console (a breach of the content security policy is one of them),
 * errors that no code of a page caught, and those of the main process.
 */
export const listenForComplaints = async (app: ElectronApplication): Promise<Complaints> => {
  const complaints = new Set<string>();
  const hear = (message: ConsoleMessage): void => {
    if (message.type() === 'error') complaints.add(`console: ${message.text()}`);
  };
  const fault = (error: Error): void => {
    complaints.add(`page: ${error.stack ?? error.message}`);
  };
  app.process().stderr?.on('data', (bytes: Buffer) => {
    const text = bytes.toString('utf8');
    if (uncaught.test(text)) complaints.add(`main process: ${text.trim()}`);
  });
  app.context().on('console', hear);
  app.context().on('weberror', (event) => {
    fault(event.error());
  });
  // What a window said before anybody listened is kept by the browser's driver.
  for (const page of app.windows()) {
    (await page.consoleMessages()).forEach(hear);
    (await page.pageErrors()).forEach(fault);
  }
  return { list: () => [...complaints] };
};
