// Writes the workbooks by which the tests show that files of other programs are read: node eng/write-workbooks.mjs
// The results are committed; tests only read them. eng/write-workbooks.py writes the others.
import ExcelJS from "exceljs";
import { writeFileSync } from "node:fs";
import XLSX from "xlsx";

const folder = new URL("../tests/fixtures/workbooks/", import.meta.url);
const day = new Date(Date.UTC(2024, 5, 30));

function sheetJs(name, options) {
  const sheet = {
    "!ref": "A1:F8",
    "!merges": [{ s: { r: 3, c: 0 }, e: { r: 3, c: 1 } }],
    "!cols": [{}, {}, {}, {}, { hidden: true }],
    "!rows": [{}, {}, {}, {}, {}, { hidden: true }],
    A1: { t: "s", v: "area_code" },
    B1: { t: "s", v: "指标 & <单位> \"引号\"" },
    C1: { t: "s", v: "第一行\n第二行 😀" },
    A2: { t: "s", v: "530100" },
    B2: { t: "n", v: 8275.21, z: "#,##0.00" },
    C2: { t: "n", v: 0.532, z: "0.0%" },
    D2: { t: "n", v: 45473, z: "yyyy-mm-dd" },
    E2: { t: "b", v: true },
    F2: { t: "n", v: 16550.42, f: "B2*2" },
    A3: { t: "s", v: " 12.5 " },
    B3: { t: "e", v: 0x2a, w: "#N/A" },
    A4: { t: "s", v: "合计" },
    A6: { t: "n", v: -0.1 },
    F8: { t: "n", v: 1e-7 },
  };
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "数据 '1' 表");
  XLSX.utils.book_append_sheet(book, { "!ref": "A1", A1: { t: "s", v: "隐藏" } }, "隐藏");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  book.Props = { CreatedDate: day };
  writeFileSync(new URL(name, folder), XLSX.write(book, { type: "buffer", compression: true, ...options }));
}

async function excelJs() {
  const book = new ExcelJS.Workbook();
  book.created = book.modified = day;
  const sheet = book.addWorksheet("数据 '1' 表");
  const put = (address, value, numFmt) => {
    sheet.getCell(address).value = value;
    if (numFmt) sheet.getCell(address).numFmt = numFmt;
  };
  put("A1", "area_code");
  put("B1", { richText: [{ text: "指标 & " }, { font: { bold: true }, text: "<单位>" }, { text: " \"引号\"" }] });
  put("C1", "第一行\n第二行 😀");
  put("A2", "530100");
  put("B2", 8275.21, "#,##0.00");
  put("C2", 0.532, "0.0%");
  put("D2", day, "yyyy-mm-dd");
  put("E2", true);
  put("F2", { formula: "B2*2", result: 16550.42 });
  put("A3", " 12.5 ");
  put("B3", { error: "#N/A" });
  put("A4", "合计");
  sheet.mergeCells("A4:B4");
  put("A6", -0.1);
  put("F8", 1e-7);
  sheet.getColumn("E").hidden = true;
  sheet.getRow(6).hidden = true;
  book.addWorksheet("隐藏", { state: "hidden" }).getCell("A1").value = "隐藏";
  await book.xlsx.writeFile(new URL("exceljs.xlsx", folder).pathname);
}

sheetJs("sheetjs.xlsx", { bookType: "xlsx" });
sheetJs("sheetjs-shared.xlsx", { bookType: "xlsx", bookSST: true });
sheetJs("sheetjs.xls", { bookType: "biff8" });
await excelJs();
