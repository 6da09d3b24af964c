package io.counterclaim.graphql.execution;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much one request may ask for. */
@ConfigMapping(prefix = "counterclaim.limits")
public interface Limits {
  /** Entries of a page if nothing is said. */
  int PAGE = 20;

  /** Fields within fields. The introspection of GraphiQL has 15. */
  @WithDefault("15")
  int depth();

  /** What {@link Cost} estimates. */
  @WithDefault("20000")
  int cost();

  /** In a document. */
  @WithDefault("50")
  int aliases();

  /** In a document. */
  @WithDefault("50")
  int directives();

  /** Fragments within fragments: what it takes to check a chain of them grows with its cube. */
  @WithDefault("50")
  int fragments();

  /** In a document; and fields, once its fragments are put where they are used. */
  @WithDefault("5000")
  int tokens();

  /** In an answer: fields and members of lists. */
  @WithDefault("100000")
  int values();

  /** Of a request. */
  @WithDefault("100K")
  MemorySize body();

  /** From the arrival of a request to its answer. */
  @WithDefault("10s")
  Duration time();

  /** Of a dossier that is sent to be recorded. */
  @WithDefault("50M")
  MemorySize dossier();

  /** From the arrival of such a dossier to the report on it. */
  @WithDefault("30M")
  Duration dossierTime();

  /** Requests that wait for their turn, and as many mutations. */
  @WithDefault("100")
  int queue();

  /** Memory that documents take up once they are parsed. */
  @WithDefault("16M")
  MemorySize documentCache();

  /** Whether clients may read the schema. */
  @WithDefault("true")
  boolean introspection();
}
