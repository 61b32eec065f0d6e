"""Writes the workbooks of openpyxl and LibreOffice by which the tests show that files of other programs are read.

Needs openpyxl and LibreOffice: python3 eng/write-workbooks.py [TEMPLATE.xlsx]
The results are committed; tests only read them. With a filled template as argument, LibreOffice saves that again too.
"""

import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

# Text: comma, quotation mark, GB18030 (85), from the first line, values as they are shown, the second sheet.
FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xls": "MS Excel 97",
    ".csv": "Text - txt - csv (StarCalc):44,34,85,1,,0,false,true,false,false,false,2",
}

FOLDER = pathlib.Path(__file__).parent.parent / "tests" / "fixtures" / "workbooks"


def write_openpyxl(path: pathlib.Path) -> None:
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime.datetime(2024, 6, 30)
    sheet = book.active
    sheet.title = "数据 '1' 表"
    for address, value, number_format in [
        ("A1", "area_code", None),
        ("B1", '指标 & <单位> "引号"', None),
        ("C1", "第一行\n第二行 😀", None),
        ("A2", "530100", None),
        ("B2", 8275.21, "#,##0.00"),
        ("C2", 0.532, "0.0%"),
        ("D2", datetime.date(2024, 6, 30), "yyyy-mm-dd"),
        ("E2", True, None),
        ("F2", "=B2*2", None),
        ("A3", " 12.5 ", None),
        ("B3", "#N/A", None),
        ("A4", "合计", None),
        ("A6", -0.1, None),
        ("F8", 1e-7, None),
    ]:
        sheet[address] = value
        if number_format:
            sheet[address].number_format = number_format
    sheet.merge_cells("A4:B4")
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["E"].hidden = True
    hidden = book.create_sheet("隐藏")
    hidden["A1"] = "隐藏"
    hidden.sheet_state = "hidden"
    book.save(path)


def save_with_libreoffice(source: pathlib.Path, target: pathlib.Path) -> None:
    form = FILTERS[target.suffix]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(source, pathlib.Path(folder) / "source.xlsx")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", f"{target.suffix[1:]}:{form}",
             "--outdir", f"{folder}/out", f"{folder}/source.xlsx"],
            check=True, stdout=subprocess.DEVNULL,
        )
        # Of a text file's sheets each is a file; the data sheet is the second.
        written = sorted((pathlib.Path(folder) / "out").iterdir())
        shutil.copy(written[0], target)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_openpyxl(FOLDER / "openpyxl.xlsx")
    save_with_libreoffice(FOLDER / "openpyxl.xlsx", FOLDER / "libreoffice.xlsx")
    save_with_libreoffice(FOLDER / "openpyxl.xlsx", FOLDER / "libreoffice.xls")
    if len(sys.argv) > 1:
        save_with_libreoffice(pathlib.Path(sys.argv[1]), FOLDER / "template-libreoffice.xlsx")
        save_with_libreoffice(pathlib.Path(sys.argv[1]), FOLDER / "template-libreoffice.xls")
        save_with_libreoffice(pathlib.Path(sys.argv[1]), FOLDER / "template-gb18030.csv")
