import { z } from 'zod';
import { sensitivityLevels } from './sensitivity.ts';

export const code = z
  .string()
  .min(1)
  .max(120)
  .describe('Stable short name; unique within the recipe.');
export const label = z.string().trim().min(1).max(200).describe('Name that people see.');
export const header = z
  .string()
  .max(500)
  .describe('A column, by its header; a repeated header carries ` (2)`, ` (3)` …');
export const sensitivity = z
  .enum(sensitivityLevels)
  .optional()
  .describe(
    'Values that are masked on screen and left out of what is written; a metric or an attribute without it is as its column.',
  );
