import { evaluatePolynomial } from './polynomial.ts';

const centre = {
  above: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
    45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  below: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597,
    39307.89580009271, 28729.085735721943, 5226.495278852854,
  ],
};

const shoulder = {
  above: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
    1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  below: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
    0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
  ],
};

const tail = {
  above: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
    0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  below: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

type Ratio = { readonly above: readonly number[]; readonly below: readonly number[] };

const ratio = ({ above, below }: Ratio, at: number): number =>
  evaluatePolynomial(above, at) / evaluatePolynomial(below, at);

/**
 * The number that a standard normal variable stays below with probability `share`, to about 16 digits:
 * algorithm AS 241, PPND16 (M. J. Wichura, Applied Statistics 37, 1988). −∞ at 0, ∞ at 1, NaN outside.
 */
export const normalQuantile = (share: number): number => {
  const fromMiddle = share - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) {
    return fromMiddle * ratio(centre, 0.180_625 - fromMiddle * fromMiddle);
  }
  const outside = fromMiddle < 0 ? share : 1 - share;
  if (!(outside >= 0)) {
    return NaN;
  }
  if (outside === 0) {
    return fromMiddle < 0 ? -Infinity : Infinity;
  }
  const depth = Math.sqrt(-Math.log(outside));
  const size = depth <= 5 ? ratio(shoulder, depth - 1.6) : ratio(tail, depth - 5);
  return fromMiddle < 0 ? -size : size;
};

const hartAbove = [
  220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383, 6.37396220353165,
  0.700383064443688, 0.0352624965998911,
];
const hartBelow = [
  440.413735824752, 793.826512519948, 637.333633378831, 296.564248779674, 86.7807322029461,
  16.064177579207, 1.75566716318264, 0.0883883476483184,
];

/**
 * Probability that a standard normal variable stays below `z`, to about 14 digits: J. F. Hart's
 * approximation in the form of G. West ("Better approximations to cumulative normal functions", 2005),
 * in the far tail Laplace's continued fraction.
 */
export const normalShare = (z: number): number => {
  const size = Math.abs(z);
  const outside = size > 37 ? 0 : tailShare(size);
  return z > 0 ? 1 - outside : outside;
};

const tailShare = (size: number): number => {
  const fall = Math.exp((-size * size) / 2);
  if (size < 7.071_067_811_865_47) {
    return (fall * evaluatePolynomial(hartAbove, size)) / evaluatePolynomial(hartBelow, size);
  }
  // Beyond seven deviations the continued fraction of the tail settles within 40 terms.
  let fraction = size;
  for (let term = 40; term > 0; term -= 1) {
    fraction = size + term / fraction;
  }
  return fall / (fraction * Math.sqrt(2 * Math.PI));
};
