import { changeSentences } from '#shared/proposal/change-words.ts';
import { drawLacking } from './lacking.ts';
import { ink, paper, type Sheet, type TextStyle } from '../pdf-sheet.ts';
import {
  body,
  drawSubheading,
  isOnLadder,
  small,
  whole,
  type Pages,
  type PrintedProposal,
} from './printed.ts';

const bandHeight = 250;

const drawBand = ({ sheet, document }: Pages): void => {
  const title = { size: 25, bold: true, color: ink.white };
  sheet.box(-paper.left, paper.top, paper.width, bandHeight, ink.deep);
  sheet.box(-paper.left, paper.top - bandHeight, paper.width, 5, ink.accent);
  sheet.down(12);
  sheet.tags.within('P', () =>
    sheet.text(sheet.fit(document.programme, sheet.width, { size: 11 }), 0, {
      size: 11,
      color: ink.pale,
    }),
  );
  sheet.down(44);
  const lines = sheet.wrap(document.title, sheet.width, title);
  sheet.bookmark(document.title);
  sheet.tags.within('H1', () => {
    for (const line of lines.slice(0, 3)) {
      sheet.text(line, 0, title);
      sheet.down(32);
    }
  });
  const day = document.createdAt.slice(0, 10);
  const by =
    document.signer === undefined
      ? document.preparedBy === undefined
        ? ''
        : `, prepared by ${document.preparedBy}`
      : `, ${document.signer.name}, ${document.signer.function}`;
  sheet.tags.within('P', () =>
    sheet.text(sheet.fit(`Proposal of partner tiers, ${day}${by}`, sheet.width, { size: 10 }), 0, {
      size: 10,
      color: ink.pale,
    }),
  );
  const used = 12 + 44 + 32 * Math.min(3, lines.length);
  sheet.down(bandHeight - paper.top - used + 46);
};

/** Who goes neither up nor down, so that the figures add up to all partners; a sixth would leave words no room. */
const beside = (first: number, cross: number): readonly (readonly [string, string])[] => {
  if (first + cross === 0) return [];
  const label =
    first === 0
      ? cross === 1
        ? 'changes ladder'
        : 'change ladder'
      : cross === 0
        ? first === 1
          ? 'gets a first tier'
          : 'get a first tier'
        : 'first tier, new ladder';
  return [[whole(first + cross), label]];
};

/** The figures that a reader looks for first. */
const figuresOf = (document: PrintedProposal): readonly (readonly [string, string])[] => {
  const { partners, bill } = document;
  // A tier of another ladder is neither higher nor lower.
  const rise = partners.filter(
    ({ currentTier: from, proposedTier: to }) =>
      from !== null && to !== null && to < from && isOnLadder(document, from, to),
  ).length;
  const fall = partners.filter(
    ({ currentTier: from, proposedTier: to }) =>
      from !== null && (to === null || (to > from && isOnLadder(document, from, to))),
  ).length;
  const same = partners.filter(
    ({ currentTier, proposedTier }) => currentTier === proposedTier,
  ).length;
  const first = partners.filter(
    ({ currentTier: from, proposedTier: to }) => from === null && to !== null,
  ).length;
  const cross = partners.length - rise - fall - same - first;
  return [
    [whole(partners.length), partners.length === 1 ? 'partner' : 'partners'],
    [whole(rise), rise === 1 ? 'rises' : 'rise'],
    [whole(fall), fall === 1 ? 'falls or loses the tier' : 'fall or lose the tier'],
    ...beside(first, cross),
    bill === undefined || bill === null
      ? [whole(same), same === 1 ? 'keeps the tier' : 'keep their tier']
      : [whole(bill.proposed), `${bill.unit} for the tiers`.trimStart()],
  ];
};

/** As large as the room allows. */
const sized = (sheet: Sheet, figure: string, room: number): TextStyle => {
  const style = { size: 20, bold: true };
  const width = sheet.widthOf(figure, style);
  return width <= room ? style : { ...style, size: (style.size * room) / width };
};

const drawFigures = ({ sheet, document }: Pages): void => {
  const figures = figuresOf(document);
  const width = (sheet.width - 12 * (figures.length - 1)) / figures.length;
  figures.forEach(([figure, label], index) => {
    const x = index * (width + 12);
    sheet.box(x, 26, width, 58, ink.tint);
    sheet.tags.within('P', () => {
      sheet.text(figure, x + 10, { ...sized(sheet, figure, width - 18), color: ink.deep });
      sheet.down(19);
      sheet.text(sheet.fit(label, width - 16, small), x + 10, small);
      sheet.down(-19);
    });
  });
  sheet.down(56);
};

/** The first page: what is proposed, what it changes and why. */
export const drawCover = (pages: Pages): void => {
  const { sheet, document, sha256 } = pages;
  drawBand(pages);
  drawFigures(pages);
  drawSubheading(sheet, 'What is decided', 60, 'H2');
  for (const sentence of changeSentences(document)) {
    sheet.paragraph(sentence, { size: 10.5 });
  }
  if (document.rationale.trim() !== '') {
    sheet.down(4);
    drawSubheading(sheet, 'Why', 40, 'H2');
    sheet.paragraph(document.rationale, body);
  }
  sheet.down(8);
  const facts: readonly (readonly [string, string])[] = [
    [
      'Made',
      `${document.createdAt.slice(0, 16).replace('T', ' ')} UTC, Tierwright ${document.engineVersion}`,
    ],
    ...(document.cycle === undefined
      ? []
      : [
          [
            'Review',
            `${document.cycle.name}, ${document.cycle.kind}, as of ${document.cycle.asOf}`,
          ] as const,
        ]),
    ...(document.previous === undefined || document.previous === null
      ? []
      : [['Takes the place of', document.previous.sha256] as const]),
    ...(document.audit === undefined
      ? []
      : [['Audit trail', `${document.audit.events} events, ${document.audit.head}`] as const]),
    ['proposal.json', sha256],
  ];
  for (const [label, value] of facts) {
    sheet.tags.within('P', () => {
      sheet.text(label, 0, small);
      sheet.text(sheet.fit(value, sheet.width - 110, small), 110, small);
    });
    sheet.down(13);
  }
  drawLacking(pages);
};
