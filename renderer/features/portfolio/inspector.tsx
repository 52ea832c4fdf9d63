import { ActionIcon, Tabs } from '@mantine/core';
import { IconPin, IconPinnedOff, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useReveal } from '#renderer/sensitive/masks.tsx';
import { RevealButton } from '#renderer/sensitive/reveal-button.tsx';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { hasCard, TierCardText } from '#renderer/tiers/tier-card.tsx';
import { formatNumber } from '#renderer/ui/format.ts';
import { unbroken } from '#renderer/ui/unbroken.ts';
import { reasonOfRow } from '#shared/ladder/next-ladder.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { openTiersOf } from '#shared/scoring/gates.ts';
import { ladderSentence } from '#shared/scoring/ladders/ladder-words.ts';
import { ladderOfTier } from '#shared/scoring/ladders/ladder-spans.ts';
import { titlesOf } from '#shared/scoring/ladders/tier-groups.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { maskExplanation } from '#shared/sensitivity/mask-explanation.ts';
import { DoubtTab } from './why/doubt-tab.tsx';
import { placeSentences } from './why/explanation-words.ts';
import { HistoryTab } from './why/history-tab.tsx';
import { NextTierTab } from './why/next-tier-tab.tsx';
import type { PartnerInQuestion } from './why/partner-in-question.ts';
import { PeersTab } from './why/peers-tab.tsx';
import { PointsTab } from './why/points-tab.tsx';
import { WeightsTab } from './why/weights-tab.tsx';
import classes from './portfolio.module.css';
import whyClasses from './why/why.module.css';

type InspectorProps = Omit<PartnerInQuestion, 'name' | 'explained' | 'open'> & {
  /** Which question is answered, also for the next partner. */
  readonly tab: string;
  readonly onTab: (tab: string) => void;
  /** Whether the partner stays on top of the grid. */
  readonly isPinned: boolean;
  readonly onPin: () => void;
  readonly onClose: () => void;
};

const tabs = [
  { value: 'points', label: 'Points', Panel: PointsTab },
  { value: 'next', label: 'Next tier', Panel: NextTierTab },
  { value: 'weights', label: 'Weights', Panel: WeightsTab },
  { value: 'doubt', label: 'Doubt', Panel: DoubtTab },
  { value: 'peers', label: 'Peers', Panel: PeersTab },
  { value: 'past', label: 'Past', Panel: HistoryTab },
] as const;

/** One partner explained: where it stands, and why, by the question that is asked. */
export const Inspector = (props: InspectorProps) => {
  const { tab, onTab, isPinned, onPin, onClose, ...asked } = props;
  const { row, source } = asked;
  const { snapshot, model, result, hidden } = source;
  const { isRevealed } = useReveal();
  const explained = useMemo(
    () => maskExplanation(explainPartner(model, snapshot, result.columns, row), hidden),
    [model, snapshot, result, row, hidden],
  );
  const open = useMemo(() => openTiersOf(result.gates, row), [result.gates, row]);
  const name = snapshot.partnerNames[row] ?? '';
  const partner: PartnerInQuestion = { ...asked, name, explained, open };
  const today = result.currentTiers[row] ?? noTier;
  // Where the ladder has a clock it gives the tier, and the score alone may say another.
  const placed = result.tiers[row] ?? noTier;
  const own = model.tiers[placed];
  // A tier of today on another ladder than the one that is climbed says which.
  const isElsewhere = today !== noTier && ladderOfTier(model.tiers[today]) !== explained.ladder;
  const todayName = (isElsewhere ? titlesOf(model)[today] : model.tiers[today]?.name) ?? 'none';
  const ladder = ladderSentence(model, snapshot, row, hidden);
  return (
    <aside className={classes['inspector']} aria-label={`Why ${name} scores what it scores`}>
      <div className={classes['inspectorHead']}>
        <h2>{name}</h2>
        <span className={classes['inspectorTools']}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={isPinned ? 'Let go from the top' : 'Keep on top'}
            title={isPinned ? 'Let go from the top (P)' : 'Keep on top (P)'}
            onClick={onPin}
          >
            {isPinned ? <IconPinnedOff size={15} /> : <IconPin size={15} />}
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label="Close inspector" onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </span>
      </div>
      <div className={classes['soft']}>
        {[
          hidden.names ? undefined : snapshot.partnerKeys[row],
          ...snapshot.attributes
            .filter(({ role }) => role === 'attribute')
            .map(({ code, labels, codes }) => {
              const label = labels[codes[row] ?? 0] ?? '';
              return label !== '' && hidden.attribute(code) ? maskText : label;
            }),
        ]
          .filter((word) => word !== undefined && word !== '')
          .join(' · ')}
      </div>
      {(isRevealed || hidden.names || explained.parts.some(({ isMasked }) => isMasked)) && (
        <RevealButton />
      )}
      <div className={classes['headline']}>
        <span className={classes['big']}>
          {explained.score === null ? '–' : formatNumber(explained.score, 1)}
        </span>
        <TierBadge tier={model.tiers[placed] ?? null} index={placed} none="Not enough data" />
        <span className={classes['soft']}>today {todayName}</span>
      </div>
      {ladder !== null && <p className={whyClasses['words']}>{ladder}</p>}
      {result.ladder !== null && (
        <p className={whyClasses['words']}>{reasonOfRow(model, result.ladder, row)}</p>
      )}
      {placeSentences(explained, model, snapshot).map((sentence) => (
        <p key={sentence} className={whyClasses['words']}>
          {unbroken(sentence)}
        </p>
      ))}
      {own !== undefined && hasCard(own) && (
        <details className={classes['meaning']}>
          <summary>What {own.name} means</summary>
          <TierCardText tier={own} />
        </details>
      )}
      <Tabs
        value={tab}
        onChange={(next) => onTab(next ?? 'points')}
        keepMounted={false}
        mt={12}
        classNames={{ tab: classes['whyTab'] ?? '', panel: whyClasses['panel'] ?? '' }}
      >
        <Tabs.List aria-label="What is asked" grow>
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value, Panel }) => (
          <Tabs.Panel key={value} value={value}>
            <Panel {...partner} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </aside>
  );
};
