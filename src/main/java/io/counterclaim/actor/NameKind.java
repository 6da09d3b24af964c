package io.counterclaim.actor;

import org.eclipse.microprofile.graphql.Description;

@Description("What sort of name a further name is.")
public enum NameKind {
  @Description("Another name in use.")
  ALIAS,
  @Description("Another spelling in this script.")
  TRANSLITERATION,
  @Description("A name that it no longer bears.")
  FORMER,
  @Description("Its name in its own language and script.")
  NATIVE
}
