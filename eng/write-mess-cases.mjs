// Writes the workbooks of tests/fixtures/mess, one or more for each case of its cases.tsv: node eng/write-mess-cases.mjs
// The results are committed; tests only read them. Needs LibreOffice for the old formats.
import CFB from "cfb";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import XLSX from "xlsx";

const folder = fileURLToPath(new URL("../tests/fixtures/mess/", import.meta.url));
const at = name => join(folder, name);
const day = new Date(Date.UTC(2024, 5, 30));

// Kunming's workbook of 2024 as the tests' small catalogue asks for it: complete, consistent, nothing to say about.
const DATA = [
  ["area_code", "area_name", "gdp", "gdp_primary", "gdp_secondary", "gdp_tertiary", "gdp_real_growth", "population", "urban_population", "coverage", "rail_connected", "land_area", "urban_income", "rural_income", "explanation"],
  ["地区代码", "地区", "地区生产总值", "第一产业增加值", "第二产业增加值", "第三产业增加值", "地区生产总值增速", "常住人口", "城镇常住人口", "5G网络覆盖率", "通铁路", "土地面积", "城镇居民人均可支配收入", "农村居民人均可支配收入", "说明"],
  [null, null, "亿元", "亿元", "亿元", "亿元", "%", "万人", "万人", "%", "是/否", "平方公里", "元", "元"],
  ["530100", "昆明市", 300, 30, 90, 180, 5.1, 90, 60, 95.5, 1, 1000.5, 48018, 17719],
  ["530102", "五华区", 100, 10, 30, 60, 5.2, 40, 30, 96.5, 1, 400.25],
  ["530103", "盘龙区", 200, 20, 60, 120, 4.9, 50, 30, 94.5, 0, 600.25],
];
const SIGNED = [
  ["昆明市 2024 填报信息 Sign-off"], ["填表人 Prepared by", "张三"], ["审核人 Checked by", "李四"], ["单位负责人 Approved by", "王五"],
  ["联系电话 Telephone", "0871-12345678"], ["报出日期 Submitted on", new Date(Date.UTC(2025, 0, 20))], ["阶段 Stage", "最终核实 Final"],
  ["修订原因 Reason of revision", "首次报送 First submission"],
];
const META = [["template_id", "regional-1"], ["catalogue_version", "0123456789ab"], ["reporter", "530100"], ["period", "2024"]];
const FOOT = [[], ["填表人：张三  审核人：李四 单位负责人：王五"], ["联系电话：0871", "报出日期", "2025年1月20日"]];

function addSheet(book, name, rows, state = "visible") {
  const sheet = book.addWorksheet(name, { state });
  rows.forEach((row, r) => row.forEach((value, c) => {
    if (value !== null && value !== undefined) sheet.getCell(r + 1, c + 1).value = value;
  }));
  return sheet;
}

function emptyBook() {
  const book = new ExcelJS.Workbook();
  book.created = book.modified = day;
  return book;
}

function officialBook(cells = {}, edit = () => {}) {
  const book = emptyBook();
  addSheet(book, "填报说明 Instructions", [["昆明市 2024 统计数据填报表"]]);
  const data = addSheet(book, "数据 Data", DATA);
  const signed = addSheet(book, "填报信息 Sign-off", SIGNED);
  signed.getCell("B6").numFmt = "yyyy-mm-dd";
  const meta = addSheet(book, "_meta", META, "veryHidden");
  for (const [address, value] of Object.entries(cells)) data.getCell(address).value = value;
  edit(data, { book, meta });
  return book;
}

const save = async (name, book) => writeFileSync(at(name), await book.xlsx.writeBuffer());
const official = (name, cells, edit) => save(name, officialBook(cells, edit));

// With and without a reason in the explanation column.
async function toConfirm(name, cells, reasons, edit) {
  await official(`${name}.xlsx`, cells, edit);
  await official(`${name}-explained.xlsx`, { ...cells, ...reasons }, edit);
}

async function handMade(name, rows, edit = () => {}) {
  const book = emptyBook();
  edit(addSheet(book, "Sheet1", [...rows, ...FOOT]));
  await save(name, book);
}

function resave(source, target, filter) {
  const temporary = mkdtempSync(join(tmpdir(), "mess-"));
  try {
    copyFileSync(at(source), join(temporary, "source.xlsx"));
    execFileSync("soffice", [`-env:UserInstallation=file://${temporary}/profile`, "--headless", "--convert-to", filter, "--outdir", join(temporary, "out"), join(temporary, "source.xlsx")], { stdio: "ignore" });
    copyFileSync(join(temporary, "out", `source.${filter.split(":")[0]}`), at(target));
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

async function repack(source, target, change) {
  const zip = await JSZip.loadAsync(readFileSync(at(source)));
  await change(zip);
  writeFileSync(at(target), await zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" }));
}

const error = text => ({ error: text });
const AREAS = [["昆明市", 300], ["五华区", 100], ["盘龙区", 200]];

await handMade("01-merged-labels.xlsx",
  [["地区", "地区生产总值（亿元）", "人口", null], [null, null, "常住人口（万人）", "城镇常住人口（万人）"], ["昆明市", 300, 90, 60], ["五华区", 100, 40, 30], ["盘龙区", 200, 50, 30]],
  sheet => ["A1:A2", "B1:B2", "C1:D1"].forEach(range => sheet.mergeCells(range)));
await official("02-merged-figures.xlsx", { C6: null }, data => data.mergeCells("C5:C6"));
await handMade("03-header-rows.xlsx",
  [["昆明市2024年主要指标"], ["地区", "地区生产总值", null, "常住人口"], [null, "总量", "增速", null], [null, "亿元", "%", "万人"], ["昆明市", 300, 5.1, 90], ["五华区", 100, 5.2, 40], ["盘龙区", 200, 4.9, 50]],
  sheet => ["A2:A4", "B2:C2", "D2:D3"].forEach(range => sheet.mergeCells(range)));
await handMade("03-header-rows-unclear.xlsx",
  [["地区", "地区生产总值", null], [null, "总量（亿元）", "位次"], ["昆明市", 300, 1], ["五华区", 100, 2], ["盘龙区", 200, 1]],
  sheet => ["A1:A2", "B1:C1"].forEach(range => sheet.mergeCells(range)));
await official("04-unit-in-header.xlsx", { C2: "地区生产总值（万元）", C4: 3000000, C5: 1000000, C6: 2000000, H2: "常住人口(人)", H3: null, H4: 900000, H5: 400000, H6: 500000 });
await official("05-unit-in-cell.xlsx", { C5: "100亿元", D5: "100000万元" });
await handMade("06-no-unit.xlsx", [["地区", "地区生产总值"], ...AREAS]);
await toConfirm("07-magnitude", {}, { O5: "新建园区投产" });
await official("08-full-width.xlsx", { C5: "１００．００", G5: "５。２" });
await official("09-thousands.xlsx", { L4: "1,000.50", M4: "48，018", N4: "17 719" });
await official("10-invisible.xlsx", { C5: "\u00a0100\u200b", D5: "\t10\n", J5: "\u3000" });
await official("11-number-as-text.xlsx", { C5: "100", D5: "'10" });
await official("12-dash.xlsx", { G4: "－", G5: "—", G6: "一", H5: "–" });
await official("13-dots.xlsx", { J4: "…", J5: "...", J6: "……" });
await official("14-blank.xlsx", { J5: null, C5: null });
await official("15-missing-words.xlsx", { J4: "不详", J5: "无", J6: "N/A", K5: "暂无", L5: "待定" });
await toConfirm("16-zero", { L5: 0, L4: 600.25 }, { O5: "区划调整，划出全部土地" });
await official("17-negative.xlsx", { G4: "(1.2)", G5: "△1.2", G6: "－1.2" });
await toConfirm("17-negative-impossible", { N4: -17719 }, { O4: "农户经营亏损，已核实" });
await toConfirm("18-total-rows", { B4: "全市", B7: "合计", C7: 300.01, D7: 30.1 }, { O4: "合计含飞地" });
await official("18-total-rows-wrong.xlsx", { B7: "合计", C7: 310 });
await official("19-notes.xlsx", { B5: "五华区①", C6: "200*", A8: "① 含高新区。", A9: "注：本表为最终核实数。", A10: "* 含划入街道。" });
await official("20-hidden.xlsx", {}, data => {
  data.getRow(5).hidden = true;
  data.getColumn("I").hidden = true;
  data.autoFilter = "A3:O6";
});
await official("21-percent.xlsx", { J4: 0.955, J5: "96.5%", J6: 94.5 }, data => { data.getCell("J4").numFmt = "0.00%"; });
await toConfirm("21-percent-ambiguous", { J4: 0.955, J5: 0.965, J6: 0.945 }, { O4: "刚起步", O5: "刚起步", O6: "刚起步" });
await official("22-error-values.xlsx", { C5: error("#DIV/0!"), D5: error("#REF!"), J5: error("#N/A") });
await official("23-formula-without-value.xlsx", { C5: { formula: "D5+E5+F5" } });
await official("24-formula-to-another-file.xlsx", { C5: { formula: "[1]数据!C5", result: 100 } });
await official("25-dates-of-1904.xlsx", {}, (data, { book }) => { book.properties.date1904 = true; });
await handMade("26-period-forms.xlsx",
  [["报告期", "2024年"], ["昆明市2024年主要指标"], [], ["地区", "年份", "地区生产总值（亿元）"], ["昆明市", "2024年度", 300], ["五华区", 2024, 100], ["盘龙区", "２０２４年", 200]]);
await official("27-other-period.xlsx", {}, (data, { meta }) => { meta.getCell("B4").value = "2023"; });
await handMade("27-other-period-on-the-sheet.xlsx", [["报告期", "2023年"], ["地区", "年份", "地区生产总值（亿元）"], ["昆明市", 2024, 300], ["五华区", 2024, 100], ["盘龙区", 2023, 200]]);
await official("28-old-format.xlsx");
resave("28-old-format.xlsx", "28-old-format.xls", "xls:MS Excel 97");
copyFileSync(at("28-old-format.xls"), at("28-old-format-misnamed.xlsx"));
copyFileSync(at("28-old-format.xls"), at("29-wps-records.et"));
copyFileSync(at("28-old-format.xlsx"), at("29-wps-package.et"));
const wps = CFB.utils.cfb_new();
CFB.utils.cfb_add(wps, "/ETExtData", Buffer.from("WPS"));
writeFileSync(at("29-wps-other.et"), CFB.write(wps, { type: "buffer" }));
const csv = DATA.map(row => row.map(value => value ?? "").join(",")).join("\r\n") + "\r\n";
writeFileSync(at("30-csv-utf8.xlsx"), csv);
writeFileSync(at("30-csv-utf8-bom.xls"), "\ufeff" + csv);
writeFileSync(at("30-csv-gb18030.xlsx"), createRequire(import.meta.url)("iconv-lite").encode(csv, "gb18030"));
writeFileSync(at("30-html.xls"), "<html><head><meta charset=\"utf-8\"></head><body><table><tr><td>地区</td><td>300</td></tr></table></body></html>\r\n");
writeFileSync(at("30-xml.xlsx"), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?>\r\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>\r\n");
const encrypted = CFB.utils.cfb_new();
CFB.utils.cfb_add(encrypted, "/EncryptionInfo", Buffer.alloc(64));
CFB.utils.cfb_add(encrypted, "/EncryptedPackage", Buffer.alloc(4200));
writeFileSync(at("31-encrypted.xlsx"), CFB.write(encrypted, { type: "buffer" }));
await repack("28-old-format.xlsx", "32-macros.xlsm", async zip => {
  const types = await zip.file("[Content_Types].xml").async("string");
  zip.file("[Content_Types].xml", types.replace("spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml").replace("openxmlformats-officedocument.ms-excel", "ms-excel"));
  const links = await zip.file("xl/_rels/workbook.xml.rels").async("string");
  zip.file("xl/_rels/workbook.xml.rels", links.replace("</Relationships>", "<Relationship Id=\"vba\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" Target=\"vbaProject.bin\"/></Relationships>"));
  zip.file("xl/vbaProject.bin", Buffer.from(CFB.write(CFB.utils.cfb_new(), { type: "buffer" })));
});
await official("34-used-range.xlsx", {}, data => { data.getCell("XFD1048576").numFmt = "0.00"; });
await official("35-twice.xlsx", { A6: "530102", B6: "五华区", D1: "gdp", D2: "地区生产总值" });
await handMade("36-area-names.xlsx", [["地区", "地区生产总值（亿元）"], ["楚雄州", 300], ["禄丰县", 300]]);
await handMade("36-area-unknown.xlsx", [["地区", "地区生产总值（亿元）"], ["昆明", 300], ["五滑区", 100], ["盘龙", 200]]);
await official("37-code-and-name.xlsx", { B5: "盘龙区" });
await official("38-columns.xlsx", { C1: null, P1: "gdp_primery", P2: "第一产业增加直", P4: 1 }, data => {
  for (let row = 1; row <= 6; row++) {
    const [left, right] = [data.getCell(row, 4), data.getCell(row, 6)];
    [left.value, right.value] = [right.value, left.value];
  }
});
await official("38-column-missing.xlsx", {}, data => { for (let row = 1; row <= 6; row++) data.getCell(row, 3).value = null; });
{
  const book = emptyBook();
  addSheet(book, "封面", [["昆明市统计局"], ["2024年统计报表"]]);
  addSheet(book, "编制说明", [["地区生产总值按现价计算"]]);
  addSheet(book, "表一", [["地区", "地区生产总值（亿元）"], ...AREAS]);
  addSheet(book, "表二", [["地区", "常住人口（万人）"], ["昆明市", 90], ["五华区", 40], ["盘龙区", 50]]);
  await save("39-several-sheets.xlsx", book);
  const none = emptyBook();
  addSheet(none, "封面", [["昆明市统计局"]]);
  addSheet(none, "通知", [["请各县区按时报送"]]);
  await save("39-no-table.xlsx", none);
}
await official("40-float-dust.xlsx", { C5: 100.00000000000001, L5: 400.2549, L6: 600.245 });
await official("41-older-template.xlsx", {}, (data, { meta }) => {
  meta.getCell("B2").value = "000000000000";
  for (let row = 1; row <= 6; row++) data.getCell(row, 10).value = null;
});
await official("43-injection.xlsx", { O5: "=cmd|' /C calc'!A0", O6: "@SUM(1)", C5: "+1+1" });
{
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(DATA);
  XLSX.utils.book_append_sheet(book, sheet, "数据 Data");
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(META), "_meta");
  book.Props = { CreatedDate: day };
  writeFileSync(at("44-sheetjs.xlsx"), XLSX.write(book, { type: "buffer", compression: true }));
}
resave("28-old-format.xlsx", "44-libreoffice.xlsx", "xlsx:Calc MS Excel 2007 XML");
{
  const book = emptyBook();
  addSheet(book, "数'据“经济”😀 & <1>", [["地区", "地区生产总值（亿元）"], ...AREAS]);
  await save("45-names.xlsx", book);
}
await toConfirm("46-identities", { C5: 100.5, N4: 50000 }, { O4: "含省直管部分", O5: "初步核算数据尚未平衡" });
await official("46-identities-wrong.xlsx", { I5: 40.5, C4: 320 });

// What Excel does to an old workbook whose structure is protected: all is encrypted with a password that every program knows.
// RC4, by the key of each block of 1024 bytes; [MS-XLS] 2.2.10.
function protect(source, target, scheme, password = "VelvetSweatshop") {
  const container = CFB.read(readFileSync(at(source)), { type: "buffer" });
  const entry = CFB.find(container, "/Workbook");
  const plain = Buffer.from(entry.content);
  const salt = Buffer.from("0123456789abcdef"), verifier = Buffer.from("fedcba9876543210");
  const utf16 = Buffer.from(password, "utf16le"), number = value => { const bytes = Buffer.alloc(4); bytes.writeUInt32LE(value); return bytes; };
  const hash = (kind, ...parts) => createHash(kind).update(Buffer.concat(parts)).digest();
  const seed = scheme === "rc4" ? hash("md5", ...Array(16).fill([hash("md5", utf16).subarray(0, 5), salt]).flat()).subarray(0, 5) : hash("sha1", salt, utf16);
  const key = block => scheme === "rc4" ? hash("md5", seed, number(block)) : hash("sha1", seed, number(block)).subarray(0, 16);
  const rc4 = (bytes, secret) => {
    const state = [...Array(256).keys()];
    for (let i = 0, j = 0; i < 256; i++) { j = (j + state[i] + secret[i % secret.length]) & 255; [state[i], state[j]] = [state[j], state[i]]; }
    let i = 0, j = 0;
    return Buffer.from(bytes.map(byte => {
      i = (i + 1) & 255; j = (j + state[i]) & 255; [state[i], state[j]] = [state[j], state[i]];
      return byte ^ state[(state[i] + state[j]) & 255];
    }));
  };
  const check = rc4(Buffer.concat([verifier, hash(scheme === "rc4" ? "md5" : "sha1", verifier)]), key(0));
  const provider = Buffer.from("Microsoft Enhanced Cryptographic Provider v1.0\0", "utf16le");
  const pass = scheme === "rc4"
    ? Buffer.concat([Buffer.from([1, 0, 1, 0, 1, 0]), salt, check])
    : Buffer.concat([Buffer.from([1, 0, 3, 0, 2, 0]), number(4), number(32 + provider.length), number(4), number(0), number(0x6801), number(0x8004), number(128), number(1), number(0), number(0), provider,
      number(16), salt, check.subarray(0, 16), number(20), check.subarray(16)]);
  const first = 4 + plain.readUInt16LE(2), added = 4 + pass.length;
  const header = Buffer.alloc(4);
  header.writeUInt16LE(0x2f, 0);
  header.writeUInt16LE(pass.length, 2);
  const whole = Buffer.concat([plain.subarray(0, first), header, pass, plain.subarray(first)]);
  const secret = Buffer.concat([...Array(Math.ceil(whole.length / 1024)).keys()].map(block => rc4(Buffer.alloc(1024), key(block))));
  for (let place = 0; place + 4 <= whole.length;) {
    const [id, end] = [whole.readUInt16LE(place), place + 4 + whole.readUInt16LE(place + 2)];
    if (id === 0x85) whole.writeUInt32LE(whole.readUInt32LE(place + 4) + added, place + 4);
    for (let i = place + 4 + (id === 0x85 ? 4 : 0); i < end && ![0x809, 0x2f, 0xe1].includes(id); i++) whole[i] ^= secret[i];
    place = end;
  }
  CFB.utils.cfb_add(container, "/Workbook", whole);
  writeFileSync(at(target), CFB.write(container, { type: "buffer" }));
}

protect("28-old-format.xls", "31-structure-protected.xls", "rc4");
protect("28-old-format.xls", "31-structure-protected-2003.xls", "cryptoapi");
protect("28-old-format.xls", "31-encrypted-old.xls", "rc4", "secret");
