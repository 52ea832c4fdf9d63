/** The old copy command; the clipboard API needs a permission, and the window grants none. */
type CopyCommand = { readonly execCommand: (command: 'copy') => boolean };

/**
 * Puts `text`, and the same as `html` where it is given, on the clipboard from within a click or key press;
 * false where the system refuses. The focus and the selection stay where they are.
 */
export const writeClipboard = (text: string, html?: string): boolean => {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const commands: CopyCommand = document;
  document.addEventListener('copy', put, { capture: true });
  try {
    return commands.execCommand('copy');
  } finally {
    document.removeEventListener('copy', put, { capture: true });
  }
};
