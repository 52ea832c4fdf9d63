/** Σ coefficients[k] · at^k by Horner's rule. */
export const evaluatePolynomial = (coefficients: readonly number[], at: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * at + coefficient, 0);
