package io.counterclaim.dispute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.counterclaim.TestDatabase;
import io.counterclaim.dispute.World.Tombstone;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Some worlds that the service knows.
 *
 * @param worlds by their names
 * @param moments before the first step and after each
 * @param statements their ids by their keys
 * @param engagements the same
 */
record RecordedWorlds(
    Map<String, World> worlds,
    List<Instant> moments,
    Map<String, String> statements,
    Map<String, String> engagements) {

  /**
   * Makes worlds and records them, one step of all of them after the other.
   *
   * @param seed of the first one
   * @param workOut works out the disputes that are due
   */
  static RecordedWorlds record(
      long seed, int count, Consumer<byte[]> importDossier, Runnable workOut) throws SQLException {
    Instant now = Instant.now();
    Map<String, World> worlds = new TreeMap<>();
    LongStream.range(seed, seed + count)
        .mapToObj(each -> WorldMaker.make(each, now))
        .forEach(world -> worlds.put(world.name(), world));
    List<Instant> moments = new ArrayList<>(List.of(now));
    for (int step = 1; step <= World.STEPS; step++) {
      for (int part = 0; part < World.PARTS; part++) {
        WorldDossiers.dossiers(worlds.values(), step, part).forEach(importDossier);
      }
      deleteAndRestore(worlds, step);
      workOut.run();
      moments.add(Instant.now());
    }
    return new RecordedWorlds(worlds, moments, ids("statement", worlds), ids("engagement", worlds));
  }

  private static void deleteAndRestore(Map<String, World> worlds, int step) throws SQLException {
    try (Connection database = TestDatabase.connect();
        PreparedStatement delete =
            database.prepareStatement(
                "update statement set deleted_at = now(), deletion_reason = 'in error' where key = ?");
        PreparedStatement restore =
            database.prepareStatement(
                "update statement set deleted_at = null, deletion_reason = null where key = ?")) {
      for (World world : worlds.values()) {
        for (Tombstone stone : world.tombstones()) {
          if (stone.step() == step || stone.restored() == step) {
            PreparedStatement sql = stone.step() == step ? delete : restore;
            sql.setString(1, stone.statement());
            assertEquals(1, sql.executeUpdate());
          }
        }
      }
    }
  }

  private static Map<String, String> ids(String table, Map<String, World> worlds)
      throws SQLException {
    Map<String, String> ids = new TreeMap<>();
    try (Connection database = TestDatabase.connect();
        PreparedStatement sql =
            database.prepareStatement(
                "select key, id from " + table + " where split_part(key, '-', 1) = any (?)")) {
      sql.setArray(1, database.createArrayOf("text", worlds.keySet().toArray()));
      ResultSet rows = sql.executeQuery();
      while (rows.next()) {
        ids.put(rows.getString(1), rows.getString(2));
      }
    }
    return ids;
  }

  /** The same in groups, each to be asked about in one go. */
  List<RecordedWorlds> groups(int size) {
    List<World> all = List.copyOf(worlds.values());
    List<RecordedWorlds> groups = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      groups.add(only(all.subList(from, Math.min(from + size, all.size()))));
    }
    return groups;
  }

  private RecordedWorlds only(List<World> some) {
    Map<String, World> named = new TreeMap<>();
    some.forEach(world -> named.put(world.name(), world));
    Map<String, String> theirs = new TreeMap<>(engagements);
    theirs.keySet().removeIf(key -> !named.containsKey(worldOf(key)));
    return new RecordedWorlds(named, moments, statements, theirs);
  }

  World world(String key) {
    return worlds.get(worldOf(key));
  }

  private static String worldOf(String key) {
    return key.split("-")[0];
  }
}
