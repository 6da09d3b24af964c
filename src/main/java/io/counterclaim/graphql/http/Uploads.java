package io.counterclaim.graphql.http;

import io.counterclaim.graphql.execution.Cancelling;
import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.execution.Errors;
import io.counterclaim.graphql.execution.Limits;
import io.counterclaim.graphql.execution.WriteTransactions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/**
 * Takes in what is larger and takes longer than other requests: one at a time, read while it comes
 * in.
 */
@Singleton
public class Uploads {
  @Inject Lanes lanes;
  @Inject Limits limits;
  @Inject Errors errors;
  @Inject CachePolicy cache;
  @Inject Cancelling cancelling;
  @Inject RequestDeadlines deadlines;
  @Inject Refusals refusals;
  @Inject WriteTransactions transactions;

  /**
   * Takes a request in.
   *
   * @param form of the answer
   * @param work reads, writes and answers, on a thread of its own
   */
  public void take(RoutingContext http, MediaType form, Consumer<Upload> work) {
    if (length(http.request()) > limits.dossier().asLongValue()) {
      refusals.refuse(http, 413, ErrorCode.TOO_EXPENSIVE, tooLarge(limits));
      return;
    }
    http.request().pause();
    deadlines.free(http);
    new UploadVisit(
            new Exchange(http, MediaType.JSON, cache),
            form,
            transactions.begin(limits.dossierTime()),
            work,
            errors,
            limits)
        .begin(lanes.dossiers, cancelling);
  }

  static String tooLarge(Limits limits) {
    return "the body must have at most " + limits.dossier().asLongValue() + " bytes";
  }

  /** 0 if it is not told. */
  private static long length(HttpServerRequest request) {
    try {
      return Long.parseLong(request.getHeader(HttpHeaders.CONTENT_LENGTH));
    } catch (NumberFormatException untold) {
      return 0;
    }
  }
}
