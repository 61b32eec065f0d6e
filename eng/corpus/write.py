"""Writes the workbooks of openpyxl and LibreOffice by which the reader is compared with other readers.

Needs openpyxl and LibreOffice: python3 eng/corpus/write.py
The results are committed in tests/fixtures/corpus; tests only read them. write.mjs beside this writes those of SheetJS and ExcelJS, the
tests themselves those of ClosedXML (UPDATE_GOLDEN=1), and dump.py what openpyxl reads in all of them.
"""

import datetime
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule
from openpyxl.styles import PatternFill, Protection
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

FOLDER = pathlib.Path(__file__).parent.parent.parent / "tests" / "fixtures" / "corpus"
DAY = datetime.datetime(2024, 6, 30)

DATE_FORMATS = [
    "yyyy-mm-dd", "yyyy/m/d", 'yyyy"年"m"月"d"日"', "d-mmm-yy", "mmm-yy", "h:mm", "h:mm:ss AM/PM", "[h]:mm:ss", "mm:ss.0", "m/d/yy h:mm",
    "[$-804]yyyy\\-m\\-d", "[$-F800]dddd, mmmm dd, yyyy", "aaaa", "[Red]yyyy;@", "yyyy", "[DBNum1]yyyy\"年\"",
]
NUMBER_FORMATS = [
    "General", "0", "0.00", "#,##0.00", '0.0"年"', "0%", "0.00%", "0.00E+00", "# ?/?", "@", '_ * #,##0.00_ ', "[>=10000]0.0,\"万\";0",
    "[Red]-0.00", '"d"0', "\\d0", "000000", "¥#,##0", '0.0"%"', "0.0\\%",
]
NUMBERS = [
    0, 1, -1, 0.1, -0.1, 1 / 3, 2 / 3, 1e-7, 1e15, 123456789012345, 1234567890123456789, 1e100, 1.7976931348623157e308, 5e-324, 8275.21, 0.1 + 0.2,
    2**53, -(2**53) - 2, 99.995, 1e21,
]
TEXTS = [
    "area_code", "指标 & <单位> \"引号\"", "第一行\n第二行", "😀🏳️‍🌈𠮷", " 前后空格 ", "\ttab", "_x000D_", "_x0041_BC", "a_x005F_b", "__x0041__", "'12",
    "=1+1 as text", "0012", "1.50", "ＡＢＣ１２３", "é vs é", "\u200bzero\u00a0width", "مرحبا", "TRUE", "#N/A as text", "x" * 3000,
    "5°", "]]>", "<!-- -->", "&amp;", "~`!@#$%^&*()",
]


def new_book() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = DAY
    return book


def numbers(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.title = "数"
    for row, number in enumerate(NUMBERS, 1):
        sheet.cell(row, 1, number)
        sheet.cell(row, 2, -number)
    for column, number_format in enumerate(NUMBER_FORMATS, 4):
        for row, number in enumerate([0, 1, 0.532, -12345.678], 1):
            sheet.cell(row, column, number).number_format = number_format


def texts(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.title = "文本"
    for row, text in enumerate(TEXTS, 1):
        sheet.cell(row, 1).value = text
        sheet.cell(row, 1).data_type = "s"
        sheet.cell(row, 3).value = text + "!"
        sheet.cell(row, 3).data_type = "inlineStr"


def dates(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.title = "日期"
    values = [DAY, datetime.datetime(1904, 1, 2), datetime.datetime(2024, 2, 29, 23, 59, 59), datetime.datetime(1999, 12, 31, 12, 0)]
    for row, value in enumerate(values, 1):
        for column, number_format in enumerate(DATE_FORMATS, 1):
            sheet.cell(row, column, value).number_format = number_format
    if book.epoch != CALENDAR_MAC_1904:
        for column, serial in enumerate([0, 1, 59, 60, 61, 0.5, 2958465, 45473.25, -1], 1):
            sheet.cell(6, column, serial).number_format = "yyyy-mm-dd"
    sheet.cell(7, 1, datetime.time(13, 45, 30))
    sheet.cell(7, 2, datetime.timedelta(hours=30))


def dates1904(book: openpyxl.Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904
    dates(book)


def formulas(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.title = "公式"
    for row in range(1, 6):
        sheet.cell(row, 1, row * 1.5)
        sheet.cell(row, 2, f"=A{row}*2")
        sheet.cell(row, 3, f'="值 "&A{row}')
    for column, formula in enumerate(
        ["=1/0", "=NA()", '=VALUE("x")', "=SUM(A1:A5)", "=A1>2", "=TRUE()", '=""', "=TODAY()-TODAY()", "=DATE(2024,6,30)", "=A99", "=UNKNOWN(1)",
         "=#REF!+1", "=SQRT(-1)", '=REPT("很长",200)', "='表 ''二'''!A1", "=INDEX(A1:A5,9)", "=1E308*10"], 1,
    ):
        sheet.cell(8, column, formula)
    sheet.formula_attributes["E1"] = {"t": "array", "ref": "E1:E3"}
    sheet["E1"] = "=A1:A3*10"
    book.create_sheet("表 '二'")["A1"] = 42
    sheet.cell(9, 1, "=SUM('表 ''二'''!A1:A1)").number_format = "0%"
    sheet.cell(9, 2, "=DATE(2024,2,29)").number_format = "yyyy-mm-dd"


def layout(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.title = "布局"
    for row in range(1, 13):
        for column in range(1, 9):
            sheet.cell(row, column, row * 100 + column)
    for merge in ["A1:C1", "E2:E5", "G7:H8"]:
        sheet.merge_cells(merge)
    for row in (3, 6, 12):
        sheet.row_dimensions[row].hidden = True
    for column in "BF":
        sheet.column_dimensions[column].hidden = True
    sheet.column_dimensions.group("G", "H", hidden=True)
    sheet.row_dimensions.group(10, 11, hidden=True)
    sheet.freeze_panes = "B2"
    for name, state in [("隐藏", "hidden"), ("深藏", "veryHidden"), ("空", "visible"), ("it's \"quoted\" & <odd>", "visible")]:
        other = book.create_sheet(name)
        other.sheet_state = state
        if name != "空":
            other["B2"] = name


def sparse(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.title = "稀疏"
    for address, value in [("A1", "first"), ("XFD1", "last column"), ("A1048576", "last row"), ("XFD1048576", "corner"), ("AA27", 27), ("ZZ702", True)]:
        sheet[address] = value


def many(book: openpyxl.Workbook) -> None:
    book.active.title = "表1"
    for number in range(2, 61):
        book.create_sheet(f"表{number}")["C3"] = number
    book.active["C3"] = 1


def furniture(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.title = "表格"
    for row in [["地区", "值", "比重"], ["昆明市", 8275.21, 0.27], ["曲靖市", 4050.9, 0.13], ["玉溪市", 2610, 0.08]]:
        sheet.append(row)
    sheet.add_table(Table(displayName="数据表", ref="A1:C4"))
    sheet["A2"].comment = Comment("批注 <b>", "作者")
    sheet["B2"].hyperlink = "https://example.org/?a=1&b=2"
    sheet["C2"].number_format = "0.0%"
    sheet.conditional_formatting.add("B2:B4", CellIsRule("greaterThan", ["4000"], fill=PatternFill("solid", bgColor="FFC7CE")))
    sheet.conditional_formatting.add("C2:C4", ColorScaleRule(start_type="min", start_color="AA0000", end_type="max", end_color="00AA00"))
    validation = DataValidation(type="list", formula1='"是,否"')
    sheet.add_data_validation(validation)
    validation.add("D2:D4")
    sheet["D2"] = "是"
    sheet["D3"].protection = Protection(locked=False)
    sheet.protection.sheet = True
    sheet.oddHeader.center.text = "页眉 &D"
    filtered = book.create_sheet("筛选")
    for row in range(1, 8):
        filtered.append([f"行{row}", row])
    filtered.auto_filter.ref = "A1:B7"
    filtered.auto_filter.add_filter_column(1, ["2", "3"])
    filtered.row_dimensions[5].hidden = True
    book.defined_names.append(DefinedName("区域", attr_text="表格!$A$1:$C$4"))
    chart_sheet = book.create_chartsheet("图")
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(sheet, min_col=2, min_row=1, max_row=4), titles_from_data=True)
    chart_sheet.add_chart(chart)


def values(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.title = "值"
    for row in [[True, False, None, "#N/A", "#DIV/0!"], [None, None, None, None, None], ["", 0, "0", None, "#REF!"]]:
        sheet.append(row)
    sheet["B2"].fill = PatternFill("solid", fgColor="DDDDDD")
    sheet["J10"].number_format = "0%"


MAKERS = [numbers, texts, dates, dates1904, formulas, layout, sparse, many, furniture, values]

STRICT = [
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships"),
]


def repack(source: pathlib.Path, target: pathlib.Path, change) -> None:
    """Writes a package anew, each part changed: change(name, text) gives the new text, or None for the part as it is."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename.endswith((".xml", ".rels")):
                changed = change(entry.filename, content.decode("utf-8"))
                content = content if changed is None else changed if isinstance(changed, bytes) else changed.encode("utf-8")
            new.writestr(zipfile.ZipInfo(entry.filename, (2024, 6, 30, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def strict(name: str, text: str) -> str:
    for transitional, spelling in STRICT:
        text = text.replace(transitional, spelling)
    if name.endswith("sheet1.xml"):
        text = text.replace("</sheetData>", '<row r="40"><c r="A40" s="1" t="d"><v>2024-06-30</v></c><c r="B40" s="1" t="d"><v>2024-06-30T12:00:00Z</v></c></row></sheetData>')
    return text


def phonetic(name: str, text: str):
    if name.endswith("sharedStrings.xml"):
        rich = '<si><r><rPr><b/></rPr><t>東</t></r><r><t xml:space="preserve">京 </t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="0"/></si>'
        return re.sub(r"<si><t[^>]*>area_code</t></si>", rich, text, count=1)
    return None


def prefixed(name: str, text: str):
    """The spelling of some Java and .NET writers: every element with a prefix."""
    if not name.startswith("xl/work") or name.endswith(".rels"):
        return None
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return re.sub(r"<(/?)(?![?!])([A-Za-z]+)(?=[ />])", r"<\1x:\2", text).replace(main, main.replace("xmlns=", "xmlns:x="))


def utf16(name: str, text: str):
    if name.endswith("sheet1.xml") or name.endswith("sharedStrings.xml"):
        declaration = '<?xml version="1.0" encoding="UTF-16"?>'
        return (declaration + text[text.index("?>") + 2 if text.startswith("<?xml") else 0:]).encode("utf-16")
    return None


def convert(sources, target_folder: pathlib.Path) -> None:
    """Lets LibreOffice open and save files: one start for all of them."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
             "--outdir", f"{folder}/out", *map(str, sources)],
            check=True, stdout=subprocess.DEVNULL,
        )
        for source in sources:
            repack(pathlib.Path(folder) / "out" / source.name, target_folder / source.name.replace("openpyxl-", "libreoffice-"), lambda *_: None)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = []
    for maker in MAKERS:
        book = new_book()
        maker(book)
        path = FOLDER / f"openpyxl-{maker.__name__}.xlsx"
        book.save(path)
        repacked = path.with_suffix(".tmp")
        repack(path, repacked, lambda *_: None)
        shutil.move(repacked, path)
        written.append(path)
    convert([path for path in written if path.stem != "openpyxl-many"], FOLDER)
    repack(FOLDER / "openpyxl-numbers.xlsx", FOLDER / "raw-strict.xlsx", strict)
    repack(FOLDER / "openpyxl-dates1904.xlsx", FOLDER / "raw-strict-1904.xlsx", strict)
    repack(FOLDER / "libreoffice-texts.xlsx", FOLDER / "raw-phonetic.xlsx", phonetic)
    repack(FOLDER / "openpyxl-layout.xlsx", FOLDER / "raw-prefixed.xlsx", prefixed)
    repack(FOLDER / "libreoffice-texts.xlsx", FOLDER / "raw-utf16.xlsx", utf16)
