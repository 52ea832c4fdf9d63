/** The scheme, host and first page of the program's own files; nothing else is ever loaded. */
export const ownScheme = 'app';
const ownHost = 'tierwright';
export const startUrl = `${ownScheme}://${ownHost}/index.html`;

/**
 * True for an address of our own pages. The parts are compared, not the beginning of the text:
 * `app://tierwright.evil/` and `app://x@tierwright/` begin or end as ours do.
 */
export const isOwnUrl = (text: string): boolean => {
  if (!URL.canParse(text)) {
    return false;
  }
  const { protocol, host, username, password } = new URL(text);
  return protocol === `${ownScheme}:` && host === ownHost && username === '' && password === '';
};
