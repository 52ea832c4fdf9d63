/** A text without halves of characters, which have no bytes to be hashed; they become U+FFFD. */
export const wholeText = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');
