package io.counterclaim.graphql.schema;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SchemaIT extends SchemaTest {}
