package io.counterclaim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.counterclaim.dev.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Base64;

/**
 * A Keycloak on this machine, in memory, with the realm of `keycloak.json`. It signs with a key
 * that the test has, too, which so can make tokens that Keycloak would not.
 */
final class Keycloak {
  /** The system property that takes one: the directory that it was unpacked to. */
  static final String PROPERTY = "keycloak";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String KEYS = "org.keycloak.keys.KeyProvider";

  private final int port = FreePort.one();
  private final Process process;

  Keycloak(KeyPair keys) throws IOException {
    Path home = Path.of(System.getProperty(PROPERTY)).toAbsolutePath();
    Path realm = Files.createDirectories(home.resolve("data/import")).resolve("counterclaim.json");
    Files.write(realm, JSON.writeValueAsBytes(realm(keys)));
    ProcessBuilder command =
        new ProcessBuilder(
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--db=dev-mem",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--import-realm");
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process =
        command
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("keycloak.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    awaitRealm();
  }

  private static ObjectNode realm(KeyPair keys) throws IOException {
    try (InputStream resource = Keycloak.class.getResourceAsStream("/keycloak.json")) {
      ObjectNode realm = (ObjectNode) JSON.readTree(resource);
      ArrayNode providers = realm.putObject("components").putArray(KEYS);
      addKey(providers, "rsa", "RS256").putArray("privateKey").add(base64(keys.getPrivate()));
      addKey(providers, "hmac-generated", "HS512");
      addKey(providers, "aes-generated", "AES");
      return realm;
    }
  }

  private static ObjectNode addKey(ArrayNode providers, String id, String algorithm) {
    ObjectNode settings =
        providers.addObject().put("name", id).put("providerId", id).putObject("config");
    settings.putArray("algorithm").add(algorithm);
    settings.putArray("priority").add("200");
    return settings;
  }

  private static String base64(PrivateKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  private void awaitRealm() throws IOException {
    while (true) {
      try {
        get("/.well-known/openid-configuration");
        return;
      } catch (IOException notYet) {
        if (!process.isAlive()) {
          throw notYet;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String issuer() {
    return "http://127.0.0.1:" + port + "/realms/counterclaim";
  }

  /** Of the one key that signs. */
  String keyId() throws IOException {
    for (JsonNode key : get("/protocol/openid-connect/certs").get("keys")) {
      if (key.get("alg").asText().equals("RS256")) {
        return key.get("kid").asText();
      }
    }
    throw new IOException("no key");
  }

  private JsonNode get(String path) throws IOException {
    return send(HttpRequest.newBuilder(URI.create(issuer() + path)));
  }

  /** What it gives to somebody whose password is their name. */
  String token(String user) {
    String form = "grant_type=password&client_id=desk&username=%1$s&password=%1$s".formatted(user);
    URI uri = URI.create(issuer() + "/protocol/openid-connect/token");
    try {
      return send(HttpRequest.newBuilder(uri)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form)))
          .get("access_token")
          .asText();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.statusCode() + " " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  void stop() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
