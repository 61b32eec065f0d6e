"""Runs a starter script and prints the data frame that it leaves, as rows of JSON: the names first, text as text, numbers as numbers.

usage: python3 run-starter.py <script> <name of the data frame>
"""
import json
import runpy
import sys

import pandas


def field(value):
    if pandas.isna(value):
        return None
    if isinstance(value, pandas.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value


script, name = sys.argv[1:]
frame = runpy.run_path(script)[name]
rows = zip(*(frame[column].astype(object) for column in frame.columns))  # As objects, so that each column keeps its own type.
json.dump([list(frame.columns)] + [[field(value) for value in row] for row in rows], sys.stdout, ensure_ascii=False)
