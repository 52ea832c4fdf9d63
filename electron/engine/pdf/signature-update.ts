import { createHash } from 'node:crypto';

/** What a signature in a PDF says of itself. */
export type SignatureFacts = {
  /** Index of the field that it fills, counted over all. */
  readonly field: number;
  readonly name: string;
  readonly reason: string;
  readonly at: Date;
};

/** Room for the CMS signature: a person's certificate and an RSA chain of five fit several times. */
const contentBytes = 16_000;

/** The name of the n-th empty field that a proposal is printed with. */
export const fieldName = (index: number): string => `approval-${index + 1}`;

/** A text string as PDF wants it: UTF-16 with its mark, in hex. */
const textString = (text: string): string =>
  `<${Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

const dateString = (at: Date): string =>
  `(D:${at.toISOString().replaceAll(/[-:T]/gu, '').slice(0, 14)}Z)`;

/** A number in the ten places that are kept for it. */
const padded = (value: number): string => String(value).padEnd(10, ' ');

type Frame = {
  readonly size: number;
  readonly root: number;
  readonly info: number | null;
  readonly startxref: number;
};

/** What the end of a PDF says; null where it is not one of ours. */
const readFrame = (pdf: Buffer): Frame | null => {
  const tail = pdf.subarray(Math.max(0, pdf.length - 1024)).toString('latin1');
  const at = tail.lastIndexOf('trailer');
  const text = at === -1 ? '' : tail.slice(at);
  const number = (pattern: RegExp): number | null => {
    const found = pattern.exec(text)?.[1];
    return found === undefined ? null : Number(found);
  };
  const size = number(/\/Size (\d+)/u);
  const root = number(/\/Root (\d+) 0 R/u);
  const startxref = number(/startxref\s+(\d+)\s+%%EOF\s*$/u);
  return size === null || root === null || startxref === null
    ? null
    : { size, root, info: number(/\/Info (\d+) 0 R/u), startxref };
};

/** The text of the last object of that number, from `<<` to its closing `>>`; null where there is none. */
const readDictionary = (pdf: string, number: number): string | null => {
  const start = pdf.lastIndexOf(`\n${number} 0 obj\n<<`);
  const end = start === -1 ? -1 : pdf.indexOf('>>\nendobj', start);
  return end === -1 ? null : pdf.slice(pdf.indexOf('<<', start), end + 2);
};

/** Puts entries in front of the closing `>>` of a dictionary. */
const withEntries = (dictionary: string, entries: string): string =>
  `${dictionary.slice(0, -2).trimEnd()}\n${entries}\n>>`;

const findField = (pdf: string, index: number): number | null => {
  const name = pdf.lastIndexOf(`/T (${fieldName(index)})`);
  const head = name === -1 ? -1 : pdf.lastIndexOf(' 0 obj\n<<', name);
  const number = /\n(\d+)$/u.exec(pdf.slice(Math.max(0, head - 12), Math.max(0, head)))?.[1];
  return number === undefined ? null : Number(number);
};

/** A PDF with an empty signature at its end; its bytes but for `hole` are what is signed. */
export type PreparedPdf = {
  readonly bytes: Buffer;
  /** From the `<` of the contents to behind their `>`. */
  readonly hole: { readonly start: number; readonly end: number };
};

/**
 * Adds a signature to a PDF of ours without touching a byte that is there (ISO 32000, incremental update):
 * the signature, the field that it fills, a mark in the field and, with the first, that from now on only
 * signatures may be added. Null where the PDF is none of ours or lacks the field.
 */
export const prepareSignature = (
  pdf: Buffer,
  facts: SignatureFacts,
  isFirst: boolean,
): PreparedPdf | null => {
  const frame = readFrame(pdf);
  const text = pdf.toString('latin1');
  const field = findField(text, facts.field);
  const fieldText = field === null ? null : readDictionary(text, field);
  const catalog = frame === null ? null : readDictionary(text, frame.root);
  if (frame === null || field === null || fieldText === null || catalog === null) {
    return null;
  }
  const [signature, mark] = [frame.size, frame.size + 1];
  const contents = `/Contents <${'0'.repeat(2 * contentBytes)}>`;
  const range = `/ByteRange [0 ${padded(0)} ${padded(0)} ${padded(0)}]`;
  const reference =
    '/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2 /V /1.2 >> >>]';
  const objects: readonly (readonly [number, string])[] = [
    [
      signature,
      [
        '<<',
        '/Type /Sig',
        '/Filter /Adobe.PPKLite',
        '/SubFilter /ETSI.CAdES.detached',
        range,
        contents,
        `/M ${dateString(facts.at)}`,
        `/Name ${textString(facts.name)}`,
        `/Reason ${textString(facts.reason)}`,
        ...(isFirst ? [reference] : []),
        '>>',
      ].join('\n'),
    ],
    [mark, tick],
    [field, withEntries(fieldText, `/V ${signature} 0 R\n/AP << /N ${mark} 0 R >>`)],
    ...(isFirst
      ? [[frame.root, withEntries(catalog, `/Perms << /DocMDP ${signature} 0 R >>`)] as const]
      : []),
  ];
  const parts: string[] = [];
  const offsets = new Map<number, number>();
  let length = pdf.length;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [number, content] of objects) {
    offsets.set(number, length);
    add(`${number} 0 obj\n${content}\nendobj\n`);
  }
  const xref = length;
  const rows = [...offsets]
    .sort(([one], [other]) => one - other)
    .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
  add(`xref\n0 1\n0000000000 65535 f \n${rows.join('')}`);
  add(
    [
      'trailer',
      '<<',
      `/Size ${frame.size + 2}`,
      `/Root ${frame.root} 0 R`,
      ...(frame.info === null ? [] : [`/Info ${frame.info} 0 R`]),
      `/Prev ${frame.startxref}`,
      '>>',
      'startxref',
      String(xref),
      '%%EOF\n',
    ].join('\n'),
  );
  const bytes = Buffer.concat([pdf, Buffer.from(parts.join(''), 'latin1')]);
  const start = bytes.indexOf('/Contents <', offsets.get(signature) ?? 0) + '/Contents '.length;
  const end = start + 2 * contentBytes + 2;
  const filled = `/ByteRange [0 ${padded(start)} ${padded(end)} ${padded(bytes.length - end)}]`;
  bytes.write(filled, bytes.indexOf(range, offsets.get(signature) ?? 0), 'latin1');
  return { bytes, hole: { start, end } };
};

/** A tick in the field, drawn with lines: it needs no font. */
const tick = (() => {
  const drawing = 'q 1.6 w 1 J 1 j 0.07 0.36 0.65 RG 4 9 m 8 4 l 16 15 l S Q\n';
  return `<<\n/Type /XObject\n/Subtype /Form\n/BBox [0 0 20 20]\n/Length ${drawing.length}\n>>\nstream\n${drawing}endstream`;
})();

/** SHA-256 of what a signature covers: everything but the hole. */
export const digestAround = ({ bytes, hole }: PreparedPdf): Buffer =>
  createHash('sha256')
    .update(bytes.subarray(0, hole.start))
    .update(bytes.subarray(hole.end))
    .digest();

/** Fills the hole with a CMS signature. */
export const fillSignature = ({ bytes, hole }: PreparedPdf, cms: Buffer): Buffer => {
  if (cms.length > contentBytes) {
    throw new Error(`a signature of ${cms.length} bytes has no room`);
  }
  const filled = Buffer.from(bytes);
  filled.write(cms.toString('hex').toUpperCase(), hole.start + 1, 'latin1');
  return filled;
};

/**
 * The CMS signature in the hole of `signed`, where `signed` is otherwise what was prepared; null where any
 * byte outside differs or the hole holds anything but hex and zeros behind it.
 */
export const readFilled = ({ bytes, hole }: PreparedPdf, signed: Buffer): Buffer | null => {
  const isSame =
    signed.length === bytes.length &&
    signed.subarray(0, hole.start + 1).equals(bytes.subarray(0, hole.start + 1)) &&
    signed.subarray(hole.end - 1).equals(bytes.subarray(hole.end - 1));
  const hex = signed.toString('latin1', hole.start + 1, hole.end - 1);
  if (!isSame || !/^[0-9A-F]+$/u.test(hex)) {
    return null;
  }
  const padded = Buffer.from(hex, 'hex');
  if (padded[0] !== 0x30 || padded[1] !== 0x82) {
    return null;
  }
  const length = 4 + padded.readUInt16BE(2);
  return padded.subarray(length).every((byte) => byte === 0) ? padded.subarray(0, length) : null;
};
