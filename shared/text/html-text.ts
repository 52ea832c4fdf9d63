const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in HTML, in an attribute too. */
export const htmlText = (words: string): string =>
  words.replaceAll(/[&<>"']/gu, (sign) => escapes[sign] ?? sign);
