import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** A connection that is kept open, for one request after the other. */
final class Client implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Socket socket;
  private final InputStream in;

  Client(int port) throws IOException {
    this(port, "127.0.0.1");
  }

  /**
   * @param address of this machine, by which the service knows it
   */
  Client(int port, String address) throws IOException {
    socket = new Socket("localhost", port, InetAddress.getByName(address), 0);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /**
   * @param value of the query's variable, or null
   */
  static byte[] request(String query, Object value) throws IOException {
    return request(query, value, "");
  }

  /**
   * @param headers further ones, each with the end of its line
   */
  static byte[] request(String query, Object value, String headers) throws IOException {
    Map<String, ?> variables = value == null ? Map.of() : Map.of("value", value);
    byte[] body = JSON.writeValueAsBytes(Map.of("query", query, "variables", variables));
    String head =
        """
        POST /graphql HTTP/1.1
        Host: localhost
        Content-Type: application/json
        Accept: application/graphql-response+json
        %sContent-Length: %d

        """;
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.formatted(headers, body.length).replace("\n", "\r\n").getBytes());
    request.writeBytes(body);
    return request.toByteArray();
  }

  /** The body of the answer. */
  byte[] ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      chunked |= lower.equals("transfer-encoding: chunked");
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    byte[] body = chunked ? chunks() : in.readNBytes(length);
    if (!status.startsWith("HTTP/1.1 200 ")) {
      throw new IOException(status + "\n" + new String(body, StandardCharsets.UTF_8));
    }
    return body;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(line(), 16);
      body.writeBytes(in.readNBytes(size));
      line();
    } while (size > 0);
    return body.toByteArray();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      line.append((char) c);
    }
    return line.substring(0, line.length() - 1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
