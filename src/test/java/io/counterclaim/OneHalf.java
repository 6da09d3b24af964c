package io.counterclaim;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Half of the tests, as long as they take. Each half runs in a process of its own, in which the
 * service is started once for each profile: Surefire alone would start it for each class.
 */
@Suite
@SelectPackages({
  "io.counterclaim.dispute",
  "io.counterclaim.draft",
  "io.counterclaim.facet",
  "io.counterclaim.recording"
})
@IncludeClassNamePatterns(".*Test")
class OneHalf {}
