package io.counterclaim.graphql;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WrongInputIT extends WrongInputTest {}
