import { htmlText as plain } from '../text/html-text.ts';
import type { Block, MethodologyDocument } from './methodology-document.ts';

const align = (isNumber: boolean): string => (isNumber ? ' class="n"' : '');

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
  }
};

const style = `:root{color-scheme:light dark}
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
@page{margin:18mm}
@media print{body{max-width:none;margin:0;padding:0;font-size:10.5pt}h2,h3{break-after:avoid}tr,figure{break-inside:avoid}thead{display:table-header-group}}`;

/** The document as one HTML file that needs nothing else and prints well. */
export const methodologyHtml = ({ title, facts, sections }: MethodologyDocument): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Tierwright">
<title>${plain(title)}</title>
<style>${style}</style>
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
