package io.counterclaim.graphql.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.schema.GraphQLSchema;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A random request over HTTP, down to its bytes. */
final class RandomRequest {
  /** What it is made to be, and how often of a hundred times. */
  enum Kind {
    /** Of a valid document with right arguments. */
    RIGHT(40),
    /** Of a valid document with wrong arguments. */
    WRONG_ARGUMENTS(15),
    MUTATED_DOCUMENT(15),
    HOSTILE_DOCUMENT(14),
    /** With a body that is no JSON, or JSON that is no request. */
    BODY(9),
    /** With a target that has no request in it. */
    TARGET(3),
    /** With another method, or with headers that are not those of a request. */
    HEADERS(4);

    private final int share;

    Kind(int share) {
      this.share = share;
    }

    static Kind any(Chance chance) {
      int place = chance.below(100);
      int kind = 0;
      for (; place >= values()[kind].share; kind++) {
        place -= values()[kind].share;
      }
      return values()[kind];
    }
  }

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final int LONGEST_TARGET = 3500;
  private static final List<String> ACCEPTED =
      List.of("application/json", "application/graphql-response+json", "*/*");
  private static final List<String> ENCODINGS = List.of("UTF-16", "UTF-16LE", "UTF-32", "IBM500");
  private static final List<String> METHODS =
      List.of("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "QUERY", "get");
  private static final List<String> TARGETS =
      """
      ?
      ?query
      ?query=
      ?query=%7B__typename%7D&query=%7B__typename%7D
      ?query=%
      ?query=%zz
      ?query=%ff%fe
      ?query=%00
      ?query=%ED%A0%80
      ?query=%7B__typename%7D&variables=%5B1%5D
      ?query=%7B__typename%7D&variables=%7B%22a%22:1e99999999999%7D
      ?query=%7B__typename%7D&variables=
      ?%00=%00&%ED%A0%80=1
      ?%ED%A0%80=1&%ED%A0%80=1
      ?query=%7B__typename%7D&operationName=%00
      ?documentId=%ED%A0%80
      ?query=mutation%7Ba%7D
      ;query=%7B__typename%7D
      /
      /../graphql
      %2e
      #query
      ?query=%7B__typename%7D&debug=1&extensions=%7B%22persistedQuery%22:%7B%22version%22:1%7D%7D
      """
          .lines()
          .toList();
  private static final List<String> HEADERS =
      """
      Accept: text/html
      Accept: application/json;q=0
      Accept: application/graphql-response+json;q=x, ;;;, */*;q=-1
      Accept: ,
      Accept: */*; c="
      Accept: \1
      Accept-Charset: utf-16
      Content-Type: application/json; charset=utf-16
      Content-Type: application/json;;;charset
      Content-Type: application/json; charset="
      Content-Type: text/plain
      Content-Type: application/x-www-form-urlencoded
      Content-Type: multipart/form-data; boundary=x
      Content-Type: ,
      Content-Type:
      If-None-Match: *
      If-None-Match: W/"", "
      If-Modified-Since: yesterday
      Range: bytes=0-1
      Upgrade: websocket
      X-Request-Id: ${jndi:x}%n\033[31m
      GraphQL-Cost: 1
      GraphQL-Cost:
      X-Apollo-Tracing: 1
      Cookie: "=;;="
      Origin: null
      Forwarded: for="[::1]";proto=gopher
      traceparent: 00-zz-00-xx
      Content-Encoding: gzip
      Accept-Language: zz-é
      """
          .lines()
          .toList();
  private static final List<String> LONG_HEADERS =
      List.of(
          "Accept: " + "a/b,".repeat(2000),
          "Accept: a/b;q=" + "1".repeat(15_000) + "x",
          "Content-Type: " + "application/json,".repeat(1000),
          "If-None-Match: " + "W/\"a\",".repeat(2000),
          "X-Request-Id: " + "a".repeat(15_000),
          "X-Forwarded-For: " + "1,".repeat(5000));

  /** Whole bodies; in some anything may stand as the value of a variable. */
  private static final List<String> BODIES =
      """
      null
      []
      {}
      5
      "{ __typename }"
      {"query": null}
      {"query": {}}
      {"query": "{ __typename }"} {}
      {"query": "{ __typename }",}
      {"query": "{ __typename }", "query": "{ __typename }"}
      {"query": "{ __typename }", "variables": {"a": 1, "a": 2}}
      {"query": "{ __typename }", "variables": []}
      {"query": "{ __typename }", "variables": {"a": %s}}
      {"query": "{ __typename }", "extensions": %s}
      {"query": "{ __typename }", "operationName": "\\ud800"}
      {"query": "{ \\ud800 }"}
      {"query": "{ \\u0000 }"}
      {"\\ud800": "\\ud800"}
      {"documentId": "\\ud800"}
      {"documentId": "sha256:"}
      {"query": "{ __typename }", "documentId": ""}
      [{"query": "{ __typename }"}, {"query": "{ __typename }"}]
      %s
      {"query": "query($a: Boolean!) { __typename @skip(if: $a) }", "variables": {"a": %s}}
      {"query": "query($a: ID) { actor(id: $a) { id } }", "variables": {"a": %s}}
      {"query": "query($a: String) { actor(key: $a) { id } }", "variables": {"a": %s}}
      {"query": "query($a: Int) { statements(first: $a) { totalCount } }", "variables": {"a": %s}}
      {"query": "query($a: Date) { actor(key: \\"russia\\") { camp(on: $a) { key } } }", "variables": {"a": %s}}
      {"query": "query($a: NearInput) { engagements(filter: {near: $a}) { totalCount } }", "variables": {"a": %s}}
      {"query": "query($a: [ID!]!) { nodes(ids: $a) { id } }", "variables": {"a": %s}}
      {"query": "query($a: [Medium!]) { statements(filter: {media: $a}) { totalCount } }", "variables": {"a": [%s]}}
      {"query": "query($a: StatementFilter) { statements(filter: $a) { totalCount } }", "variables": {"a": %s}}
      """
          .lines()
          .toList();

  private static final List<String> VALUES =
      """
      [
      {"a":
      9
      -
      0
      1.
      1e
      1e9
      1e99999999999
      -1e-99999999999
      "
      "a",
      null
      NaN
      "\\u0000"
      "\\ud800"
      {"text": "\\ud800"}
      {"\\ud800": 1}
      {"text": {"text":
      {"language": "en-a-b"}
      {"latitude": 1e400, "longitude": 0, "kilometres": 1}
      """
          .lines()
          .toList();

  final Kind kind;
  private final Chance chance;
  private String method = "POST";
  private String target = "/graphql";
  private final List<String> headers = new ArrayList<>();
  private byte[] body = {};

  RandomRequest(GraphQLSchema schema, RandomValues values, Chance chance) {
    this.chance = chance;
    kind = Kind.any(chance);
    Map<String, Object> members = members(schema, values);
    switch (kind) {
      case BODY -> body = broken(json(members));
      case TARGET -> get(chance.one(TARGETS));
      case HEADERS -> {
        ask(members);
        disguise();
      }
      default -> ask(members);
    }
    addUnlessGiven("Accept", chance.one(ACCEPTED));
    addUnlessGiven("Content-Type", "application/json");
  }

  private Map<String, Object> members(GraphQLSchema schema, RandomValues values) {
    int wrong = kind == Kind.WRONG_ARGUMENTS ? 3 : 0;
    RandomDocument document = new RandomDocument(schema, values, chance, wrong);
    HostileDocument hostile = new HostileDocument(chance);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(
        "query",
        switch (kind) {
          case MUTATED_DOCUMENT -> hostile.mutated(document.text);
          case HOSTILE_DOCUMENT -> hostile.next();
          default -> document.text;
        });
    members.put("variables", document.variables);
    members.put("operationName", document.operationName);
    return members;
  }

  private void ask(Map<String, Object> members) {
    String parameters = parameters(members);
    if (chance.oneIn(5) && parameters.length() < LONGEST_TARGET) {
      get(parameters);
    } else {
      body = json(members).getBytes(StandardCharsets.UTF_8);
    }
  }

  private void get(String parameters) {
    method = "GET";
    target += parameters;
  }

  private static String parameters(Map<String, Object> members) {
    StringJoiner parameters = new StringJoiner("&", "?", "");
    members.forEach(
        (name, value) -> {
          if (value != null) {
            String text = value instanceof String given ? given : json(value);
            parameters.add(name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
          }
        });
    return parameters.toString();
  }

  private void disguise() {
    for (int more = chance.below(3); more >= 0; more--) {
      headers.add(chance.one(chance.oneIn(5) ? LONG_HEADERS : HEADERS));
    }
    if (chance.oneIn(3)) {
      method = chance.one(METHODS);
    }
  }

  private void addUnlessGiven(String name, String value) {
    if (headers.stream().noneMatch(header -> header.startsWith(name + ":"))) {
      headers.add(name + ": " + value);
    }
  }

  private byte[] broken(String json) {
    String value = chance.one(VALUES).repeat(chance.many(8000));
    return switch (chance.below(6)) {
      case 0 -> noise(chance.many(3000));
      case 1 -> json.getBytes(Charset.forName(chance.one(ENCODINGS)));
      case 2 -> ("\ufeff" + json).getBytes(StandardCharsets.UTF_8);
      case 3 -> changed(json.getBytes(StandardCharsets.UTF_8));
      default -> chance.one(BODIES).replace("%s", value).getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    chance.random.nextBytes(bytes);
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    for (int times = chance.many(5); times > 0; times--) {
      bytes[chance.below(bytes.length)] = (byte) chance.below(256);
    }
    return chance.oneIn(3) ? Arrays.copyOf(bytes, chance.below(bytes.length * 2)) : bytes;
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private String head() {
    return method
        + " "
        + target
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
        + body.length
        + "\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n";
  }

  @Override
  public String toString() {
    return head() + new String(body, StandardCharsets.UTF_8);
  }
}
