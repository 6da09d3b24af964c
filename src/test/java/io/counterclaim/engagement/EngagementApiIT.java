package io.counterclaim.engagement;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class EngagementApiIT extends EngagementApiTest {}
