import { Select } from '@mantine/core';
import { useReveal } from '#renderer/sensitive/masks.tsx';
import { RevealButton } from '#renderer/sensitive/reveal-button.tsx';
import type { LineageTarget } from '#renderer/stores/lineage-store.ts';
import type { RowPages } from '#renderer/stores/row-pages.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { IconDatabaseOff } from '@tabler/icons-react';
import type { FigureLineage } from '#shared/model/lineage.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { figureWords } from './figure-words.ts';
import { FormulaView } from './formula-view.tsx';
import { RowsView } from './rows-view.tsx';
import classes from './lineage.module.css';

type FigureViewProps = {
  readonly figure: FigureLineage;
  readonly pages: RowPages;
  readonly snapshot: Snapshot;
  readonly onFollow: (target: LineageTarget) => void;
  readonly onSwap: (target: LineageTarget) => void;
};

/** Whether anything of a figure is not told. */
const isMasked = ({ isMasked: itself, origin }: FigureLineage): boolean =>
  itself === true ||
  (origin?.kind === 'rows' && origin.columns.some((column) => column.isMasked)) ||
  (origin?.kind === 'formula' && origin.inputs.some((input) => input.isMasked));

/** One metric of one partner: its value, how it is made, and of what. */
export const FigureView = ({ figure, pages, snapshot, onFollow, onSwap }: FigureViewProps) => {
  const { partner, origin } = figure;
  const { isRevealed } = useReveal();
  return (
    <>
      <div className={classes['head']}>
        <div>
          <h2>{partner.name}</h2>
          <div className={classes['soft']}>{partner.key}</div>
          <div
            className={classes['value']}
            data-absent={figure.value === null || undefined}
            role="status"
          >
            {figureWords(figure)}
          </div>
          {(isRevealed || isMasked(figure)) && <RevealButton />}
        </div>
        <Select
          size="xs"
          w={260}
          label="Metric"
          searchable
          allowDeselect={false}
          value={figure.code}
          data={snapshot.metrics.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(metric) => {
            if (metric !== null) onSwap({ kind: 'figure', partner: partner.key, metric });
          }}
        />
      </div>
      {origin === null && (
        <Notice
          tone="warning"
          icon={<IconDatabaseOff size={18} />}
          title="No import has a row of this partner for this metric"
        >
          Where imports have many rows a partner, having none is no activity; where they have one
          row each, it is missing.
        </Notice>
      )}
      {origin?.kind === 'formula' && (
        <FormulaView
          origin={origin}
          onFollow={(metric) => onFollow({ kind: 'figure', partner: partner.key, metric })}
        />
      )}
      {origin?.kind === 'rows' && (
        <RowsView
          origin={origin}
          pages={pages}
          onFollowRun={(run) => onFollow({ kind: 'run', run })}
        />
      )}
    </>
  );
};
