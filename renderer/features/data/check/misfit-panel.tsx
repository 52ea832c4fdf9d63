import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useHiddenWith } from '#renderer/sensitive/masks.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { MisfitUse } from '#shared/model/run-findings.ts';
import type { MisfitRule, Recipe } from '#shared/model/recipe.ts';
import { misfitOffers, type MisfitOffer } from './misfit-offers.ts';

type Settle = (header: string, rule: MisfitRule) => void;

const ValueField = ({ offer, onSettle }: { offer: MisfitOffer; onSettle: Settle }) => {
  const [value, setValue] = useState(offer.taken ?? '');
  const take = (): void => {
    const text = value.trim();
    if (text !== '' && text !== offer.taken) {
      onSettle(offer.header, { texts: [offer.pattern], take: 'value', value: text });
    }
  };
  return (
    <Group gap={4} wrap="nowrap">
      <TextInput
        size="xs"
        w={96}
        aria-label={`Value for ${offer.pattern}`}
        placeholder="0"
        value={value}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') take();
        }}
      />
      <Button size="xs" variant="default" onClick={take}>
        Take
      </Button>
    </Group>
  );
};

const OfferRow = ({ offer, onSettle }: { offer: MisfitOffer; onSettle: Settle }) => {
  const current = offer.taken === null ? 'reject' : offer.taken === '' ? 'missing' : 'value';
  const [choice, setChoice] = useState<string>(current);
  const choose = (next: string): void => {
    setChoice(next);
    if ((next === 'reject' || next === 'missing') && next !== current) {
      onSettle(offer.header, { texts: [offer.pattern], take: next });
    }
  };
  return (
    <tr>
      <th scope="row">{offer.header}</th>
      <td data-wide>
        {offer.pattern}
        {offer.examples.some((example) => example !== offer.pattern) && (
          <Text size="xs" c="dimmed">
            {offer.examples.join(' · ')}
          </Text>
        )}
      </td>
      <td data-align="end">{formatCount(offer.cells)}</td>
      <td>
        <Group gap={6} wrap="nowrap">
          <NativeSelect
            size="xs"
            w={168}
            aria-label={`What becomes of ${offer.pattern} in ${offer.header}`}
            data={[
              { value: 'reject', label: 'Reject the row' },
              { value: 'missing', label: 'Take as no value' },
              { value: 'value', label: 'Take another value…' },
            ]}
            value={choice}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
          {choice === 'value' && <ValueField offer={offer} onSettle={onSettle} />}
        </Group>
      </td>
    </tr>
  );
};

type MisfitPanelProps = {
  readonly uses: readonly MisfitUse[];
  readonly recipe: Recipe;
  readonly onSettle: Settle;
  readonly onSave: () => void;
};

const mostOffers = 60;

/** Cells that are no number or no date, grouped by what would settle them, one choice each. */
export const MisfitPanel = ({ uses, recipe, onSettle, onSave }: MisfitPanelProps) => {
  const hidden = useHiddenWith(recipe);
  const offers = misfitOffers(uses).filter(
    ({ header }) => !hidden.column(recipe.source.name, header),
  );
  const isSettled = offers.some(({ taken }) => taken !== null);
  const typeOf = (header: string): string =>
    recipe.columns.find((column) => column.header === header)?.type ?? '';
  return (
    <Panel
      title="Cells that do not fit their column"
      description="Without a rule their row is rejected. A rule is kept in the recipe, and each use of it with the run."
      actions={
        isSettled && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} />}
            onClick={onSave}
          >
            Save settled cells…
          </Button>
        )
      }
    >
      <PlainTable
        label="Cells that do not fit their column"
        maxHeight={360}
        head={
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Text</th>
            <th scope="col" data-align="end">
              Cells
            </th>
            <th scope="col">What becomes of them</th>
          </tr>
        }
      >
        {offers.slice(0, mostOffers).map((offer) => (
          <OfferRow
            key={`${offer.header}\0${offer.pattern}\0${offer.taken ?? 'rejected'}\0${typeOf(offer.header)}`}
            offer={offer}
            onSettle={onSettle}
          />
        ))}
      </PlainTable>
      {offers.length > mostOffers && (
        <Text size="xs" c="dimmed" p="xs">
          {formatCount(offers.length - mostOffers)} more kinds of texts, each in fewer cells.
        </Text>
      )}
    </Panel>
  );
};
