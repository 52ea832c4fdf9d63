import type { Block, MethodologyDocument } from './methodology-document.ts';

/** Signs that Markdown would read are kept as they are. */
const plain = (words: string): string =>
  words.replaceAll(/([\\`*_[\]<>#|])/gu, '\\$1').replaceAll(/\s+/gu, ' ');

const blockLines = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'text':
      return [plain(block.text), ''];
    case 'heading':
      return [`### ${plain(block.text)}`, ''];
    case 'formula':
      return ['```', block.formula, '```', '', plain(block.meaning), ''];
    case 'list':
      return [...block.items.map((item) => `- ${plain(item)}`), ''];
    case 'table':
      return [
        `**${plain(block.caption)}**`,
        '',
        `| ${block.columns.map(({ title }) => plain(title)).join(' | ')} |`,
        `| ${block.columns.map(({ isNumber }) => (isNumber ? '---:' : '---')).join(' | ')} |`,
        ...block.rows.map((row) => `| ${row.map(plain).join(' | ')} |`),
        '',
      ];
    case 'heat':
      return [
        `**${plain(block.caption)}**`,
        '',
        `| ${block.titles.map(plain).join(' | ')} |`,
        `| ${block.titles.map(() => '---').join(' | ')} |`,
        ...block.rows.map(
          ({ name, cells }) =>
            `| ${[plain(name), ...cells.map(({ words, isOther }) => (isOther ? `**${plain(words)}**` : plain(words)))].join(' | ')} |`,
        ),
        '',
      ];
    case 'bars':
      return [
        `**${plain(block.caption)}**`,
        '',
        ...block.items.map(({ name, words }) => `- ${plain(name)}: ${plain(words)}`),
        '',
      ];
  }
};

/** The document as Markdown (CommonMark with tables). */
export const methodologyMarkdown = ({ title, facts, sections }: MethodologyDocument): string =>
  [
    `# ${plain(title)}`,
    '',
    ...facts.map(([name, value]) => `- ${plain(name)}: ${plain(value)}`),
    '',
    ...sections.flatMap((section) => [
      `## ${plain(section.title)}`,
      '',
      ...section.blocks.flatMap(blockLines),
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
