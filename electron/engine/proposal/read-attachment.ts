import { inflateSync } from 'node:zlib';

/** What an attachment may unpack to. */
const mostBytes = 200e6;

/** The offsets of the objects of a PDF of one revision, by number, and its catalogue; null where it is none. */
const readTable = (
  pdf: Buffer,
): { readonly offsets: readonly number[]; readonly root: number } | null => {
  const tail = pdf.subarray(Math.max(0, pdf.length - 1024)).toString('latin1');
  const frame =
    /\ntrailer\n<<\n\/Size (\d+)\n\/Root (\d+) 0 R\n(?:\/Info \d+ 0 R\n)?>>\n\nstartxref\n(\d+)\n%%EOF\s*$/u.exec(
      tail,
    );
  if (frame === null) {
    return null;
  }
  const [size, root, start] = frame.slice(1).map(Number) as [number, number, number];
  const head = `xref\n0 ${size}\n`;
  const rows = pdf
    .subarray(start + head.length, start + head.length + 20 * size)
    .toString('latin1');
  if (pdf.toString('latin1', start, start + head.length) !== head || rows.length !== 20 * size) {
    return null;
  }
  return {
    root,
    offsets: Array.from({ length: size }, (_, number) =>
      Number(rows.slice(20 * number, 20 * number + 10)),
    ),
  };
};

/** The dictionary of an object, and where what follows it begins; null where there is none. */
const readDictionary = (
  pdf: Buffer,
  offset: number | undefined,
  number: number,
): { readonly text: string; readonly end: number } | null => {
  const head = `${number} 0 obj\n<<\n`;
  if (offset === undefined || pdf.toString('latin1', offset, offset + head.length) !== head) {
    return null;
  }
  const ends = ['\n>>\nendobj', '\n>>\nstream\n']
    .map((each) => ({ at: pdf.indexOf(each, offset, 'latin1'), length: each.length }))
    .filter(({ at }) => at !== -1)
    .sort((one, other) => one.at - other.at);
  const [end] = ends;
  return end === undefined
    ? null
    : { text: pdf.toString('latin1', offset, end.at + 3), end: end.at + end.length };
};

/** The one thing that a pattern finds in a text; null where it finds none or several. */
const only = (text: string, pattern: RegExp): RegExpExecArray | null => {
  const [found, ...others] = text.matchAll(pattern);
  return found === undefined || others.length > 0 ? null : found;
};

/**
 * The bytes of the attached file of a PDF that we wrote, found as a reader finds it: from the table of
 * objects at its end. Null where the PDF is another, has no or more than one attachment, or another name.
 */
export const readAttachment = (pdf: Buffer, name: string): Buffer | null => {
  const table = readTable(pdf);
  const objectOf = (number: number): ReturnType<typeof readDictionary> =>
    table === null ? null : readDictionary(pdf, table.offsets[number], number);
  const catalog = table === null ? null : objectOf(table.root);
  const listed =
    catalog === null
      ? null
      : only(catalog.text, /\/EmbeddedFiles <<\n\/Names \[ <([0-9A-F]+)> (\d+) 0 R \]\n>>/gu);
  if (listed === null || catalog?.text.split('/EmbeddedFiles').length !== 2) {
    return null;
  }
  const label = Buffer.from(listed[1] ?? '', 'hex')
    .swap16()
    .toString('utf16le');
  const file = label === `\ufeff${name}` ? objectOf(Number(listed[2])) : null;
  const content = file === null ? null : only(file.text, /\/EF <<\n\/F (\d+) 0 R\n/gu);
  const stream = content === null ? null : objectOf(Number(content[1]));
  const length = stream === null ? null : only(stream.text, /\n\/Length (\d+)\n/gu);
  if (stream === null || length === null || !stream.text.includes('\n/Filter /FlateDecode\n')) {
    return null;
  }
  try {
    const packed = pdf.subarray(stream.end, stream.end + Number(length[1]));
    return inflateSync(packed, { maxOutputLength: mostBytes });
  } catch {
    // Damaged, or more than anything that is ours.
    return null;
  }
};
