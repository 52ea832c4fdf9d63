import { NativeSelect, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { EnsembleStore } from '#renderer/stores/ensemble-store.ts';
import type { FuturesState, FuturesStore } from '#renderer/stores/futures-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { formatCount, formatNumber, formatPercent } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { createFutureMoney } from '#shared/ensemble/run/future-bill.ts';
import { drawEnsemble, refuseEnsemble } from '#shared/ensemble/run/prepare-ensemble.ts';
import { statesOf } from '#shared/ensemble/run/run-ensemble.ts';
import { createStateScorer } from '#shared/ensemble/run/state-scorer.ts';
import { comparePlans, concentrationOf } from '#shared/robustness/tier-plans.ts';
import { feltWithin } from '#shared/scenario/metric-shock.ts';
import { createBillBase } from '#shared/scoring/bill.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { ruleNames } from '../rules/rule-words.ts';
import { PlanEditor } from './plan-editor.tsx';
import { futuresFor, resolvePlans } from './resolve-plans.ts';
import classes from './plans.module.css';

type PlansViewProps = {
  readonly store: FuturesStore;
  readonly ensembles: EnsembleStore;
  readonly state: FuturesState;
  readonly revision: number;
};

const byPartner = '';

/** Tier plans over all futures under a budget: what hindsight would change, what they cost, what hangs on few. */
export const PlansView = ({ store, ensembles, state, revision }: PlansViewProps) => {
  const { futures, today } = state;
  const { settings, run } = useStoreState(ensembles, (all) => all);
  const [attribute, setAttribute] = useState(byPartner);
  useEffect(() => void ensembles.actions.read(), [ensembles, revision]);
  const used = run !== null && !run.isStale ? run.settings : settings;
  const refused = useMemo(
    () => (today === null ? null : refuseEnsemble(today.model, futures, today.snapshot, used, 1)),
    [today, futures, used],
  );
  const isRefused = refused !== null;
  const comparison = useMemo(() => {
    if (today === null || isRefused) return null;
    const { model, snapshot, references } = today;
    const count = futuresFor(snapshot.partnerKeys.length, Math.min(1000, used.futures));
    const design = drawEnsemble(futures, { ...used, futures: count });
    const felt = feltWithin(futures, used.horizonMonths);
    return comparePlans(resolvePlans(today, futures), {
      model,
      scorer: createStateScorer(model, snapshot, felt, references),
      moneyIn: createFutureMoney(model, snapshot, felt),
      futures: Array.from({ length: count }, (_, future) => statesOf(design, future)),
      optimism: futures.reading.optimism,
    });
  }, [today, futures, used, isRefused]);

  if (today === null) {
    return (
      <Text size="sm" c="dimmed" p="md">
        The partners are being read.
      </Text>
    );
  }
  const { model, snapshot } = today;
  const base = createBillBase(model, snapshot);
  const column = snapshot.attributes.find(({ code }) => code === attribute) ?? null;
  const isMoney = comparison?.isMoney ?? false;
  const amount = (value: number): string => (isMoney ? formatCount(value) : formatNumber(value, 1));
  const unit = isMoney ? base.unit : 'steps of tiers';
  return (
    <div className={classes['view']}>
      {refused !== null && <ErrorPanel error={refused} />}
      {comparison !== null && (
        <>
          <Panel
            title="Plans over all futures"
            description={`${formatCount(comparison.futures)} futures drawn with seed ${used.seed}. Misplaced is what hindsight would spend otherwise: on tiers that a future does not earn, and on partners who earn more than the plan gives.`}
            actions={
              <NativeSelect
                size="xs"
                aria-label="Concentration by"
                data={[
                  { value: byPartner, label: 'Concentration by partner' },
                  ...snapshot.attributes.map(({ code, name }) => ({
                    value: code,
                    label: `Concentration by ${name}`,
                  })),
                ]}
                value={attribute}
                onChange={({ currentTarget }) => setAttribute(currentTarget.value)}
              />
            }
          >
            <PlainTable
              label="Plans over all futures"
              head={
                <tr>
                  <th scope="col">Plan</th>
                  <th scope="col" data-align="end">
                    Misplaced, mean ({unit})
                  </th>
                  <th scope="col" data-align="end">
                    in 90 % below
                  </th>
                  <th scope="col" data-align="end">
                    at most
                  </th>
                  <th scope="col" data-align="end">
                    too much / too little
                  </th>
                  {isMoney && (
                    <>
                      <th scope="col" data-align="end">
                        Bill, least to most
                      </th>
                      <th scope="col" data-align="end">
                        Within budget
                      </th>
                    </>
                  )}
                  <th scope="col" data-align="end">
                    HHI
                  </th>
                  <th scope="col" data-align="end">
                    Effective number
                  </th>
                </tr>
              }
            >
              {comparison.readings.map(({ plan, misplaced, bill, withinBudget }) => {
                const found = concentrationOf(plan, model, base.money, column);
                return (
                  <tr key={plan.id}>
                    <th scope="row">{plan.name}</th>
                    <td data-align="end">{amount(misplaced.mean)}</td>
                    <td data-align="end">{amount(misplaced.in90)}</td>
                    <td data-align="end">{amount(misplaced.most)}</td>
                    <td data-align="end">
                      {amount(misplaced.meanOver)} / {amount(misplaced.meanUnder)}
                    </td>
                    {isMoney && (
                      <>
                        <td data-align="end">
                          {bill === null
                            ? '–'
                            : `${formatCount(bill.least)} – ${formatCount(bill.most)}`}
                        </td>
                        <td data-align="end">
                          {withinBudget === null
                            ? 'no budget'
                            : `${formatPercent(withinBudget, 0)} of futures`}
                        </td>
                      </>
                    )}
                    <td data-align="end">
                      {found === null ? '–' : formatCount(found.hhi * 10_000)}
                    </td>
                    <td data-align="end">
                      {found === null ? '–' : formatNumber(found.effective, 1)}
                    </td>
                  </tr>
                );
              })}
            </PlainTable>
            <Text size="xs" c="dimmed" mt="xs">
              {model.rules.budget === null
                ? 'The model has no budget; set one in Model to see how often a plan keeps it.'
                : `Budget ${formatCount(model.rules.budget)} ${base.unit}.`}{' '}
              HHI runs to 10,000, where all spending hangs on one; as a reading aid, above 1,800
              counts as high. The effective number is that of equals who would give the same HHI.
            </Text>
          </Panel>
          <Panel
            title="Which plan each rule picks"
            description="The rules disagree on purpose: they stand for different fears."
          >
            <PlainTable
              label="Which plan each rule picks"
              head={
                <tr>
                  <th scope="col">Rule</th>
                  <th scope="col">Picks</th>
                </tr>
              }
            >
              {comparison.rules.map(({ rule, values, ranks }) => {
                const picked = comparison.readings.filter(
                  (_, index) => ranks[index] === 1 && !Number.isNaN(values[index]),
                );
                return (
                  <tr key={rule}>
                    <th scope="row" data-narrow>
                      {ruleNames[rule]}
                    </th>
                    <td>
                      {picked.length === 0
                        ? 'nothing: good enough is “within the budget”, and there is none'
                        : picked.map(({ plan }) => plan.name).join(', ')}
                    </td>
                  </tr>
                );
              })}
            </PlainTable>
          </Panel>
        </>
      )}
      <PlanEditor futures={futures} today={today} save={store.actions.save} />
    </div>
  );
};
