import { Button } from '@mantine/core';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { Decide, PartnerLookup } from './partner-lookup.ts';
import classes from './partners.module.css';

type DecidedListProps = { readonly lookup: PartnerLookup; readonly onDecide: Decide };

/** What was merged and what was kept apart, each with the way back. */
export const DecidedList = ({ lookup, onDecide }: DecidedListProps) => {
  const { aliases, apart } = lookup.list;
  if (aliases.length + apart.length === 0) {
    return (
      <EmptyState title="Nothing decided yet">
        Partners that you merge or keep apart are listed here, and can be split or offered again.
      </EmptyState>
    );
  }
  const full = (key: string): string => {
    const name = lookup.nameOf(key);
    return name === key ? key : `${name} (${key})`;
  };
  return (
    <div className={classes['scroll']}>
      <PlainTable
        label="Merged and kept apart"
        head={
          <tr>
            <th scope="col">Decision</th>
            <th scope="col">Partner</th>
            <th scope="col">Other</th>
            <th scope="col">Way back</th>
          </tr>
        }
      >
        {aliases.map(({ key, mergedInto }) => (
          <tr key={key}>
            <td>merged</td>
            <th scope="row">{full(key)}</th>
            <td>counts as {full(mergedInto)}</td>
            <td>
              <Button
                size="compact-xs"
                variant="default"
                disabled={onDecide === null}
                aria-label={`Split ${key} again`}
                onClick={() => void onDecide?.({ kind: 'split', alias: key })}
              >
                Split
              </Button>
            </td>
          </tr>
        ))}
        {apart.map(({ one, other }) => (
          <tr key={`${one} ${other}`}>
            <td>kept apart</td>
            <th scope="row">{full(one)}</th>
            <td>{full(other)}</td>
            <td>
              <Button
                size="compact-xs"
                variant="default"
                disabled={onDecide === null}
                aria-label={`Offer again ${one} and ${other}`}
                onClick={() => void onDecide?.({ kind: 'offerAgain', one, other })}
              >
                Offer again
              </Button>
            </td>
          </tr>
        ))}
      </PlainTable>
    </div>
  );
};
