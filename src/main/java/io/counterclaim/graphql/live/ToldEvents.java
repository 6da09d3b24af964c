package io.counterclaim.graphql.live;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Events that are told at once, in the order of their revisions; mostly the same ones to many. */
public final class ToldEvents {
  private final List<ToldEvent> all;
  private Buffer stream;

  ToldEvents(List<ToldEvent> all) {
    this.all = all;
  }

  public List<ToldEvent> all() {
    return all;
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  long latest() {
    return all.get(all.size() - 1).revision();
  }

  /** Those beyond a revision. */
  ToldEvents after(long revision) {
    return all.isEmpty() || all.get(0).revision() > revision
        ? this
        : new ToldEvents(all.stream().filter(event -> event.revision() > revision).toList());
  }

  /** About as many as are sent. */
  long size() {
    return all.stream().mapToLong(event -> event.answer().length()).sum();
  }

  /** As server-sent events, which are written once for all that are told them. */
  public synchronized Buffer stream() {
    if (stream == null) {
      StringBuilder text = new StringBuilder();
      all.forEach(
          event ->
              text.append("id: ")
                  .append(event.revision())
                  .append("\nevent: next\ndata: ")
                  .append(event.answer())
                  .append("\n\n"));
      stream = Buffer.buffer(text.toString());
    }
    return stream;
  }
}
