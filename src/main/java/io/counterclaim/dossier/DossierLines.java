package io.counterclaim.dossier;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes a dossier, some parts each time. */
final class DossierLines implements Supplier<byte[]> {
  private static final int CHUNK = 500;

  private final DossierExport export;
  private final DossierContent content;
  private final DossierForm form;
  private final Queue<DossierSection> left = new ArrayDeque<>(List.of(DossierSection.values()));
  private UUID last;
  private int done;
  private boolean ended;

  DossierLines(DossierExport export, DossierContent content, DossierForm form) {
    this.export = export;
    this.content = content;
    this.form = form;
  }

  @Override
  public byte[] get() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (bytes.size() == 0 && !left.isEmpty()) {
      writeSome(bytes);
    }
    if (left.isEmpty() && !ended) {
      ended = true;
      form.end(bytes);
    }
    return bytes.size() == 0 ? null : bytes.toByteArray();
  }

  private void writeSome(ByteArrayOutputStream bytes) {
    DossierSection section = left.element();
    List<UUID> nodes = next(section);
    if (nodes.isEmpty()) {
      left.remove();
      last = null;
      done = 0;
      return;
    }
    last = nodes.get(nodes.size() - 1);
    done += nodes.size();
    export
        .parts(section, nodes, content.revision())
        .forEach(part -> form.part(section, part, bytes));
  }

  private List<UUID> next(DossierSection section) {
    if (content.nodes() == null) {
      return export.nodesAfter(last, section, CHUNK);
    }
    List<UUID> nodes = content.nodes().get(section);
    return nodes.subList(done, Math.min(done + CHUNK, nodes.size()));
  }
}
