package io.counterclaim;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Half of the tests, as long as they take. Each half runs in a process of its own, in which the
 * service is built and started once for each profile: Surefire alone would start it for each class.
 * All tests of a profile are in one half, because building it takes longer than most of them.
 */
@Suite
@SelectPackages("io.counterclaim")
@IncludeClassNamePatterns(OneHalf.TESTS)
class OneHalf {
  /** Those of the profiles OwnDatabase, LargeWorld and Strict. */
  static final String TESTS =
      ".*\\.(Alias|BrokenInputs|BrokenRows|Change|ChangeFeed|ClientCache"
          + "|Concurrency|DatabaseLoss|DemotedDatabase|DisputeChanges|DisputeEvents|DisputeFeed"
          + "|DisputeId|DisputeUpdate|DisputeWorlds|DossierExport|DossierRoundTrip"
          + "|DossierUpload|Drafts|DueDisputes|Facets|Fairness|Follower|Grid"
          + "|KeyLikeAnId|KnownAt|LargeUpload|Leak|ManyAffiliations|MergedActors"
          + "|MergedWorlds|Mergers|Mutations|Named|NoIntrospection|Page|Parts"
          + "|Preview|Replay|RevisionHeader|Search|SourceApi|SqlCount|StableAnswers|WriteCost)Test";
}
