import { PlainTable } from '#renderer/ui/plain-table.tsx';
import type { Block, MethodologyDocument } from '#shared/methodology/methodology-document.ts';
import classes from './methodology.module.css';

/** The document as the window sets it. */
export const MethodologyView = ({ document }: { readonly document: MethodologyDocument }) => (
  <article className={classes['document']} aria-label={document.title}>
    <h2>{document.title}</h2>
    <dl>
      {document.facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
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
      return <p>{block.text}</p>;
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'formula':
      return (
        <figure>
          <code>{block.formula}</code>
          <figcaption>{block.meaning}</figcaption>
        </figure>
      );
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return (
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
                  {words}
                </td>
              ))}
            </tr>
          ))}
        </PlainTable>
      );
  }
};
