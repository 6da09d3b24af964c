package io.counterclaim.dossier;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.counterclaim.graphql.http.MediaType;
import java.io.ByteArrayOutputStream;

/** How a dossier is written, part by part. */
sealed interface DossierForm {
  /** Puts a part into the bytes. */
  void part(DossierSection section, String json, ByteArrayOutputStream bytes);

  /** Puts what comes after the last one into the bytes. */
  void end(ByteArrayOutputStream bytes);

  static DossierForm of(MediaType type, String title) {
    return type == MediaType.NDJSON ? new Lines() : new Document(title);
  }

  /** A line for each part, which tells its type. */
  record Lines() implements DossierForm {
    @Override
    public void part(DossierSection section, String json, ByteArrayOutputStream bytes) {
      String line = "{\"type\": \"%s\", \"part\": ".formatted(section.type);
      bytes.writeBytes((line + json + "}\n").getBytes(UTF_8));
    }

    @Override
    public void end(ByteArrayOutputStream bytes) {}
  }

  /** One document, in which each part has a line, too. */
  final class Document implements DossierForm {
    private final String title;
    private DossierSection open;
    private boolean begun;

    Document(String title) {
      this.title = title;
    }

    @Override
    public void part(DossierSection section, String json, ByteArrayOutputStream bytes) {
      begin(bytes);
      String before = section == open ? ",\n" : close() + ",\n\"" + section.member() + "\": [\n";
      open = section;
      bytes.writeBytes((before + json).getBytes(UTF_8));
    }

    @Override
    public void end(ByteArrayOutputStream bytes) {
      begin(bytes);
      bytes.writeBytes((close() + "\n}\n").getBytes(UTF_8));
    }

    private void begin(ByteArrayOutputStream bytes) {
      if (!begun) {
        begun = true;
        bytes.writeBytes("{\n\"title\": \"".getBytes(UTF_8));
        bytes.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(title));
        bytes.write('"');
      }
    }

    private String close() {
      return open == null ? "" : "\n]";
    }
  }
}
