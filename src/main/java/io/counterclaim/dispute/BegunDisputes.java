package io.counterclaim.dispute;

import io.agroal.api.AgroalDataSource;
import io.counterclaim.base.BackgroundTask;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Has it written down, in the background, when disputes become others because their time came: what
 * was said on a day counts from the end of that day. What began while no instance ran is found by
 * the first one that does.
 */
@Singleton
class BegunDisputes extends BackgroundTask {
  private static final Logger LOG = Logger.getLogger(BegunDisputes.class);

  @Inject AgroalDataSource database;
  @Inject DueDisputes due;

  /** From one look for what began to the next. */
  @ConfigProperty(name = "counterclaim.disputes.begin-interval", defaultValue = "1s")
  Duration interval;

  BegunDisputes() {
    super(LOG, "begun disputes");
  }

  void start(@Observes StartupEvent started) {
    background.start(interval, "Disputes that began could not be written down", this::look);
  }

  private void look() {
    if (noteBegun() > 0) {
      due.update();
    }
  }

  private long noteBegun() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet noted = statement.executeQuery("select note_begun_disputes()")) {
      noted.next();
      return noted.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
