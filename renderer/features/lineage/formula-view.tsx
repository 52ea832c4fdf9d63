import { Button } from '@mantine/core';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { FormulaOrigin } from '#shared/model/lineage.ts';
import { figureWords } from './figure-words.ts';
import classes from './lineage.module.css';

type FormulaViewProps = {
  readonly origin: FormulaOrigin;
  readonly onFollow: (metric: string) => void;
};

/** A formula and the figures that it reads, each of which can be followed. */
export const FormulaView = ({ origin, onFollow }: FormulaViewProps) => (
  <section className={classes['section']}>
    <h3>Formula</h3>
    <p className={classes['formula']}>{origin.formula}</p>
    <PlainTable
      label="Figures that the formula reads"
      head={
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">In the formula</th>
          <th scope="col" data-align="end">
            Figure
          </th>
          <th scope="col">Where it comes from</th>
        </tr>
      }
    >
      {origin.inputs.map((input) => (
        <tr key={input.code}>
          <th scope="row">{input.name}</th>
          <td>{input.code}</td>
          <td data-align="end">{figureWords(input)}</td>
          <td>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Where ${input.name} comes from`}
              onClick={() => onFollow(input.code)}
            >
              Follow
            </Button>
          </td>
        </tr>
      ))}
    </PlainTable>
  </section>
);
