import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Chart } from '#renderer/charts/chart.tsx';
import { useChartInk } from '#renderer/charts/chart-ink.ts';
import { useReveal } from '#renderer/sensitive/masks.tsx';
import { RevealButton } from '#renderer/sensitive/reveal-button.tsx';
import { TierBadge } from '#renderer/tiers/tier-badge.tsx';
import { hasCard, TierCardText } from '#renderer/tiers/tier-card.tsx';
import { formatNumber } from '#renderer/ui/format.ts';
import { reasonOfRow } from '#shared/ladder/next-ladder.ts';
import { aboutSentences } from '#shared/metrics/describe-metrics.ts';
import { maskText } from '#shared/model/sensitivity.ts';
import { explainPartner } from '#shared/scoring/explain.ts';
import { openTiersOf } from '#shared/scoring/gates.ts';
import { findFlipPoints } from '#shared/scoring/flip-points.ts';
import { pathsToNextTier } from '#shared/scoring/next-tier-paths.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { maskExplanation } from '#shared/sensitivity/mask-explanation.ts';
import { contributionsOption } from './contributions-option.ts';
import { flipSentence, pathSentence, placeSentences } from './explanation-words.ts';
import { PartTable } from './part-table.tsx';
import type { PortfolioSource } from './portfolio-source.ts';
import { RuleList } from './rule-list.tsx';
import { TierDoubt } from './tier-doubt.tsx';
import classes from './portfolio.module.css';

type InspectorProps = {
  readonly row: number;
  readonly source: PortfolioSource;
  /** Shows where the figure of a metric, by its code, comes from. */
  readonly onTrace: (metric: string) => void;
  readonly onClose: () => void;
};

/** One partner explained: where the points come from, how far the next tier is, what would flip it. */
export const Inspector = ({ row, source, onTrace, onClose }: InspectorProps) => {
  const { snapshot, model, result, hidden } = source;
  const ink = useChartInk();
  const { isRevealed } = useReveal();
  const explained = useMemo(
    () => maskExplanation(explainPartner(model, snapshot, result.columns, row), hidden),
    [model, snapshot, result, row, hidden],
  );
  const open = useMemo(() => openTiersOf(result.gates, row), [result.gates, row]);
  const paths = useMemo(() => pathsToNextTier(explained), [explained]);
  const flips = useMemo(
    () => findFlipPoints(model, result.columns, row, open),
    [model, result, row, open],
  );
  const option = useMemo(() => contributionsOption(explained, model, ink), [explained, model, ink]);
  const name = snapshot.partnerNames[row] ?? '';
  const today = result.currentTiers[row] ?? noTier;
  // Where the ladder has a clock it gives the tier, and the score alone may say another.
  const placed = result.tiers[row] ?? noTier;
  const own = model.tiers[placed];
  return (
    <aside className={classes['inspector']} aria-label={`Why ${name} scores what it scores`}>
      <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
        <h2>{name}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label="Close inspector" onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <div className={classes['soft']}>
        {[
          snapshot.partnerKeys[row],
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
      {(isRevealed || explained.parts.some(({ isMasked }) => isMasked)) && <RevealButton />}
      <div className={classes['headline']}>
        <span className={classes['big']}>
          {explained.score === null ? '–' : formatNumber(explained.score, 1)}
        </span>
        <TierBadge tier={model.tiers[placed] ?? null} index={placed} none="Not enough data" />
        <span className={classes['soft']}>today {model.tiers[today]?.name ?? 'none'}</span>
      </div>
      {result.ladder !== null && (
        <p className={classes['words']}>{reasonOfRow(model, result.ladder, row)}</p>
      )}
      {placeSentences(explained, model, snapshot).map((sentence) => (
        <p key={sentence} className={classes['words']}>
          {sentence}
        </p>
      ))}
      {explained.gapToNext !== null && (
        <>
          <h3>What alone would reach {model.tiers[(explained.tier ?? 0) - 1]?.name}</h3>
          {paths.length === 0 ? (
            <p className={classes['words']}>No single criterion can do it; several must improve.</p>
          ) : (
            <ul className={classes['flips']}>
              {paths.slice(0, 4).map((path) => (
                <li key={path.part.criterion.id}>{pathSentence(path)}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {own !== undefined && hasCard(own) && (
        <details className={classes['meaning']}>
          <summary>What {own.name} means</summary>
          <TierCardText tier={own} />
        </details>
      )}
      <RuleList verdicts={explained.verdicts} model={model} snapshot={snapshot} />
      {explained.score !== null && (
        <>
          <h3>Where the points come from</h3>
          <Chart
            label={`Contributions to the score of ${name}; the table below has the figures`}
            option={option}
            height={Math.max(120, 22 * explained.parts.length + 30)}
          />
        </>
      )}
      {explained.score !== null && (
        <TierDoubt
          row={row}
          model={model}
          columns={result.columns}
          open={open}
          tier={explained.tier}
        />
      )}
      <h3>Criterion by criterion</h3>
      <PartTable
        parts={explained.parts}
        aboutOf={(code) =>
          aboutSentences(snapshot.metrics.find((metric) => metric.code === code)?.about)
        }
        onTrace={onTrace}
      />
      <h3>Which weights would change the tier</h3>
      {flips.length === 0 ? (
        <p className={classes['words']}>No single weight can do it.</p>
      ) : (
        <ul className={classes['flips']}>
          {flips.slice(0, 4).map((flip) => (
            <li key={flip.id}>{flipSentence(flip, model)}</li>
          ))}
        </ul>
      )}
    </aside>
  );
};
