import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import { IconArrowsJoin2, IconBulb, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { newestBySource, suggestLookup, withSuggestion } from '#shared/intake/suggest-lookup.ts';
import type { ImportRun } from '#shared/model/import-run.ts';
import type { Recipe } from '#shared/model/recipe.ts';
import { LookupDialog } from './lookup-dialog.tsx';
import { matchWords, withLookup, withoutLookup } from './lookup-edits.ts';
import classes from './lookups.module.css';

type LookupPanelProps = {
  readonly recipe: Recipe;
  readonly runs: readonly ImportRun[];
  readonly onChange: (change: (recipe: Recipe) => Recipe) => void;
};

/** Columns that are looked up in other sources: what there is, what suggests itself, and one more. */
export const LookupPanel = ({ recipe, runs, onChange }: LookupPanelProps) => {
  /** Place of the lookup that is edited; one behind the last is a new one. */
  const [edited, setEdited] = useState<number | null>(null);
  const lookups = recipe.lookups ?? [];
  const sources = newestBySource(runs).filter(
    ({ sourceName }) => sourceName !== recipe.source.name,
  );
  if (sources.length === 0 && lookups.length === 0) return null;
  const suggestion = suggestLookup(recipe, runs);
  return (
    <Panel
      title="From other sources"
      description="Rows that name their partner only through another file, such as order lines through their order."
    >
      {suggestion !== null && (
        <Notice
          tone="warning"
          icon={<IconBulb size={18} />}
          title={`“${suggestion.lookup.source}” knows the partner of these rows`}
        >
          <Text size="sm">
            {`The rows match it by ${suggestion.lookup.match.map(({ column }) => `“${column}”`).join(' and ')}, and there “${suggestion.key}” names the partner. Without it, each “${recipe.key}” becomes a partner of its own.`}
          </Text>
          <Button
            size="xs"
            mt="xs"
            variant="default"
            leftSection={<IconArrowsJoin2 size={14} />}
            onClick={() => onChange((old) => withSuggestion(old, suggestion))}
          >
            Look the partner up there
          </Button>
        </Notice>
      )}
      {lookups.length > 0 && (
        <ul className={classes['list']}>
          {lookups.map((lookup, index) => (
            <li key={`${index}:${lookup.source}`} className={classes['lookup']}>
              <div>
                <Text size="sm">By {matchWords(lookup)}</Text>
                <Text size="xs" c="dimmed">
                  Takes {lookup.take.map(({ as }) => as).join(', ')}.{' '}
                  {lookup.orphans === 'reject'
                    ? 'Rows without a match are rejected.'
                    : 'Rows without a match stay, with empty cells.'}
                </Text>
              </div>
              <Tooltip label="Change">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Change the lookup in ${lookup.source}`}
                  onClick={() => setEdited(index)}
                >
                  <IconPencil size={16} />
                </ActionIcon>
              </Tooltip>
              <Tooltip label="Remove">
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove the lookup in ${lookup.source}`}
                  onClick={() => onChange((old) => withoutLookup(old, index))}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
      {sources.length > 0 && (
        <Button size="xs" variant="default" mt="xs" onClick={() => setEdited(lookups.length)}>
          Look columns up…
        </Button>
      )}
      {edited !== null && (
        <LookupDialog
          recipe={recipe}
          sources={sources}
          lookup={lookups[edited] ?? null}
          onTake={(lookup) => onChange((old) => withLookup(old, edited, lookup))}
          onClose={() => setEdited(null)}
        />
      )}
    </Panel>
  );
};
