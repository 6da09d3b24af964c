package io.counterclaim.graphql.http;

import java.util.Map;
import java.util.function.Supplier;

/**
 * An answer that is read while it is sent.
 *
 * @param version what stands for its content as long as that is the same; null if nothing does
 * @param headers further ones
 * @param lines the next ones, some at a time; null when there are no more
 */
public record Feed(
    MediaType type, String version, Map<String, String> headers, Supplier<byte[]> lines) {
  EntityTag tag() {
    return version == null ? null : new EntityTag("W/\"" + version + '"');
  }
}
