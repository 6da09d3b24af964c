package io.counterclaim.dispute;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class DisputeApiIT extends DisputeApiTest {}
