import { ActionIcon, Button, Group, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useChartInk } from '#renderer/charts/chart-ink.ts';
import { Chart } from '#renderer/charts/chart.tsx';
import { colourOfTier } from '#renderer/tiers/tier-colours.ts';
import { KeyValues } from '#renderer/ui/key-values.tsx';
import { formatCount, formatNumber, formatPercent } from '#renderer/ui/format.ts';
import { createPartnerScorer } from '#shared/ensemble/run/partner-scorer.ts';
import type { EnsemblePartner } from '#shared/ensemble/run/read-partners.ts';
import { groupNames } from '#shared/ensemble/run/resilience.ts';
import { tornadoOf } from '#shared/ensemble/run/tornado.ts';
import { tiersOfRun } from '#shared/ensemble/run/run-tiers.ts';
import type { EnsembleRun } from '#shared/model/ensemble.ts';
import type { Futures } from '#shared/model/futures.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { feltWithin } from '#shared/scenario/metric-shock.ts';
import { tierTitles } from '#shared/scoring/ladders/tier-groups.ts';
import { noTier } from '#shared/scoring/tiers.ts';
import { ExportButton } from '../take/export-button.tsx';
import { tornadoColours, tornadoOption } from './tornado-option.ts';
import classes from './ensemble.module.css';

type PartnerProfileProps = {
  readonly run: EnsembleRun;
  readonly partner: EnsemblePartner;
  readonly row: number;
  readonly name: string;
  readonly model: ScoringModel;
  readonly futures: Futures;
  readonly snapshot: Snapshot;
  readonly onAskWhen: () => void;
  readonly onClose: () => void;
};

const points = (value: number | null): string => (value === null ? '–' : formatNumber(value, 2));

/** One partner over all futures: shares of tiers, the ends, regrets, and what each driver alone does. */
export const PartnerProfile = (props: PartnerProfileProps) => {
  const { run, partner, row, name, model, futures, snapshot, onAskWhen, onClose } = props;
  const { profile, today, group } = partner;
  const { facts, figures, settings } = run;
  const ink = useChartInk();
  const here = snapshot.partnerKeys.indexOf(facts.partnerKeys[row] ?? '');
  const tornado = useMemo(
    () =>
      here === -1
        ? null
        : tornadoOf(
            createPartnerScorer(model, snapshot, feltWithin(futures, settings.horizonMonths), here),
            futures.drivers,
          ),
    [here, model, snapshot, futures, settings.horizonMonths],
  );
  const titles = tierTitles(tiersOfRun(facts));
  const shares = [...profile.byTier, profile.without].map((share, tier) => ({
    share,
    name: facts.tierNames[tier] ?? 'No tier',
    colour: colourOfTier(model.tiers[tier] ?? null, tier < facts.tierNames.length ? tier : noTier),
  }));
  return (
    <section className={classes['profile']} aria-label={`Resilience of ${name}`}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>{name}</Text>
        <ActionIcon variant="subtle" color="gray" aria-label="Close the profile" onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
      <Text size="xs" c="dimmed">
        {today === noTier
          ? 'No tier at the baselines: too little is known, so there is nothing to hold.'
          : `${titles[today] ?? ''} at the baselines${group === null ? '' : `; ${groupNames[group]}`}`}
      </Text>
      <div className={classes['shares']} aria-hidden>
        {shares.map(({ share, name: tier, colour }) => (
          <span key={tier} style={{ width: `${share * 100}%`, background: colour }} />
        ))}
      </div>
      <KeyValues
        items={[
          ...shares
            .filter(({ share }) => share > 0)
            .map(({ name: tier, share }) => ({ key: tier, value: formatPercent(share) })),
          ...(today === noTier
            ? []
            : [
                { key: 'Holds or betters', value: formatPercent(profile.holds) },
                { key: 'Breadth of upside', value: formatPercent(profile.rises) },
              ]),
          {
            key: 'Score',
            value: `${points(profile.worst)} to ${points(profile.best)}, mean ${points(profile.mean)}`,
          },
          {
            key: 'Worst in',
            value:
              profile.worstFuture === null ? '–' : `future ${formatCount(profile.worstFuture + 1)}`,
          },
          {
            key: 'Regret',
            value: `at most ${points(profile.greatestRegret)}, in 90 % below ${points(profile.greatestRegret === null ? null : (figures.regret90[row] ?? null))}`,
          },
        ]}
      />
      {tornado !== null && !Number.isNaN(tornado.score) && (
        <>
          <h3 className={classes['heading']} style={{ marginTop: 14 }}>
            What each driver alone does
          </h3>
          <Chart
            label={`Score of ${name} with each driver at its low and high end: ${tornado.bars
              .slice(0, 3)
              .map(({ driver, low, high }) => `${driver.name} ${points(low)} to ${points(high)}`)
              .join(', ')}`}
            option={tornadoOption(tornado, ink)}
            height={Math.min(12, tornado.bars.length) * 24 + 34}
            picture={() => ({
              title: `What each driver alone does to ${name}`,
              note: 'Score with each driver at the low and at the high end of its range, all others at their baselines; the dashed line is the score today.',
              legend: [
                { name: 'Worse', colour: tornadoColours.light.worse },
                { name: 'Better', colour: tornadoColours.light.better },
              ],
              draw: (paper) => tornadoOption(tornado, paper),
              width: 820,
              height: Math.min(12, tornado.bars.length) * 30 + 40,
            })}
          />
        </>
      )}
      {today !== noTier && (
        <Button mt="sm" size="xs" variant="default" onClick={onAskWhen}>
          When does {facts.tierNames[today] ?? 'the tier'} break?
        </Button>
      )}
      {here !== -1 && (
        <div>
          <ExportButton
            offered={() => [
              {
                table: {
                  kind: 'tornado',
                  partnerKey: facts.partnerKeys[row] ?? '',
                  horizonMonths: settings.horizonMonths,
                },
              },
            ]}
          />
        </div>
      )}
    </section>
  );
};
