package io.counterclaim.dossier;

import io.counterclaim.graphql.http.Feed;
import io.counterclaim.graphql.http.Gate;
import io.counterclaim.graphql.http.LineFeed;
import io.counterclaim.graphql.http.MediaType;
import io.counterclaim.graphql.http.Refusals;
import io.counterclaim.graphql.schema.Revision;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Dossiers over HTTP: all that is recorded, and that of one engagement. */
@Singleton
class DossierEndpoint {
  private static final String ALL = "/dossiers";
  private static final String ONE = "/dossiers/:key";
  private static final List<MediaType> FORMS = List.of(MediaType.JSON, MediaType.NDJSON);

  @Inject LineFeed feed;
  @Inject Gate gate;
  @Inject Refusals refusals;
  @Inject DossierExport export;
  @Inject DossierUpload upload;

  void open(@Observes Router router) {
    feed.open(router, ALL, this::write);
    feed.open(router, ONE, this::write);
    router.post(ALL).order(Refusals.ORDER).handler(gate::checkWithoutPreview).handler(upload::post);
    refusals.refuseOthers(router, ALL, "GET, HEAD, POST");
    refusals.refuseOthers(router, ONE, "GET, HEAD");
  }

  private void write(RoutingContext http) {
    String key = http.pathParam("key");
    MediaType form = refusals.negotiate(http, FORMS);
    if (form != null) {
      feed.answer(
          http, () -> feed(key == null ? export.everything() : export.engagement(key), form));
    }
  }

  private Feed feed(DossierContent content, MediaType form) {
    return new Feed(
        form,
        form + "-" + content.version(),
        Map.of(Revision.HEADER, String.valueOf(content.revision())),
        new DossierLines(export, content, DossierForm.of(form, content.title())));
  }
}
