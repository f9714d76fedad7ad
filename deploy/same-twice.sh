#!/usr/bin/env bash
# Builds the jar twice, the second time in a fresh clone in another folder, and compares: who builds this commit gets these
# bytes. Takes two builds without tests.
set -euo pipefail
cd "$(dirname "$0")/.."
other=$(mktemp -d)
trap 'rm -rf "$other"' EXIT
git clone --quiet . "$other/clone"
git clone --quiet . "$other/once"
for where in once clone; do
  (cd "$other/$where" && ./mvnw -q ${MAVEN_OPTIONS:-} -DskipTests -Dspotless.check.skip package)
done
sha256sum "$other"/*/target/cairn-*.jar | sed "s|$other/||"
cmp "$other"/once/target/cairn-*.jar "$other"/clone/target/cairn-*.jar && echo "The same, byte for byte."
