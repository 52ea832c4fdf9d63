"""Many futures as a numpy user would write them: shock, clip, weigh, cut, count and regret, future by future.

Standard input: one JSON line {"rows", "criteria", "futures", "groups", "lines", "runs"}, then as
little-endian doubles the values (partner after partner), the group of each partner, the factors
(future, criterion, group), and the weights. Standard output: one JSON line with the times in
milliseconds and, as a check, the partners at or above each line over all futures and the sum of the
greatest regrets.
"""

import json
import sys
import time

import numpy as np

task = json.loads(sys.stdin.buffer.readline())
rows, criteria, futures, groups = (task[name] for name in ("rows", "criteria", "futures", "groups"))
numbers = np.frombuffer(sys.stdin.buffer.read(), dtype="<f8")
sizes = [rows * criteria, rows, futures * criteria * groups, criteria]
starts = np.cumsum([0, *sizes])
raw, group, factors, weights = (numbers[a:b] for a, b in zip(starts, starts[1:]))
raw = raw.reshape(rows, criteria)
group = group.astype(np.intp)
factors = factors.reshape(futures, criteria, groups)
lines = np.array(task["lines"])


def run():
    reached = np.zeros(len(lines) + 1, dtype=np.int64)
    worst = np.full(rows, np.inf)
    regret = np.full(rows, -np.inf)
    total = np.zeros(rows)
    for future in range(futures):
        values = np.clip(raw * factors[future].T[group] / 100.0, 0.0, 1.0) * 100.0
        scores = values @ weights
        reached += np.bincount(np.digitize(scores, lines), minlength=len(lines) + 1)
        np.minimum(worst, scores, out=worst)
        np.maximum(regret, scores.max() - scores, out=regret)
        total += scores
    return reached, regret


times = []
for _ in range(task["runs"]):
    start = time.perf_counter()
    counts, regrets = run()
    times.append((time.perf_counter() - start) * 1000)

print(
    json.dumps(
        {
            "version": np.__version__,
            "times": times,
            "counts": counts.tolist(),
            "regret": float(regrets.sum()),
        }
    )
)
