import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useStoreState } from '#renderer/stores/use-store-state.ts';
import { formatCount, formatIsoDay } from '#renderer/ui/format.ts';
import type { AppParts } from './app-parts.ts';
import classes from './banners.module.css';

/** Says that everything is shown as it was known on a day, and leads back. */
export const AsOfBanner = ({ parts }: { readonly parts: AppParts }) => {
  const { stores, commands } = parts;
  const knownOn = useStoreState(stores.workspace, (state) => state.workspace?.knownOn ?? null);
  const imports = useStoreState(stores.workspace, (state) => state.workspace?.runs.length ?? 0);
  if (knownOn === null) return null;
  return (
    <div className={classes['banner']}>
      <section className={classes['past']} aria-label="Shown as known on an earlier day">
        <IconHistory size={20} aria-hidden />
        <p role="status">
          <strong>As known on {formatIsoDay(knownOn)}, read only.</strong> {formatCount(imports)}{' '}
          {imports === 1 ? 'import was' : 'imports were'} recorded by then; later ones, corrections
          too, are left out. Model, rules and decisions about partners are those of today.
        </p>
        <Button variant="default" onClick={() => commands.run('show-as-of')}>
          Another day…
        </Button>
        <Button onClick={() => commands.run('back-to-now')}>Back to now</Button>
      </section>
    </div>
  );
};
