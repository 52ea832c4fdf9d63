import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { countOf } from '#shared/intake/wording.ts';
import type { AppError } from '#shared/ipc/app-error.ts';
import type { EngineRequest } from '#shared/ipc/engine-contract.ts';
import { milestoneProofs } from '#shared/model/milestone.ts';
import classes from './milestones.module.css';

type SettleDialogProps = {
  readonly kind: 'met' | 'waived';
  readonly ids: readonly string[];
  /** ISO day that the date field begins with. */
  readonly today: string;
  readonly onChooseFile: () => Promise<string | null>;
  /** Null once it is done, and the dialog closes. */
  readonly onSettle: (what: EngineRequest<'milestones/settle'>) => Promise<AppError | null>;
  readonly onClose: () => void;
};

const proofLabels = { file: 'A file', link: 'A link', note: 'A note' } as const;

/** Says that milestones are met, with what proves it, or waived, with the reason. */
export const SettleDialog = (props: SettleDialogProps) => {
  const { kind, ids, today, onChooseFile, onSettle, onClose } = props;
  const [on, setOn] = useState(today);
  const [proof, setProof] = useState<(typeof milestoneProofs)[number]>('note');
  const [text, setText] = useState('');
  const [file, setFile] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const isFile = kind === 'met' && proof === 'file';
  const settle = async (): Promise<void> => {
    const failed = await onSettle({
      ids: [...ids],
      to:
        kind === 'met'
          ? { kind, on, proof, text: isFile ? '' : text.trim() }
          : { kind, on, reason: text.trim() },
      ...(isFile && file !== null ? { file } : {}),
    });
    setError(failed);
    if (failed === null) onClose();
  };
  return (
    <FormDialog
      title={`${kind === 'met' ? 'Met, or happened' : 'Waive, or lift'}: ${countOf(ids.length, 'milestone')}`}
      action={kind === 'met' ? 'Save as met' : 'Waive'}
      isReady={on !== '' && (isFile ? file !== null : text.trim() !== '')}
      error={error}
      onSubmit={() => void settle()}
      onClose={onClose}
    >
      <div className={classes['form']}>
        <TextInput
          type="date"
          label="On"
          required
          min="1970-01-01"
          value={on}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
        />
        {kind === 'met' && (
          <SegmentedControl
            size="xs"
            aria-label="What proves it"
            data={milestoneProofs.map((each) => ({ value: each, label: proofLabels[each] }))}
            value={proof}
            onChange={setProof}
          />
        )}
        {isFile ? (
          <div className={classes['tools']}>
            <Button
              variant="default"
              onClick={() =>
                void onChooseFile().then((path) => {
                  if (path !== null) setFile(path);
                })
              }
            >
              Choose the file…
            </Button>
            <span className={classes['soft']}>
              {file === null
                ? 'Its name and SHA-256 are kept; the file stays where it is.'
                : file.replace(/^.*[\\/]/u, '')}
            </span>
          </div>
        ) : (
          <Textarea
            label={kind === 'waived' ? 'Reason' : proof === 'link' ? 'Link' : 'Note'}
            required
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
        )}
      </div>
    </FormDialog>
  );
};
