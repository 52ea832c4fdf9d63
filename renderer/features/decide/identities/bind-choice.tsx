import { Checkbox } from '@mantine/core';
import type { KeyStore } from '#shared/model/key-store.ts';

type BindChoiceProps = {
  /** Null until it is known. */
  readonly store: KeyStore | null;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
};

/** Whether a new key is bound to this account as well; nothing where no store could do so. */
export const BindChoice = ({ store, isChosen, onChange }: BindChoiceProps) =>
  store?.kind === 'real' ? (
    <Checkbox
      mt="sm"
      label="Bind the key to this account as well"
      description={`Its file opens only with ${store.name} of this account on this machine, and with the passphrase. The command line cannot use it. Save a copy of the key afterwards: a store can be reset.`}
      checked={isChosen}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  ) : null;
