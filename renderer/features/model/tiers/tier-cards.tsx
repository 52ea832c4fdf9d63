import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { TierCard } from '#renderer/tiers/tier-card.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { unbroken } from '#renderer/ui/unbroken.ts';
import type { ScoringModel, Tier } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { hasFurtherLadders, ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { cutWords, settledSentence } from '#shared/scoring/lines/line-words.ts';
import { ruleSentence, subjectOf } from '#shared/scoring/rule-words.ts';
import classes from './tier-cards.module.css';

type TierCardsProps = {
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
  readonly store: ScoringStore;
  /** The ladder whose tiers are shown; null for the main one. */
  readonly ladder: string | null;
  readonly onDescribe: (tier: Tier) => void;
};

/** Every tier of a ladder as a card to be read: what it means, what it takes and how many are in it. */
export const TierCards = ({ model, snapshot, store, ladder, onDescribe }: TierCardsProps) => {
  const counts = useStoreState(store, ({ result }) => result?.counts.byTier ?? null);
  const lines = useStoreState(store, ({ result }) => result?.settled.lines ?? null);
  const unit = useStoreState(store, ({ result }) => result?.bill?.unit ?? '');
  const sentenceOf = ({ rules, line }: Tier): string => {
    const words = cutWords(rules.cut, line, unit, hasFurtherLadders(model.tiers));
    return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
  };
  return (
    <div className={classes['cards']}>
      {model.tiers.map((tier, index) =>
        ladderOfTier(tier) !== ladder ? null : (
          <TierCard
            key={tier.id}
            tier={tier}
            index={index}
            actions={
              <Button
                size="compact-xs"
                variant="subtle"
                leftSection={<IconPencil size={13} />}
                aria-label={`Describe ${tier.name}`}
                onClick={() => onDescribe(tier)}
              >
                Describe
              </Button>
            }
            facts={
              <div className={classes['facts']}>
                <p>
                  {unbroken(sentenceOf(tier))}
                  {' · '}
                  {partnersWords(counts?.[index] ?? 0)}
                </p>
                {lines?.map((line) =>
                  line.tier === index ? (
                    <p key={line.tier}>
                      {unbroken(settledSentence(line, snapshot.partnerNames, unit))}
                    </p>
                  ) : null,
                )}
                {tier.rules.gates.map((gate) => (
                  <p key={gate.id}>
                    {unbroken(
                      ruleSentence(
                        { kind: 'gate', condition: gate },
                        subjectOf(gate, snapshot),
                        tier.name,
                      ),
                    )}
                  </p>
                ))}
              </div>
            }
          />
        ),
      )}
    </div>
  );
};

const partnersWords = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'partner' : 'partners'}`;
