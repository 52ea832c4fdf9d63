import { Group, NativeSelect, Text } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { EnsembleStore } from '#renderer/stores/ensemble-store.ts';
import type { FuturesState, FuturesStore } from '#renderer/stores/futures-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { formatCount, formatNumber, formatPercent } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { comparePlansOf, pickedBy } from '#shared/futures-report/plan-tables.ts';
import { concentrationOf } from '#shared/robustness/tier-plans.ts';
import { createBillBase } from '#shared/scoring/bill.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { ruleNames } from '#shared/robustness/rule-words.ts';
import { ExportButton } from '../take/export-button.tsx';
import { PlanEditor } from './plan-editor.tsx';
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
  const compared = useMemo(
    () => (today === null ? null : comparePlansOf({ today, futures }, used)),
    [today, futures, used],
  );

  if (today === null) {
    return (
      <Text size="sm" c="dimmed" p="md">
        The partners are being read.
      </Text>
    );
  }
  const { model, snapshot } = today;
  const comparison = compared?.ok === true ? compared.value : null;
  const base = createBillBase(model, snapshot);
  const column = snapshot.attributes.find(({ code }) => code === attribute) ?? null;
  const isMoney = comparison?.isMoney ?? false;
  const amount = (value: number): string => (isMoney ? formatCount(value) : formatNumber(value, 1));
  const unit = isMoney ? base.unit : 'steps of tiers';
  return (
    <div className={classes['view']}>
      {compared?.ok === false && <ErrorPanel error={compared.error} />}
      {comparison !== null && (
        <>
          <Panel
            title="Plans over all futures"
            description={`${formatCount(comparison.futures)} futures drawn with seed ${used.seed}. Misplaced is what hindsight would spend otherwise: on tiers that a future does not earn, and on partners who earn more than the plan gives.`}
            actions={
              <Group gap="xs">
                <ExportButton
                  offered={() => [
                    {
                      table: {
                        kind: 'plans',
                        runId: run !== null && !run.isStale ? run.id : null,
                        attribute: attribute === byPartner ? null : attribute,
                      },
                    },
                  ]}
                />
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
              </Group>
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
              {comparison.rules.map((reading) => {
                const { rule } = reading;
                const picked = pickedBy(comparison, reading);
                return (
                  <tr key={rule}>
                    <th scope="row" data-narrow>
                      {ruleNames[rule]}
                    </th>
                    <td>
                      {picked.length === 0
                        ? 'nothing: good enough is “within the budget”, and there is none'
                        : picked.join(', ')}
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
