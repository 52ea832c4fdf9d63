"""The same work as a numpy user would write it: one weight has moved, so everything is computed again.

Standard input: one JSON line {"rows", "criteria", "weights", "lines", "runs"} and then the values,
column after column, as little-endian doubles. Standard output: one JSON line with the times in
milliseconds and, as a check, the counts of partners by tier, lowest first.
"""

import json
import sys
import time

import numpy as np

task = json.loads(sys.stdin.buffer.readline())
rows, criteria = task["rows"], task["criteria"]
columns = np.frombuffer(sys.stdin.buffer.read(rows * criteria * 8), dtype="<f8").reshape(criteria, rows)
weights = np.array(task["weights"])
lines = np.array(task["lines"])

# Both layouts that a user may hold; the report takes the faster one.
layouts = {"column after column": columns.T, "row after row": np.ascontiguousarray(columns.T)}


def frame(values, moved):
    scores = values @ moved
    tiers = np.digitize(scores, lines)
    return scores, tiers, np.bincount(tiers, minlength=len(lines) + 1)


def ranked_frame(values, moved):
    scores, tiers, counts = frame(values, moved)
    return np.argsort(-scores, kind="stable"), tiers, counts


def times(work, values):
    result = []
    for run in range(task["runs"]):
        moved = weights.copy()
        moved[0] += 0.001 * run
        moved /= moved.sum()
        start = time.perf_counter()
        work(values, moved)
        result.append((time.perf_counter() - start) * 1000)
    return result


report = {
    "version": np.__version__,
    "counts": frame(layouts["row after row"], weights)[2].tolist(),
    "frame": {name: times(frame, values) for name, values in layouts.items()},
    "ranked": {name: times(ranked_frame, values) for name, values in layouts.items()},
}
print(json.dumps(report))
