package io.counterclaim.graphql.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.counterclaim.Service;
import io.counterclaim.dev.EmbeddedDatabase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that take their time over a request. Connections are timed in the packaged service only:
 * elsewhere its classes and those of the server are loaded apart.
 */
class SlowRequestsIT {
  private static final long LIMIT = 1500;
  private static final int CONNECTIONS = 1000;
  private static final String GET = "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nHost: a\r\n";
  private static final String POST =
      "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n";

  @TempDir static Path directory;
  private static EmbeddedPostgres database;
  private static Service service;

  @BeforeAll
  static void start() throws IOException {
    database = EmbeddedDatabase.server(directory.resolve("data"), true);
    service =
        new Service(
                database.getJdbcUrl("postgres", "postgres"),
                Map.of("COUNTERCLAIM_LIMITS_TIME", LIMIT + "ms"))
            .opened();
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    database.close();
  }

  /** A third each sends its head, its body, and the head of its second request byte by byte. */
  @Test
  void aThousandThatSendAByteNowAndThenAreGoneAndHarmNobody() throws Exception {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      slow.add(begun(i % 3));
    }
    long start = System.nanoTime();
    int served = 0;
    while (slow.stream().anyMatch(SlowRequestsIT::isThere)) {
      assertTrue(seconds(start) < 30, "all gone within 30 s");
      for (int i = 0; i < 10; i++) {
        service.ask("{ __typename }");
        served++;
      }
    }
    assertTrue(served > 10, served + " others served");
  }

  @ParameterizedTest(name = "by upgrade: {0}")
  @ValueSource(booleans = {true, false})
  void aConnectionOfHttp2MayRestBetweenRequests(boolean upgrade) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      AtomicBoolean closed = new AtomicBoolean();
      HttpClient client =
          vertx
              .httpClientBuilder()
              .with(
                  new HttpClientOptions()
                      .setProtocolVersion(HttpVersion.HTTP_2)
                      .setHttp2ClearTextUpgrade(upgrade))
              .withConnectHandler(connection -> connection.closeHandler(gone -> closed.set(true)))
              .build();
      assertEquals(200, status(client));
      Thread.sleep(2 * LIMIT + 1000);
      assertFalse(closed.get());
      assertEquals(200, status(client));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private static int status(HttpClient client) throws Exception {
    URI uri = service.uri("/graphql?query=%7B__typename%7D");
    return client
        .request(
            HttpMethod.GET, uri.getPort(), uri.getHost(), uri.getPath() + "?" + uri.getRawQuery())
        .compose(HttpClientRequest::send)
        .compose(
            response -> {
              assertEquals(HttpVersion.HTTP_2, response.version());
              return response.body().map(body -> response.statusCode());
            })
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  /** It has sent the beginning of a request. */
  private static Socket begun(int kind) throws IOException {
    Socket socket = open();
    if (kind == 2) {
      send(socket, GET + "\r\n");
      assertEquals('H', socket.getInputStream().read());
      while (socket.getInputStream().available() > 0) {
        socket.getInputStream().skip(socket.getInputStream().available());
      }
    }
    send(socket, kind == 1 ? POST + "{" : "G");
    return socket;
  }

  /** Sends another byte to find out. */
  private static boolean isThere(Socket socket) {
    try {
      socket.setSoTimeout(1);
      send(socket, "E");
      return socket.getInputStream().read() >= 0;
    } catch (java.net.SocketTimeoutException stillOpen) {
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void whatIsSentHalfAndNoFurtherEnds() throws IOException {
    Map<String, Socket> sent = new HashMap<>();
    for (String half : List.of("G", GET, POST, POST + "{\"query\"")) {
      sent.put(half, open());
      send(sent.get(half), half);
    }
    for (String half : sent.keySet()) {
      try (Socket socket = sent.get(half)) {
        socket.setSoTimeout(20_000);
        assertEquals(-1, socket.getInputStream().read(), half);
      }
    }
  }

  @Test
  void aConnectionMayRestBetweenItsRequests() throws Exception {
    try (Socket socket = open()) {
      socket.setSoTimeout(20_000);
      send(socket, GET + "\r\n");
      assertEquals('H', socket.getInputStream().read());
      Thread.sleep(LIMIT + 2000);
      socket.getInputStream().skip(socket.getInputStream().available());
      send(socket, GET + "\r\n");
      assertEquals('H', socket.getInputStream().read());
    }
  }

  @Test
  void aStreamOfHttp2EndsToo() throws IOException {
    try (Socket socket = open()) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(http2());
      DataInputStream frames = new DataInputStream(socket.getInputStream());
      assertEquals(100, streamsAllowed(frames));
      int type = -1;
      for (int frame = 0; frame < 10 && type != 3; frame++) {
        int length = frames.readUnsignedByte() << 16 | frames.readUnsignedShort();
        type = frames.readUnsignedByte();
        frames.skipNBytes(5 + length);
      }
      assertEquals(3, type, "RST_STREAM");
    }
  }

  /** What the server's settings say, which come first. */
  private static int streamsAllowed(DataInputStream frames) throws IOException {
    int length = frames.readUnsignedByte() << 16 | frames.readUnsignedShort();
    assertEquals(4, frames.readUnsignedByte(), "SETTINGS");
    frames.skipNBytes(5);
    int streams = -1;
    for (int read = 0; read < length; read += 6) {
      int name = frames.readUnsignedShort();
      int value = frames.readInt();
      streams = name == 3 ? value : streams;
    }
    return streams;
  }

  /** Preface, settings, and the headers of a POST request whose body does not come. */
  private static byte[] http2() throws IOException {
    ByteArrayOutputStream headers = new ByteArrayOutputStream();
    headers.write(new byte[] {(byte) 0x83, (byte) 0x86, 0x04});
    literal(headers, "/graphql");
    headers.write(0x01);
    literal(headers, "localhost");
    headers.write(new byte[] {0x0f, 0x10});
    literal(headers, "application/json");
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    sent.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    sent.write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
    sent.write(new byte[] {0, 0, (byte) headers.size(), 1, 4, 0, 0, 0, 1});
    headers.writeTo(sent);
    return sent.toByteArray();
  }

  private static void literal(ByteArrayOutputStream headers, String value) {
    headers.write(value.length());
    headers.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
  }

  private static Socket open() throws IOException {
    URI door = service.uri("/graphql");
    return new Socket(door.getHost(), door.getPort());
  }

  private static void send(Socket socket, String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
  }

  private static long seconds(long start) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
  }
}
