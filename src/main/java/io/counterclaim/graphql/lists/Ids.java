package io.counterclaim.graphql.lists;

import io.counterclaim.base.Recorded;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.Snapshot;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the ids that clients give. */
public final class Ids {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  /**
   * @throws RequestError if it has not the form of an id
   */
  public static UUID parse(String argument, String id) {
    if (!UUID_FORM.matcher(id).matches()) {
      throw RequestError.invalid(
          argument, "must be an id as this service gives it, a UUID of 36 characters");
    }
    return UUID.fromString(id);
  }

  /**
   * The id of something that is there; null for null.
   *
   * @throws RequestError if it has not the form of an id, or nothing of that type has it
   */
  public static UUID existing(Class<? extends Recorded> type, String argument, String id) {
    if (id == null) {
      return null;
    }
    UUID uuid = parse(argument, id);
    boolean known =
        !Snapshot.session()
            .createSelectionQuery(
                "select 1 from " + type.getSimpleName() + " where id = :id and deletedAt is null",
                Integer.class)
            .setParameter("id", uuid)
            .getResultList()
            .isEmpty();
    if (!known) {
      throw RequestError.notFound(
          argument,
          "no " + type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + " has the id " + uuid);
    }
    return uuid;
  }
}
