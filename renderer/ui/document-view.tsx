import type { CSSProperties } from 'react';
import {
  placeOn,
  type BarsBlock,
  type Block,
  type HeatBlock,
  type MethodologyDocument,
} from '#shared/methodology/methodology-document.ts';
import { PlainTable } from './plain-table.tsx';
import { unbroken } from './unbroken.ts';
import classes from './document-view.module.css';

/** The document as the window sets it. */
export const DocumentView = ({ document }: { readonly document: MethodologyDocument }) => (
  <article className={classes['document']} aria-label={document.title}>
    <h2>{document.title}</h2>
    <dl>
      {document.facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{unbroken(value)}</dd>
        </div>
      ))}
    </dl>
    {document.sections.map(({ title, blocks }) => (
      <section key={title} aria-label={title}>
        <h3>{title}</h3>
        {blocks.map((block, index) => (
          <BlockView key={index} block={block} />
        ))}
      </section>
    ))}
  </article>
);

const BlockView = ({ block }: { readonly block: Block }) => {
  switch (block.kind) {
    case 'text':
      return <p>{unbroken(block.text)}</p>;
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'formula':
      return (
        <figure>
          <code>{block.formula}</code>
          <figcaption>{unbroken(block.meaning)}</figcaption>
        </figure>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{unbroken(item)}</li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <>
          <p className={classes['caption']}>{block.caption}</p>
          <PlainTable
            label={block.caption}
            head={
              <tr>
                {block.columns.map(({ title, isNumber }) => (
                  <th key={title} scope="col" data-align={isNumber ? 'end' : undefined}>
                    {title}
                  </th>
                ))}
              </tr>
            }
          >
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.map((words, column) => (
                  <td
                    key={block.columns[column]?.title}
                    data-align={block.columns[column]?.isNumber === true ? 'end' : undefined}
                    className={classes['cell']}
                  >
                    {unbroken(words)}
                  </td>
                ))}
              </tr>
            ))}
          </PlainTable>
        </>
      );
    case 'heat':
      return <HeatView block={block} />;
    case 'bars':
      return <BarsView block={block} />;
  }
};

const HeatView = ({ block: { caption, titles, rows } }: { readonly block: HeatBlock }) => (
  <>
    <p className={classes['caption']}>{caption}</p>
    <PlainTable
      label={caption}
      head={
        <tr>
          {titles.map((title, index) => (
            <th key={index} scope="col">
              {title}
            </th>
          ))}
        </tr>
      }
    >
      {rows.map(({ name, cells }, row) => (
        <tr key={row}>
          <th scope="row">{name}</th>
          {cells.map(({ words, colour, isOther }, index) => (
            <td
              key={index}
              className={classes['heatCell']}
              data-other={isOther || undefined}
              style={{ '--cell': colour } as CSSProperties}
            >
              {words}
            </td>
          ))}
        </tr>
      ))}
    </PlainTable>
  </>
);

const BarsView = ({ block }: { readonly block: BarsBlock }) => (
  <figure className={classes['bars']}>
    <figcaption>
      {block.caption}
      {block.legend.map(({ words, colour }) => (
        <span key={words} className={classes['key']}>
          <span style={{ background: colour }} aria-hidden />
          {words}
        </span>
      ))}
    </figcaption>
    {block.items.map(({ name, words, parts }) => (
      <BarView key={name} block={block} name={name} words={words} parts={parts} />
    ))}
  </figure>
);

type BarViewProps = BarsBlock['items'][number] & { readonly block: BarsBlock };

const BarView = ({ block, name, words, parts }: BarViewProps) => (
  <>
    <span>{name}</span>
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden>
      {parts.map(({ from, to, colour }, index) => {
        const start = placeOn(block, Math.min(from, to)) * 100;
        const end = placeOn(block, Math.max(from, to)) * 100;
        return <rect key={index} x={start} y={1} width={end - start} height={10} fill={colour} />;
      })}
      {block.mark !== null && (
        <rect x={placeOn(block, block.mark) * 100} width={0.4} height={12} fill="currentColor" />
      )}
    </svg>
    <span className={classes['barWords']}>{unbroken(words)}</span>
  </>
);
