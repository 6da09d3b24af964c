package io.counterclaim.dossier;

import io.counterclaim.graphql.execution.Caller;
import io.counterclaim.graphql.execution.ErrorCode;
import io.counterclaim.graphql.execution.RequestError;
import io.counterclaim.graphql.execution.Role;
import io.counterclaim.graphql.http.Guest;
import io.counterclaim.graphql.http.MediaType;
import io.counterclaim.graphql.http.Refusals;
import io.counterclaim.graphql.http.Upload;
import io.counterclaim.graphql.http.Uploads;
import io.counterclaim.recording.DossierDocument;
import io.counterclaim.recording.DossierException;
import io.counterclaim.recording.FourEyes;
import io.counterclaim.recording.Intent;
import io.counterclaim.recording.Nodes;
import io.counterclaim.recording.Outcome;
import io.counterclaim.recording.Recorder;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Records dossiers that are sent, each all or nothing. */
@Singleton
class DossierUpload {
  private static final List<MediaType> ANSWERS = List.of(MediaType.JSON, MediaType.EVENT_STREAM);

  private static final int LONGEST_WHY = 1000;

  @Inject Recorder recorder;
  @Inject Nodes nodes;
  @Inject FourEyes fourEyes;
  @Inject Refusals refusals;
  @Inject Uploads uploads;

  /** What is asked for. */
  private record Order(boolean dryRun, boolean amend, String why, String by) {
    static Order of(MultiMap parameters, Caller caller) {
      boolean amend = flag(parameters, "amend");
      caller.need(amend ? Role.ADMIN : Role.PUBLISHER, "a dossier");
      return new Order(
          flag(parameters, "dryRun"), amend, why(parameters.get("why")), caller.subject());
    }

    private static String why(String given) {
      if (given != null && (given.length() > LONGEST_WHY || given.indexOf('\0') >= 0)) {
        throw RequestError.invalid("why", "must have at most " + LONGEST_WHY + " characters");
      }
      return given;
    }

    private static boolean flag(MultiMap parameters, String name) {
      String given = parameters.contains(name) ? parameters.get(name) : "false";
      if (!given.equals("true") && !given.equals("false")) {
        throw RequestError.invalid(name, "must be true or false");
      }
      return given.equals("true");
    }

    Intent intent() {
      return new Intent(amend, null);
    }
  }

  /** What a form can send that any page may have a browser send is none of it. */
  void post(RoutingContext http) {
    Function<InputStream, SentDossier> reader = reader(http);
    try {
      Caller caller = Guest.of(http).caller();
      Order order = Order.of(http.queryParams(), caller);
      fourEyes.checkRecording(caller);
      if (reader == null) {
        refusals.refuse(
            http,
            415,
            ErrorCode.INVALID,
            "Content-Type: must be application/json or application/x-ndjson, in UTF-8");
      } else {
        take(http, reader, order);
      }
    } catch (RequestError e) {
      refusals.refuse(http, e);
    }
  }

  private static Function<InputStream, SentDossier> reader(RoutingContext http) {
    String type = http.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return MediaType.JSON.isSent(type)
        ? SentDossier::document
        : MediaType.NDJSON.isSent(type) ? SentDossier::lines : null;
  }

  private void take(RoutingContext http, Function<InputStream, SentDossier> reader, Order order) {
    MediaType answer = refusals.negotiate(http, ANSWERS);
    if (answer != null) {
      uploads.take(http, answer, upload -> record(upload, reader, order));
    }
  }

  private void record(Upload upload, Function<InputStream, SentDossier> reader, Order order) {
    SentDossier sent = new SentDossier(null, Map.of());
    try {
      sent = reader.apply(upload.body());
      DossierDocument dossier = recorder.read(sent.content());
      DossierProgress progress = new DossierProgress(upload);
      progress.at(0, dossier.size());
      upload.answer(200, upload.write(() -> record(dossier, order, progress)).members());
    } catch (DossierException refused) {
      upload.answer(
          422, DossierReport.refusal(refused.violations.stream().map(sent::place).toList()));
    }
  }

  private DossierReport record(DossierDocument dossier, Order order, DossierProgress progress) {
    Outcome outcome =
        recorder.record(dossier, order.intent(), recorder.begin(order.by(), order.why()), progress);
    return new DossierReport(order.dryRun(), outcome, nodes.latestRevision());
  }
}
