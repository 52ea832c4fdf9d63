/** Formats and how many of a thousand inputs each gets: by what they cost and how much they are exposed. */
export const formats = {
  csv: 220,
  tsv: 100,
  json: 100,
  jsonl: 100,
  gz: 80,
  xlsx: 90,
  parquet: 40,
  recipe: 200,
  workspace: 20,
  proposal: 50,
} as const;

export type Format = keyof typeof formats;

/** Files that are read in the reading process; what they do there ends that process at most. */
export const isReadApart = (format: Format): boolean =>
  !['recipe', 'workspace', 'proposal'].includes(format);
