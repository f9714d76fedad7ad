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
rm -rf unpacked cairn.jsa cairn.aot
"$java" -Djarmode=tools -jar "$jar" extract --destination unpacked
app=unpacked/$(basename "$jar")

if [ "$version" -ge 25 ]; then
  record="-XX:AOTCacheOutput=cairn.aot" use="-XX:AOTCache=cairn.aot" made=cairn.aot
else
  record="-XX:ArchiveClassesAtExit=cairn.jsa" use="-XX:SharedArchiveFile=cairn.jsa" made=cairn.jsa
fi
"$java" "$record" -Dspring.context.exit=onRefresh "$@" -jar "$app"
[ -s "$made" ] || { echo "No $made was made." >&2; exit 1; }
echo "cd $folder && $java $use -jar $app"
