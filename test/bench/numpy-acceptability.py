"""Tier acceptability as a numpy user would write it: all scores by one product, then counted line by line.

Standard input: one JSON line {"rows", "criteria", "weightings", "lines", "runs"}, then the values, column
after column, and the weightings, one after the other, as little-endian doubles. Standard output: one JSON
line with the times in milliseconds and, as a check, how many scores reach each line.
"""

import json
import sys
import time

import numpy as np

task = json.loads(sys.stdin.buffer.readline())
rows, criteria, count = task["rows"], task["criteria"], task["weightings"]
numbers = np.frombuffer(sys.stdin.buffer.read(), dtype="<f8")
values = np.ascontiguousarray(numbers[: rows * criteria].reshape(criteria, rows).T)
weightings = np.ascontiguousarray(numbers[rows * criteria :].reshape(count, criteria).T)


# So many partners at once: the scores of all would not fit into memory.
block = 10_000


def accept():
    reached = [[] for _ in task["lines"]]
    for start in range(0, rows, block):
        scores = values[start : start + block] @ weightings
        for found, line in zip(reached, task["lines"]):
            found.append(np.count_nonzero(scores >= line, axis=1))
    return [np.concatenate(found) for found in reached]


times = []
for run in range(task["runs"]):
    start = time.perf_counter()
    reached = accept()
    times.append((time.perf_counter() - start) * 1000)

print(json.dumps({"version": np.__version__, "times": times, "reached": [int(r.sum()) for r in reached]}))
