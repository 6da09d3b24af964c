package io.counterclaim.engagement;

import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.SelectedFields;
import io.counterclaim.graphql.lists.Rollup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A box of coordinates cut into cells of equal height and width in degrees. The borders between
 * them are told to the database as they are told to clients, so that none lies on either side of
 * one by how it is rounded.
 *
 * @param meridians borders between columns, from west to east, beyond 180 where the box crosses it
 * @param parallels borders between rows, from south to north
 */
record Grid(BoundingBoxInput box, double[] meridians, double[] parallels) {
  private static final int MOST_CELLS = 2_500;
  private static final String COLUMN =
      "case when e.place.longitude >= :west then bucket_of(:eastern, e.place.longitude)"
          + " else :crossed + bucket_of(:western, e.place.longitude) end";

  static Grid of(BoundingBoxInput box, int columns, int rows) {
    box.check("within");
    if (columns < 1 || rows < 1 || (long) columns * rows > MOST_CELLS) {
      throw RequestError.invalid(
          "columns, rows", "must be at least 1 each, and at most 2,500 cells together");
    }
    return new Grid(
        box,
        between(box.west(), box.west() + box.width(), columns),
        between(box.south(), box.north(), rows));
  }

  private static double[] between(double first, double last, int parts) {
    return IntStream.range(1, parts).mapToDouble(i -> first + (last - first) * i / parts).toArray();
  }

  /** The cells that have engagements, from south to north and from west to east, by parent. */
  Map<UUID, List<GridCell>> cells(
      Rollup engagements, Collection<UUID> parents, SelectedFields selection) {
    Rollup within = engagements.restricted(where -> box.restrict(where, "e.place"));
    String placed =
        within.table(
            List.of(
                "e.id as id",
                "e.startedLast as started",
                COLUMN + " as x",
                "bucket_of(:parallels, e.place.latitude) as y"),
            "");
    String cell = within.parentOf("c") + "c.x, c.y";
    String counted =
        "(select "
            + within.keepParentOf("c")
            + "c.id as id, c.x as x, c.y as y, count(*) over (partition by "
            + cell
            + ") as n, row_number() over (partition by "
            + cell
            + " order by c.started desc, c.id desc) as nth from "
            + placed
            + " c)";
    String examples =
        " y join Engagement r on r.id = y.id"
            + selection.at("example").fetchJoins(Engagement.class, "r")
            + " where y.nth = 1 order by y.y, y.x";
    Map<UUID, List<GridCell>> cells = new HashMap<>();
    within
        .query("y.x, y.y, y.n, r", counted + examples, parents)
        .setParameter("west", box.west())
        .setParameter("eastern", eastern())
        .setParameter("crossed", eastern().length)
        .setParameter("western", western())
        .setParameter("parallels", boxed(parallels))
        .getResultList()
        .forEach(
            row ->
                cells.computeIfAbsent((UUID) row[0], parent -> new ArrayList<>()).add(cell(row)));
    return cells;
  }

  private Double[] eastern() {
    return boxed(DoubleStream.of(meridians).filter(meridian -> meridian <= 180).toArray());
  }

  /** Those beyond the 180th meridian. */
  private Double[] western() {
    return boxed(
        DoubleStream.of(meridians)
            .filter(meridian -> meridian > 180)
            .map(Coordinates::wrapped)
            .toArray());
  }

  private static Double[] boxed(double[] borders) {
    return DoubleStream.of(borders).boxed().toArray(Double[]::new);
  }

  private GridCell cell(Object[] row) {
    int x = (Integer) row[1];
    int y = (Integer) row[2];
    return new GridCell(
        x,
        y,
        y == 0 ? box.south() : parallels[y - 1],
        x == 0 ? box.west() : Coordinates.wrapped(meridians[x - 1]),
        y == parallels.length ? box.north() : parallels[y],
        x == meridians.length ? box.east() : Coordinates.wrapped(meridians[x]),
        ((Long) row[3]).intValue(),
        (Engagement) row[4]);
  }
}
