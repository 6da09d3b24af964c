package io.counterclaim.graphql.schema;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WrongInputIT extends WrongInputTest {}
