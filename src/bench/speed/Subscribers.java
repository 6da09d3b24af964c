import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Follow what happens, by server-sent events: many connections, and one thread that reads them or none. */
final class Subscribers implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SMALL = 4096;
  private static final byte[] KEY = "\"key\":\"written-".getBytes(StandardCharsets.US_ASCII);

  /** Is told of each event, as it comes in. */
  interface Listener {
    void told(int number);
  }

  private final List<SocketChannel> channels = new ArrayList<>();
  private final Selector selector = Selector.open();
  private final ByteBuffer received = ByteBuffer.allocate(1 << 18);
  private volatile Listener listener;

  Subscribers() throws IOException {}

  /** One more, once the service has taken it. */
  void add(int port, String query) throws IOException {
    SocketChannel channel = SocketChannel.open();
    open(channel, port, query);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  /** One more, which reads nothing of what it is told. */
  void addOneThatDoesNotRead(int port, String query) throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
    open(channel, port, query);
  }

  private void open(SocketChannel channel, int port, String query) throws IOException {
    channel.connect(new InetSocketAddress("localhost", port));
    byte[] body = JSON.writeValueAsBytes(Map.of("query", query));
    String head =
        "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\n"
            + "Content-Length: %d\r\n\r\n";
    channel.write(
        new ByteBuffer[] {
          ByteBuffer.wrap(head.formatted(body.length).getBytes(StandardCharsets.US_ASCII)), ByteBuffer.wrap(body)
        });
    readHead(channel, query);
    channels.add(channel);
  }

  private static void readHead(SocketChannel channel, String query) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0 && channel.read(one.clear()) > 0) {
      head.append((char) one.get(0));
    }
    if (!head.toString().startsWith("HTTP/1.1 200 ")) {
      throw new IOException(query + "\n" + head);
    }
  }

  /** Reads, for as long as it is open. */
  Subscribers begin() {
    Thread thread = new Thread(this::read, "subscribers");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  /**
   * @param listener null for nobody: what comes in is not looked at
   */
  void tell(Listener listener) {
    this.listener = listener;
  }

  private void read() {
    try {
      while (selector.isOpen()) {
        selector.select(this::read);
      }
    } catch (ClosedSelectorException closed) {
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(SelectionKey key) {
    try {
      int size = ((SocketChannel) key.channel()).read(received.clear());
      if (size < 0) {
        throw new IllegalStateException("the service has ended a subscription");
      }
      Listener told = listener;
      if (told != null) {
        tell(told, size);
      }
    } catch (IOException closed) {
      key.cancel();
    }
  }

  /** One that is cut in two is left out. */
  private void tell(Listener told, int size) {
    byte[] bytes = received.array();
    for (int at = 0; at < size - KEY.length; at++) {
      if (bytes[at] == '"' && matches(bytes, at)) {
        int digit = at + KEY.length;
        int number = 0;
        while (digit < size && bytes[digit] >= '0' && bytes[digit] <= '9') {
          number = number * 10 + bytes[digit++] - '0';
        }
        if (digit < size) {
          told.told(number);
        }
        at = digit;
      }
    }
  }

  private static boolean matches(byte[] bytes, int at) {
    for (int i = 0; i < KEY.length; i++) {
      if (bytes[at + i] != KEY[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whatever is still there to be read, up to a silence of some seconds, of each that does not read: of all at the same time. */
  List<String> rest(int silenceMillis) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    List<String> all = new ArrayList<>();
    for (Future<String> each : threads.invokeAll(channels.stream().map(channel -> resting(channel, silenceMillis)).toList())) {
      all.add(each.get());
    }
    threads.shutdown();
    return all;
  }

  private static Callable<String> resting(SocketChannel channel, int silenceMillis) {
    return () -> {
      channel.socket().setSoTimeout(silenceMillis);
      StringBuilder text = new StringBuilder();
      byte[] some = new byte[1 << 16];
      try {
        InputStream in = channel.socket().getInputStream();
        for (int size = in.read(some); size > 0; size = in.read(some)) {
          text.append(new String(some, 0, size, StandardCharsets.UTF_8));
          text.delete(0, Math.max(0, text.length() - 1000));
        }
      } catch (SocketTimeoutException silent) {
        text.append("(silence)");
      } catch (IOException reset) {
        text.append("(reset)");
      }
      return text.toString();
    };
  }

  @Override
  public void close() throws IOException {
    selector.close();
    for (SocketChannel channel : channels) {
      channel.close();
    }
  }
}
