package io.counterclaim;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Half of the tests of the packaged service, as long as they take: beside {@link OneHalfIT}, in a
 * process of its own. Of those that share a service, that which needs another one than the rest.
 */
@Suite
@SelectPackages("io.counterclaim")
@IncludeClassNamePatterns(OtherHalfIT.TESTS)
class OtherHalfIT {
  static final String TESTS = ".*\\.(Access|Embargo|Followers|Start)IT";
}
