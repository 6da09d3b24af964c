#!/bin/sh
# Measures what one more statement costs on an engagement of 12 assertions and on one of 3,000: see WriteCostTest.
set -eu

cd "$(dirname "$0")/../.."
./mvnw -B test -Dtest=WriteCostTest -Dwords="${1:-3000}" -Dcamps="${2:-12}" -Dwrites=400 | grep -E "One more assertion|Tests run|ERROR"
