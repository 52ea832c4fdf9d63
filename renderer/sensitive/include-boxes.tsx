import { Checkbox, Fieldset, Stack } from '@mantine/core';
import type { SensitiveThing } from '#shared/model/sensitivity.ts';

type IncludeBoxesProps = {
  /** What is written, for example `the proposal`. */
  readonly what: string;
  readonly things: readonly SensitiveThing[];
  /** Ids. */
  readonly included: readonly string[];
  readonly onChange: (included: readonly string[]) => void;
};

/** A box for each sensitive thing that may be written this once; nothing where there is none. */
export const IncludeBoxes = ({ what, things, included, onChange }: IncludeBoxesProps) =>
  things.length === 0 ? null : (
    <Fieldset legend={`Sensitive values in ${what}`}>
      <Stack gap={6}>
        {things.map(({ id, name, level }) => (
          <Checkbox
            key={id}
            size="xs"
            label={`Include ${name} (${level})`}
            checked={included.includes(id)}
            onChange={({ currentTarget }) =>
              onChange(
                currentTarget.checked ? [...included, id] : included.filter((each) => each !== id),
              )
            }
          />
        ))}
      </Stack>
    </Fieldset>
  );
