import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** What an identity provider would give to those who write. */
final class Tokens {
  private static final String HEADER = "{\"alg\": \"RS256\"}";
  private static final String CLAIMS =
      """
      {"sub": "%s", "aud": "counterclaim", "groups": ["publisher"], "iat": %d, "exp": %d}
      """;
  private static final int LIFETIME_SECONDS = 3600;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;

  Tokens() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  /** Has the service take them. */
  Map<String, String> settings() {
    String key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    return Map.of("QUARKUS_OIDC_PUBLIC_KEY", key);
  }

  String of(String subject) throws GeneralSecurityException {
    long now = Instant.now().getEpochSecond();
    String content =
        base64(HEADER) + "." + base64(CLAIMS.formatted(subject, now, now + LIFETIME_SECONDS));
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(keys.getPrivate());
    signature.update(content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + BASE64.encodeToString(signature.sign());
  }

  private static String base64(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
