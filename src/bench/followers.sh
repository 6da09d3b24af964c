#!/bin/sh
# Builds the service and measures what it costs to tell a thousand followers what happens: see speed/Followers.java. Ten
# minutes, of which one is to build, and 3 GB of disk. A directory may be named that keeps the database for the next run, as
# those of speed.sh and writes.sh do; to fill it takes four minutes more.
set -eu
. "$(dirname "$0")/build.sh"

measure Followers "$home"
