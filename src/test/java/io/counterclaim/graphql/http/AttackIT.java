package io.counterclaim.graphql.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AttackIT extends AttackTest {}
