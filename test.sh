#!/usr/bin/env bash
# Installs what the tests need, builds everything and runs every test. Needs the .NET 10 SDK and Node 20 or later.
# Usage: ./test.sh [arguments for dotnet test, such as --filter FullyQualifiedName~Catalogue]
set -euo pipefail
cd "$(dirname "$0")"

for tool in dotnet node npm; do
  if ! command -v "$tool" >/dev/null; then
    echo "缺少 $tool：请先安装 .NET 10 SDK 和 Node 20+。 $tool is missing: install the .NET 10 SDK and Node 20 or later." >&2
    exit 2
  fi
done

results="$PWD/artifacts/test-results"
rm -rf "$results"
trap 'node eng/count-tests.mjs "$results"' EXIT

echo "== eng: npm ci"
(cd eng && npm ci --no-progress)
echo "== dotnet restore (locked)"
dotnet restore Pipeline.sln --locked-mode
echo "== dotnet build"
dotnet build Pipeline.sln --no-restore --nologo -v quiet
echo "== dotnet test"
dotnet test Pipeline.sln --no-build --nologo --logger trx --results-directory "$results" "$@"
