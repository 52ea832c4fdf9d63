import { htmlText as plain } from '../text/html-text.ts';
import {
  groundOf,
  placeOn,
  tintOf,
  type BarsBlock,
  type Block,
  type HeatBlock,
  type MethodologyDocument,
} from './methodology-document.ts';

const align = (isNumber: boolean): string => (isNumber ? ' class="n"' : '');

const heatHtml = ({ caption, titles, rows }: HeatBlock): string => {
  const head = titles.map((title) => `<th scope="col">${plain(title)}</th>`).join('');
  // A ground as an attribute: a style sheet of its own for each cell would be longer, and `style` is not allowed.
  const body = rows
    .map(
      ({ name, cells }) =>
        `<tr><th scope="row">${plain(name)}</th>${cells
          .map(
            ({ words, colour, isOther }) =>
              `<td bgcolor="${tintOf(colour, groundOf(isOther))}"${isOther ? ' class="o"' : ''}>${plain(words)}</td>`,
          )
          .join('')}</tr>`,
    )
    .join('\n');
  return `<table class="heat"><caption>${plain(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table>`;
};

const percent = (share: number): string => String(Math.round(share * 10_000) / 100);

const barsHtml = (block: BarsBlock): string => {
  const { caption, mark, items, legend } = block;
  const keys = legend
    .map(
      ({ words, colour }) =>
        ` <span class="k"><svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" fill="${colour}"/></svg> ${plain(words)}</span>`,
    )
    .join('');
  const line =
    mark === null
      ? ''
      : `<rect x="${percent(placeOn(block, mark))}" y="0" width="0.35" height="12" fill="#5b6472"/>`;
  const rows = items
    .map(({ name, words, parts }) => {
      const drawn = parts
        .map(({ from, to, colour }) => {
          const [start, end] = [
            placeOn(block, Math.min(from, to)),
            placeOn(block, Math.max(from, to)),
          ];
          return `<rect x="${percent(start)}" y="1.5" width="${percent(end - start)}" height="9" fill="${colour}"/>`;
        })
        .join('');
      return `<tr><th scope="row">${plain(name)}</th><td class="b"><svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true"><rect x="0" y="1.5" width="100" height="9" fill="#808a98" fill-opacity="0.1"/>${drawn}${line}</svg></td><td class="n">${plain(words)}</td></tr>`;
    })
    .join('\n');
  return `<table class="bars"><caption>${plain(caption)}${keys}</caption>\n<tbody>${rows}</tbody></table>`;
};

const blockHtml = (block: Block): string => {
  switch (block.kind) {
    case 'text':
      return `<p>${plain(block.text)}</p>`;
    case 'heading':
      return `<h3>${plain(block.text)}</h3>`;
    case 'formula':
      return `<figure><code>${plain(block.formula)}</code><figcaption>${plain(block.meaning)}</figcaption></figure>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${plain(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const head = block.columns
        .map(({ title, isNumber }) => `<th scope="col"${align(isNumber)}>${plain(title)}</th>`)
        .join('');
      const cell = (words: string, index: number): string =>
        `<td${align(block.columns[index]?.isNumber === true)}>${plain(words)}</td>`;
      const rows = block.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
      return `<table><caption>${plain(block.caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>${rows}</tbody></table>`;
    }
    case 'heat':
      return heatHtml(block);
    case 'bars':
      return barsHtml(block);
  }
};

/** The style sheet of the file: its policy names it by its hash, and allows nothing else. */
export const documentStyle = `:root{color-scheme:light dark}
body{max-width:960px;margin:40px auto;padding:0 24px;font:15px/1.5 "Inter","Noto Sans",system-ui,sans-serif;color:CanvasText;background:Canvas}
h1{margin:0 0 12px;font-size:27px;line-height:1.25}
h2{margin:36px 0 8px;padding-top:12px;border-top:1px solid color-mix(in srgb,CanvasText 22%,Canvas);font-size:19px}
h3{margin:20px 0 4px;font-size:15.5px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 18px;margin:0}
dt,caption,figcaption{color:color-mix(in srgb,CanvasText 72%,Canvas)}
dd{margin:0}
figure{margin:8px 0;padding:8px 14px;border-inline-start:3px solid color-mix(in srgb,CanvasText 30%,Canvas)}
code{font:14px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
figcaption{font-size:13.5px}
table{width:100%;margin:10px 0;border-collapse:collapse;font-size:13.5px;font-variant-numeric:tabular-nums}
caption{padding-bottom:4px;text-align:start}
th,td{padding:4px 8px;border-bottom:1px solid color-mix(in srgb,CanvasText 16%,Canvas);text-align:start;vertical-align:top;overflow-wrap:anywhere}
.n{text-align:end;white-space:nowrap}
th[scope=row]{font-weight:400}
.heat th,.heat td{padding:3px 8px}
.heat td{color:#1b1f27}
.heat .o{font-weight:650}
.bars .b{width:46%;vertical-align:middle}
.bars td svg{display:block;width:100%;height:14px}
.k{white-space:nowrap;margin-inline-start:12px}
.k svg{width:10px;height:10px}
@page{margin:18mm}
@media print{:root{color-scheme:light}body{-webkit-print-color-adjust:exact;print-color-adjust:exact;max-width:none;margin:0;padding:0;font-size:10.5pt}h2,h3{break-after:avoid}tr,figure{break-inside:avoid}thead{display:table-header-group}}`;

/**
 * The document as one HTML file that needs nothing else and prints well. `styleSha256` is that of `documentStyle`
 * in Base64: the file lets nothing run and loads nothing.
 */
export const methodologyHtml = (
  { title, facts, sections }: MethodologyDocument,
  styleSha256: string,
): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleSha256}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Tierwright">
<title>${plain(title)}</title>
<style>${documentStyle}</style>
</head>
<body>
<h1>${plain(title)}</h1>
<dl>${facts.map(([name, value]) => `<dt>${plain(name)}</dt><dd>${plain(value)}</dd>`).join('')}</dl>
${sections
  .map(
    (section) =>
      `<section>\n<h2>${plain(section.title)}</h2>\n${section.blocks.map(blockHtml).join('\n')}\n</section>`,
  )
  .join('\n')}
</body>
</html>
`;
