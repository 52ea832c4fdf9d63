import { KeyValues } from '#renderer/ui/key-values.tsx';
import { formatWhen } from '#renderer/ui/format.ts';
import { Panel } from '#renderer/ui/panel.tsx';
import type { AuditEntry } from '#shared/audit/audit-event.ts';
import { auditActionWord } from '#shared/audit/filter-trail.ts';
import { rowsWords } from '#shared/audit/trail-csv.ts';
import { HashLine } from '../hash-line.tsx';

/** Everything that is known of one event, with the hashes that tie it to its neighbours. */
export const EventFacts = ({ entry }: { readonly entry: AuditEntry }) => {
  const { seq, at, actor, action, what, object, rows, reason, before, after } = entry;
  return (
    <Panel title={`Event ${seq}`} description={what}>
      <KeyValues
        items={[
          { key: 'When', value: formatWhen(at) },
          { key: 'Who', value: actor },
          { key: 'Action', value: auditActionWord(action) },
          ...(object === null ? [] : [{ key: `About (${object.kind})`, value: object.id }]),
          ...(rows === null ? [] : [{ key: 'Rows changed', value: rowsWords(rows) }]),
          ...(reason === null ? [] : [{ key: 'Reason', value: reason }]),
        ]}
      />
      <HashLine label="Hash of this event" text={entry.hash} what="hash" />
      <HashLine label="Hash of the event before" text={entry.previous} what="hash before" />
      {before !== null && (
        <HashLine label="What stood in the rows before" text={before} what="hash of before" />
      )}
      {after !== null && (
        <HashLine label="What stands in them since" text={after} what="hash of after" />
      )}
    </Panel>
  );
};
