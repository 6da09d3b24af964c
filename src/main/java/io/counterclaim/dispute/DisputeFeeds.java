package io.counterclaim.dispute;

import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.http.Feed;
import io.counterclaim.graphql.http.LineFeed;
import io.counterclaim.graphql.http.Refusals;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Feeds of the latest disputes that got another state, for feed readers. */
@Singleton
class DisputeFeeds {
  private static final String PATH = "/feeds/disputes.";
  private static final int MOST = 50;

  @Inject LineFeed feed;
  @Inject Refusals refusals;

  void open(@Observes Router router) {
    for (FeedForm form : FeedForm.values()) {
      String path = PATH + form.extension;
      feed.open(router, path, http -> answer(http, form));
      refusals.refuseOthers(router, path, "GET, HEAD");
    }
  }

  private void answer(RoutingContext http, FeedForm form) {
    DisputeFilter filter;
    try {
      filter = FeedParameters.filter(http.queryParams());
    } catch (RequestError refused) {
      refusals.refuse(http, refused);
      return;
    }
    HttpServerRequest request = http.request();
    String site = request.scheme() + "://" + request.authority();
    feed.answer(http, () -> feed(form, filter, site, site + request.uri()));
  }

  private static Feed feed(FeedForm form, DisputeFilter filter, String site, String address) {
    List<FeedEntry> entries =
        QuarkusTransaction.requiringNew()
            .call(() -> DisputeEvents.latestStates(filter, MOST))
            .stream()
            .map(change -> FeedEntry.of(change, site))
            .toList();
    FeedContent content = new FeedContent(address, "Disputes that got another state", entries);
    byte[] whole = form.write(content);
    Iterator<byte[]> parts = Arrays.asList(whole, null).iterator();
    return new Feed(form.type, UUID.nameUUIDFromBytes(whole).toString(), Map.of(), parts::next);
  }
}
