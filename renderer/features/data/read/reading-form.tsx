import { NativeSelect, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { GuessEvidence, ImportPreview } from '#shared/model/import-run.ts';
import type { DateOrder, Recipe } from '#shared/model/recipe.ts';
import {
  dateOrderOptions,
  decimalOptions,
  delimiterOptions,
  emptyTextsOf,
  encodingOptions,
  thousandsOptions,
  withDecimal,
  withDelimited,
  withHeaderRow,
  withSheet,
  hasHeaderRow,
} from './reading-options.ts';

type ReadingFormProps = {
  readonly recipe: Recipe;
  readonly preview: ImportPreview;
  readonly onChange: (change: (recipe: Recipe) => Recipe) => void;
};

const mutable = <T,>(list: readonly T[]): T[] => [...list];

/** How bytes become cells: each guess with what it rests on, each to be changed. */
export const ReadingForm = ({ recipe, preview, onChange }: ReadingFormProps) => {
  const [emptyTexts, setEmptyTexts] = useState(recipe.emptyTexts.join(', '));
  const [headerRow, setHeaderRow] = useState<number | string>(recipe.file.headerRow);
  const because = (about: GuessEvidence['about']): string | undefined =>
    preview.evidence.find((each) => each.about === about)?.evidence;
  const { file } = recipe;

  const takeHeaderRow = (): void => {
    const row = Math.round(Number(headerRow));
    if (row >= 1 && row <= 1000 && row !== file.headerRow) {
      onChange((old) => withHeaderRow(old, row));
    } else {
      setHeaderRow(file.headerRow);
    }
  };

  const takeEmptyTexts = (): void => {
    const texts = emptyTextsOf(emptyTexts);
    if (texts.join() !== recipe.emptyTexts.join()) {
      onChange((old) => ({ ...old, emptyTexts: texts }));
    }
  };

  return (
    <Stack gap="sm">
      {file.kind === 'workbook' ? (
        <NativeSelect
          size="xs"
          label="Sheet"
          description={because('sheet')}
          data={mutable(preview.sheets)}
          value={file.sheet}
          onChange={({ currentTarget }) => {
            const sheet = currentTarget.value;
            onChange((old) => withSheet(old, sheet));
          }}
        />
      ) : !hasHeaderRow(file) ? (
        <Text size="sm" c="dimmed">
          {because('columns')}
        </Text>
      ) : (
        <>
          <NativeSelect
            size="xs"
            label="Encoding"
            description={because('encoding')}
            data={mutable(encodingOptions(file.encoding))}
            value={file.encoding}
            onChange={({ currentTarget }) => {
              const encoding = currentTarget.value;
              onChange((old) => withDelimited(old, { encoding }));
            }}
          />
          <NativeSelect
            size="xs"
            label="Delimiter"
            description={because('delimiter')}
            data={mutable(delimiterOptions)}
            value={file.delimiter}
            onChange={({ currentTarget }) => {
              const delimiter = delimiterOptions.find(({ value }) => value === currentTarget.value);
              if (delimiter !== undefined) {
                onChange((old) => withDelimited(old, { delimiter: delimiter.value }));
              }
            }}
          />
        </>
      )}
      {hasHeaderRow(file) && (
        <NumberInput
          size="xs"
          label="Header row"
          description={because('headerRow')}
          min={1}
          max={1000}
          clampBehavior="strict"
          allowDecimal={false}
          value={headerRow}
          onChange={setHeaderRow}
          onBlur={takeHeaderRow}
          onKeyDown={({ key }) => {
            if (key === 'Enter') takeHeaderRow();
          }}
        />
      )}
      <NativeSelect
        size="xs"
        label="Decimal mark"
        description={because('decimal')}
        data={mutable(decimalOptions)}
        value={recipe.decimal}
        onChange={({ currentTarget }) => {
          const decimal = currentTarget.value === ',' ? ',' : '.';
          onChange((old) => withDecimal(old, decimal));
        }}
      />
      <NativeSelect
        size="xs"
        label="Thousands mark"
        description={because('thousands')}
        data={mutable(thousandsOptions(recipe.decimal))}
        value={recipe.thousands}
        onChange={({ currentTarget }) => {
          const found = thousandsOptions(recipe.decimal).find(
            ({ value }) => value === currentTarget.value,
          );
          if (found !== undefined) onChange((old) => ({ ...old, thousands: found.value }));
        }}
      />
      <NativeSelect
        size="xs"
        label="Date order"
        description={because('dateOrder')}
        data={mutable(dateOrderOptions)}
        value={recipe.dateOrder}
        onChange={({ currentTarget }) => {
          const dateOrder = currentTarget.value as DateOrder;
          onChange((old) => ({ ...old, dateOrder }));
        }}
      />
      <TextInput
        size="xs"
        label="Texts that mean “no value”"
        description={
          because('emptyTexts') ??
          'Compared without case, separated by commas. An empty cell never has a value.'
        }
        placeholder="NULL, n/a"
        value={emptyTexts}
        onChange={({ currentTarget }) => setEmptyTexts(currentTarget.value)}
        onBlur={takeEmptyTexts}
        onKeyDown={({ key }) => {
          if (key === 'Enter') takeEmptyTexts();
        }}
      />
    </Stack>
  );
};
