/** A number as a field with thousands separators shows it; NaN for anything else. */
export const typedNumber = (text: string): number => Number.parseFloat(text.replaceAll(',', ''));
