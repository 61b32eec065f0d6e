"""Writes what openpyxl reads in each workbook of tests/fixtures/corpus, as JSON beside it: python3 eng/corpus/dump.py

For any other folder of workbooks, into a folder of their own: python3 eng/corpus/dump.py FOLDER DUMPS

One line a sheet; cells are [address, kind, text] with the kinds of openpyxl: n, s, b, e, d (shown as a date; the text is ISO 8601).
"""

import datetime
import json
import math
import pathlib
import resource
import signal
import sys
import warnings

import openpyxl
from openpyxl.utils import get_column_letter

FOLDER = pathlib.Path(__file__).parent.parent.parent / "tests" / "fixtures" / "corpus"


def text(value) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if isinstance(value, float) or isinstance(value, int):
        return repr(value)
    if isinstance(value, datetime.timedelta):
        return f"P{value.total_seconds()!r}S"
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return value.isoformat()
    return str(value)


def hidden_columns(sheet) -> list[str]:
    hidden = []
    for letter, column in sheet.column_dimensions.items():
        if column.hidden:
            hidden.extend(get_column_letter(number) for number in range(column.min or 1, (column.max or 0) + 1))
    return sorted(hidden, key=lambda letters: (len(letters), letters))


def dump(path: pathlib.Path) -> dict:
    book = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path, data_only=False)
    sheets = []
    for sheet in book.worksheets:
        cells = [
            [cell.coordinate, cell.data_type, text(cell.value)]
            for key, cell in sorted(sheet._cells.items())
            if cell.value is not None and not (isinstance(cell.value, str) and cell.value == "")
        ]
        sheets.append({
            "name": sheet.title,
            "state": sheet.sheet_state,
            "merges": sorted(str(merge) for merge in sheet.merged_cells.ranges),
            "hiddenRows": sorted(number for number, row in sheet.row_dimensions.items() if row.hidden),
            "hiddenColumns": hidden_columns(sheet),
            "formulas": sorted(cell.coordinate for cell in formulas[sheet.title]._cells.values() if cell.data_type == "f"),
            "cells": cells,
        })
    return {"date1904": book.epoch == openpyxl.utils.datetime.CALENDAR_MAC_1904, "sheets": sheets}


def write(path: pathlib.Path, target: pathlib.Path) -> None:
    try:
        content = dump(path)
        lines = ",\n".join(json.dumps(sheet, ensure_ascii=False, separators=(",", ":")) for sheet in content.pop("sheets"))
    except Exception as failure:  # What openpyxl cannot read is worth knowing too.
        content, lines = {"failure": f"{type(failure).__name__}: {failure}"}, ""
    head = json.dumps(content, ensure_ascii=False)[:-1]
    target.write_text(f'{head}, "sheets": [\n{lines}\n]}}\n', encoding="utf-8", errors="surrogatepass")


def too_long(*_) -> None:
    raise TimeoutError("longer than a minute")


def dump_folder(folder: pathlib.Path, dumps: pathlib.Path) -> None:
    """Hostile files are among them: each gets a minute, and all together a cap on memory."""
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    signal.signal(signal.SIGALRM, too_long)
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in (".xlsx", ".xlsm", ".xltx", ".xltm"):
            target = dumps / f"{path.relative_to(folder)}.openpyxl.json"
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists():
                signal.alarm(60)
                write(path, target)
                signal.alarm(0)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if len(sys.argv) == 3:
        dump_folder(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    else:
        for path in sorted(FOLDER.glob("*.xlsx")):
            write(path, path.with_suffix(".openpyxl.json"))
