package io.counterclaim.graphql.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A body that is read, on another thread, while it comes in: never more of it than a few pieces.
 */
final class UploadBody extends InputStream {
  /** It has more bytes than it may have. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final int AHEAD = 8;
  private static final Buffer END = Buffer.buffer();
  private static final Buffer CUT_OFF = Buffer.buffer();

  private final HttpServerRequest request;
  private final Context eventLoop;
  private final long most;
  private final BlockingQueue<Buffer> pieces = new LinkedBlockingQueue<>();
  private Buffer piece = Buffer.buffer();
  private int read;
  private volatile long received;
  private volatile boolean whole;

  UploadBody(HttpServerRequest request, Context eventLoop, long most) {
    this.request = request;
    this.eventLoop = eventLoop;
    this.most = most;
  }

  /** On the event loop, as all that is done to the request. */
  void open() {
    request.handler(this::receive);
    request.endHandler(
        end -> {
          whole = true;
          pieces.add(END);
        });
    request.exceptionHandler(gone -> pieces.add(CUT_OFF));
    request.fetch(AHEAD);
  }

  private void receive(Buffer bytes) {
    received += bytes.length();
    pieces.add(bytes);
  }

  long received() {
    return received;
  }

  boolean isWhole() {
    return whole;
  }

  /** Has whoever reads it wait no longer. */
  void cutOff() {
    pieces.add(CUT_OFF);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    while (read == piece.length()) {
      if (piece == END) {
        return -1;
      }
      next();
    }
    int some = Math.min(length, piece.length() - read);
    piece.getBytes(read, read + some, bytes, offset);
    read += some;
    return some;
  }

  private void next() {
    try {
      piece = pieces.take();
      read = 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (piece == CUT_OFF) {
      throw new CancellationException("The body was cut off");
    }
    if (received > most) {
      throw new TooLarge();
    }
    eventLoop.runOnContext(taken -> request.fetch(1));
  }

  /** What is left of it goes nowhere. */
  @Override
  public void close() {
    eventLoop.runOnContext(
        ignored -> {
          if (!request.isEnded()) {
            request.handler(rest -> {});
            request.resume();
          }
        });
  }
}
