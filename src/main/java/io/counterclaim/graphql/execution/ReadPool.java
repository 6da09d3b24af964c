package io.counterclaim.graphql.execution;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.pool.DataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/** Some of the connections that queries read by. */
final class ReadPool {
  private final AgroalDataSource pool;

  /**
   * @param name in the metrics
   */
  ReadPool(
      AgroalConnectionPoolConfigurationSupplier configuration,
      List<AgroalPoolInterceptor> interceptors,
      String name,
      MeterRegistry metrics) {
    pool =
        new DataSource(
            new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled()
                .connectionPoolConfiguration(configuration)
                .get(),
            new Leaks());
    pool.setPoolInterceptors(interceptors);
    Tags tags = Tags.of("datasource", name);
    gauge(metrics, tags, "active.count", AgroalDataSourceMetrics::activeCount);
    gauge(metrics, tags, "available.count", AgroalDataSourceMetrics::availableCount);
    gauge(metrics, tags, "awaiting.count", AgroalDataSourceMetrics::awaitingCount);
    gauge(metrics, tags, "max.used.count", AgroalDataSourceMetrics::maxUsedCount);
  }

  private void gauge(
      MeterRegistry metrics,
      Tags tags,
      String name,
      ToDoubleFunction<AgroalDataSourceMetrics> value) {
    metrics.gauge("agroal." + name, tags, pool, of -> value.applyAsDouble(of.getMetrics()));
  }

  SqlConnection connect() throws SQLException {
    return new SqlConnection(pool.getConnection());
  }

  /** Keeps none of the connections. */
  void flush(FlushMode mode) {
    pool.flush(mode);
  }

  void close() {
    pool.close();
  }

  private static final class Leaks implements AgroalDataSourceListener {
    private static final Logger LOG = Logger.getLogger(ReadPool.class);

    @Override
    public void onConnectionLeak(Connection connection, Thread thread) {
      LOG.warnf("A connection was not given back by %s", thread.getName());
    }

    @Override
    public void onWarning(String message) {
      LOG.warn(message);
    }
  }
}
