package io.counterclaim.graphql.lists;

import io.counterclaim.base.Recorded;
import io.counterclaim.graphql.execution.RequestError;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the ids that clients give. */
public final class Ids {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  public static boolean isId(String text) {
    return UUID_FORM.matcher(text).matches();
  }

  /**
   * @throws RequestError if it has not the form of an id
   */
  public static UUID parse(String argument, String id) {
    if (!isId(id)) {
      throw RequestError.invalid(
          argument, "must be an id as this service gives it, a UUID of 36 characters");
    }
    return UUID.fromString(id);
  }

  /**
   * @throws RequestError if it has the form of neither an id nor a key
   */
  static void check(String argument, String idOrKey) {
    if (!isId(idOrKey) && !Text.isKey(idOrKey)) {
      throw RequestError.invalid(
          argument,
          "must be an id as this service gives it, a UUID of 36 characters, or a key, lower-case words of a-z and 0-9"
              + " joined by hyphens");
    }
  }

  /**
   * The id of something that is there, named by its id or by its key; null where none is.
   *
   * @throws RequestError if it has the form of neither, or nothing of that type has it
   */
  public static UUID existing(Class<? extends Recorded> type, String argument, String idOrKey) {
    return existing(type, argument, idOrKey, Known.NOW);
  }

  /** The same as it was known. */
  public static UUID existing(
      Class<? extends Recorded> type, String argument, String idOrKey, Known known) {
    Named named = Named.one(type, argument, idOrKey);
    return named == null ? null : (UUID) Named.find(List.of(named.known(known))).of(named);
  }
}
