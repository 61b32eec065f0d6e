"""Reads the first sheet of a workbook with openpyxl and prints it as rows of JSON: text as text, numbers as numbers, days as text.

usage: python3 read-xlsx.py <file>
"""
import datetime
import json
import sys

import openpyxl


def field(value):
    return value.date().isoformat() if isinstance(value, datetime.datetime) else value


sheet = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True).worksheets[0]
rows = [[field(value) for value in row] for row in sheet.iter_rows(values_only=True)]
# Without a stated dimension, a row ends with its last cell.
json.dump([row + [None] * (len(rows[0]) - len(row)) for row in rows], sys.stdout, ensure_ascii=False)
