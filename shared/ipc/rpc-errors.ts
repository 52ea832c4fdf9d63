import type { z } from 'zod';
import type { AppError } from './app-error.ts';

/** The engine ended, or was never there, while `channel` waited for it. */
export const engineGone = (channel: string): AppError => ({
  type: 'EngineGone',
  where: channel,
  expected: 'an answer of the engine',
  found: 'that the engine process has ended',
  remedy: 'Everything that was saved is safe. Try again once the engine is back.',
});

/** `seconds` passed without an answer; what the engine had already saved stays saved. */
export const deadlinePassed = (channel: string, seconds: number): AppError => ({
  type: 'DeadlinePassed',
  where: channel,
  expected: `an answer within ${seconds} s`,
  found: 'none',
  remedy: 'Look whether the change arrived and try again; restart the engine if it stays silent.',
});

/** The person, or whoever asked, took the request back before it took effect. */
export const cancelled = (channel: string): AppError => ({
  type: 'Cancelled',
  where: channel,
  expected: 'the work to be finished',
  found: 'that it was cancelled',
  remedy: 'Nothing was changed. Start it again when you want it.',
});

/** A request that the contract does not allow: the first place where it differs. */
export const brokenContract = (channel: string, issues: readonly z.core.$ZodIssue[]): AppError => {
  const issue = issues[0];
  const path = issue === undefined ? '' : issue.path.map(String).join('.');
  return {
    type: 'Internal',
    where: path === '' ? channel : `${channel}, ${path}`,
    expected: 'a request as the contract says',
    found: issue === undefined ? 'another one' : issue.message,
    remedy: 'This is a fault of the program: please report it with this message.',
  };
};

/** A throw inside a handler. The engine ends after this answer. */
export const bugInside = (channel: string, error: unknown): AppError => ({
  type: 'Internal',
  where: channel,
  expected: 'the engine to do its work',
  found: error instanceof Error ? error.message : String(error),
  remedy:
    'This is a fault of the program: please report it with this message. What was saved is safe.',
});
