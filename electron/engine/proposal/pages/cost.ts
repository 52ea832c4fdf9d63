import { drawTable } from '../pdf-table.ts';
import { body, signed, whole, type Pages } from './printed.ts';

/** What the tiers cost, where the model says what a tier costs. */
export const drawCost = ({ sheet, document, section }: Pages): void => {
  const { bill } = document;
  if (bill === undefined) {
    return;
  }
  section('Cost', 90);
  if (bill === null) {
    sheet.paragraph('No tier costs anything in the model, so no cost is stated.', body);
    return;
  }
  const { current, proposed, budget, unit } = bill;
  const money = unit === '' ? 'Amount' : unit;
  drawTable(
    sheet,
    [
      { title: 'What the tiers cost', share: 3, isHead: true },
      { title: money, share: 1, isNumber: true },
    ],
    [
      ['Today', whole(current)],
      [
        { text: 'Proposed', isBold: true },
        { text: whole(proposed), isBold: true },
      ],
      ['Difference', signed(Number(proposed) - Number(current))],
      ...(budget === null
        ? []
        : [
            ['Budget', whole(budget)],
            ['Left of the budget', signed(Number(budget) - Number(proposed))],
          ]),
    ],
  );
};
