// Writes the workbooks of SheetJS and ExcelJS by which the reader is compared with other readers: node eng/corpus/write.mjs
// The results are committed in tests/fixtures/corpus; tests only read them. write.py beside this writes the others.
import ExcelJS from "exceljs";
import { writeFileSync } from "node:fs";
import XLSX from "xlsx";

const folder = new URL("../../tests/fixtures/corpus/", import.meta.url);
const day = new Date(Date.UTC(2024, 5, 30));
const texts = [
  "area_code", "指标 & <单位> \"引号\"", "第一行\n第二行", "😀🏳️‍🌈𠮷", " 前后空格 ", "_x0041_BC", "TRUE", "0012", "é", "مرحبا", "]]>", "&amp;",
];
const numbers = [0, 1, -0.1, 1 / 3, 1e-7, 1e15, 123456789012345680, 1e100, 5e-324, 8275.21, 0.1 + 0.2, 99.995];
const formats = ["General", "0.00", "#,##0.00", "0%", "0.0%", "yyyy-mm-dd", "yyyy\"年\"m\"月\"", "h:mm", "[h]:mm:ss", "0.00E+00", "@", "0\"%\"", "[Red]0.0"];

function sheetJs(name, options) {
  const sheet = { "!ref": "A1:M40", "!merges": [{ s: { r: 30, c: 0 }, e: { r: 31, c: 2 } }], "!cols": [{}, {}, { hidden: true }], "!rows": [] };
  sheet["!rows"][3] = { hidden: true };
  texts.forEach((text, i) => { sheet[`A${i + 1}`] = { t: "s", v: text }; });
  numbers.forEach((number, i) => { sheet[`B${i + 1}`] = { t: "n", v: number }; sheet[`C${i + 1}`] = { t: "n", v: -number }; });
  formats.forEach((z, i) => { sheet[XLSX.utils.encode_cell({ r: 14, c: i })] = { t: "n", v: 45473.25, z }; });
  [0x00, 0x07, 0x0f, 0x17, 0x1d, 0x24, 0x2a].forEach((v, i) => { sheet[XLSX.utils.encode_cell({ r: 16, c: i })] = { t: "e", v }; });
  sheet.A19 = { t: "b", v: true };
  sheet.B19 = { t: "b", v: false };
  sheet.C19 = { t: "d", v: day, z: "yyyy-mm-dd" };
  sheet.D19 = { t: "n", v: 3, f: "B2+2" };
  sheet.E19 = { t: "s", v: "文字", f: "\"文\"&\"字\"" };
  sheet.F19 = { t: "b", v: true, f: "1>0" };
  sheet.G19 = { t: "e", v: 0x07, f: "1/0" };
  sheet.H19 = { t: "n", v: 6, f: "SUM(B1:B3*2)", F: "H19:H19" };
  sheet.A31 = { t: "s", v: "合并" };
  sheet.M40 = { t: "s", v: "末" };
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "数据 '1' & 表");
  XLSX.utils.book_append_sheet(book, { "!ref": "A1", A1: { t: "s", v: "隐藏" } }, "隐藏");
  XLSX.utils.book_append_sheet(book, { "!ref": "B2", B2: { t: "n", v: 1 } }, "角");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }, { Hidden: 1 }], WBProps: { date1904: Boolean(options.date1904) } };
  book.Props = { CreatedDate: day };
  writeFileSync(new URL(name, folder), XLSX.write(book, { type: "buffer", bookType: "xlsx", compression: true, ...options }));
}

async function excelJs(name, write) {
  const book = new ExcelJS.Workbook();
  book.created = book.modified = day;
  write(book);
  await book.xlsx.writeFile(new URL(name, folder).pathname);
}

function contents(book) {
  const sheet = book.addWorksheet("内容");
  texts.forEach((text, i) => { sheet.getCell(i + 1, 1).value = text; });
  numbers.forEach((number, i) => { sheet.getCell(i + 1, 2).value = number; });
  formats.forEach((numFmt, i) => { Object.assign(sheet.getCell(15, i + 1), { value: 45473.25, numFmt }); });
  ["#N/A", "#REF!", "#NAME?", "#DIV/0!", "#NULL!", "#VALUE!", "#NUM!"].forEach((error, i) => { sheet.getCell(17, i + 1).value = { error }; });
  sheet.getCell("A19").value = true;
  sheet.getCell("B19").value = false;
  Object.assign(sheet.getCell("C19"), { value: day, numFmt: "yyyy-mm-dd" });
  sheet.getCell("D19").value = { formula: "B2+2", result: 3 };
  sheet.getCell("E19").value = { formula: "\"文\"&\"字\"", result: "文字" };
  sheet.getCell("F19").value = { formula: "1>0", result: true };
  sheet.getCell("G19").value = { formula: "1/0", result: { error: "#DIV/0!" } };
  sheet.getCell("H19").value = { formula: "B1+1" };
  sheet.fillFormula("J1:J5", "B1*2", [0, 2, -0.2, 2 / 3, 2e-7]);
  sheet.getCell("A21").value = { richText: [{ text: "指标 & " }, { font: { bold: true, color: { argb: "FFFF0000" } }, text: "<单位>" }, { text: "\n 尾 " }] };
  sheet.getCell("A22").value = { text: "链接", hyperlink: "https://example.org/?a=1&b=2" };
  sheet.getCell("A23").value = "批注";
  sheet.getCell("A23").note = "注释 😀";
  sheet.getCell("B24").dataValidation = { type: "list", allowBlank: true, formulae: ["\"是,否\""] };
  sheet.addConditionalFormatting({ ref: "B1:B12", rules: [{ type: "cellIs", operator: "greaterThan", formulae: [1], style: { font: { bold: true } } }] });
}

function layout(book) {
  const sheet = book.addWorksheet("布局", { views: [{ state: "frozen", xSplit: 1, ySplit: 1 }] });
  for (let row = 1; row <= 12; row++) sheet.addRow(Array.from({ length: 8 }, (_, i) => row * 100 + i));
  ["A1:C1", "E2:E5", "G7:H8"].forEach(range => sheet.mergeCells(range));
  [3, 6, 12].forEach(row => { sheet.getRow(row).hidden = true; });
  ["B", "F", "G"].forEach(column => { sheet.getColumn(column).hidden = true; });
  sheet.autoFilter = "A1:H12";
  book.addWorksheet("隐藏", { state: "hidden" }).getCell("B2").value = "隐藏";
  book.addWorksheet("深藏", { state: "veryHidden" }).getCell("B2").value = "深藏";
  book.addWorksheet("空");
  book.addWorksheet("表格").addTable({
    name: "数据表", ref: "B2", headerRow: true, totalsRow: true, columns: [{ name: "地区" }, { name: "值", totalsRowFunction: "sum" }],
    rows: [["昆明市", 8275.21], ["曲靖市", 4050.9]],
  });
}

sheetJs("sheetjs-inline.xlsx", { bookSST: false });
sheetJs("sheetjs-shared.xlsx", { bookSST: true });
sheetJs("sheetjs-1904.xlsx", { bookSST: true, date1904: true });
sheetJs("sheetjs-iso.xlsx", { cellDates: true });
await excelJs("exceljs-contents.xlsx", contents);
await excelJs("exceljs-layout.xlsx", layout);
await excelJs("exceljs-1904.xlsx", book => { book.properties.date1904 = true; contents(book); });
