#!/bin/sh
# Builds the service and measures how fast it records: see speed/Writes.java. Ten minutes and 3 GB of disk. A directory may be
# named that keeps the database for the next run; it can be that of speed.sh.
set -eu
. "$(dirname "$0")/build.sh"

measure Writes "$home"
