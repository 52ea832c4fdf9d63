import { htmlText } from '../text/html-text.ts';
import type { Letter, LetterBlock } from './fill-template.ts';

const style = `:root{color-scheme:light}
body{max-width:680px;margin:56px auto;padding:0 32px;font:16px/1.55 "Inter","Noto Sans",system-ui,sans-serif;color:#1a1f29;background:#fff}
h1{margin:0 0 28px;font-size:20px;line-height:1.3}
p,ul{margin:0 0 16px}
ul{padding-inline-start:22px}
@page{size:A4;margin:24mm 22mm}
@media print{body{max-width:none;margin:0;padding:0;font-size:11pt}li,p{break-inside:avoid}}`;

const blockHtml = (block: LetterBlock): string =>
  block.kind === 'list'
    ? `<ul dir="auto">${block.items.map((item) => `<li>${htmlText(item)}</li>`).join('')}</ul>`
    : `<p dir="auto">${block.text.split('\n').map(htmlText).join('<br>')}</p>`;

/**
 * A letter as one HTML file that needs nothing else and prints on a page. Every word of it comes from the
 * template and the fields, in whatever language and direction these are.
 */
export const letterHtml = ({ subject, blocks }: Letter): string => `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${htmlText(subject)}</title>
<style>${style}</style>
</head>
<body>
<h1 dir="auto">${htmlText(subject)}</h1>
${blocks.map(blockHtml).join('\n')}
</body>
</html>
`;
