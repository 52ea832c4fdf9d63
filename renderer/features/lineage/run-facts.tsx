import { CopyText } from '#renderer/ui/copy-text.tsx';
import { formatWhen } from '#renderer/ui/format.ts';
import { KeyValues } from '#renderer/ui/key-values.tsx';
import type { LineageRun } from '#shared/model/lineage.ts';
import classes from './lineage.module.css';

const Hash = ({ hash, what }: { readonly hash: string; readonly what: string }) => (
  <span className={classes['hash']}>
    <span title={hash}>
      {hash.slice(0, 16)}…{hash.slice(-8)}
    </span>
    <CopyText text={hash} what={what} />
  </span>
);

/** Which file was read, when, and by which version of its recipe. */
export const RunFacts = ({ run }: { readonly run: LineageRun }) => (
  <div className={classes['columns']}>
    <KeyValues
      items={[
        { key: 'File', value: run.fileName },
        {
          key: 'SHA-256',
          value: <Hash hash={run.fileSha256} what={`SHA-256 of ${run.fileName}`} />,
        },
        { key: 'Source', value: run.sourceName },
      ]}
    />
    <KeyValues
      items={[
        { key: 'Imported', value: `${formatWhen(run.importedAt)}, as import ${run.id}` },
        { key: 'Recipe', value: `Version ${run.recipeVersion} of this source` },
        {
          key: 'Its SHA-256',
          value: <Hash hash={run.recipeSha256} what="SHA-256 of the recipe" />,
        },
      ]}
    />
  </div>
);
