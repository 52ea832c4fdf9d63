import type { Confidentiality, Frequency, SystemKind } from '#shared/model/source.ts';

/** How a person says how often a source delivers. */
export const frequencyNames: Readonly<Record<Frequency, string>> = {
  daily: 'daily',
  businessDaily: 'every working day',
  weekly: 'weekly',
  monthly: 'monthly',
  quarterly: 'quarterly',
  halfYearly: 'every six months',
  yearly: 'yearly',
  irregular: 'irregular',
};

export const confidentialityNames: Readonly<Record<Confidentiality, string>> = {
  open: 'open',
  internal: 'internal',
  confidential: 'confidential',
};

export const systemKindNames: Readonly<Record<SystemKind, string>> = {
  crm: 'CRM',
  erp: 'ERP',
  marketing: 'marketing',
  finance: 'finance',
  product: 'product',
  success: 'customer success',
  survey: 'survey',
  manual: 'kept by hand',
  external: 'external',
};
