/** `1.23E+11`: what a spreadsheet leaves of a long number; the digits behind it are lost. */
const rounded = /^\d(?:[.,]\d+)?E\+\d{1,3}$/iu;

export const longestKey = 500;

/** What keeps a text from naming a partner. */
export type KeyFault = 'empty' | 'rounded' | 'tooLong';

/**
 * A partner key as it is compared: without blanks around it and in Unicode's composed form, so that
 * two spellings of the same letters are one partner. Case and leading zeros count.
 */
export const partnerKey = (text: string): string => text.trim().normalize('NFC');

/** Why a key that went through `partnerKey` is refused, or null. */
export const findKeyFault = (key: string): KeyFault | null => {
  if (key === '') {
    return 'empty';
  }
  if (key.length > longestKey) {
    return 'tooLong';
  }
  return rounded.test(key) ? 'rounded' : null;
};
