#!/bin/sh
# Builds the service and measures it beside PostGraphile 5: see speed/Speed.java. Half an hour and 3 GB of disk. A directory
# may be named that keeps the database and PostGraphile for the next run.
set -eu
. "$(dirname "$0")/build.sh"

mkdir -p "$home/postgraphile"
cp src/bench/speed/postgraphile.mjs "$home/postgraphile"
if [ ! -e "$home/postgraphile/node_modules" ] &&
  ! npm install --silent --no-package-lock --prefix "$home/postgraphile" postgraphile@5.1.5; then
  rm -rf "$home/postgraphile/node_modules"
  echo "There is no npm, or it could not fetch PostGraphile: the service is measured without it."
fi

PATH="$PATH:$(printf '%s:' /usr/lib/postgresql/*/bin)"
measure Speed "$home"
