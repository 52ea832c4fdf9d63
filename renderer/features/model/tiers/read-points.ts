/** Most points of a list and most signs of a point; see `tierCard`. */
const mostPoints = 30;
const mostSigns = 500;

/** The points of a list as they are typed, one a line; empty lines and marks in front are none. */
export const readPoints = (text: string): readonly string[] =>
  text
    .split(/\r?\n/u)
    .map((line) =>
      line
        .replace(/^\s*[-–•*]\s+/u, '')
        .trim()
        .slice(0, mostSigns)
        .trim(),
    )
    .filter((line) => line !== '')
    .slice(0, mostPoints);
