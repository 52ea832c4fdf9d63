import { Button, Group, Loader, Text } from '@mantine/core';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { formatCount, formatPercent } from '#renderer/ui/format.ts';
import type { SameEvidence, SamePair, SamePairs as Pairs } from '#shared/model/partners.ts';
import { leastScore } from '#shared/partners/same-score.ts';
import type { Decide, PartnerLookup } from './partner-lookup.ts';
import classes from './partners.module.css';

type SamePairsProps = {
  readonly lookup: PartnerLookup;
  readonly same: Pairs | null;
  readonly isSearching: boolean;
  readonly onSearch: () => void;
  readonly onDecide: Decide;
};

const evidenceSentence = (
  { kind, about, one, other, strength }: SameEvidence,
  isHidden: boolean,
): string => {
  const weight = formatPercent(strength, 0);
  if (isHidden) return `${about} is ${kind === 'conflict' ? 'another' : 'alike'} (${weight})`;
  if (kind === 'conflict') return `${about} differs: ${one} and ${other} (takes away ${weight})`;
  return one === other
    ? `${about} is ${one} in both (${weight})`
    : `${about}: ${one} and ${other} (${weight})`;
};

/** Pairs of partners that may be one, with the evidence for each; a person decides. */
export const SamePairs = ({ lookup, same, isSearching, onSearch, onDecide }: SamePairsProps) => {
  const search = (
    <Button
      size="xs"
      variant={same === null ? 'filled' : 'default'}
      disabled={isSearching}
      leftSection={isSearching ? <Loader size={12} /> : undefined}
      onClick={onSearch}
    >
      {same === null ? 'Compare all partners' : 'Compare again'}
    </Button>
  );
  if (same === null) {
    return (
      <EmptyState title="Which partners may be the same?" actions={search}>
        Names are compared without case, accents, legal forms and word order, identifiers without
        punctuation. Nothing is merged until you say so, and two partners of one name stay two.
      </EmptyState>
    );
  }
  return (
    <div className={classes['scroll']}>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed">
          {formatCount(same.found)} {same.found === 1 ? 'pair scores' : 'pairs score'} at least{' '}
          {formatPercent(leastScore, 0)}
          {same.found > same.pairs.length &&
            `; the best ${formatCount(same.pairs.length)} are shown`}
          {same.tooCommon.length > 0 &&
            `. Shared by too many to say anything: ${same.tooCommon.slice(0, 5).join(', ')}`}
          .
        </Text>
        {search}
      </Group>
      {same.pairs.length === 0 && (
        <EmptyState title="No pair is left">
          Mark attributes that identify partners, such as a VAT number, to find more.
        </EmptyState>
      )}
      <ul className={classes['pairs']} aria-label="Pairs that may be the same">
        {same.pairs.map((pair) => (
          <PairCard
            key={`${pair.one} ${pair.other}`}
            pair={pair}
            lookup={lookup}
            onDecide={onDecide}
          />
        ))}
      </ul>
    </div>
  );
};

type PairCardProps = {
  readonly pair: SamePair;
  readonly lookup: PartnerLookup;
  readonly onDecide: Decide;
};

const PairCard = ({ pair, lookup, onDecide }: PairCardProps) => {
  const hidden = useHidden();
  const isHidden = (about: string): boolean =>
    lookup.snapshot.attributes.some(({ code, name }) => name === about && hidden.attribute(code));
  const sides = [
    { key: pair.one, other: pair.other },
    { key: pair.other, other: pair.one },
  ];
  return (
    <li className={classes['pair']}>
      <div className={classes['score']}>{formatPercent(pair.score, 0)}</div>
      <div className={classes['sides']}>
        {sides.map(({ key, other }) => (
          <div key={key} className={classes['side']}>
            <div>
              <b>{lookup.nameOf(key)}</b> <span className={classes['soft']}>{key}</span>
              <div className={classes['soft']}>
                {lookup.list.sourceSets[lookup.list.sourceSetOf[lookup.rowOf(key)] ?? 0]},{' '}
                {formatCount(lookup.list.rowCounts[lookup.rowOf(key)] ?? 0)} rows
              </div>
            </div>
            {onDecide !== null && (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Merge, keep this: ${key}`}
                onClick={() => void onDecide({ kind: 'merge', survivor: key, alias: other })}
              >
                Merge, keep this
              </Button>
            )}
          </div>
        ))}
        <ul className={classes['evidence']}>
          {pair.evidence.map((evidence) => (
            <li key={`${evidence.kind} ${evidence.about}`} data-kind={evidence.kind}>
              {evidenceSentence(evidence, isHidden(evidence.about))}
            </li>
          ))}
        </ul>
      </div>
      {onDecide !== null && (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`Keep apart ${pair.one} and ${pair.other}`}
          onClick={() => void onDecide({ kind: 'keepApart', one: pair.one, other: pair.other })}
        >
          Keep apart
        </Button>
      )}
    </li>
  );
};
