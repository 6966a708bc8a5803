# Kring in an image: built with a JDK and Node, run with the same Java only.
FROM node:24-bookworm-slim AS node

FROM maven:3-eclipse-temurin-25 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /kring
COPY . .
RUN mvn -B -q -DskipTests -Dspotless.check.skip package \
 && java -Djarmode=tools -jar target/kring.jar extract --destination /app

FROM eclipse-temurin:25-jre
# what is kept lies in a folder of its own that Kring may write in; the program it may only read
RUN useradd --system --create-home kring && mkdir -p /app/data && chown kring:kring /app/data
USER kring
WORKDIR /app
COPY --from=build /app .
VOLUME /app/data
EXPOSE 8080
ENTRYPOINT ["java", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=70", "-jar", "kring.jar"]
