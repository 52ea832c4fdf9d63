/** Throws when `condition` does not hold: the program has a bug and `reason` says which promise broke. */
export function invariant(condition: unknown, reason: string): asserts condition {
  if (condition === false || condition === null || condition === undefined) {
    throw new Error(`Broken promise inside Tierwright: ${reason}`);
  }
}

/** Closes a switch over a union: the compiler rejects a missing case, a stray value throws. */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unknown ${what}: ${JSON.stringify(value)}`);
}
