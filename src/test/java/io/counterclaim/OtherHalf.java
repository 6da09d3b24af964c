package io.counterclaim;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests that are not in {@link OneHalf}. */
@Suite
@SelectPackages("io.counterclaim")
@IncludeClassNamePatterns(".*Test")
@ExcludeClassNamePatterns(OneHalf.TESTS)
class OtherHalf {}
