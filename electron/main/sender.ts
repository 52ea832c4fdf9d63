import { isOwnUrl } from './own-origin.ts';

/** The part of a frame that tells who it is. */
type SenderFrame = { readonly url: string };

/** The part of `IpcMainInvokeEvent` that tells who calls. */
export type SenderEvent = {
  readonly sender: SenderContents;
  /** Null when the frame has navigated or was destroyed since it called. */
  readonly senderFrame: SenderFrame | null;
};

export type SenderContents = {
  readonly isDestroyed: () => boolean;
  readonly mainFrame: SenderFrame;
};

/**
 * True for a call of the top frame of our own window while it shows a page of ours; false for
 * every other frame, window and moment.
 */
export const isTrustedSender = (
  { sender, senderFrame }: SenderEvent,
  ownContents: SenderContents | null,
): boolean =>
  sender === ownContents &&
  !sender.isDestroyed() &&
  senderFrame !== null &&
  senderFrame === sender.mainFrame &&
  isOwnUrl(senderFrame.url);
