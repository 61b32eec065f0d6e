// Writes what SheetJS reads in each old workbook (.xls, .et) of a folder, as JSON like that of dump.py: node eng/corpus/dump.mjs FOLDER DUMPS
// It is the reader of these that shares nothing with ours. Hostile files are among them: each is read in a process with a time limit.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import XLSX from "xlsx";

const kinds = { s: "s", b: "b", e: "e" };
const visibility = ["visible", "hidden", "veryHidden"];

function cells(sheet) {
  return Object.keys(sheet).filter((key) => /^[A-Z]+[0-9]+$/.test(key)).flatMap((address) => {
    const cell = sheet[address];
    if (cell.t === "n") {
      return [[address, cell.z && XLSX.SSF.is_date(cell.z) ? "serial" : "n", String(cell.v)]];
    }
    const text = cell.t === "e" ? cell.w ?? "" : cell.t === "b" ? (cell.v ? "TRUE" : "FALSE") : cell.v ?? "";
    return kinds[cell.t] && text !== "" ? [[address, kinds[cell.t], String(text)]] : [];
  });
}

function dump(path) {
  const book = XLSX.readFile(path, { cellNF: true, cellStyles: true, cellHTML: false, raw: true });
  const sheets = book.SheetNames.map((name, i) => {
    const sheet = book.Sheets[name];
    return {
      name,
      state: visibility[book.Workbook?.Sheets?.[i]?.Hidden ?? 0],
      merges: (sheet["!merges"] ?? []).map((merge) => XLSX.utils.encode_range(merge)),
      hiddenRows: (sheet["!rows"] ?? []).flatMap((row, r) => (row?.hidden ? [r + 1] : [])),
      hiddenColumns: (sheet["!cols"] ?? []).flatMap((column, c) => (column?.hidden ? [XLSX.utils.encode_col(c)] : [])),
      formulas: Object.keys(sheet).filter((key) => sheet[key]?.f !== undefined || sheet[key]?.F !== undefined),
      cells: cells(sheet),
    };
  });
  return { date1904: book.Workbook?.WBProps?.date1904 === true, sheets };
}

const [folder, dumps, only] = process.argv.slice(2);
if (only) {
  try {
    process.stdout.write(JSON.stringify(dump(only)));
  } catch (failure) {
    process.stdout.write(JSON.stringify({ failure: String(failure), sheets: [] }));
  }
} else {
  for (const name of readdirSync(folder, { recursive: true }).filter((each) => /\.(xls|xlt|et)$/i.test(each)).sort()) {
    const target = join(dumps, `${name}.sheetjs.json`);
    mkdirSync(dirname(target), { recursive: true });
    const script = fileURLToPath(import.meta.url);
    const run = spawnSync(process.execPath, ["--max-old-space-size=1024", script, folder, dumps, join(folder, name)], { timeout: 60_000, maxBuffer: 1 << 29 });
    writeFileSync(target, run.status === 0 ? run.stdout : JSON.stringify({ failure: `ended with ${run.signal ?? run.status}`, sheets: [] }));
  }
}
