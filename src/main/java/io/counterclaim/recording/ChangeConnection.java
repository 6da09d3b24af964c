package io.counterclaim.recording;

import io.counterclaim.graphql.lists.PageInfo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A page of a list of changes.")
public record ChangeConnection(
    @NonNull @Description("The changes of this page.") List<@NonNull Change> nodes,
    @NonNull @Description("Where this page lies in the list.") PageInfo pageInfo) {
  /**
   * @param found one more than the page has if there is a next one
   * @param first whether the page is the first of the list
   */
  static ChangeConnection of(List<Change> found, int size, boolean first) {
    List<Change> nodes = found.subList(0, Math.min(size, found.size()));
    return new ChangeConnection(
        nodes,
        new PageInfo(
            found.size() > size,
            !first,
            nodes.isEmpty() ? null : String.valueOf(nodes.get(0).number),
            nodes.isEmpty() ? null : String.valueOf(nodes.get(nodes.size() - 1).number)));
  }

  @NonNull
  @Description("The changes of this page with their cursors.")
  public List<@NonNull ChangeEdge> getEdges() {
    return nodes.stream().map(ChangeEdge::of).toList();
  }
}
