package io.counterclaim.draft;

import io.agroal.api.AgroalDataSource;
import io.counterclaim.base.BackgroundTask;
import io.counterclaim.graphql.execution.Limits;
import io.counterclaim.graphql.execution.WriteTransactions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes, in the background, the drafts whose embargo is over. Each is a transaction, so that
 * what was published stays so when the service ends; of several instances one publishes it.
 */
@Singleton
class DueDrafts extends BackgroundTask {
  private static final Logger LOG = Logger.getLogger(DueDrafts.class);

  /** None where nothing can be written, as on a standby. */
  private static final String DUE =
      """
      select id from draft where status = 'APPROVED' and embargoed_until <= clock_timestamp()
        and not cast(current_setting('transaction_read_only') as boolean)
      order by embargoed_until, id limit 1000
      """;

  @Inject AgroalDataSource database;
  @Inject Drafts drafts;
  @Inject WriteTransactions transactions;
  @Inject Limits limits;

  /** From one look for what is due to the next. */
  @ConfigProperty(name = "counterclaim.drafts.interval", defaultValue = "250ms")
  Duration interval;

  DueDrafts() {
    super(LOG, "drafts");
  }

  void start(@Observes StartupEvent started) {
    background.start(interval, "Drafts that are due could not be published", this::publish);
  }

  private void publish() {
    due().stream().takeWhile(id -> !background.isEnding()).forEach(this::publish);
  }

  private List<UUID> due() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(DUE)) {
      List<UUID> due = new ArrayList<>();
      while (rows.next()) {
        due.add(rows.getObject(1, UUID.class));
      }
      return due;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** One that fails does not keep the others from being published. */
  private void publish(UUID id) {
    background.attempt(
        "The draft " + id + " could not be published",
        () ->
            transactions
                .begin(limits.dossierTime())
                .call(() -> drafts.publishDue(id))
                .ifPresent(
                    draft ->
                        LOG.infof("The embargo of a draft is over: %s is %s", id, draft.status)));
  }
}
