import { Button, Modal, NativeSelect } from '@mantine/core';
import { useEffect } from 'react';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import type { VersionsStore } from '#renderer/stores/versions-store.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount, formatNumber } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import {
  draftSide,
  reviewedWords,
  type ModelVersion,
  type VersionComparison,
} from '#shared/model/model-version.ts';
import classes from './versions.module.css';

type CompareDialogProps = {
  readonly sides: readonly [string, string];
  readonly versions: readonly ModelVersion[];
  readonly store: VersionsStore;
  readonly onChange: (sides: readonly [string, string]) => void;
  readonly onClose: () => void;
};

/** Two versions side by side: what was edited, whom it moves, and because of which edit. */
export const CompareDialog = ({
  sides,
  versions,
  store,
  onChange,
  onClose,
}: CompareDialogProps) => {
  const comparison = useStoreState(store, (state) => state.comparison);
  const error = useStoreState(store, (state) => state.error);
  const isBusy = useStoreState(store, (state) => state.isBusy);
  const [from, to] = sides;
  useEffect(() => {
    void store.actions.compare(from, to);
  }, [store, from, to]);
  const choices = [
    { value: draftSide, label: 'The draft' },
    ...versions.map(({ id, number, name, state }) => ({
      value: id,
      label: `${number}: ${name}${state === 'active' ? ' (active)' : ''}`,
    })),
  ];
  return (
    <Modal opened onClose={onClose} size={960} title="Compare versions">
      <div className={classes['sides']}>
        <NativeSelect
          size="xs"
          label="From"
          data={choices}
          value={from}
          onChange={({ currentTarget }) => onChange([currentTarget.value, to])}
        />
        <NativeSelect
          size="xs"
          label="To"
          data={choices}
          value={to}
          onChange={({ currentTarget }) => onChange([from, currentTarget.value])}
        />
        <Button size="xs" variant="default" onClick={() => onChange([to, from])}>
          Swap
        </Button>
      </div>
      {error !== null && <ErrorPanel error={error} />}
      {isBusy && <p className={classes['words']}>Comparing…</p>}
      {comparison !== null && !isBusy && <Comparison found={comparison} />}
    </Modal>
  );
};

const partnersWords = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'partner' : 'partners'}`;

const Comparison = ({ found }: { readonly found: VersionComparison }) => (
  <div className={classes['comparison']}>
    <p className={classes['words']} role="status">
      {found.differing === 0
        ? `All ${partnersWords(found.partners)} have the same tier.`
        : `${partnersWords(found.differing)} of ${formatCount(found.partners)} have another tier: ${formatCount(found.up)} rise, ${formatCount(found.down)} fall.`}
      {found.isReviewed && ` ${reviewedWords}`}
    </p>
    <h3>What was edited</h3>
    {found.edits.length === 0 ? (
      <p className={classes['words']}>Nothing.</p>
    ) : (
      <PlainTable
        label="What was edited"
        head={
          <tr>
            <th scope="col">Edit</th>
            <th scope="col">Difference</th>
            <th scope="col" data-align="end">
              Moves alone
            </th>
            <th scope="col" data-align="end">
              Taken back
            </th>
          </tr>
        }
      >
        {found.edits.map(({ title, details, alone, takenBack }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td className={classes['wrap']}>
              {details.map((detail) => (
                <div key={detail}>{detail}</div>
              ))}
            </td>
            <td data-align="end">{formatCount(alone)}</td>
            <td data-align="end">{formatCount(takenBack)}</td>
          </tr>
        ))}
      </PlainTable>
    )}
    {found.differing > 0 && (
      <>
        <h3>Who differs, and why</h3>
        <PlainTable
          label="Who differs, and why"
          maxHeight={320}
          head={
            <tr>
              <th scope="col">Partner</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col" data-align="end">
                Score
              </th>
              <th scope="col">Because</th>
            </tr>
          }
        >
          {found.moves.map(({ key, name, from, to, scoreFrom, scoreTo, because }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{from ?? 'No tier'}</td>
              <td>{to ?? 'No tier'}</td>
              <td data-align="end">
                {pointsOf(scoreFrom)} → {pointsOf(scoreTo)}
              </td>
              <td className={classes['wrap']}>{because}</td>
            </tr>
          ))}
        </PlainTable>
        {found.moves.length < found.differing && (
          <p className={classes['words']}>
            And {formatCount(found.differing - found.moves.length)} more; tierwright model compare
            --out writes all.
          </p>
        )}
      </>
    )}
  </div>
);

const pointsOf = (score: number | null): string => (score === null ? '–' : formatNumber(score, 1));
