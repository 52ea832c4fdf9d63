import { refuseInput } from '#shared/intake/refuse-input.ts';
import { stopReading } from './read-signal.ts';
import { guessEncoding, guessWide } from './sniff-file.ts';
import type { SourceFile } from './source-file.ts';

/** What a person does about an encoding that is not the file's: where the bytes say which it is, that one. */
const remedyFor = (likely: string | null, encoding: string, otherwise: string): string =>
  likely === encoding || likely === null
    ? otherwise
    : `The file looks like ${likely}: choose that encoding in the import or the recipe, and look at the preview.`;

/** Bytes at `where` that the encoding does not have. */
export const refuseForeignBytes = (file: SourceFile, encoding: string, where: string): never =>
  stopReading(
    refuseInput(
      where,
      `text in ${encoding}`,
      'bytes that this encoding does not have',
      remedyFor(
        guessEncoding(file.path).encoding,
        encoding,
        'The file is damaged there; export it again.',
      ),
    ),
  );

/** One half of a character that UTF-16 writes in two; no encoding can hold it. */
export const refuseHalfCharacter = (where: string): never =>
  stopReading(
    refuseInput(
      where,
      'whole characters',
      'half of a character (a lone surrogate), which text does not have',
      'A program cut a character in two when it wrote the file; export the file again, or replace the character there.',
    ),
  );

/** A file that says by its first bytes that it has another encoding. */
export const refuseMark = (file: SourceFile, encoding: string, marked: string): never =>
  stopReading(
    refuseInput(
      file.name,
      `text in ${encoding}`,
      `the byte-order mark of ${marked} at its start`,
      `Choose the encoding ${marked} in the import or the recipe.`,
    ),
  );

export const refuseNul = (file: SourceFile, encoding: string, where: string): never =>
  stopReading(
    refuseInput(
      where,
      `text in ${encoding}`,
      'a NUL byte, which text does not have',
      remedyFor(guessWide(file), encoding, 'The file is damaged or no table; export it again.'),
    ),
  );
