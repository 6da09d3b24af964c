package io.counterclaim;

import org.junit.platform.suite.api.ExcludePackages;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests that are not in {@link OneHalf}. */
@Suite
@SelectPackages("io.counterclaim")
@ExcludePackages({
  "io.counterclaim.dispute",
  "io.counterclaim.draft",
  "io.counterclaim.facet",
  "io.counterclaim.recording"
})
@IncludeClassNamePatterns(".*Test")
class OtherHalf {}
