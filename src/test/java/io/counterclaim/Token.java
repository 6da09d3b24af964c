package io.counterclaim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A JSON Web Token that is made by hand, and so may be wrong in one thing. */
public final class Token {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIFETIME = 3600;

  private final Map<String, Object> header = new HashMap<>();
  private final Map<String, Object> claims = new HashMap<>();

  /** One that is right, with the claims of Keycloak's. */
  public static Token of(String subject, String... roles) {
    long now = Instant.now().getEpochSecond();
    Token token = new Token();
    token.header.putAll(Map.of("alg", "RS256", "typ", "JWT", "kid", IdentityProvider.keyId()));
    token.claims.putAll(
        Map.of("iss", IdentityProvider.issuer(), "aud", "counterclaim", "sub", subject));
    token.claims.putAll(Map.of("iat", now, "exp", now + LIFETIME));
    return token.with("realm_access", Map.of("roles", List.of(roles)));
  }

  /** The same with another claim. */
  public Token with(String claim, Object value) {
    claims.put(claim, value);
    return this;
  }

  public Token without(String claim) {
    claims.remove(claim);
    return this;
  }

  public Token head(String member, Object value) {
    header.put(member, value);
    return this;
  }

  public String signed() {
    return signed(IdentityProvider.keys().getPrivate());
  }

  public String signed(PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content());
      return token(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** By something that is known to everybody. */
  public String signed(byte[] secret) {
    try {
      head("alg", "HS256");
      Mac code = Mac.getInstance("HmacSHA256");
      code.init(new SecretKeySpec(secret, "HmacSHA256"));
      return token(code.doFinal(content()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public String unsigned() {
    head("alg", "none");
    return token(new byte[0]);
  }

  private byte[] content() {
    try {
      return (base64(JSON.writeValueAsBytes(header)) + "." + base64(JSON.writeValueAsBytes(claims)))
          .getBytes(StandardCharsets.US_ASCII);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private String token(byte[] signature) {
    return new String(content(), StandardCharsets.US_ASCII) + "." + base64(signature);
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whose a token is. */
  public static String subject(String token) {
    try {
      JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
      return claims.get("sub").asText();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
