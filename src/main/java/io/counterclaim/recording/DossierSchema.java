package io.counterclaim.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.counterclaim.base.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The JSON Schema of dossiers, which ships with the service. */
@ApplicationScoped
class DossierSchema {
  private final JsonSchema schema = load();

  void check(JsonNode document, Rules rules) {
    for (ValidationMessage message : schema.validate(document)) {
      String text = message.getMessage();
      String location = message.getInstanceLocation() + ": ";
      rules.broken(
          message.getInstanceLocation().toString(),
          text.startsWith(location) ? text.substring(location.length()) : text);
    }
  }

  private static JsonSchema load() {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH)
            .errorMessageKeyword("errorMessage")
            .build();
    try (InputStream json =
        DossierSchema.class.getResourceAsStream("/dossiers/dossier.schema.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(json, config);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
