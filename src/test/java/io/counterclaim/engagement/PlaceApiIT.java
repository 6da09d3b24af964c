package io.counterclaim.engagement;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class PlaceApiIT extends PlaceApiTest {}
