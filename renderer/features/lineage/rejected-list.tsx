import { formatCount } from '#renderer/ui/format.ts';
import type { RowsOrigin } from '#shared/model/lineage.ts';
import classes from './lineage.module.css';

/** Rows of the partner that could not be read as the recipe says, and how many the file has. */
export const RejectedList = ({ rejected }: { readonly rejected: RowsOrigin['rejected'] }) => {
  const { inFile, ofPartner } = rejected;
  if (inFile === 0) return null;
  return (
    <section className={classes['section']}>
      <h3>Rejected rows</h3>
      {ofPartner.length === 0 ? (
        <p className={classes['words']}>
          None of the {formatCount(inFile)} rejected rows of the import names this partner.
        </p>
      ) : (
        <ul className={classes['list']}>
          {ofPartner.map(({ fileName, rowNumber, reason, cells }) => (
            <li key={`${fileName ?? ''} ${rowNumber}`}>
              Row {rowNumber}
              {fileName !== undefined && ` of ${fileName}`}: {reason}{' '}
              <span className={classes['soft']}>{cells.join(' | ')}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
