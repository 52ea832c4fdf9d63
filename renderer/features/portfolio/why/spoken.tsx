import { CopyText } from '#renderer/ui/copy-text.tsx';
import { unbroken } from '#renderer/ui/unbroken.ts';
import classes from './why.module.css';

type SpokenProps = {
  /** What is copied, for example `the peers`. */
  readonly what: string;
  readonly text: string;
  /** What is copied where the words around it say a part already. */
  readonly whole?: string;
};

/** An explanation in words that can be read out, with a button that copies it. */
export const Spoken = ({ what, text, whole = text }: SpokenProps) => (
  <div className={classes['spoken']}>
    <p>{unbroken(text)}</p>
    <CopyText what={what} text={whole} />
  </div>
);
