import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { refuseInput } from '#shared/intake/refuse-input.ts';
import { countOf } from '#shared/intake/wording.ts';
import { err, ok } from '#shared/result.ts';
import { heldBack } from '#shared/workshop/apply-votes.ts';
import { countVotes } from '#shared/workshop/count-votes.ts';
import { kendallW } from '#shared/workshop/kendall-w.ts';
import { parseVotes } from '#shared/workshop/parse-votes.ts';
import { joinVotes, spreadOfVotes, voteMeans } from '#shared/workshop/vote-spread.ts';
import { agreementWords, heldWords } from '#shared/workshop/vote-words.ts';
import type { Command } from '../command-context.ts';

/** A file of votes: some kilobytes; more is another file. */
const mostBytes = 5_000_000;

/** `tierwright votes`: reads votes on weights into a workspace and says how far participants agree. */
export const importVotes =
  (path: string, table: string): Command =>
  async ({ call }) => {
    const text = await readFile(resolve(table), 'utf8').catch(() => null);
    if (text === null || text.length > mostBytes) {
      return err(
        refuseInput(
          table,
          'a CSV file of participant, criterion, weight',
          text === null ? 'no file that can be read' : 'a file of more than 5 MB',
          'Name a file with a line for each participant and criterion.',
        ),
      );
    }
    const opened = await call('workspace/open', { path: resolve(path) });
    if (!opened.ok) {
      return opened;
    }
    const { model, votes } = opened.value;
    const parsed = parseVotes(text, model, randomUUID);
    if (!parsed.ok) {
      return parsed;
    }
    const taken = new Set(parsed.value.map(({ participant }) => participant.toLowerCase()));
    const others = votes.filter(({ participant }) => !taken.has(participant.toLowerCase()));
    const all = [...others, ...parsed.value];
    const saved = await call('votes/save', {
      label: `Import votes of ${basename(table)}`,
      votes: all.map((vote) => ({ ...vote, weights: { ...vote.weights } })),
    });
    if (!saved.ok) {
      return saved;
    }
    const { criteria, counted, left } = countVotes(model, all);
    const spreads = spreadOfVotes(counted, criteria.length);
    const agreement = kendallW(counted.map(({ shares }) => shares));
    const held = voteMeans.map((by) => {
      const shares = joinVotes(counted, criteria.length, by);
      return { by, weights: shares === null ? [] : heldBack(model, shares) };
    });
    const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
    return ok({
      document: {
        votes: counted.length,
        left,
        agreement,
        criteria: criteria.map(({ name }, index) => ({ criterion: name, ...spreads[index] })),
        heldBack: Object.fromEntries(held.map(({ by, weights }) => [by, weights])),
      },
      lines: [
        `${countOf(counted.length, 'vote')} count, with ${agreementWords(agreement)}.`,
        ...(counted.length === 0
          ? []
          : criteria.map(({ name }, index) => {
              const spread = spreads[index];
              return spread === undefined
                ? name
                : `  ${name}: median ${percent(spread.median)}, mean ${percent(spread.mean)}, from ${percent(spread.least)} to ${percent(spread.most)}`;
            })),
        ...held
          .filter(({ weights }) => weights.length > 0)
          .map(
            ({ by, weights }) =>
              `Weighed by the ${by}, locks and limits hold back: ${weights.map(heldWords).join('; ')}.`,
          ),
        ...left.map(({ participant, why }) => `${participant} does not count: ${why}.`),
      ],
    });
  };
