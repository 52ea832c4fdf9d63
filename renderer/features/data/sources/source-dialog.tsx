import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import type { AppError } from '#shared/ipc/app-error.ts';
import {
  assumedDetails,
  confidentialities,
  frequencies,
  systemKinds,
  type Source,
  type SourceDetails,
} from '#shared/model/source.ts';
import { confidentialityNames, frequencyNames, systemKindNames } from './source-words.ts';

type SourceDialogProps = {
  /** Null registers a new one. */
  readonly source: Source | null;
  readonly takenNames: readonly string[];
  /** Answers what failed, or null. */
  readonly onSave: (name: string, details: SourceDetails) => Promise<AppError | null>;
  readonly onClose: () => void;
};

const nameFault = (name: string, takenNames: readonly string[]): string | null =>
  name === ''
    ? 'Give the source a name.'
    : takenNames.includes(name)
      ? 'There is a source of this name already.'
      : null;

const detailsOf = (source: Source): SourceDetails => ({
  department: source.department,
  owner: source.owner,
  frequency: source.frequency,
  confidentiality: source.confidentiality,
  systemKind: source.systemKind,
  contact: source.contact,
});

/** Says what a source is, who answers for it and how often it delivers. */
export const SourceDialog = ({ source, takenNames, onSave, onClose }: SourceDialogProps) => {
  const [name, setName] = useState(source?.name ?? '');
  const [details, setDetails] = useState(source === null ? assumedDetails : detailsOf(source));
  const [isTouched, setTouched] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const fault = source === null ? nameFault(name.trim(), takenNames) : null;
  const change = (part: Partial<SourceDetails>): void => setDetails({ ...details, ...part });

  const save = async (): Promise<void> => {
    setTouched(true);
    if (fault !== null) return;
    const failed = await onSave(name.trim(), details);
    if (failed === null) onClose();
    else setError(failed);
  };

  return (
    <FormDialog
      title={source === null ? 'Register a source' : `Source ${source.name}`}
      error={error}
      action={source === null ? 'Register' : 'Save'}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <SimpleGrid cols={2} spacing="sm">
        <TextInput
          label="Name"
          description={
            source === null
              ? 'Recipes call the source by this name.'
              : 'Recipes call it so; the name stays.'
          }
          maxLength={200}
          value={name}
          disabled={source !== null}
          data-autofocus={source === null || undefined}
          error={isTouched ? fault : null}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          label="Department"
          description="Who has the figures, for example sales."
          maxLength={120}
          value={details.department}
          data-autofocus={source !== null || undefined}
          onChange={({ currentTarget }) => change({ department: currentTarget.value })}
        />
        <TextInput
          label="Owner"
          description="Who answers for them."
          maxLength={200}
          value={details.owner}
          onChange={({ currentTarget }) => change({ owner: currentTarget.value })}
        />
        <TextInput
          label="Contact"
          description="Whom to ask when a delivery is missing."
          maxLength={200}
          value={details.contact}
          onChange={({ currentTarget }) => change({ contact: currentTarget.value })}
        />
        <NativeSelect
          label="Delivers"
          description="The next delivery is due by this."
          value={details.frequency}
          data={frequencies.map((value) => ({ value, label: frequencyNames[value] }))}
          onChange={({ currentTarget }) => {
            const frequency = frequencies.find((each) => each === currentTarget.value);
            if (frequency !== undefined) change({ frequency });
          }}
        />
        <NativeSelect
          label="System"
          description="Where the figures are kept."
          value={details.systemKind}
          data={systemKinds.map((value) => ({ value, label: systemKindNames[value] }))}
          onChange={({ currentTarget }) => {
            const systemKind = systemKinds.find((each) => each === currentTarget.value);
            if (systemKind !== undefined) change({ systemKind });
          }}
        />
        <NativeSelect
          label="Confidentiality"
          description="Who may see the figures."
          value={details.confidentiality}
          data={confidentialities.map((value) => ({ value, label: confidentialityNames[value] }))}
          onChange={({ currentTarget }) => {
            const chosen = confidentialities.find((each) => each === currentTarget.value);
            if (chosen !== undefined) change({ confidentiality: chosen });
          }}
        />
      </SimpleGrid>
    </FormDialog>
  );
};
