package io.counterclaim.dispute;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class DisputeListIT extends DisputeListTest {}
