package io.counterclaim.graphql.execution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where queries may read beside the primary, which is where all is written. */
@ConfigMapping(prefix = "counterclaim.read")
public interface ReplicaSettings {
  /** Of one replica or several; all is read from the primary when left out. */
  Optional<String> url();

  /** For how long a replica may lack what the primary has. */
  @WithDefault("5s")
  Duration lag();
}
