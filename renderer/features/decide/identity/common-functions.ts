/** Functions that are offered; any other may be typed. */
export const commonFunctions = [
  'Strategy',
  'Procurement',
  'Sales leadership',
  'Product',
  'Finance',
  'Marketing',
  'Customer success',
];
