package io.counterclaim.graphql.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Valid documents, parsed: as many as fit into the memory that is set aside for them. The framework
 * registers the classes of caches, which are asked for by name, but for those that have a weight.
 */
@Startup
@ApplicationScoped
@RegisterForReflection(classNames = "com.github.benmanes.caffeine.cache.SSSMW")
class ParsedDocuments implements PreparsedDocumentProvider {
  /**
   * Bytes that a character of a document takes up at most once it is parsed: 1 to 38, as measured.
   */
  private static final int BYTES_PER_CHARACTER = 40;

  private final Cache<String, PreparsedDocumentEntry> parsed;

  ParsedDocuments(Limits limits, MeterRegistry metrics) {
    parsed =
        Caffeine.newBuilder()
            .maximumWeight(limits.documentCache().asLongValue())
            .<String, PreparsedDocumentEntry>weigher(
                (document, entry) -> document.length() * BYTES_PER_CHARACTER)
            .recordStats()
            .build();
    CaffeineCacheMetrics.monitor(metrics, parsed, "graphql.documents");
  }

  @Override
  public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
      ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
    PreparsedDocumentEntry entry = parsed.getIfPresent(input.getQuery());
    if (entry == null) {
      entry = parse.apply(input);
      if (!entry.hasErrors()) {
        parsed.put(input.getQuery(), entry);
      }
    }
    return CompletableFuture.completedFuture(entry);
  }
}
