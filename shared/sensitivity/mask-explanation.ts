import type { Explanation, ExplanationPart } from '../scoring/explain.ts';
import type { Verdict } from '../scoring/gates.ts';
import { hidesSubject, type Hidden } from './hidden.ts';

/** An explanation that tells no hidden number and no hidden label; points and verdicts stay. */
export const maskExplanation = (explanation: Explanation, hidden: Hidden): Explanation => {
  const maskPart = (part: ExplanationPart): ExplanationPart => {
    const { metricCode } = part.criterion;
    const isHidden = hidden.metric(metricCode) || hidden.attribute(metricCode);
    return isHidden && part.raw !== null ? { ...part, isMasked: true } : part;
  };
  const maskVerdict = (verdict: Verdict): Verdict =>
    hidesSubject(hidden, verdict.condition) ? { ...verdict, isWithheld: true } : verdict;
  return {
    ...explanation,
    parts: explanation.parts.map(maskPart),
    verdicts: explanation.verdicts.map(maskVerdict),
    heldBackBy: explanation.heldBackBy.map(maskVerdict),
    missingForNext: explanation.missingForNext.map(maskVerdict),
  };
};
