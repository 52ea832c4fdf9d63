import { Fragment } from 'react';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import classes from './decide.module.css';

type HashLineProps = {
  readonly label: string;
  readonly text: string;
  /** What the copy button copies, for example `fingerprint`. */
  readonly what: string;
};

/** A hash to be compared or copied; lines break between pairs, and nothing is put into the text. */
export const HashLine = ({ label, text, what }: HashLineProps) => {
  const pairs = text.split(':');
  return (
    <div className={classes['hash']}>
      <span>{label}</span>
      <code>
        {pairs.map((pair, index) => (
          // Pairs repeat; their place is all that tells them apart.
          <Fragment key={index}>
            {index > 0 && (
              <>
                :<wbr />
              </>
            )}
            {pair}
          </Fragment>
        ))}
      </code>
      <CopyText text={text} what={what} />
    </div>
  );
};
