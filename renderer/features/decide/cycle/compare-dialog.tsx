import { Button, Group, Modal, Select, Text } from '@mantine/core';
import { useEffect } from 'react';
import type { CycleStore } from '#renderer/stores/cycle-store.ts';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { ErrorPanel } from '#renderer/ui/error-panel.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { CycleComparison } from '#shared/cycle/compare-cycles.ts';
import { countOf } from '#shared/intake/wording.ts';
import type { CycleRecord } from '#shared/model/review-cycle.ts';
import classes from './cycle.module.css';

type CompareDialogProps = {
  readonly store: CycleStore;
  readonly cycles: readonly CycleRecord[];
  /** The cycle that is looked at: the second of the two. */
  readonly record: CycleRecord;
  readonly onClose: () => void;
};

const mostShown = 200;

const signed = (count: number): string =>
  count === 0 ? '·' : count > 0 ? `+${formatCount(count)}` : `−${formatCount(-count)}`;

/** Compares a cycle with an earlier one: a waterfall of partners by tier, and who moved by which cause. */
export const CompareDialog = ({ store, cycles, record, onClose }: CompareDialogProps) => {
  const { comparison, error } = useStoreState(store, (all) => all);
  const others = cycles.filter(({ id }) => id !== record.id);
  const before = others.find(({ number }) => number < record.number) ?? others[0];
  const { actions } = store;
  const first = before?.id;
  useEffect(() => {
    if (first !== undefined) void actions.compare(first);
  }, [actions, first]);
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(72rem, 92vw)"
      title={`What changed in ${record.name}`}
    >
      {error !== null && <ErrorPanel error={error} onClose={actions.dismissError} />}
      <Group align="end" mb="sm">
        <Select
          size="xs"
          label="Compared with"
          allowDeselect={false}
          data={others.map(({ id, number, name }) => ({ value: id, label: `${number}  ${name}` }))}
          value={comparison?.fromId ?? first ?? null}
          onChange={(id) => {
            if (id !== null) void actions.compare(id);
          }}
        />
        <Button
          size="xs"
          variant="default"
          disabled={comparison === null}
          onClick={() => void actions.saveComparison()}
        >
          Export…
        </Button>
      </Group>
      {comparison === null ? (
        <Text size="sm" c="dimmed" role="status">
          Comparing
        </Text>
      ) : (
        <Compared found={comparison.found} />
      )}
    </Modal>
  );
};

const Compared = ({ found }: { readonly found: CycleComparison }) => {
  const { places, start, end, steps, moves } = found;
  // Places where nobody is and nobody was say nothing.
  const shown = places.flatMap((name, place) =>
    [start, end, ...steps.map(({ byPlace }) => byPlace)].some((counts) => counts[place] !== 0)
      ? [{ name, place }]
      : [],
  );
  const largest = Math.max(1, ...start, ...end);
  return (
    <>
      <PlainTable
        label="Waterfall of partners by tier"
        head={
          <tr>
            <th scope="col">Cause, in this order</th>
            {shown.map(({ name, place }) => (
              <th scope="col" key={place} data-align="end">
                {name}
              </th>
            ))}
            <th scope="col" data-align="end">
              Up
            </th>
            <th scope="col" data-align="end">
              Down
            </th>
          </tr>
        }
      >
        <tr>
          <th scope="row">{found.from}</th>
          {shown.map(({ place }) => (
            <Total key={place} count={start[place] ?? 0} largest={largest} />
          ))}
          <td />
          <td />
        </tr>
        {steps.map(({ cause, title, byPlace, up, down }) => (
          // A cause that moved nobody stays in sight, for it is an answer too, but steps back.
          <tr
            key={cause}
            className={
              up === 0 && down === 0 && byPlace.every((each) => each === 0)
                ? classes['idle']
                : undefined
            }
          >
            <td>{title}</td>
            {shown.map(({ place }) => (
              <td key={place} data-align="end">
                {signed(byPlace[place] ?? 0)}
              </td>
            ))}
            <td data-align="end">{up === 0 ? '·' : formatCount(up)}</td>
            <td data-align="end">{down === 0 ? '·' : formatCount(down)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{found.to}</th>
          {shown.map(({ place }) => (
            <Total key={place} count={end[place] ?? 0} largest={largest} />
          ))}
          <td />
          <td />
        </tr>
      </PlainTable>
      <p className={classes['quiet']} style={{ margin: '8px 0 12px' }}>
        Each column adds up from the first line to the last. Causes are told apart one after the
        other, always in this order; another order would share them out differently.
      </p>
      {moves.length === 0 ? (
        <Text size="sm">Nobody is elsewhere.</Text>
      ) : (
        <PlainTable
          label="Partners who are elsewhere"
          maxHeight={300}
          head={
            <tr>
              <th scope="col">Partner</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">Why</th>
            </tr>
          }
        >
          {moves.slice(0, mostShown).map((move) => (
            <tr key={move.key}>
              <td>{move.name}</td>
              <td>{move.from}</td>
              <td>{move.to}</td>
              <td>{move.because}</td>
            </tr>
          ))}
          {moves.length > mostShown && (
            <tr>
              <td colSpan={4}>
                {countOf(moves.length - mostShown, 'more partner')}; the export has all.
              </td>
            </tr>
          )}
        </PlainTable>
      )}
    </>
  );
};

/** A number of partners with its bar. */
const Total = ({ count, largest }: { readonly count: number; readonly largest: number }) => (
  <td data-align="end">
    <span
      className={classes['barOfTotal']}
      aria-hidden
      style={{ ['--share' as string]: count / largest }}
    />
    <b>{formatCount(count)}</b>
  </td>
);
