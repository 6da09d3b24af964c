package io.counterclaim.node;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class NodeApiIT extends NodeApiTest {}
