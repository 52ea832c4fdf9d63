import { Button, Group, NumberInput, Select, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { formatCount } from '#renderer/ui/format.ts';
import { useHidden } from '#renderer/sensitive/masks.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { Effect } from '#shared/model/futures.ts';
import type { Snapshot } from '#shared/model/snapshot.ts';
import { exposureSubjects, exposuresOf, type ExposureOrigin } from '#shared/scenario/exposure.ts';
import { ExposureImport } from './exposure-import.tsx';
import { withHandExposure } from './new-effect.ts';

type ExposedPartnersProps = {
  readonly effect: Effect;
  readonly snapshot: Snapshot;
  readonly onChange: (change: (effect: Effect) => Effect) => void;
};

const originNames: Readonly<Record<ExposureOrigin, string>> = {
  byHand: 'by hand',
  rule: 'by a rule',
  metric: 'by the metric',
  attribute: 'by the attribute',
  default: 'by default',
};

/** Rows shown at most; whoever is missing is found by name. */
const mostRows = 60;

/** How strongly each partner is exposed and where that comes from; any can be said by hand. */
export const ExposedPartners = ({ effect, snapshot, onChange }: ExposedPartnersProps) => {
  const [key, setKey] = useState<string | null>(null);
  const [percent, setPercent] = useState<number | string>(100);
  const hidden = useHidden();
  // What is read from something masked would tell it.
  const isMasked = exposureSubjects(effect).some((id) => hidden.thing(id));
  const exposures = useMemo(() => {
    const { of } = exposuresOf(effect, snapshot);
    return snapshot.partnerKeys.map((partner, row) => ({
      key: partner,
      name: snapshot.partnerNames[row] ?? partner,
      ...of(row),
    }));
  }, [effect, snapshot]);
  const counts = (Object.keys(originNames) as readonly ExposureOrigin[])
    .map((origin) => ({
      origin,
      count: exposures.filter((each) => each.origin === origin).length,
    }))
    .filter(({ count }) => count > 0);
  const shown = exposures
    .toSorted(
      (one, other) =>
        Number(other.origin === 'byHand') - Number(one.origin === 'byHand') ||
        (isMasked ? 0 : other.share - one.share),
    )
    .slice(0, mostRows);
  const share = typeof percent === 'number' ? percent / 100 : NaN;
  const isShare = share >= 0 && share <= 1;
  return (
    <div>
      <Text size="sm" fw={500}>
        Who is exposed
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {counts
          .map(({ origin, count }) => `${formatCount(count)} ${originNames[origin]}`)
          .join(', ')}
        {counts.some(({ origin }) => origin === 'default')
          ? `; the default is ${Math.round(effect.defaultShare * 1000) / 10} %, which nobody said of them in particular.`
          : '.'}
      </Text>
      <PlainTable
        label="Exposure by partner"
        maxHeight={180}
        head={
          <tr>
            <th scope="col">Partner</th>
            <th scope="col" data-align="end">
              Exposure
            </th>
            <th scope="col">Comes from</th>
          </tr>
        }
      >
        {shown.map((each) => (
          <tr key={each.key} data-quiet={each.origin === 'default' || undefined}>
            <th scope="row">{each.name}</th>
            <td data-align="end">
              {isMasked && each.origin !== 'byHand'
                ? 'masked'
                : `${Math.round(each.share * 1000) / 10} %`}
            </td>
            <td>
              {isMasked && each.origin !== 'byHand'
                ? 'what is sensitive'
                : each.rule === undefined
                  ? originNames[each.origin]
                  : `rule ${each.rule + 1}`}
              {each.origin === 'byHand' && (
                <Button
                  ml="xs"
                  size="compact-xs"
                  variant="subtle"
                  aria-label={`Forget what was said of ${each.name}`}
                  onClick={() => onChange((old) => withHandExposure(old, each.key, null))}
                >
                  Forget
                </Button>
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
      <Group gap="xs" mt="xs" align="flex-start">
        <Select
          size="xs"
          w={260}
          aria-label="Partner"
          placeholder="A partner, by hand"
          searchable
          limit={100}
          data={exposures.map((each) => ({ value: each.key, label: each.name }))}
          value={key}
          onChange={setKey}
        />
        <NumberInput
          size="xs"
          w={150}
          aria-label="Exposure in percent"
          suffix=" %"
          clampBehavior="none"
          value={percent}
          error={isShare ? undefined : 'From 0 % (not hit) to 100 % (hit in full).'}
          onChange={setPercent}
        />
        <Button
          size="xs"
          variant="default"
          disabled={key === null || !isShare}
          onClick={() => {
            if (key !== null) onChange((old) => withHandExposure(old, key, share));
            setKey(null);
          }}
        >
          Say by hand
        </Button>
      </Group>
      <ExposureImport
        partnerKeys={snapshot.partnerKeys}
        onTake={(taken) =>
          onChange((old) =>
            taken.reduce(
              (next, { key: each, share: said }) => withHandExposure(next, each, said),
              old,
            ),
          )
        }
      />
    </div>
  );
};
