// Adds up the test results (.trx files) of a folder and prints "N passed, N failed"; exits 1 unless some passed and none failed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const files = (() => {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".trx"));
  } catch {
    return [];
  }
})();

let passed = 0;
let failed = 0;
let skipped = 0;
for (const file of files) {
  const counters = /<Counters [^>]*>/.exec(readFileSync(join(folder, file), "utf8"))?.[0] ?? "";
  const count = (name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  passed += count("passed");
  failed += count("executed") - count("passed");
  skipped += count("total") - count("executed");
}

if (files.length === 0) {
  console.error(`no test results in ${folder}`);
}
if (skipped > 0) {
  console.log(`${skipped} skipped, for want of a program that they name`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(passed > 0 && failed === 0 ? 0 : 1);
