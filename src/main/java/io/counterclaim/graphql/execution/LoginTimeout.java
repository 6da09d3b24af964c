package io.counterclaim.graphql.execution;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/**
 * Makes the driver's `socketTimeout` one for connecting: the pool connects on a single thread,
 * which must not wait for a server that hangs. Once connected, requests are cut off when their time
 * is over, and an import or a migration may wait as long as it takes.
 */
@Singleton
class LoginTimeout implements AgroalPoolInterceptor {
  private static final int LONGEST_STATEMENT = (int) TimeUnit.HOURS.toMillis(1);

  @Override
  public void onConnectionCreate(Connection connected) {
    try {
      connected.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
