/**
 * A two-way lane for messages that survive structured cloning, in order and without loss until it
 * closes. A message port, a child process and a pair in memory all fit.
 */
export type Transport<Out, In> = {
  /** Does nothing once the lane is closed. */
  readonly post: (message: Out) => void;
  /** Returns the end of the subscription. */
  readonly onMessage: (listener: (message: In) => void) => () => void;
  /** Called once, when the other side is gone. Returns the end of the subscription. */
  readonly onClose: (listener: () => void) => () => void;
};
