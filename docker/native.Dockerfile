# syntax=docker/dockerfile:1

FROM maven:3.9.11-eclipse-temurin-25 AS maven

# UBI 9 like the image that runs the binary: a newer glibc here would not be found there.
FROM quay.io/quarkus/ubi9-quarkus-mandrel-builder-image:jdk-25 AS build
# The builder has no Maven of its own.
COPY --from=maven /usr/share/maven /opt/maven
ENV PATH=/opt/maven/bin:$PATH
# Belongs to the builder's user, 1001.
WORKDIR /project
# Before the source, so that a change of the source fetches nothing. The star lets .mvn be absent.
COPY --chown=1001 pom.xml mvnw ./
COPY --chown=1001 .mvn* .mvn/
# Locked: Maven's repository is not made for two builds at once.
RUN --mount=type=cache,target=/home/quarkus/.m2,uid=1001,sharing=locked ./mvnw -B quarkus:go-offline
COPY --chown=1001 src/main src/main
RUN --mount=type=cache,target=/home/quarkus/.m2,uid=1001,sharing=locked ./mvnw -B -Dnative -Dmaven.test.skip=true package

FROM quay.io/quarkus/ubi9-quarkus-micro-image:2.0
WORKDIR /app
COPY --from=build --chown=0:0 --chmod=0755 /project/target/*-runner application

# Not the owner of the file above: the service cannot change itself.
USER 1001
EXPOSE 8080 9000
# The image has neither curl nor wget; bash, which is UBI's /bin/sh, opens the connection itself.
HEALTHCHECK --interval=10s --timeout=5s --start-period=10s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/9000 && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [[ $status == 200 ]]"]
ENTRYPOINT ["./application"]

# Last, so that they invalidate no layer; only who builds knows these two.
ARG SOURCE
ARG VERSION=unknown
LABEL org.opencontainers.image.title="Counterclaim" \
      org.opencontainers.image.description="Who said what about which engagement, and who says otherwise" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.source="$SOURCE" \
      org.opencontainers.image.version="$VERSION"
