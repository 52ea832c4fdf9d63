import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { formatCount, formatPercent } from '#renderer/ui/format.ts';
import { WorkProgress } from '#renderer/ui/work-progress.tsx';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import { cutByScore } from '#shared/model/tier-cut.ts';
import { countTiers } from '#shared/scoring/assign-tiers.ts';
import { ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { ladderOfRow } from '#shared/scoring/ladders/row-ladders.ts';
import { lineWords } from '#shared/scoring/lines/line-words.ts';
import {
  fitOfLines,
  linesOfBreaks,
  naturalBreaks,
  type NaturalBreaks,
} from '#shared/scoring/lines/natural-breaks.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import classes from './breaks-dialog.module.css';

/** So many classes are compared beside those of the ladder. */
const mostCompared = 8;

type Found = {
  readonly all: readonly NaturalBreaks[];
  /** Goodness of the lines as they are. */
  readonly now: number | null;
  /** Partners per tier, highest first, by the score alone. */
  readonly partners: readonly number[];
  readonly lines: readonly (number | null)[];
};

/** Looks for breaks a number of classes at a time, so that the window answers in between. */
const useBreaks = (store: ScoringStore, tiers: number, ladder: string | null): Found | null => {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    const { result } = store.getState();
    if (result === null) return undefined;
    const ladders = result.gates?.ladders ?? null;
    const scores = result.scores.filter((_, row) => ladderOfRow(ladders, row) === ladder);
    const lines = result.settled.model.tiers.flatMap((tier) =>
      ladderOfTier(tier) === ladder ? [tier.line] : [],
    );
    const steps = naturalBreaks(scores, Math.max(mostCompared, tiers));
    const all: NaturalBreaks[] = [];
    let timer = setTimeout(function step() {
      const next = steps.next();
      if (next.done !== true) {
        all.push(next.value);
        timer = setTimeout(step);
        return;
      }
      const floors = lines.flatMap((line) => (line === null ? [] : [line])).reverse();
      const codes = Uint8Array.from(scores, (score) =>
        score === score ? lines.findIndex((line) => score >= (line ?? 0)) : noTier,
      );
      const partners = countTiers(codes, tiers).byTier;
      setFound({ all, now: fitOfLines(scores, floors), partners, lines });
    });
    return () => clearTimeout(timer);
  }, [store, tiers, ladder]);
  return found;
};

type BreaksDialogProps = {
  readonly model: ScoringModel;
  readonly store: ScoringStore;
  /** The ladder whose lines are looked for, among its own partners; null for the main one. */
  readonly ladder: string | null;
  readonly onClose: () => void;
};

/** Suggests lines where the scores leave the deepest gaps, beside those of now, and takes them over. */
export const BreaksDialog = ({ model, store, ladder, onClose }: BreaksDialogProps) => {
  const tiers = model.tiers.filter((tier) => ladderOfTier(tier) === ladder);
  const first = model.tiers.findIndex((tier) => ladderOfTier(tier) === ladder);
  const found = useBreaks(store, tiers.length, ladder);
  const own = found?.all[tiers.length - 1];
  const lines = own === undefined ? null : linesOfBreaks(own);
  const take = (): void => {
    if (lines === null) return;
    store.actions.edit('Set lines by natural breaks', (before) => ({
      ...before,
      tiers: before.tiers.map((tier, index) =>
        ladderOfTier(tier) === ladder
          ? {
              ...tier,
              line: lines[index - first] ?? null,
              rules: { ...tier.rules, cut: cutByScore },
            }
          : tier,
      ),
    }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Lines by natural breaks" size="lg">
      <Text fz="sm">
        The lines that leave the least differences within tiers: of all ways to cut the scores into{' '}
        {tiers.length} classes the one with the smallest sum of squares (Fisher and Jenks, exact).
        Gates and vetoes are not asked.
      </Text>
      {found === null ? (
        <WorkProgress label="Looking for breaks" share={null} />
      ) : own === undefined || lines === null ? (
        <p role="alert" className={classes['none']}>
          {found.all.length === 0
            ? 'Nobody has a score yet.'
            : `There are only ${found.all.length} different scores for ${tiers.length} tiers. Remove a tier, or add criteria that tell partners apart.`}
        </p>
      ) : (
        <>
          <table className={classes['table']} aria-label="Suggested lines">
            <thead>
              <tr>
                <th scope="col">Tier</th>
                <th scope="col">Line now</th>
                <th scope="col">Suggested</th>
                <th scope="col">Scores now</th>
                <th scope="col">Then</th>
              </tr>
            </thead>
            <tbody>
              {tiers.map((tier, index) => (
                <tr key={tier.id}>
                  <th scope="row">
                    <TierBadge tier={tier} index={first + index} />
                  </th>
                  <td>{wordsOf(found.lines[index] ?? null)}</td>
                  <td>{wordsOf(lines[index] ?? null)}</td>
                  <td>{formatCount(found.partners[index] ?? 0)}</td>
                  <td>{formatCount(own.classes[tiers.length - 1 - index]?.partners ?? 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={classes['words']}>
            Goodness of variance fit {fitWords(own.fit)}; the lines of now {fitWords(found.now)}. It
            is the share of the differences between partners that lies between tiers and not within
            them.
          </p>
          <table className={classes['table']} aria-label="Fit by number of tiers">
            <thead>
              <tr>
                <th scope="col">Tiers</th>
                {found.all.slice(1).map((each) => (
                  <th key={each.classes.length} scope="col">
                    {each.classes.length}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">Fit</th>
                {found.all.slice(1).map((each) => (
                  <td
                    key={each.classes.length}
                    aria-current={each.classes.length === tiers.length || undefined}
                  >
                    {fitWords(each.fit)}
                  </td>
                ))}
              </tr>
            </tbody>
          </table>
        </>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={lines === null} data-autofocus onClick={take}>
          Take these lines
        </Button>
      </Group>
    </Modal>
  );
};

const wordsOf = (line: number | null): string =>
  line === null ? 'everybody else' : `from ${lineWords(line)}`;

const fitWords = (fit: number | null): string => (fit === null ? '–' : formatPercent(fit));
