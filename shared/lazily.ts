/**
 * The value that `make` makes, made when it is first asked for. For what costs milliseconds to make, such as
 * the formats and collators of `Intl`, and is not needed by everyone who loads the module.
 */
export const lazily = <T extends object>(make: () => T): (() => T) => {
  let made: T | null = null;
  return () => (made ??= make());
};
