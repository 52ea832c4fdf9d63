/** Parameters of a mail address that only fill in a draft; `attach`, `cc` and the like do not. */
const draftFields = new Set(['subject', 'body']);

const mailAddress = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/u;

/** True for a draft to one address with at most a subject and a text. */
const isMailDraft = ({ protocol, pathname, searchParams }: URL): boolean =>
  protocol === 'mailto:' &&
  mailAddress.test(pathname) &&
  [...searchParams.keys()].every((name) => draftFields.has(name));

/**
 * Hands an address to the operating system, if it may leave the program: the draft of a mail and
 * nothing else. The program links to no site, so no address of the web is on the list.
 */
export const openLink = async (
  text: string,
  openExternal: (url: string) => Promise<void>,
): Promise<'opened' | 'refused'> => {
  // Control characters and backslashes mean something else to some systems' handlers.
  const isPlain = /^[\u0021-\u005b\u005d-\u007e]+$/u.test(text);
  if (!isPlain || !URL.canParse(text)) {
    return 'refused';
  }
  const url = new URL(text);
  if (!isMailDraft(url)) {
    return 'refused';
  }
  await openExternal(url.href);
  return 'opened';
};
