/**
 * Whether a text holds one half of a character that UTF-16 writes in two (a lone surrogate). UTF-8 has
 * no such thing, so two different texts would be kept as the same one.
 */
export const hasHalfCharacter = (text: string): boolean => /\p{Surrogate}/u.test(text);
