package io.counterclaim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.counterclaim.dev.FreePort;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whoever gives tokens to those who ask the service: keys that are made for the test, and what
 * tells the public one; or a Keycloak that has the same keys.
 */
public class IdentityProvider implements QuarkusTestResourceLifecycleManager {
  private static final String METADATA =
      """
      {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
       "introspection_endpoint": "%1$s/introspect"}
      """;
  private static final String KEYS =
      """
      {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "%s"}]}
      """;

  private static final String KEY_ID = "test";
  private static final AtomicInteger QUESTIONS = new AtomicInteger();

  /** Of those who have no Keycloak, by their names: to sign takes longer than to ask. */
  private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

  private static KeyPair keys;
  private static String issuer;
  private static String keyId;
  private static Keycloak keycloak;
  private static HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      if (isKeycloak()) {
        keys = newKeys();
        keycloak = new Keycloak(keys);
        issuer = keycloak.issuer();
        keyId = keycloak.keyId();
      } else {
        settle();
        open();
      }
      return settings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> settings() {
    return Map.of("quarkus.oidc.auth-server-url", issuer);
  }

  /** Of a service that is started as a process. */
  public static Map<String, String> environment() {
    return Map.of("QUARKUS_OIDC_AUTH_SERVER_URL", issuer);
  }

  /** Chooses where it will be. */
  static void settle() {
    keys = keys == null ? newKeys() : keys;
    keyId = KEY_ID;
    TOKENS.clear();
    issuer = "http://localhost:" + FreePort.one() + "/realms/counterclaim";
  }

  static void open() throws IOException {
    server = HttpServer.create(address(), 0);
    server.createContext("/", IdentityProvider::answer);
    server.start();
  }

  static InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(issuer).getPort());
  }

  /** Whether it is a real one. */
  public static boolean isKeycloak() {
    return System.getProperty(Keycloak.PROPERTY) != null;
  }

  private static void answer(HttpExchange http) throws IOException {
    QUESTIONS.incrementAndGet();
    String path = http.getRequestURI().getPath();
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    String answer =
        path.endsWith("/keys")
            ? KEYS.formatted(keyId, base64(key.getModulus()), base64(key.getPublicExponent()))
            : METADATA.formatted(issuer);
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().set("Content-Type", "application/json");
    http.sendResponseHeaders(200, body.length);
    http.getResponseBody().write(body);
    http.close();
  }

  private static String base64(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return Token.base64(Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  public static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A token of somebody who has the role of that name, if it is one. */
  public static String token(String name) {
    return keycloak == null
        ? TOKENS.computeIfAbsent(name, key -> Token.of(key, key).signed())
        : keycloak.token(name);
  }

  public static PublicKey publicKey() {
    return keys.getPublic();
  }

  static KeyPair keys() {
    return keys;
  }

  static String issuer() {
    return issuer;
  }

  static String keyId() {
    return keyId;
  }

  /** How often it was asked anything. */
  public static int questions() {
    return QUESTIONS.get();
  }

  /** What a packaged service is started with is otherwise left to the next one. */
  @Override
  public void stop() {
    settings().keySet().forEach(System::clearProperty);
    if (server != null) {
      server.stop(0);
      server = null;
    }
    if (keycloak != null) {
      keycloak.stop();
      keycloak = null;
    }
  }
}
