#!/bin/sh
# Builds the service and measures it beside PostGraphile 5: see speed/Speed.java. Half an hour and 3 GB of disk. A directory
# may be named that keeps the database and PostGraphile for the next run.
set -eu

if [ $# -gt 0 ]; then
  mkdir -p "$1"
  home=$(cd "$1" && pwd)
else
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT INT TERM
fi
mkdir -p "$home/postgraphile"
[ -e "$home/prepared" ] || rm -rf "$home/postgresql"

cd "$(dirname "$0")/../.."
./mvnw -q -B package -DskipTests
(cd target/quarkus-app && QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql:none \
  java -XX:ArchiveClassesAtExit=classes.jsa -jar quarkus-run.jar || test -s classes.jsa)
./mvnw -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath -Dmdep.outputFile=target/bench.classpath
cp src/bench/speed/postgraphile.mjs "$home/postgraphile"
if [ ! -e "$home/postgraphile/node_modules" ] &&
  ! npm install --silent --no-package-lock --prefix "$home/postgraphile" postgraphile@5.1.5; then
  rm -rf "$home/postgraphile/node_modules"
  echo "There is no npm, or it could not fetch PostGraphile: the service is measured without it."
fi

PATH="$PATH:$(printf '%s:' /usr/lib/postgresql/*/bin)"
javac -cp "$(cat target/bench.classpath)" -d target/bench src/bench/speed/*.java
java -cp "target/bench:$(cat target/bench.classpath)" Speed "$home"
