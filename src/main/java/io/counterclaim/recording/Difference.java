package io.counterclaim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * In what two parts differ.
 *
 * @param members the names of the members that say something else
 */
record Difference(List<String> members) {

  static Difference of(Object before, Object after) {
    JsonNode one = DossierDocument.tree(before);
    JsonNode other = DossierDocument.tree(after);
    TreeSet<String> names = new TreeSet<>();
    one.fieldNames().forEachRemaining(names::add);
    other.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> Objects.equals(one.get(name), other.get(name)));
    return new Difference(List.copyOf(names));
  }

  boolean isNone() {
    return members.isEmpty();
  }

  boolean isIn(String member) {
    return members.contains(member);
  }
}
