import { unbroken } from '#renderer/ui/unbroken.ts';
import type { ModelFinding } from '#shared/scoring/model-finding.ts';
import classes from './model.module.css';

/** What is wrong or doubtful about one node, in place; `about` null shows what concerns the whole. */
export const FindingList = ({
  findings,
  about,
}: {
  readonly findings: readonly ModelFinding[];
  readonly about: string | null;
}) => {
  const own = findings.filter((finding) => finding.about === about);
  return own.length === 0 ? null : (
    <ul className={classes['findings']}>
      {own.map(({ message, severity }) => (
        <li key={message} data-severity={severity}>
          {unbroken(message)}
        </li>
      ))}
    </ul>
  );
};
