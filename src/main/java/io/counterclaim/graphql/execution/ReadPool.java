package io.counterclaim.graphql.execution;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.cache.ConnectionCache;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.transaction.TransactionIntegration;
import io.agroal.pool.DataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;

/**
 * The connections that queries read by. They are made as those of the pool for everything else is
 * told to make its own, and are taken from their number.
 */
@Startup
@Singleton
class ReadPool {
  private final AgroalDataSource pool;

  ReadPool(
      AgroalDataSource others,
      Connections connections,
      ReadSettings settings,
      LoginTimeout timeout,
      MeterRegistry metrics) {
    AgroalConnectionPoolConfiguration model =
        others.getConfiguration().connectionPoolConfiguration();
    pool =
        new DataSource(
            new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled()
                .connectionPoolConfiguration(like(model).maxSize(connections.reading))
                .get(),
            new Leaks());
    pool.setPoolInterceptors(List.of(settings, timeout));
    model.setMinSize(Math.min(model.minSize(), connections.others));
    model.setMaxSize(connections.others);
    gauge(metrics, "active.count", AgroalDataSourceMetrics::activeCount);
    gauge(metrics, "available.count", AgroalDataSourceMetrics::availableCount);
    gauge(metrics, "awaiting.count", AgroalDataSourceMetrics::awaitingCount);
    gauge(metrics, "max.used.count", AgroalDataSourceMetrics::maxUsedCount);
  }

  /** They are in no transaction of a thread, and no thread keeps them. */
  private static AgroalConnectionPoolConfigurationSupplier like(
      AgroalConnectionPoolConfiguration model) {
    return new AgroalConnectionPoolConfigurationSupplier(model)
        .initialSize(0)
        .minSize(0)
        .transactionIntegration(TransactionIntegration.none())
        .connectionCache(ConnectionCache.none());
  }

  private void gauge(
      MeterRegistry metrics, String name, ToDoubleFunction<AgroalDataSourceMetrics> value) {
    Tags tags = Tags.of("datasource", "reading");
    metrics.gauge("agroal." + name, tags, pool, of -> value.applyAsDouble(of.getMetrics()));
  }

  Connection getConnection() throws SQLException {
    return pool.getConnection();
  }

  @PreDestroy
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
