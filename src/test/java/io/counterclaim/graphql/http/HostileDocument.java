package io.counterclaim.graphql.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random documents that are broken, or made to cost much. */
final class HostileDocument {
  private static final Pattern TOKEN = Pattern.compile("\\w+|\\.{3}|\\s+|.", Pattern.DOTALL);
  private static final List<String> TOKENS =
      List.of(
          ("{ } ( ) [ ] $ ! : = | & ... @ @skip \" \"\"\" # \\ null on fragment query mutation subscription"
                  + " __schema __typename 1e400 1e99999999999 - 99999999999999999999 \0 \ud800 \ufeff \u2028 \\u{110000} é")
              .split(" "));

  /** Where anything may stand. */
  private static final List<String> PLACES =
      """
      %s
      { %s }
      { a: %s }
      { %s: __typename }
      { actors(first: 3) { nodes { %s: id } } }
      { __typename @%s }
      { ...%s }
      { ... on %s { id } }
      { statements(%s: 1) { totalCount } }
      { statements(first: %s) { totalCount } }
      { statements(filter: {%s: 1}) { totalCount } }
      { statements(filter: {text: %s}) { totalCount } }
      { statements(filter: {text: "%s"}) { totalCount } }
      { statements(filter: {language: "en%s"}) { totalCount } }
      { statements(filter: {kinds: [%s]}) { totalCount } }
      { statements(after: "%s") { totalCount } }
      { engagements(filter: {near: {latitude: %s, longitude: 0, kilometres: 1}}) { totalCount } }
      { actor(key: "%s") { id } }
      { actor(id: %s) { id } }
      { actor(key: "russia") { camp(on: "%s") { key } } }
      { nodes(ids: %s) { id } }
      query %s { __typename }
      query($%s: Int) { __typename }
      query($a: %s) { __typename }
      query($a: Int = %s) { statements(first: $a) { totalCount } }
      fragment %s on Query { __typename } { __typename }
      { __typename } # %s
      { __typename } "%s
      { __typename } \"""%s
      """
          .lines()
          .toList();

  /** What may stand there, once or very often. */
  private static final List<String> PARTS =
      """
      a
      -a
      _
      9
      -
      0.
      é
      "
      \\"
      '
      ,
      \s
      #
      ' with value 'AValue{
      'AValue{a='
      \\u0041
      \\ud800
      \\u0000
      \0
      \ud83d\ude00
      \ud800
      {
      [
      (
      {a
      {a(b:[
      {a(b:{c:
      ...{
      [[1],
      $a\s
      @aa
      @skip(if:true)
      1\s
      null\s
      a:1\s
      {a:1}\s
      query A{__typename}\s
      fragment A on Query{__typename}\s
      ...A\s
      __typename\s
      a:__typename\s
      type A{b:C}\s
      """
          .lines()
          .toList();

  private static final List<String> DEAR =
      """
      statements(filter: {text: "the OR of OR -said"}) { totalCount }
      statements { facets(by: [SPEAKER, CAMP, PUBLISHER, SAID_DAY], top: 100) { buckets { actor { name } } } }
      statements(first: 100) { nodes { relations { to { relations { type } } } } }
      actors(first: 100) { nodes { statements(first: 9) { nodes { assertions { engagement { key } } } } } }
      actors(first: 100) { nodes { affiliations { group { members { member { key } } } } } }
      actors(first: 5) { nodes { positions { totalCount } } }
      engagements(filter: {near: {latitude: 0, longitude: 0, kilometres: 20040}, disputed: true}) { totalCount }
      engagements { nodes { disputes { history { nodes { positions { holders { since } } } } } } }
      disputes(knownAt: "2025-04-27T00:00:00Z") { totalCount }
      """
          .lines()
          .toList();

  private final Chance chance;

  HostileDocument(Chance chance) {
    this.chance = chance;
  }

  String next() {
    return switch (chance.below(9)) {
      case 0 -> repeated("{ ", i -> "a" + i + ": __typename ", chance.many(6000), "}");
      case 1 -> nested();
      case 2 -> fragments();
      case 3 -> introspection();
      case 4 ->
          repeated(
              "", i -> "query A" + i + " { statements { totalCount } } ", chance.many(800), "");
      case 5 -> variables();
      case 6 -> wide();
      case 7 -> dear();
      default -> chance.one(PLACES).replace("%s", chance.one(PARTS).repeat(chance.many(6000)));
    };
  }

  private static String repeated(String before, IntFunction<String> part, int times, String after) {
    return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining("", before, after));
  }

  private String nested() {
    int depth = chance.many(2000);
    return "{ statements(first: 2) { nodes { "
        + "relations { to { ".repeat(depth)
        + "id "
        + "} } ".repeat(chance.below(8) == 0 ? chance.below(depth) : depth)
        + "} } }";
  }

  /**
   * Each spreads the next one twice or more often; the last one is a leaf, or the first one again.
   */
  private String fragments() {
    int count = chance.many(200);
    String leaf = chance.one(List.of("__typename", "...F0", "...F" + count, "nothing"));
    String part =
        chance.one(
            List.of(
                "...F%d ...F%d", "...F%d ... { ...F%d }", "a: __typename ...F%d ...F%d ...F%d"));
    return repeated(
        "{ ...F0 } ",
        i -> "fragment F" + i + " on Query { " + part.replace("%d", "" + (i + 1)) + " } ",
        count,
        "fragment F" + count + " on Query { " + leaf + " }");
  }

  private String introspection() {
    int depth = chance.many(30);
    String circle =
        chance.one(List.of("fields { type { ", "possibleTypes { ", "ofType { ", "interfaces { "));
    int closing = (int) circle.chars().filter(c -> c == '{').count() * depth;
    return "{ __schema { types { "
        + circle.repeat(depth)
        + "name "
        + "} ".repeat(closing)
        + "} } }";
  }

  private String variables() {
    int count = chance.many(1500);
    String type = chance.one(List.of("Int", "[[ID!]!]", "StatementFilter", "Nothing", "Actor"));
    return repeated("query(", i -> "$v" + i + ": " + type + " ", count, ") { statements(")
        + repeated("", i -> "first: $v" + i + " ", chance.many(count), ") { totalCount } }");
  }

  private String wide() {
    String field =
        chance.one(
            List.of(
                "statements(first: 1) { %s }",
                "actor(key: \"russia\") { %s }", "node(id: 5) { id %s }"));
    String below =
        repeated(
            "",
            i -> chance.one(List.of("__typename ", "id ", "key ", "nodes { id } ", "x ")),
            chance.many(100),
            "");
    return "{ " + field.replace("%s", below).repeat(chance.many(300)) + " }";
  }

  /** What takes the database long, under about as many names as there may be. */
  private String dear() {
    String field = chance.one(DEAR);
    return repeated("{ ", i -> "a" + i + ": " + field + " ", chance.many(60), "}");
  }

  /** The same with some of its tokens or characters left out, doubled, swapped or replaced. */
  String mutated(String document) {
    List<String> parts =
        chance.oneIn(2)
            ? TOKEN
                .matcher(document)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(ArrayList::new))
            : new ArrayList<>(List.of(document.split("")));
    for (int times = chance.many(6); times > 0 && parts.size() > 1; times--) {
      int place = chance.below(parts.size());
      switch (chance.below(5)) {
        case 0 -> parts.remove(place);
        case 1 -> parts.add(place, parts.get(place));
        case 2 -> Collections.swap(parts, place, chance.below(parts.size()));
        case 3 -> parts.set(place, chance.one(TOKENS));
        default -> parts.set(place, parts.get(chance.below(parts.size())));
      }
    }
    return String.join("", parts);
  }
}
