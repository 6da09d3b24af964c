package io.counterclaim.graphql.execution;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.cache.ConnectionCache;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.transaction.TransactionIntegration;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The connections that queries read by. They are made as those of the pool for everything else is
 * told to make its own; those to the primary are taken from their number.
 */
@Startup
@Singleton
class ReadPools {
  /** How long a replica may take to answer: the primary is there, too. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /** By which it is looked whether replicas keep up. */
  private static final int LOOKING = 1;

  final ReadPool primary;
  final Optional<ReadPool> replicas;

  ReadPools(
      AgroalDataSource others,
      Connections connections,
      ReplicaSettings places,
      ReadSettings settings,
      LoginTimeout timeout,
      MeterRegistry metrics) {
    AgroalConnectionPoolConfiguration model =
        others.getConfiguration().connectionPoolConfiguration();
    List<AgroalPoolInterceptor> interceptors = List.of(settings, timeout);
    primary =
        new ReadPool(like(model).maxSize(connections.reading), interceptors, "reading", metrics);
    replicas =
        places
            .url()
            .map(url -> impatient(model, url).maxSize(connections.reading + LOOKING))
            .map(configured -> new ReadPool(configured, interceptors, "replicas", metrics));
    model.setMinSize(Math.min(model.minSize(), connections.others));
    model.setMaxSize(connections.others);
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

  private static AgroalConnectionPoolConfigurationSupplier impatient(
      AgroalConnectionPoolConfiguration model, String url) {
    String seconds = String.valueOf(PATIENCE.toSeconds());
    AgroalConnectionFactoryConfigurationSupplier there =
        new AgroalConnectionFactoryConfigurationSupplier(model.connectionFactoryConfiguration())
            .jdbcUrl(url)
            .jdbcProperty("connectTimeout", seconds)
            .jdbcProperty("socketTimeout", seconds);
    return like(model).connectionFactoryConfiguration(there).acquisitionTimeout(PATIENCE);
  }

  @PreDestroy
  void close() {
    primary.close();
    replicas.ifPresent(ReadPool::close);
  }
}
