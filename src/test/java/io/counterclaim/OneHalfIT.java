package io.counterclaim;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The tests of the packaged service that are not in {@link OtherHalfIT}. */
@Suite
@SelectPackages("io.counterclaim")
@IncludeClassNamePatterns(".*IT")
@ExcludeClassNamePatterns(".*HalfIT|" + OtherHalfIT.TESTS)
class OneHalfIT {}
