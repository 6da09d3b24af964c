package io.counterclaim.graphql;

import io.counterclaim.LargeWorld;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusIntegrationTest
@TestProfile(LargeWorld.class)
class PageIT extends PageTest {}
