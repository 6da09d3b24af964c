package io.counterclaim.dispute;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.counterclaim.dispute.World.Cite;
import io.counterclaim.dispute.World.Claim;
import io.counterclaim.dispute.World.Link;
import io.counterclaim.dispute.World.Takeback;
import io.counterclaim.dispute.World.Utterance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes down worlds as dossiers, one for each time zone. Of the parts of a step the later ones say
 * again what was said, as a dossier does that grows.
 */
final class WorldDossiers {
  private static final String PUBLISHER = "worlds-outlet";

  private WorldDossiers() {}

  static List<byte[]> dossiers(Collection<World> worlds, int step, int part) {
    Map<String, List<World>> zones =
        worlds.stream().collect(groupingBy(world -> world.zone(step), TreeMap::new, toList()));
    List<byte[]> dossiers = new ArrayList<>();
    zones.forEach((zone, alike) -> dossiers.add(dossier(alike, step, part, zone)));
    return dossiers;
  }

  private static byte[] dossier(List<World> worlds, int step, int part, String zone) {
    Map<String, Object> dossier = new LinkedHashMap<>();
    dossier.put("title", "Worlds, step " + step);
    dossier.put("timeZone", zone);
    if (step == 1) {
      dossier.put("actors", actors(worlds));
      dossier.put("sources", worlds.stream().flatMap(WorldDossiers::sources).toList());
      dossier.put("engagements", worlds.stream().flatMap(WorldDossiers::engagements).toList());
    }
    dossier.put(
        "affiliations",
        worlds.stream()
            .flatMap(world -> world.links().stream())
            .filter(link -> link.step() == step && link.part() == part)
            .map(WorldDossiers::affiliation)
            .toList());
    dossier.put(
        "statements",
        worlds.stream()
            .flatMap(
                world ->
                    world.utterances().stream()
                        .filter(utterance -> utterance.step() == step)
                        .map(utterance -> statement(world, utterance)))
            .toList());
    dossier.put(
        "relations",
        worlds.stream()
            .flatMap(world -> world.takebacks().stream())
            .filter(back -> back.step() == step && back.part() == part)
            .map(WorldDossiers::relation)
            .toList());
    return bytes(dossier);
  }

  private static byte[] bytes(Object dossier) {
    try {
      return new ObjectMapper().writeValueAsString(dossier).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Map<String, ?>> actors(Collection<World> worlds) {
    Stream<Map<String, ?>> publisher = Stream.of(actor(PUBLISHER, "MEDIA_OUTLET"));
    return Stream.concat(publisher, worlds.stream().flatMap(WorldDossiers::actors)).toList();
  }

  private static Stream<Map<String, ?>> actors(World world) {
    return WorldMaker.actors().stream()
        .map(
            actor ->
                actor(
                    world.key(actor),
                    World.STATES.contains(actor)
                        ? "STATE"
                        : actor.equals(World.GROUP) ? "NON_STATE_ARMED_GROUP" : "PERSON"));
  }

  private static Map<String, ?> actor(String key, String type) {
    return Map.of("key", key, "type", type, "name", key);
  }

  private static Stream<Map<String, ?>> sources(World world) {
    return World.SOURCES.stream()
        .map(
            source ->
                Map.of(
                    "key",
                    world.key(source),
                    "kind",
                    "WEB_PAGE",
                    "publisher",
                    PUBLISHER,
                    "published",
                    world.published().get(source).written()));
  }

  private static Stream<Map<String, ?>> engagements(World world) {
    return IntStream.range(0, World.ENGAGEMENTS)
        .mapToObj(world::engagement)
        .map(key -> Map.of("key", key, "kind", "COMBAT_ENGAGEMENT", "title", key));
  }

  private static Map<String, ?> affiliation(Link link) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("member", link.member());
    part.put("kind", link.kind());
    part.put("group", link.group());
    put(part, "from", link.from());
    put(part, "to", link.to());
    return part;
  }

  private static Map<String, ?> statement(World world, Utterance utterance) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("key", utterance.key());
    part.put("speaker", utterance.speaker());
    put(part, "onBehalfOf", utterance.onBehalfOf());
    part.put("kind", "CLAIM");
    part.put("rendering", "PARAPHRASE");
    part.put("text", "So it was said.");
    part.put("language", "en");
    part.put("medium", "SPEECH");
    put(part, "said", utterance.said());
    part.put("citations", utterance.cites().stream().map(cite -> citation(world, cite)).toList());
    part.put("assertions", utterance.claims().stream().map(WorldDossiers::assertion).toList());
    return part;
  }

  private static Map<String, ?> citation(World world, Cite cite) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("source", world.key(cite.source()));
    put(part, "relays", cite.relays() == null ? null : world.key(cite.relays()));
    return part;
  }

  private static Map<String, ?> assertion(Claim claim) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("engagement", claim.engagement());
    part.put("attribute", claim.attribute());
    put(part, "subject", claim.subject());
    part.put("polarity", claim.polarity());
    part.put("basis", claim.basis());
    part.put(claim.worth().kind(), claim.worth().written());
    return part;
  }

  private static Map<String, ?> relation(Takeback takeback) {
    return Map.of(
        "from", takeback.from(),
        "type", takeback.type(),
        "to", takeback.to(),
        "basis", "EDITORIAL");
  }

  private static void put(Map<String, Object> part, String member, Object value) {
    if (value != null) {
      part.put(member, value instanceof Map ? value : value.toString());
    }
  }
}
