# Builds the service and the programs of `speed/`; home is the directory that keeps the database, which is removed in the end
# unless its name was given. To be sourced.
if [ $# -gt 0 ]; then
  mkdir -p "$1"
  home=$(cd "$1" && pwd)
else
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT INT TERM
fi
[ -e "$home/prepared" ] || rm -rf "$home/postgresql"

cd "$(dirname "$0")/../.."
./mvnw -q -B package -DskipTests
(cd target/quarkus-app && QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql:none \
  java -XX:ArchiveClassesAtExit=classes.jsa -jar quarkus-run.jar || test -s classes.jsa)
./mvnw -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath -Dmdep.outputFile=target/bench.classpath
javac -cp "target/classes:$(cat target/bench.classpath)" -d target/bench src/bench/speed/*.java
measure() {
  java -cp "target/bench:target/classes:$(cat target/bench.classpath)" "$@"
}
