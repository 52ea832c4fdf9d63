import { Text } from '@mantine/core';
import type { ScoringStore } from '#renderer/stores/scoring-store.ts';
import { formatCount, formatPercent } from '#renderer/ui/format.ts';
import type { ScoringModel } from '#shared/model/scoring-model.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import type { OtherMethod } from '#shared/scoring/compare/compare-methods.ts';
import { criteriaOf, effectiveWeights } from '#shared/scoring/criteria.ts';
import {
  agreementSentence,
  disagreementSentence,
  influenceRemark,
  influenceSentence,
} from './check-words.ts';
import { heaviest, mostChecked } from '../weights/shown-criteria.ts';
import { ReversalList } from './reversal-list.tsx';
import { useChecks, type Checks } from './use-checks.ts';
import classes from './model-checks.module.css';

type ModelChecksProps = {
  readonly store: ScoringStore;
  readonly model: ScoringModel;
  readonly snapshot: Snapshot;
};

const methods: readonly { readonly method: OtherMethod; readonly name: string }[] = [
  { method: 'product', name: 'The weighted product' },
  { method: 'topsis', name: 'TOPSIS' },
];

const remarks = {
  less: 'less than it states',
  more: 'more than it states',
  against: 'against the others',
} as const;

/** Whether weights do what they state, and what other methods would say. */
export const ModelChecks = ({ store, model, snapshot }: ModelChecksProps) => {
  const checks = useChecks(store, snapshot);
  const { partnerNames: names } = snapshot;
  return (
    <>
      <Text fz="sm" c="dimmed">
        A weight states how much a criterion should count. How much it does count depends on how far
        partners differ in it, and on what moves along with it.
      </Text>
      <InfluenceTable model={model} checks={checks} />
      <h2 className={classes['heading']}>Other methods</h2>
      <Text fz="sm" c="dimmed">
        For comparison; never a tier cut-off. A product forgives a bad value less than a sum, TOPSIS
        goes by the distance to the best and the worst that partners reach.
      </Text>
      {methods.map(({ method, name }) => {
        const comparison = checks.comparisons[method];
        return (
          <section key={method} aria-label={name}>
            <p className={classes['words']}>
              {comparison === undefined
                ? `${name}: being compared …`
                : agreementSentence(name, comparison)}
            </p>
            {comparison !== undefined && comparison.furthest.length > 0 && (
              <ul className={classes['apart']} aria-label={`Furthest apart by ${name}`}>
                {comparison.furthest.slice(0, 5).map((each) => (
                  <li key={each.row}>
                    {disagreementSentence(names[each.row] ?? '', name.replace('The', 'the'), each)}
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <ReversalList model={model} snapshot={snapshot} checks={checks} />
    </>
  );
};

/** Bars grow to this share of the table's column for the largest number in it. */
const widthOf = (share: number, largest: number): string =>
  `${(100 * Math.max(0, share)) / Math.max(largest, 1e-9)}%`;

const InfluenceTable = ({
  model,
  checks,
}: {
  readonly model: ScoringModel;
  readonly checks: Checks;
}) => {
  const checked = heaviest(effectiveWeights(model), mostChecked);
  const all = criteriaOf(model).map(({ criterion, dimension }, index) => ({
    id: criterion.id,
    name: criterion.name,
    stated: dimension.weight * criterion.weight,
    share: checks.shares?.[index],
    changed: checks.changed.get(index),
  }));
  const rows = all.filter((_, index) => checked.includes(index));
  const largest = Math.max(...rows.flatMap(({ stated, share = 0 }) => [stated, share]));
  return (
    <table className={classes['influence']} aria-label="Influence of each criterion">
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          <th scope="col" data-align="end">
            Weight
          </th>
          <th scope="col" data-align="end">
            Influence
          </th>
          <td />
          <th scope="col" data-align="end">
            Tiers without it
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, stated, share, changed }) => {
          const remark = influenceRemark(stated, share);
          return (
            <tr key={id} title={influenceSentence(name, stated, share, changed)}>
              <th scope="row">
                {name}
                {remark !== null && <span className={classes['remark']}> {remarks[remark]}</span>}
              </th>
              <td data-align="end">{formatPercent(stated)}</td>
              <td data-align="end">
                {share !== undefined
                  ? formatPercent(share)
                  : checks.shares === null
                    ? '…'
                    : 'all alike'}
              </td>
              <td aria-hidden>
                <div className={classes['stated']} style={{ width: widthOf(stated, largest) }} />
                <div className={classes['real']} style={{ width: widthOf(share ?? 0, largest) }} />
              </td>
              <td data-align="end">
                {changed === undefined ? '…' : changed === 0 ? 'none' : formatCount(changed)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
