# syntax=docker/dockerfile:1

# Bytecode is the same everywhere: images for other platforms are built at this one's speed.
FROM --platform=$BUILDPLATFORM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /project
# Before the source, so that a change of the source fetches nothing. The star lets .mvn be absent.
COPY pom.xml mvnw ./
COPY .mvn* .mvn/
# Locked: Maven's repository is not made for two builds at once.
RUN --mount=type=cache,target=/root/.m2,sharing=locked ./mvnw -B quarkus:go-offline
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2,sharing=locked ./mvnw -B -Dmaven.test.skip=true package

FROM eclipse-temurin:25.0.4.1_1-jre-noble
WORKDIR /app
# What changes least comes first, so that a release is a small layer.
COPY --from=build /project/target/quarkus-app/lib/ lib/
COPY --from=build /project/target/quarkus-app/*.jar ./
COPY --from=build /project/target/quarkus-app/app/ app/
COPY --from=build /project/target/quarkus-app/quarkus/ quarkus/

# An archive of loaded classes, with which it starts sooner: only the JDK that made it reads it. By
# the time at which the start ends for want of a database, all that a start takes is loaded.
RUN QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql:none \
  java -XX:+UseSerialGC -XX:ArchiveClassesAtExit=classes.jsa -jar quarkus-run.jar || test -s classes.jsa

# A quarter of the container's memory is for what is not heap: threads, metaspace, buffers.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
# Not the owner of the files above: the service cannot change itself.
USER 1001
EXPOSE 8080 9000
# The image has neither curl nor wget; bash opens the connection itself.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/9000 && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $status == 200 ]]"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:SharedArchiveFile=classes.jsa", "-jar", "quarkus-run.jar"]

# Last, so that they invalidate no layer; only who builds knows these two.
ARG SOURCE
ARG VERSION=unknown
LABEL org.opencontainers.image.title="Counterclaim" \
      org.opencontainers.image.description="Who said what about which engagement, and who says otherwise" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.source="$SOURCE" \
      org.opencontainers.image.version="$VERSION"
