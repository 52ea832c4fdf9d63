/** What a reading process may use; it is ended when it uses more. */
export type ReaderLimits = {
  /** Resident memory of the whole process: heap, pages, buffers and the program itself. */
  readonly memoryMb: number;
  /** Its JavaScript heap; rows and pages live outside of it. */
  readonly heapMb: number;
  /** A reader that gets no further for so long hangs. */
  readonly silenceMs: number;
};

/** A million rows of 24 columns take 180 MB; the slowest sound file says something every second. */
export const readerLimits: ReaderLimits = { memoryMb: 1024, heapMb: 384, silenceMs: 30_000 };
