import { InvalidArgumentError } from 'commander';

/** Reads a whole number within limits. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new InvalidArgumentError(`A whole number from ${least} to ${most} was expected.`);
    }
    return number;
  };

/** Reads a number within limits and divides it by `scale`. */
export const numberFrom =
  (least: number, most: number, scale = 1) =>
  (text: string): number => {
    const number = Number(text);
    if (text.trim() === '' || !(number >= least && number <= most)) {
      throw new InvalidArgumentError(`A number from ${least} to ${most} was expected.`);
    }
    return number / scale;
  };
