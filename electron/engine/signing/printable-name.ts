/** Control characters, line ends and invisible marks would let one name look like another. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Whether a person or function can be shown in a terminal, a page and a certificate as it is. */
export const isPrintableName = (text: string): boolean => text !== '' && !unprintable.test(text);
