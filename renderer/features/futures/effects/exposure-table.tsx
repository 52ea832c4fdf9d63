import { Button, NumberInput, Slider, Text, VisuallyHidden } from '@mantine/core';
import { MaskedNotice } from '#renderer/sensitive/masked-notice.tsx';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { Effect } from '#shared/model/futures.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { labelCounts, withExposure } from './new-effect.ts';

type ExposureTableProps = {
  readonly effect: Effect;
  readonly snapshot: Snapshot;
  readonly onChange: (change: (effect: Effect) => Effect) => void;
};

/** How strongly the partners of each label are exposed, 0 to 100 %. */
export const ExposureTable = ({ effect, snapshot, onChange }: ExposureTableProps) => {
  const labels = labelCounts(snapshot, effect.exposureAttribute);
  const hidden = useHidden();
  return effect.exposureAttribute !== null && hidden.attribute(effect.exposureAttribute) ? (
    <MaskedNotice what="The attribute" />
  ) : (
    <PlainTable
      label="Exposure by label"
      maxHeight={260}
      head={
        <tr>
          <th scope="col">Label</th>
          <th scope="col" data-align="end">
            Partners
          </th>
          <th scope="col">Exposure</th>
          <th scope="col">%</th>
          <th scope="col">
            <VisuallyHidden>Listed</VisuallyHidden>
          </th>
        </tr>
      }
    >
      {labels.map(({ label, partners }) => {
        const listed = effect.exposures.find((exposure) => exposure.label === label);
        const share = listed?.share ?? effect.defaultShare;
        const name = label === '' ? '(empty)' : label;
        const set = (percent: number): void =>
          onChange((old) => withExposure(old, label, percent / 100));
        return (
          <tr key={label} data-quiet={listed === undefined || undefined}>
            <th scope="row">{name}</th>
            <td data-align="end">{partners}</td>
            <td>
              <Slider
                miw={120}
                size="sm"
                label={null}
                step={5}
                thumbLabel={`Exposure of ${name}`}
                value={share * 100}
                onChange={set}
              />
            </td>
            <td>
              <NumberInput
                size="xs"
                w={64}
                min={0}
                max={100}
                aria-label={`Exposure of ${name} in percent`}
                value={Number((share * 100).toFixed(2))}
                onChange={(value) => {
                  if (typeof value === 'number') set(value);
                }}
              />
            </td>
            <td data-align="end">
              {listed === undefined ? (
                <Text size="xs" c="dimmed">
                  default
                </Text>
              ) : (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`Reset ${name} to the default`}
                  onClick={() => onChange((old) => withExposure(old, label, null))}
                >
                  Reset
                </Button>
              )}
            </td>
          </tr>
        );
      })}
    </PlainTable>
  );
};
