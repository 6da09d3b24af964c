package io.counterclaim.graphql.execution;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import graphql.i18n.I18n;
import io.quarkus.runtime.annotations.RegisterResourceBundle;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EngineTextsTest {
  private static final Set<String> REGISTERED_BY_THE_FRAMEWORK =
      Set.of("i18n.Parsing", "i18n.Validation");

  @Test
  void allBundlesOfTheEngineAreRegistered() {
    Set<String> registered = new HashSet<>(REGISTERED_BY_THE_FRAMEWORK);
    Stream.of(EngineTexts.class.getDeclaredClasses())
        .map(each -> each.getAnnotation(RegisterResourceBundle.class).bundleName())
        .forEach(registered::add);
    assertEquals(
        Stream.of(I18n.BundleType.values()).map(each -> "i18n." + each).collect(toSet()),
        registered);
  }
}
