import { Select } from '@mantine/core';
import { formatWhen } from '#renderer/ui/format.ts';
import type { ProposalRecord } from '#shared/model/proposal.ts';

type PreviousSelectProps = {
  readonly records: readonly ProposalRecord[];
  /** Undefined for the last one. */
  readonly value: number | null | undefined;
  readonly onChange: (previous: number | null) => void;
};

/** Which proposal the next one takes the place of: the last, unless somebody says otherwise. */
export const PreviousSelect = ({ records, value, onChange }: PreviousSelectProps) => {
  const known = [...records].sort((one, other) => other.id - one.id);
  const [last] = known;
  if (last === undefined) return null;
  const shown = value === undefined ? last.id : value;
  return (
    <Select
      mt="sm"
      label="Takes the place of"
      description="Its SHA-256 becomes part of what is signed, so that a verifier sees that one extends the other"
      allowDeselect={false}
      data={[
        ...known.map(({ id, title, createdAt, sha256 }) => ({
          value: String(id),
          label: `${title}, ${formatWhen(createdAt)}, ${sha256.slice(0, 8)}`,
        })),
        { value: 'none', label: 'None: it stands alone' },
      ]}
      value={shown === null ? 'none' : String(shown)}
      onChange={(next) => onChange(next === null || next === 'none' ? null : Number(next))}
    />
  );
};
