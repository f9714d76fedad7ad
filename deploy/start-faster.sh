#!/usr/bin/env bash
# Unpacks cairn.jar and records what a start loads, so that the next starts take less: a CDS archive on Java 17 to 24, an AOT
# cache from 25 on. Run it where Cairn will run, with the same Java and with the settings of production: it starts once, up to
# where the first request would come, and ends.
#
#   deploy/start-faster.sh cairn.jar /opt/cairn [java options for this one start …]
#
# It ends with the command that starts Cairn from then on.
set -euo pipefail
jar=$(realpath "$1")
folder=$2
shift 2
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java.specification.version = //p')

mkdir -p "$folder"
cd "$folder"
# The archive remembers the files by name, size and time: it is made anew with each of them.
rm -rf unpacked cairn.jsa cairn.aot cairn.lst loaded.lst
"$java" -Djarmode=tools -jar "$jar" extract --destination unpacked
app=unpacked/$(basename "$jar")

if [ "$version" -ge 25 ]; then
  use="-XX:AOTCache=cairn.aot" made=cairn.aot
  "$java" -XX:AOTCacheOutput=cairn.aot -Dspring.context.exit=onRefresh "$@" -jar "$app"
else
  # From a list, and without lambdas: Java 17.0.15 breaks down where it writes those at its end (-XX:ArchiveClassesAtExit).
  use="-XX:SharedArchiveFile=cairn.jsa" made=cairn.jsa
  "$java" -XX:DumpLoadedClassList=loaded.lst -Dspring.context.exit=onRefresh "$@" -jar "$app"
  grep -v '^@' loaded.lst > cairn.lst
  "$java" -Xshare:dump -XX:SharedClassListFile=cairn.lst "$use" -cp "$app" > dump.log 2>&1
fi
[ -s "$made" ] || { echo "No $made was made." >&2; exit 1; }
echo "cd $folder && $java $use -jar $app"
