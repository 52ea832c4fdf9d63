import { Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

type FindPartnerProps = { readonly value: string; readonly onChange: (value: string) => void };

/** Narrows a list of partners to those of a name or key. */
export const FindPartner = ({ value, onChange }: FindPartnerProps) => (
  <TextInput
    size="xs"
    w={200}
    aria-label="Find a partner"
    placeholder="Find a partner"
    leftSection={<IconSearch size={14} />}
    value={value}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  />
);

type NobodyFoundProps = { readonly find: string; readonly otherwise?: string };

/** Stands where no partner does: nobody is called so or, where nobody was looked for, why else. */
export const NobodyFound = ({ find, otherwise = '' }: NobodyFoundProps) => (
  <Text size="sm" c="dimmed" p="md">
    {find.trim() === '' ? otherwise : `No partner here is called like “${find.trim()}”.`}
  </Text>
);
